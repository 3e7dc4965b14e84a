"""Markdown's marks become what they mean; plain text keeps its words."""

from __future__ import annotations

from pathlib import Path

from interview.documents import read_document
from interview.documents.markdown import read_markdown, read_plain

PAGE = """# Ada Okafor
[My page](https://ada.example.com) or <mailto:ada@example.com>

Experience
==========
**Tester, Quiet Harbour**
- cut the *nightly* run
* wrote `pytest` checks with snake_case names
---
## Skills ##
2 * 3 * 4 and __dunder__
"""


def test_marks_become_headings_bold_lines_bullets_and_links() -> None:
    reading = read_markdown(PAGE)
    assert [(line.text, line.heading, line.bold) for line in reading.lines if line.text] == [
        ("Ada Okafor", True, False),
        ("My page or mailto:ada@example.com", False, False),
        ("Experience", True, False),
        ("Tester, Quiet Harbour", False, True),
        ("• cut the nightly run", False, False),
        ("• wrote pytest checks with snake_case names", False, False),
        ("Skills", True, False),
        ("2 * 3 * 4 and dunder", False, False),
    ]
    assert reading.links == ("https://ada.example.com", "mailto:ada@example.com")


def test_a_markdown_file_keeps_lines_and_text_in_step(tmp_path: Path) -> None:
    path = tmp_path / "cv.md"
    path.write_text(PAGE, encoding="utf-8")
    document = read_document(path)
    assert document.text == "\n".join(line.text for line in document.lines)
    assert document.lines[0].heading


def test_plain_text_keeps_its_marks_and_closes_up_spaced_letters() -> None:
    assert [line.text for line in read_plain("# 1\nS K I L L S\nA B C").lines] == ["# 1", "SKILLS", "A B C"]
