"""The lock files hold what the lists of requirements name, every line with a hash, and nothing of the machine they were
made on.
"""

from __future__ import annotations

import re

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from interview.settings import ROOT

RENEW = "run `make lock`"
LISTS = {
    "requirements.txt": ("requirements.lock", "requirements-torch.lock"),
    "requirements-dev.txt": ("requirements-dev.lock", "requirements.lock"),
    "requirements-tools.txt": ("requirements-tools.lock",),
}
LOCKS = sorted(path.name for path in ROOT.glob("requirements*.lock"))


def lines_of(name: str) -> list[str]:
    """A list's or a lock's requirements, each with its hashes on one line."""
    text = (ROOT / name).read_text(encoding="utf-8").replace("\\\n", " ")
    return [line for line in text.splitlines() if re.match("[A-Za-z0-9]", line)]


def pins_of(name: str) -> dict[str, str]:
    """Package -> version."""
    requirements = [Requirement(line.partition("--hash")[0]) for line in lines_of(name)]
    return {canonicalize_name(each.name): str(each.specifier).removeprefix("==") for each in requirements}


@pytest.mark.parametrize("listed", LISTS)
def test_a_lock_holds_every_version_that_a_list_names(listed: str) -> None:
    locked = {name: version for lock in LISTS[listed] for name, version in pins_of(lock).items()}
    wanted = pins_of(listed)
    assert {name: locked.get(name) for name in wanted} == wanted, RENEW


def test_every_line_of_a_lock_is_one_version_with_its_hashes() -> None:
    assert len(LOCKS) == 5
    for lock in LOCKS:
        for line in lines_of(lock):
            pin, *hashes = re.split(" +--hash=sha256:", line)
            assert re.match(r"[a-z0-9][a-z0-9.-]*==[^ ;]+( ;|$)", pin), f"{lock}: {line}"
            assert hashes, f"{lock}: {line}"
            assert all(re.fullmatch("[0-9a-f]{64}", digest) for digest in hashes), f"{lock}: {line}"


def test_a_lock_names_no_package_twice_and_no_place_to_fetch_it_from() -> None:
    installed = [
        name
        for lock in LOCKS
        if lock not in ("requirements-tools.lock", "requirements-torch-cpu.lock")
        for name in pins_of(lock)
    ]
    assert len(installed) == len(set(installed)), RENEW
    for lock in LOCKS:
        options = [
            line for line in (ROOT / lock).read_text().splitlines() if not re.match(r"#|[a-z0-9]| +--hash=", line)
        ]
        assert options == [], lock
        assert "/" not in (ROOT / lock).read_text(), lock


def test_torch_is_one_version_and_its_cpu_build_brings_no_cuda() -> None:
    cpu, registry = pins_of("requirements-torch-cpu.lock"), pins_of("requirements-torch.lock")
    assert cpu["torch"] == registry["torch"] + "+cpu"
    assert set(cpu) == {"torch", "setuptools"}
    assert any(name.startswith("nvidia-") for name in registry)
    shared = {*pins_of("requirements.lock"), *pins_of("requirements-dev.lock")}
    assert [name for name in shared if name.startswith(("nvidia-", "cuda-"))] == []
