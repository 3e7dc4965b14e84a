"""From lines that were told to a resume: entries, their heads, and nothing that does not stand there."""

from __future__ import annotations

import re

from interview.records import Document
from interview.resume.reading import positions_from, resume_from_lines, schools_from, skill_groups_from
from interview.resume.spans import Span, ToldLine, _trimmed


def told(section: str, role: str, text: str, *, joins: bool = False) -> ToldLine:
    """A line whose fields are written into it: "{title:Charge Nurse}, {employer:Lakeview}"."""
    spans: list[Span] = []
    plain = ""
    for part in re.split(r"(\{[^}]*\})", text):
        found = re.fullmatch(r"\{(\w+):(.*)\}", part)
        value = found[2] if found else part
        if found:
            spans.append(Span(found[1], value, len(plain), len(plain) + len(value), 0.9, joins and not spans))
        plain += value
    return ToldLine(0, plain, section, role, 0.9, tuple(spans))


def test_an_employer_named_once_stands_for_the_roles_below_it() -> None:
    jobs = list(
        positions_from(
            [
                told("experience", "first", "{employer:Harbor Freight Airlines}"),
                told("experience", "again", "{title:Operations Manager, Ground Crew}  {dates:May 2021 - Present}"),
                told("experience", "bullet", "• Ran the ramp"),
                told("experience", "more", "and the belts"),
                told("experience", "again", "{title:Shift Supervisor, Cargo}  {dates:Mar 2018 - Apr 2021}"),
            ]
        )
    )
    assert [(job.title, job.company) for job in jobs] == [
        ("Operations Manager, Ground Crew", "Harbor Freight Airlines"),
        ("Shift Supervisor, Cargo", "Harbor Freight Airlines"),
    ]
    assert jobs[0].bullets == ("Ran the ramp and the belts",)
    assert (jobs[0].start, jobs[0].current, jobs[1].end) == ("2021-05", True, "2021-04")


def test_a_missing_employer_is_never_filled_from_the_entry_before() -> None:
    jobs = list(
        positions_from(
            [
                told("experience", "first", "{title:Site Engineer}, {employer:Bauwerk Nord GmbH}"),
                told("experience", "head", "{dates:03/2020 - today}"),
                told("experience", "first", "{title:Structural Designer}  {dates:10/2016 - 02/2020}"),
            ]
        )
    )
    assert [job.company for job in jobs] == ["Bauwerk Nord GmbH", ""]


def test_a_head_without_an_employer_takes_none_from_the_job_above_it() -> None:
    jobs = list(
        positions_from(
            [
                told("experience", "first", "{title:Reliability Engineer}, {employer:Market Inc.}"),
                told("experience", "head", "{title:Director of Infrastructure}, Kasa"),
            ]
        )
    )
    assert [job.company for job in jobs] == ["Market Inc.", ""]


def test_a_head_that_names_a_second_job_opens_one_even_where_no_line_was_told_to() -> None:
    jobs = list(
        positions_from(
            [
                told("experience", "first", "{title:Cook}, {employer:The Salt Pig}"),
                told("experience", "bullet", "- Ran the hot line"),
                told("experience", "head", "{title:Kitchen Porter}, {employer:Blue Anchor}"),
            ]
        )
    )
    assert [job.company for job in jobs] == ["The Salt Pig", "Blue Anchor"]


def test_a_title_that_runs_over_the_end_of_its_line_is_one() -> None:
    jobs = list(
        positions_from(
            [
                told("experience", "first", "{title:Senior Manager for Regional}"),
                told("experience", "head", "{title:Planning}  {employer:City of Leeds}", joins=True),
            ]
        )
    )
    assert [(job.title, job.company) for job in jobs] == [("Senior Manager for Regional Planning", "City of Leeds")]


def test_schools_have_degree_place_of_study_and_years() -> None:
    (school,) = schools_from(
        [
            told("education", "first", "{degree:BSc Nursing}  {dates:2012 - 2015}"),
            told("education", "head", "{institution:Lund University}"),
        ]
    )
    assert (school.degree, school.institution, school.start, school.end) == (
        "BSc Nursing",
        "Lund University",
        "2012",
        "2015",
    )


def test_skills_keep_their_groups_and_stand_once() -> None:
    groups = skill_groups_from(
        [
            told("skills", "list", "{label:Tools}: {skill:Python}, {skill:SQL}, {skill:Power}"),
            told("skills", "list", "{skill:BI}, {skill:python}", joins=True),
        ]
    )
    assert [(group.label, group.skills) for group in groups] == [("Tools", ("Python", "SQL", "Power BI"))]


def test_an_address_behind_a_name_is_the_persons_e_mail() -> None:
    document = Document("cv.docx", "docx", "Farid Rahimi\nContact me", links=("mailto:farid.rahimi@example.com",))
    resume = resume_from_lines(document, [told("top", "plain", "{name:Farid Rahimi}")])
    assert (resume.name, resume.email) == ("Farid Rahimi", "farid.rahimi@example.com")


def test_a_bracket_that_is_not_closed_goes_with_what_follows_it() -> None:
    assert _trimmed("Office Clerk (temp") == "Office Clerk"
    assert _trimmed("Teacher (School", ends=True) == "Teacher (School", "the next line may close it"
    assert _trimmed("(Leeds)") == "Leeds"
    assert _trimmed("- Crew member (part-time), ") == "Crew member (part-time)"
