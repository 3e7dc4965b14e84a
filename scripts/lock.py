"""Write the lock files from the hand-written lists of requirements, with uv: what `make` installs, with its hashes.

A version that a lock names is kept as long as it fits; `make lock LOCK_OPTIONS=--upgrade` takes the newest of all.
"""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path
from tempfile import TemporaryDirectory

from packaging.markers import Marker
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parents[1]
PLATFORMS = (("linux", "x86_64"), ("linux", "aarch64"), ("darwin", "arm64"), ("win32", "AMD64"))
PYTHONS = ("3.11", "3.12")
UV = (
    *("pip", "compile", "--no-config", "--quiet", "--no-header", "--no-annotate"),
    *("--universal", "--python-version", PYTHONS[0], "--fork-strategy", "fewest", "--generate-hashes"),
)

CUDA = re.compile("(nvidia|cuda)-.*")
FIRST = ("setuptools", "torch")
"""torch comes first, in one build or the other; setuptools with it, for it builds openai-whisper."""
CPU_BUILDS = {
    "2.13.0": (
        "4ca4a9394b0c771238a4f73590fdbbc4debad85ed0fa63d026ae1b085da7d6e2",  # CPython 3.12, Linux x86_64
        "6746dbcbeb526eb61330b76b41ff1b4eb848951103a892eeb080dfa2b264667b",  # CPython 3.11, Linux x86_64
        "6f307c2c32d764ffc6ff6893b801fad6d4752f3e67966cb8abf1843427c02604",  # CPython 3.12, Linux aarch64
        "84453b69508ec79902f899c5ed9495acb9e2bbe9fda5f1d5d6f19e3c3842e1a7",  # CPython 3.11, Linux aarch64
    )
}
"""PyTorch's own builds without CUDA, by version: the package registry does not carry them, so uv cannot ask."""

Blocks = dict[str, str]
"""A package's name -> its lines in a lock: more than one requirement where platforms differ."""


def main(options: list[str]) -> None:
    everything = compiled("requirements-dev.txt", options, prefer=read("requirements*.lock"))
    runtime = compiled("requirements.txt", [], prefer=everything)
    first = {name: block for name, block in runtime.items() if name in FIRST or CUDA.fullmatch(name)}
    write("requirements.lock", without(runtime, first), "what the program runs on, after torch")
    write("requirements-torch.lock", first, "torch as the package registry has it, and what only this build needs")
    write("requirements-torch-cpu.lock", cpu_build(first), "torch without CUDA, where pip is offered it")
    write("requirements-dev.lock", without(everything, runtime), "what lint and the tests add")
    tools = compiled("requirements-tools.txt", options, prefer=read("requirements-tools.lock"))
    write("requirements-tools.lock", tools, "what makes the locks and the bill of materials")


def compiled(listed: str, options: Iterable[str], prefer: Blocks) -> Blocks:
    """What a list of requirements needs on the platforms above, at the versions of `prefer` where they fit."""
    with TemporaryDirectory() as folder:
        out = Path(folder) / "out.lock"
        out.write_text("".join(prefer.values()), encoding="utf-8")
        uv = Path(sys.executable).with_name("uv")
        subprocess.run([uv, *UV, *options, "-o", out, listed], cwd=ROOT, check=True, stdout=subprocess.DEVNULL)
        return blocks_of(out.read_text(encoding="utf-8"))


def blocks_of(lock: str) -> Blocks:
    """The requirements of a lock that some platform needs."""
    blocks: Blocks = {}
    for block in re.findall(r"^[A-Za-z0-9].*\n(?:[ ].*\n?)*", lock, flags=re.MULTILINE):
        requirement = requirement_of(block)
        if is_needed(requirement.marker):
            name = canonicalize_name(requirement.name)
            blocks[name] = blocks.get(name, "") + block
    return blocks


def requirement_of(block: str) -> Requirement:
    return Requirement(block.partition("\\")[0].strip())


def is_needed(marker: Marker | None) -> bool:
    return marker is None or any(marker.evaluate(environment) for environment in environments())


def environments() -> Iterable[dict[str, str]]:
    for python in PYTHONS:
        for platform, machine in PLATFORMS:
            system = {"linux": "Linux", "darwin": "Darwin", "win32": "Windows"}[platform]
            yield {
                "python_version": python,
                "python_full_version": f"{python}.9",
                "sys_platform": platform,
                "platform_system": system,
                "os_name": "nt" if platform == "win32" else "posix",
                "platform_machine": machine,
                "implementation_name": "cpython",
                "platform_python_implementation": "CPython",
            }


def cpu_build(first: Blocks) -> Blocks:
    """The CPU build of the torch that is locked, with what belongs to either."""
    version = str(requirement_of(first["torch"]).specifier).removeprefix("==")
    if version not in CPU_BUILDS:
        sys.exit(f"Add the SHA-256 of PyTorch's CPU builds of torch {version} to CPU_BUILDS in scripts/lock.py.")
    hashes = "".join(f" \\\n    --hash=sha256:{digest}" for digest in CPU_BUILDS[version])
    return {"setuptools": first["setuptools"], "torch": f"torch=={version}+cpu{hashes}\n"}


def without(blocks: Blocks, others: Mapping[str, str]) -> Blocks:
    return {name: block for name, block in blocks.items() if name not in others}


def read(pattern: str) -> Blocks:
    """The requirements of the locks there are; nothing on the first run."""
    locks = sorted(ROOT.glob(pattern))
    return {name: block for lock in locks for name, block in blocks_of(lock.read_text(encoding="utf-8")).items()}


def write(name: str, blocks: Blocks, what: str) -> None:
    text = f"# Made by `make lock`: {what}.\n" + "".join(blocks[name] for name in sorted(blocks))
    (ROOT / name).write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
