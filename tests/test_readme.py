"""README and docs tell the truth about columns, settings, packages and pages."""

from __future__ import annotations

import re
from pathlib import Path

from bench.__main__ import BENCHES
from interview.sessions.tables import COLUMNS
from interview.settings import Settings

ROOT = Path(__file__).resolve().parents[1]


def page(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def test_the_readme_can_be_read_in_one_sitting() -> None:
    assert len(page("README.md").splitlines()) <= 150


def test_every_page_that_is_named_is_there() -> None:
    for name in ("README.md", "SECURITY.md", *(f"docs/{path.name}" for path in (ROOT / "docs").glob("*.md"))):
        folder = (ROOT / name).parent
        for target in re.findall(r"\]\((?!https?:)([^)#]+)", page(name)):
            assert (folder / target).exists(), f"{name} names {target}"


def test_every_csv_column_is_documented() -> None:
    for name, columns in COLUMNS.items():
        assert f"| `{name}.csv` | {', '.join(columns)} |" in page("docs/outputs.md")


def test_every_setting_is_documented() -> None:
    for name in Settings.model_fields:
        assert f"INTERVIEW_{name.upper()}" in page("docs/settings.md")


def test_every_package_that_is_required_has_its_reason() -> None:
    names = [line.split("==")[0] for line in page("requirements.txt").splitlines() if "==" in line]
    assert [name for name in names if name.casefold() not in page("docs/decisions.md").casefold()] == []


def test_every_bench_is_named_where_figures_stand() -> None:
    assert [name for name in BENCHES if f"`bench {name}" not in page("docs/measurements.md")] == []
