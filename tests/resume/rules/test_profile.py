"""The fields of a resume: found where they stand, empty where they do not, never invented."""

from __future__ import annotations

import json
import re
import time
from pathlib import Path

import pytest

from interview.records import Document, Education, Resume
from interview.resume.rules import resume_from

RESUMES = Path(__file__).resolve().parents[4] / "shared" / "data" / "resumes"
needs_resumes = pytest.mark.skipif(not RESUMES.is_dir(), reason="the shared data is not here")

FULL = """Ada Okafor
Software Tester
ada.okafor@example.com  +44 555 010 2233  Leeds, UK

SUMMARY
Tester who likes small, fast checks and
clear reports about what they found.

WORK EXPERIENCE
Senior Tester  May 2020 - Present
Quiet Harbour Ltd, Leeds, UK
• Cut the nightly test run from three hours to
twenty minutes.
• Wrote the guide for new colleagues.

Tester  2017 - 2020
Moss & Vale
• Tested the booking pages by hand and by script.

EDUCATION
BSc in Physics
University of Lagos
2013 - 2017

SKILLS
Languages: Python, SQL, and Bash
Tools: Selenium (basic), Git; Docker

PROJECTS
Tidy Logs  2021
• Sorts the logs of several services by time.
"""


def read(text: str) -> Resume:
    return resume_from(Document("cv.txt", "txt", text))


def job(heading: str) -> tuple[str, str, str]:
    """Title, company and dates of the only position under this heading."""
    (position,) = read(f"EXPERIENCE\n{heading}\n• Did the work.").experience
    return position.title, position.company, position.dates


def test_who_it_is_and_how_to_reach_them() -> None:
    resume = read(FULL)
    assert resume.name == "Ada Okafor"
    assert resume.email == "ada.okafor@example.com"
    assert resume.phone == "+44 555 010 2233"
    assert resume.about == "Tester who likes small, fast checks and clear reports about what they found."


def test_each_position_has_title_company_dates_and_whole_bullets() -> None:
    first, second = read(FULL).experience
    assert (first.title, first.company, first.dates) == ("Senior Tester", "Quiet Harbour Ltd", "May 2020 - Present")
    assert first.bullets == (
        "Cut the nightly test run from three hours to twenty minutes.",
        "Wrote the guide for new colleagues.",
    )
    assert (second.title, second.company, second.dates) == ("Tester", "Moss & Vale", "2017 - 2020")


def test_skills_are_single_without_labels_and_levels() -> None:
    assert read(FULL).skills == ("Python", "SQL", "Bash", "Selenium", "Git", "Docker")


def test_education_and_projects() -> None:
    resume = read(FULL)
    assert resume.education == (Education("BSc in Physics", "University of Lagos", "2013 - 2017", "2013", "2017"),)
    assert [(project.name, project.description) for project in resume.projects] == [
        ("Tidy Logs", "Sorts the logs of several services by time.")
    ]


@pytest.mark.parametrize("text", ["", "...", "Once upon a time there was a fox who lived in a wood and ate grapes."])
def test_a_text_that_is_no_resume_gives_empty_fields(text: str) -> None:
    resume = read(text)
    assert (resume.name, resume.email, resume.phone) == ("", "", "")
    assert (resume.skills, resume.experience, resume.education, resume.projects) == ((), (), (), ())


@pytest.mark.parametrize(
    "heading",
    [
        "Test Engineer, Quiet Harbour  Jan 2019 - Dec 2021",
        "Test Engineer | Quiet Harbour | Jan 2019 - Dec 2021",
        "Quiet Harbour | Test Engineer\nJan 2019 - Dec 2021 | Leeds, UK",
        "Test Engineer\nQuiet Harbour\nJan 2019 - Dec 2021",
        "Test Engineer\nQuiet Harbour\nAustin, TX\nJan 2019 - Dec 2021",
        "Jan 2019 - Dec 2021  Quiet Harbour\nTest Engineer",
        "Jan 2019 - Dec 2021\nRole: Test Engineer\nCompany: Quiet Harbour",
        "Test Engineer at Quiet Harbour (Jan 2019 - Dec 2021)",
    ],
)
def test_a_position_is_read_from_the_usual_headings(heading: str) -> None:
    assert job(heading) == ("Test Engineer", "Quiet Harbour", "Jan 2019 - Dec 2021")


@pytest.mark.parametrize(
    "dates",
    [
        "2019 - 2021",
        "2019–present",
        "03/2019 - 07/2021",
        "2019-03 — Present",
        "Summer 2019",
        "Since March 2019",
        "Oct '19",
    ],
)
def test_dates_are_kept_as_they_are_written(dates: str) -> None:
    assert job(f"Test Engineer, Quiet Harbour  {dates}")[2] == dates


def test_a_year_within_a_bullet_opens_no_position() -> None:
    resume = read("EXPERIENCE\nTester, Quiet Harbour  2019 - 2021\n• Moved 40 services in 2020 to one cluster.\n")
    assert len(resume.experience) == 1


@pytest.mark.parametrize(
    "phone", ["(909) 555-5555", "607.555.5733", "+49 555 123 4567", "0099/333 5647380", "+1 (415) 555-0142"]
)
def test_phones_are_found_in_the_forms_people_write(phone: str) -> None:
    assert read(f"Ada Okafor\nLeeds | {phone}\nExperience").phone == phone


@pytest.mark.parametrize(
    "line", ["2013 - 2016", "1999-2003", "0000-0001-2345-6789", "03/2019 - 07/2021", "12 500 users"]
)
def test_years_and_ids_are_no_phones(line: str) -> None:
    assert read(f"Ada Okafor\n{line}").phone == ""


@pytest.mark.parametrize("email", ["o'brien@example.com", "a.b+c@mail.example.org", "x_y@example.co.uk"])
def test_emails_are_found_whole(email: str) -> None:
    assert read(f"Ada Okafor\nE-mail: {email}, phone on request").email == email


@pytest.mark.parametrize(
    "top",
    [
        "Curriculum Vitae\nAda Okafor\nTester",
        "Page 1\nAda Okafor, MSc, PMP\nTester",
        "Name: Ada Okafor\nTester",
        "Ada Okafor  Leeds  ada@example.com",
        "ABOUT\nTester of web pages since 2015\nAda Okafor\nada.okafor@example.com",
    ],
)
def test_the_name_is_found_at_the_top_or_by_the_address_that_spells_it(top: str) -> None:
    assert read(top).name == "Ada Okafor"


@pytest.mark.parametrize(
    "top", ["Senior Software Engineer", "****** *****", "Leeds, UK", "Seattle, WA", "RESUME", "Skills"]
)
def test_a_title_a_place_or_a_heading_is_no_name(top: str) -> None:
    assert read(f"{top}\nEducation\nTelegram").name == ""


def test_headings_are_known_in_several_forms() -> None:
    for heading in (
        "TECHNICAL SKILLS",
        "Skills & Expertise",
        "S K I L L S",
        "Core Competencies:",
        "skills",
        "Kenntnisse",
    ):
        assert read(f"Ada Okafor\n{heading}\nPython, SQL").skills == ("Python", "SQL"), heading


def test_languages_that_people_speak_are_no_skills_of_the_trade() -> None:
    assert read("SKILLS\nLanguages: English, French\nTools: Git").skills == ("Git",)


def test_a_text_that_lost_its_line_ends_is_read_by_its_wide_gaps() -> None:
    flat = re.sub(r"\n+", "    ", FULL) + "    " + "x" * 50
    resume = read(flat)
    assert resume.name == "Ada Okafor"
    assert [position.title for position in resume.experience] == ["Senior Tester", "Tester"]


@pytest.mark.parametrize(
    "noise", [" ", "A", "1 ", "x@", "+1 (2", "2019 - ", "• a\n", "EXPERIENCE\n2019 - 2020\n", "(cid:1)"]
)
def test_noise_takes_no_time_and_raises_nothing(noise: str) -> None:
    start = time.monotonic()
    read(noise * (40_000 // len(noise)))
    assert time.monotonic() - start < 5


@needs_resumes
def test_every_string_stands_in_the_document_and_who_it_is_is_right() -> None:
    from interview.documents import read_document

    for truth_file in sorted(RESUMES.glob("*.gt.json")):
        truth = json.loads(truth_file.read_text(encoding="utf-8"))
        resume = resume_from(read_document(RESUMES / truth["file"]))
        flat = " ".join(re.sub(r"(?m)^• ", "", resume.text).split())
        for value in _strings_of(resume):
            assert " ".join(value.split()) in flat, (truth["file"], value)
        assert resume.name.casefold() == (truth["name"] or "").casefold(), truth["file"]
        assert resume.phone == (truth["phone"] or ""), truth["file"]
        assert resume.email == (truth["email"] or ""), truth["file"]


def _strings_of(resume: Resume) -> list[str]:
    positions = [(job.title, job.company, job.dates, *job.bullets) for job in resume.experience]
    courses = [(course.degree, course.institution, course.dates) for course in resume.education]
    projects = [(project.name, project.description) for project in resume.projects]
    single = (resume.name, resume.email, resume.phone, resume.about, *resume.skills)
    return [*single, *(value for row in (*positions, *courses, *projects) for value in row)]
