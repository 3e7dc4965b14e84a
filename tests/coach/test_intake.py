"""A resume is read once, and again only where its content changed."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from interview.coach import intake
from interview.coach.coach import Coach
from interview.documents import read_document
from interview.records import Document


def test_a_resume_is_read_once_and_again_only_when_its_content_changed(
    coach: Coach, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, read = tmp_path / "resume.txt", []

    def noting(*given: Any) -> Document:
        read.append(given)
        return read_document(*given)

    monkeypatch.setattr(intake, "read_document", noting)
    path.write_text("Ada Example\nData Engineer at Northwind, who builds pipelines and tests them")
    first = coach.preparation.read_resume(path)
    assert coach.preparation.read_resume(path) is first
    path.write_text("Grace Example\nData Engineer at Southwind, who builds pipelines and tests them")
    assert coach.preparation.read_resume(path) != first
    assert len(read) == 2
