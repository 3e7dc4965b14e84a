"""Whatever the text is, the reader comes back soon, never falls over and invents nothing."""

from __future__ import annotations

import re
import time
from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from interview.records import Document, Resume
from interview.resume.rules import resume_from

PIECES = st.sampled_from(
    [
        "EXPERIENCE", "Education", "Skills:", "Languages", "Projects", "Certifications", "Welder", "Senior Engineer",
        "Nokia", "Acme, Inc.", "University of Leeds", "BSc Physics", "Leeds, UK", "2018 - 2020", "Jan 2019 – Present",
        "since 2020", "2018-20", "• ", "  ", " | ", " — ", ", ", "(", ")", ":", "@", "maya@mail.com",
        "+44 20 7946 0958",
        "github.com/maya", "Python, SQL", "English (C1)", "at", "from", "工程师", "מהנדס", "مهندس", "🙂", "\u202e",
        "\x00", "%",
    ]
)  # fmt: skip
LINES = st.lists(st.lists(st.one_of(PIECES, st.text(max_size=8)), max_size=8).map("".join), max_size=30)


def values_of(resume: Resume) -> Iterator[str]:
    yield from (resume.name, resume.email, resume.location, resume.about, *resume.phones, *resume.skills)
    yield from (*resume.certifications, *resume.languages, *resume.links)
    for job in resume.experience:
        yield from (job.title, job.company, job.place, job.dates, *job.bullets)
    for study in resume.education:
        yield from (study.degree, study.institution, study.dates)
    for project in resume.projects:
        yield from (project.name, project.description)


def letters(text: str) -> str:
    return re.sub(r"\W+", "", text.casefold())


@given(LINES)
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_every_value_stands_in_the_text(lines: list[str]) -> None:
    text = "\n".join(line.replace("\n", " ") for line in lines)
    resume = resume_from(Document("cv.txt", "txt", text))
    assert [value for value in values_of(resume) if letters(value) not in letters(text)] == []


@pytest.mark.parametrize(
    "text",
    [
        "Experience\n" + "\n".join(f"Welder, Nokia, Leeds  {1980 + n % 40} - {1981 + n % 40}" for n in range(2500)),
        "Experience\n" + "(" * 50_000 + " 2019",
        "Education\n" + "\n".join("BSc, University of Leeds" for _ in range(4000)),
        "Experience\n" + "A b, " * 20_000 + " 2019 - 2020",
        "@" * 100_000,
        "  a" * 33_000,
    ],
    ids=["entries", "brackets", "schools", "commas", "signs", "gaps"],
)
def test_a_text_as_long_as_allowed_is_read_in_seconds(text: str) -> None:
    began = time.monotonic()
    resume_from(Document("cv.txt", "txt", text[:100_000]))
    assert time.monotonic() - began < 20
