"""A job description is read in time that grows as its text does, whatever it is made of, and only up to a limit."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from interview.errors import DocumentError, InterviewError
from interview.job import topics_from
from interview.job.rules import (
    LONGEST_JOB,
    check_job_length,
    job_text_from,
    job_title_from,
    job_years_from,
    seniority_from,
)
from interview.job.rules.headings import part_of
from interview.job.rules.sentences import MOST_LINES
from tests.conftest import JOB_TEXT
from tests.effort import processor_seconds

PIECES = {
    "an advertisement": JOB_TEXT,
    "one line": JOB_TEXT.replace("\n", " "),
    "headings without end": "experience requirements and & skills ",
    "a heading's words": "experience ",
    "addresses": "a@b.co ",
    "links": "http://a.b/ ",
    "open tags": "<a ",
    "degrees": "degree in ",
    "capitals": "MANAGER OF TESTING ",
    "bullets": "• ",
    "brackets": "(a ",
    "pairs": "oral and written ",
    "no spaces": "软件测试工程师",
    "unseen": "a\u200b",
    "digits": "1",
}
HALF = 2000


def read(text: str) -> Callable[[], None]:
    def call() -> None:
        topics_from(text)
        seniority_from(job_title_from(text), text)
        job_years_from(text)

    return call


def repeated(piece: str, length: int) -> str:
    return (piece * (length // len(piece) + 1))[:length]


@pytest.mark.parametrize("piece", PIECES.values(), ids=PIECES)
def test_twice_the_text_takes_twice_the_time(piece: str) -> None:
    once, twice = (processor_seconds(read(repeated(piece, length))) for length in (HALF, 2 * HALF))
    assert twice < 2.5 * once + 0.05


def test_no_line_of_words_that_headings_have_takes_long() -> None:
    assert processor_seconds(lambda: part_of("skills and " * 30 + "!")) < 0.1


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("a" * 5_000_000, f"longer than {LONGEST_JOB:,} characters. Paste only the advertisement"),
        ("tester\n" * MOST_LINES, f"more than {MOST_LINES:,} lines. Paste only the advertisement"),
    ],
)
def test_what_is_longer_than_any_advertisement_is_refused_at_once(text: str, sentence: str) -> None:
    def refused() -> None:
        with pytest.raises(DocumentError, match=sentence):
            job_text_from(text)

    assert processor_seconds(refused) < 0.05
    with pytest.raises(DocumentError, match=sentence):
        check_job_length(text)


@pytest.mark.parametrize("given", [None, "", "\u200b" * 90, 3, float("nan"), ["tester"], {}, "\ud800" * 50])
def test_what_is_no_job_description_gets_a_sentence(given: object) -> None:
    with pytest.raises(InterviewError):
        job_text_from(given)


def test_half_of_a_pair_of_surrogates_and_a_zero_byte_do_no_harm() -> None:
    assert job_text_from("\ufeff" + JOB_TEXT.replace("\n", "\r\n") + "\ud800\x00") == JOB_TEXT + "\ufffd"
