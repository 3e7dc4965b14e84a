"""A resume's text is read in time that grows as the text does, whatever it is made of."""

from __future__ import annotations

import pytest

from interview.documents.lines import Reading
from interview.documents.markdown import read_plain
from interview.documents.reading import MOST_LINES, document_from
from interview.resume.rules import resume_from
from interview.resume.rules.resume import MOST_ENTRIES
from tests.effort import processor_seconds

PIECES = {
    "schools": "Education\nBSc, University of Leeds 2010\n",
    "jobs": "Experience\nTester, Acme Inc. 2015 - 2016\n- Wrote tests\n",
    "projects": "Projects\nTestbed: runs tests\n",
    "brackets": "(",
    "ratings": "Skills\nPython ●●●●●●●●●●●●●●●●●●●●●●●●●●●●●●●x\n",
    "letters": "a\n",
    "pieces": "Experience\n" + "a|" * 180 + " 2015 - 2016\n",
}
HALF = 2000


def read(text: str) -> None:
    resume_from(document_from("cv.txt", "txt", read_plain(text)))


@pytest.mark.parametrize("piece", PIECES.values(), ids=PIECES)
def test_twice_the_text_takes_twice_the_time(piece: str) -> None:
    read("Skills\nPython\n" * 5)  # what is loaded once
    once, twice = (processor_seconds(lambda n=n: read(piece * (n // len(piece)))) for n in (HALF, 2 * HALF))  # type: ignore[misc]
    assert twice < 2.5 * once + 0.05


def test_a_resume_has_no_more_entries_than_a_person_can_have() -> None:
    lines = [f"Tester {n}, Acme Inc.  {1980 + n % 40} - {1981 + n % 40}" for n in range(70)]
    text = "\n".join(["Experience", *lines, "Experience", *lines])
    assert len(resume_from(document_from("cv.txt", "txt", read_plain(text))).experience) == MOST_ENTRIES


def test_of_a_text_with_more_lines_than_a_resume_the_first_are_read_and_that_is_said() -> None:
    reading = read_plain("\n".join(f"Line {n}" for n in range(MOST_LINES + 9)))
    document = document_from("cv.txt", "txt", reading)
    assert document.text.splitlines()[-1] == f"Line {MOST_LINES - 1}"
    assert document.warnings == (f"Only the first {MOST_LINES:,} lines were read.",)
    assert document_from("cv.txt", "txt", Reading(reading.lines[:9])).warnings == ()
