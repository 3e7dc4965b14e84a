"""What the bench of bad documents takes for handled."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from bench.bad import Outcome, is_handled, measure
from tests.documents.files import RESUME_LINES, placed, write_archive, write_pdf


def outcome(how: str, said: str = "", *, warned: bool = False, seconds: float = 1.0, path: str = "none") -> Outcome:
    return Outcome(Path(path), how, said, warned, seconds, 100.0)


@pytest.mark.parametrize(
    ("expected", "good", "bad"),
    [
        ("clean error", outcome("refused"), outcome("read")),
        ("clean error or empty-text message", outcome("read"), outcome("crashed")),
        ("clean error or partial text with a warning", outcome("read", warned=True), outcome("read")),
        ('"no text found" message', outcome("refused", "There is no text in it."), outcome("refused", "It is odd.")),
        ('"no text found" message', outcome("recognised"), outcome("read")),
        ("message that it is password protected", outcome("refused", "It has a password."), outcome("refused")),
        ("opens without a password: parsed as the plain file", outcome("read"), outcome("refused", "password")),
        ("no crash", outcome("refused"), outcome("crashed")),
        ("words nobody foresaw", outcome("read"), outcome("read", seconds=21.0)),
    ],
)
def test_key_phrases_decide(expected: str, good: Outcome, bad: Outcome) -> None:
    assert is_handled(good, expected)
    assert not is_handled(bad, expected)


def test_the_content_of_a_local_file_must_not_appear(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("the very secret line", encoding="utf-8")
    xml = f'<!DOCTYPE x [<!ENTITY leak SYSTEM "{secret.as_uri()}">]>'
    path = str(write_archive(tmp_path / "cv.docx", {"word/document.xml": xml.encode()}))
    assert is_handled(outcome("refused", "It declares entities.", path=path), "the content must never appear")
    assert not is_handled(outcome("read", "so: the very secret line", path=path), "the content must never appear")


def test_documents_of_the_manifest_are_measured_and_other_files_are_not(tmp_path: Path) -> None:
    write_pdf(tmp_path / "cv.pdf", [placed(RESUME_LINES)])
    cases = [{"file": "cv.pdf", "expected": "no crash"}, {"file": "noise.wav", "expected": "no invented sentence"}]
    (tmp_path / "manifest.json").write_text(json.dumps(cases), encoding="utf-8")
    measured = measure(tmp_path, None)
    assert (measured.n, measured.figures["handled"], measured.figures["of"]) == (1, 1, 1)
