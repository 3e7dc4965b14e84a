"""Positions and studies are read whatever order a resume writes them in."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from interview.records import Document, Resume, TextLine
from interview.resume.rules import resume_from

Order = Callable[[str, str, str, str], list[str]]
JOBS = (
    ("Software Engineer II", "Stripe", "Leeds, UK", "June 2021 - Present"),
    ("Quality Assurance Lead", "Blue Door Bakery", "Austin, TX", "March 2018 – May 2021"),
    ("Registered Nurse", "St. Mary's Hospital", "Warsaw", "January 2016 – February 2018"),
)
ORDERS: dict[str, Order] = {
    "title, company, place  dates": lambda t, c, p, d: [f"{t}, {c}, {p}  {d}"],
    "company  place / title  dates": lambda t, c, p, d: [f"{c}  {p}", f"{t}  {d}"],
    "company  dates / title  place": lambda t, c, p, d: [f"{c}  {d}", f"{t}  {p}"],
    "title  dates / company, place": lambda t, c, p, d: [f"{t}  {d}", f"{c}, {p}"],
    "title / company | place | dates": lambda t, c, p, d: [t, f"{c} | {p} | {d}"],
    "dates / title / company, place": lambda t, c, p, d: [d, t, f"{c}, {p}"],
    "dates  title at company": lambda t, c, p, d: [f"{d}  {t} at {c}"],
    "company (place)  dates / title": lambda t, c, p, d: [f"{c} ({p})  {d}", t],
    "company | title | dates": lambda t, c, p, d: [f"{c} | {t} | {d}"],
    "company, place, dates / title": lambda t, c, p, d: [f"{c}, {p}, {d}", t],
    "title — company (dates)": lambda t, c, p, d: [f"{t} — {c} ({d})"],
    "dates: title, company, place": lambda t, c, p, d: [f"{d}: {t}, {c}, {p}"],
    "company / title / dates / place": lambda t, c, p, d: [c, t, d, p],
    "title / company / dates  place": lambda t, c, p, d: [t, c, f"{d}  {p}"],
    "labels": lambda t, c, p, d: [f"Company: {c}", f"Position: {t}", f"Duration: {d}"],
    "company, place — title / dates": lambda t, c, p, d: [f"{c}, {p} — {t}", d],
}
STUDIES = (("BSc Computer Science", "University of Leeds", "2012 - 2015"), ("MBA", "Lund University", "2009 - 2011"))
STUDY_ORDERS: dict[str, Callable[[str, str, str], list[str]]] = {
    "school  dates / degree": lambda g, u, d: [f"{u}  {d}", g],
    "degree  dates / school": lambda g, u, d: [f"{g}  {d}", u],
    "degree, school, dates": lambda g, u, d: [f"{g}, {u}, {d}"],
    "school / degree / dates": lambda g, u, d: [u, g, d],
    "degree | school | dates": lambda g, u, d: [f"{g} | {u} | {d}"],
    "school — degree (dates)": lambda g, u, d: [f"{u} — {g} ({d})"],
    "degree from school, dates": lambda g, u, d: [f"{g} from {u}, {d}"],
    "dates  degree, school": lambda g, u, d: [f"{d}  {g}, {u}"],
}


def read(*lines: str) -> Resume:
    return resume_from(Document("cv.txt", "txt", "\n".join(lines)))


def entry(order: Order, job: tuple[str, str, str, str]) -> list[str]:
    return [*order(*job), "• Cut waiting times by 30% by planning the shifts anew", ""]


@pytest.mark.parametrize("order", ORDERS.values(), ids=ORDERS)
def test_positions_are_read_in_every_usual_order(order: Order) -> None:
    resume = read(
        "Maya Okonkwo", "", "EXPERIENCE", *(line for job in JOBS for line in entry(order, job)), "SKILLS", "Git"
    )
    found = [(job.title, job.company, job.dates) for job in resume.experience]
    assert found == [(title, company, dates) for title, company, _, dates in JOBS]
    assert all(job.bullets for job in resume.experience)


@pytest.mark.parametrize("order", STUDY_ORDERS.values(), ids=STUDY_ORDERS)
def test_studies_are_read_in_every_usual_order(order: Callable[[str, str, str], list[str]]) -> None:
    resume = read("Maya Okonkwo", "", "EDUCATION", *(line for study in STUDIES for line in order(*study)))
    assert [(study.degree, study.institution, study.dates) for study in resume.education] == list(STUDIES)


def test_the_order_of_the_clear_entries_decides_the_doubtful_one() -> None:
    resume = read(
        "EXPERIENCE",
        "Software Engineer | Wolt | 2020 - 2022",
        "Quality Assurance | Grab | 2018 - 2020",
        "Data Analyst | Sky | 2016 - 2018",
    )
    assert [(job.title, job.company) for job in resume.experience][1] == ("Quality Assurance", "Grab")


def test_an_employer_named_once_stands_for_all_roles_below_it() -> None:
    resume = read(
        "Experience",
        "Siemens AG  Berlin, Germany",
        "Team Lead  2020 - Present",
        "• Led six people",
        "Developer  2016 - 2020",
    )
    assert [(job.title, job.company) for job in resume.experience] == [
        ("Team Lead", "Siemens AG"),
        ("Developer", "Siemens AG"),
    ]


def test_a_linkedin_export_is_read_whole() -> None:
    resume = read(
        "Contact", "maya@mail.com", "", "Top Skills", "Negotiation", "", "Maya Okonkwo", "", "Experience", "Wolt",
        "3 years 10 months", "Team Lead", "November 2022 - Present (2 years 3 months)", "Haifa, Israel", "",
        "Barista", "May 2020 - October 2022 (2 years 6 months)", "Haifa, Israel", "", "Education", "Lund University",
        "MSc Finance · (2014 - 2016)",
    )  # fmt: skip
    assert [(job.title, job.company, job.place) for job in resume.experience] == [
        ("Team Lead", "Wolt", "Haifa, Israel"),
        ("Barista", "Wolt", "Haifa, Israel"),
    ]
    assert [(study.degree, study.institution) for study in resume.education] == [("MSc Finance", "Lund University")]


def test_a_resume_without_headings_keeps_its_jobs() -> None:
    resume = read(
        "Maya Okonkwo", "maya@mail.com", "", "Art Director, Kelkoo  2019 - 2022", "• Drew the new brand", "",
        "Illustrator, Deutsche Bahn  2016 - 2019", "• Drew the maps",
    )  # fmt: skip
    assert [(job.title, job.company) for job in resume.experience] == [
        ("Art Director", "Kelkoo"),
        ("Illustrator", "Deutsche Bahn"),
    ]


def test_a_date_in_a_sentence_makes_no_position() -> None:
    resume = read("Experience", "Welder  Nokia  2018 - 2020", "Migrated the whole plant to the new line in 2019")
    assert len(resume.experience) == 1


def test_a_heading_in_a_column_of_its_own_opens_its_section() -> None:
    resume = read(
        "Maya Okonkwo", "Experience  Welder, Nokia  2018 - 2020", "Education  MBA, Lund University  2011 - 2013"
    )
    assert [job.company for job in resume.experience] == ["Nokia"]
    assert [study.institution for study in resume.education] == ["Lund University"]


def test_the_largest_print_is_the_name_wherever_it_stands() -> None:
    rows = (
        TextLine("Contact", size=1.2),
        TextLine("maya@mail.com"),
        TextLine("Maya Okonkwo", size=2.0),
        TextLine("Welder"),
    )
    document = Document("cv.pdf", "pdf", "\n".join(row.text for row in rows), lines=rows)
    assert resume_from(document).name == "Maya Okonkwo"


def test_skills_keep_the_groups_of_the_resume() -> None:
    resume = read("Skills", "Languages: Python, SQL", "tools: Airflow, Spark  cloud: AWS, Terraform")
    assert [(group.label, group.skills) for group in resume.skill_groups] == [
        ("Languages", ("Python", "SQL")),
        ("tools", ("Airflow", "Spark")),
        ("cloud", ("AWS", "Terraform")),
    ]


def test_languages_certifications_links_and_place_are_read() -> None:
    resume = read(
        "Maya Okonkwo", "Leeds, UK | maya@mail.com | +44 20 7946 0958 | github.com/maya", "", "Languages",
        "English (native), French (C1)", "", "Certifications", "AWS Certified Developer  2020",
    )  # fmt: skip
    assert resume.languages == ("English (native)", "French (C1)")
    assert resume.certifications == ("AWS Certified Developer",)
    assert resume.links == ("github.com/maya",)
    assert resume.location == "Leeds, UK"
    assert resume.phones == ("+44 20 7946 0958",)
