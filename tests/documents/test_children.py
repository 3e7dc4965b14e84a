"""Whatever becomes of the child process, its parent has an answer."""

from __future__ import annotations

import signal
from pathlib import Path

import pytest

from interview.documents import pdf, read_document
from interview.documents.answers import PageText, answer_from, pages_from
from interview.documents.children import TOO_LARGE, Told, answers_from, ask_child
from interview.errors import DocumentError
from interview.records import Area, HiddenText, TextLine
from tests.documents.files import RESUME_LINES, placed, write_pdf

PAGE = PageText(
    2, 842.0, (TextLine("Ada", 2, Area(1, 2, 3, 4), 12.0, bold=True), TextLine("")), (HiddenText("x", 2, "tiny"),)
)


def test_a_page_survives_the_way_between_the_processes() -> None:
    (page,) = pages_from([{"pages": 3}, answer_from(PAGE), {"links": []}])
    assert page.lines[0] == PAGE.lines[0]
    assert page.hidden == PAGE.hidden
    assert page.height == PAGE.height


def test_half_a_line_of_a_crashed_child_is_left_out() -> None:
    assert answers_from(b'{"pages": 2}\nnoise\n[1]\n{"page": 0, "lin') == ({"pages": 2},)


def test_a_child_that_takes_too_long_is_ended(tmp_path: Path) -> None:
    path = write_pdf(tmp_path / "cv.pdf", [placed(RESUME_LINES)])
    assert ask_child("pdf", path, "30", seconds=0.01).status == TOO_LARGE


def test_a_pdf_whose_drawing_crashes_the_child_is_read_without_drawing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = []

    def ask(task: str, path: Path, *details: str, seconds: float) -> Told:
        asked.append(details)
        return ask_child(task, path, *details, seconds=seconds) if "blind" in details else Told(-signal.SIGSEGV, ())

    monkeypatch.setattr(pdf, "ask_child", ask)
    document = read_document(write_pdf(tmp_path / "cv.pdf", [placed(RESUME_LINES)]))
    assert len(asked) == 2
    assert "Quiet Harbour" in document.text


def test_pages_read_before_a_crash_count_and_a_warning_says_how_many(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = PageText(0, 842.0, (TextLine("A line that is long enough to pass for the text of a resume, nearly."),))
    monkeypatch.setattr(pdf, "ask_child", lambda *_, **__: Told(1, ({"pages": 3}, answer_from(page))))
    document = read_document(write_pdf(tmp_path / "cv.pdf", [placed(RESUME_LINES)]))
    assert document.warnings == ("Only 1 of 3 pages could be read; the rest is damaged or too large.",)


def test_a_child_that_says_nothing_means_a_damaged_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf, "ask_child", lambda *_, **__: Told(1, ()))
    with pytest.raises(DocumentError, match="damaged"):
        read_document(write_pdf(tmp_path / "cv.pdf", [placed(RESUME_LINES)]))
