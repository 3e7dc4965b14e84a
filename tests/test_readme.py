"""The README tells the truth about files, columns and settings."""

from __future__ import annotations

from pathlib import Path

from interview.core.tables import COLUMNS
from interview.settings import Settings
from scripts.map import map_lines

ROOT = Path(__file__).resolve().parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")


def test_every_file_is_on_the_map_as_it_describes_itself() -> None:
    missing = [line for line in map_lines() if line not in README]
    assert not missing, "run `python scripts/map.py`"


def test_every_csv_column_is_documented() -> None:
    for name, columns in COLUMNS.items():
        assert f"| `{name}.csv` | {', '.join(columns)} |" in README


def test_every_setting_is_documented() -> None:
    for name in Settings.model_fields:
        assert f"INTERVIEW_{name.upper()}" in README


def test_every_package_that_is_required_has_its_reason() -> None:
    names = [line.split("==")[0] for line in (ROOT / "requirements.txt").read_text().splitlines() if "==" in line]
    assert [name for name in names if name.casefold() not in README.casefold()] == []
