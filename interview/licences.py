"""The licences of what the program is made of: every package that the locks name, and every model of the catalogue."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from fnmatch import fnmatch
from functools import cache
from importlib import metadata
from typing import Any

from interview.engines.catalogue import ModelEntry, read_entries
from interview.settings import ROOT

SETTLED = ROOT / "interview" / "licences.toml"
RUNTIME = ("requirements.lock", "requirements-torch.lock")
DEVELOPMENT = ("requirements-dev.lock",)
SPDX = {
    "Apache": "Apache-2.0",
    "Apache 2.0": "Apache-2.0",
    "Apache 2.0 License": "Apache-2.0",
    "Apache Software License": "Apache-2.0",
    "3-Clause BSD License": "BSD-3-Clause",
    "BSD 3-Clause License": "BSD-3-Clause",
    "ISC License": "ISC",
    "MIT License": "MIT",
}
WITH_CONDITIONS = re.compile(r"GPL|MPL|Mozilla|EUPL|CDDL|LicenseRef|Proprietary")
"""Licences that ask more of who passes a package on than to name its authors."""


@dataclass(frozen=True, slots=True)
class PackageLicence:
    """`licence` is an SPDX expression, or the package's own words; empty where nobody knows."""

    name: str
    version: str
    licence: str
    home: str
    use: str  # "runtime" or "development"
    note: str = ""


@dataclass(frozen=True, slots=True)
class ModelLicence:
    """`sha256` is that of the largest file."""

    name: str
    upstream: str
    revision: str
    licence: str
    bytes: int
    sha256: str


def package_licences() -> list[PackageLicence]:
    uses = (("runtime", RUNTIME), ("development", DEVELOPMENT))
    return [_package(name, version, use) for use, locks in uses for name, version in locked(locks)]


def model_licences() -> list[ModelLicence]:
    return [_model(entry) for entry in read_entries()]


def locked(locks: Iterable[str]) -> list[tuple[str, str]]:
    """Name and version of every package in these lock files."""
    texts = ((ROOT / lock).read_text(encoding="utf-8") for lock in locks)
    return sorted(
        {pin for text in texts for pin in re.findall(r"^([a-z0-9][a-z0-9.-]*)==([^\s;]+)", text, re.MULTILINE)}
    )


def needs_reason(licence: str) -> bool:
    """Whether a package with this licence has to be explained: it is unknown, or comes with conditions."""
    return not licence or WITH_CONDITIONS.search(licence) is not None


def as_record() -> dict[str, list[dict[str, Any]]]:
    return {
        "packages": [asdict(row) for row in package_licences()],
        "models": [asdict(row) for row in model_licences()],
    }


def as_table() -> str:
    packages = [(row.name, row.version, row.licence or "unknown", row.use, row.home) for row in package_licences()]
    models = [
        (row.name, row.licence, f"{row.bytes:,}", row.sha256[:12], f"{row.upstream} {row.revision[:12]}".strip())
        for row in model_licences()
    ]
    notes = [f"{row.name} ({row.licence}): {row.note}" for row in package_licences() if row.note]
    return "\n".join(
        [
            *_columns(("package", "version", "licence", "use", "home"), packages),
            "",
            *_columns(("model", "licence", "bytes", "sha256", "from"), models),
            "",
            "What to know:",
            *notes,
        ]
    )


def _package(name: str, version: str, use: str) -> PackageLicence:
    settled = _settled(name)
    try:
        told = metadata.metadata(name)
    except metadata.PackageNotFoundError:  # for another platform or another build of torch
        return PackageLicence(name, version, settled.get("licence", ""), "", use, settled.get("note", ""))
    licence = settled.get("licence") or _told_licence(told)
    return PackageLicence(name, version, licence, _home(told), use, settled.get("note", ""))


def _told_licence(told: Any) -> str:
    """What a package says of itself: an expression, a short text, or else its classifiers."""
    if expression := told.get("License-Expression"):
        return str(expression)
    text = str(told.get("License") or "").strip()
    if text and "\n" not in text and len(text) < 50:
        return SPDX.get(text, text)
    names = [row.rpartition(" :: ")[2] for row in told.get_all("Classifier") or [] if row.startswith("License ::")]
    return " AND ".join(SPDX.get(name, name) for name in names if name != "OSI Approved")


def _home(told: Any) -> str:
    links: list[tuple[str, str]] = [row.split(", ", 1) for row in told.get_all("Project-URL") or [] if ", " in row]
    named = {label.casefold(): link for label, link in links}
    ranked = (named.get(label) for label in ("homepage", "home", "repository", "source", "source code"))
    return next((link for link in (told.get("Home-page"), *ranked, *named.values()) if link), "")


def _settled(name: str) -> dict[str, str]:
    table = _table()
    patterns = [said for pattern, said in table["pattern"].items() if fnmatch(name, pattern)]
    merged: dict[str, str] = {}
    for said in (*patterns, table["package"].get(name, {})):
        merged |= said
    return merged


@cache
def _table() -> dict[str, dict[str, dict[str, str]]]:
    return tomllib.loads(SETTLED.read_text(encoding="utf-8"))


def _model(entry: ModelEntry) -> ModelLicence:
    largest = max(entry.files, key=lambda file: file.size)
    upstream = entry.hub or ", ".join(package.name for package in entry.packages)
    return ModelLicence(entry.name, upstream, entry.revision, entry.licence, entry.total_bytes, largest.sha256)


def _columns(head: tuple[str, ...], rows: Sequence[tuple[str, ...]]) -> list[str]:
    widths = [max(len(row[place]) for row in (head, *rows)) for place in range(len(head))]
    return [
        "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in (head, *rows)
    ]
