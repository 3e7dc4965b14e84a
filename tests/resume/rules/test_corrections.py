"""What a person corrects is what every later step knows; what they leave alone keeps its place in the document."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from interview.errors import DocumentError, InterviewError
from interview.job.fit import resume_lines
from interview.records import Anomaly, Education, Position, Project, Resume, SkillGroup, Source
from interview.resume.rules.corrections import (
    LONGEST_VALUE,
    corrected_resume,
    document_key,
    form_from,
    values_of,
)

TEXT = """MAYA LINDQVIST
Data Engineer
maya@example.com | +46 555 010 274 | Gothenburg
EXPERIENCE
Data Engineer  Mar 2021 - Present
Brightwater Energy, Gothenburg
• Own the pipelines that load readings for Brightwater Energy
into PostgreSQL.
• Cut the nightly run to ninety minutes.
Junior Data Engineer  2018 - 2021
Tallow & Finch, Malmö
• Built jobs in Python.
SKILLS
Languages: Pyton, SQL, Bash
Tools: Excel (pivot, macros), Git
EDUCATION
BSc Mathematics  2018
Lund University
PROJECTS
Tidewatch: compares two versions of a table"""


@pytest.fixture
def read() -> Resume:
    lines = TEXT.splitlines()
    sources = {
        "name": lines[0], "email": lines[2], "phones.1": lines[2], "location": lines[2],
        "experience.1.title": lines[4], "experience.1.dates": lines[4], "experience.1.company": lines[5],
        "experience.2.title": lines[9], "experience.2.dates": lines[9], "experience.2.company": lines[10],
        "skills.1.1": lines[13], "skills.1.2": lines[13], "skills.2.2": lines[14], "education.1.dates": lines[16],
    }  # fmt: skip
    return Resume(
        name="Maya Lindqvist",
        email="maya@example.com",
        phones=("+46 555 010 274",),
        location="Gothenburg",
        skill_groups=(
            SkillGroup("Languages", ("Pyton", "SQL", "Bash")),
            SkillGroup("Tools", ("Excel (pivot, macros)", "Git")),
        ),
        experience=(
            Position(
                "Data Engineer", "Brightwater Energy", "Mar 2021 - Present",
                (
                    "Own the pipelines that load readings for Brightwater Energy into PostgreSQL.",
                    "Cut the nightly run to ninety minutes.",
                ),
                "Gothenburg", "2021-03", "", True,
            ),
            Position(
                "Junior Data Engineer", "Tallow & Finch", "2018 - 2021", ("Built jobs in Python.",), "Malmö",
                "2018", "2021",
            ),
        ),
        education=(Education("BSc Mathematics", "Lund University", "2018", "", "2018"),),
        projects=(Project("Tidewatch", "compares two versions of a table"),),
        text=TEXT,
        sources=tuple(Source(field, line) for field, line in sources.items()),
    )  # fmt: skip


def correct(resume: Resume, **changed: str) -> Resume:
    return corrected_resume(
        resume, values_of(resume) | {path.replace("__", "."): text for path, text in changed.items()}
    )


def without(resume: Resume, start: str) -> Resume:
    return corrected_resume(
        resume, {path: text for path, text in values_of(resume).items() if not path.startswith(start)}
    )


def test_a_form_that_nobody_touched_changes_nothing(read: Resume) -> None:
    assert correct(read) == read


def test_spaces_and_line_ends_are_no_correction(read: Resume) -> None:
    wrapped = replace(read, about="Two lines\nof text")
    assert correct(wrapped, about=" Two lines of   text ") == wrapped


def test_a_corrected_field_is_named_and_loses_its_source(read: Resume) -> None:
    resume = correct(read, experience__2__company="Tallow and Finch")
    assert resume.experience[1].company == "Tallow and Finch"
    assert resume.corrected == ("experience.2.company",)
    fields = {source.field for source in resume.sources}
    assert "experience.2.company" not in fields
    assert {"experience.2.title", "experience.1.company"} <= fields


def test_no_line_that_is_evidence_holds_on_to_the_old_value(read: Resume) -> None:
    resume = correct(read, experience__1__company="Clearwater Power", skills__1__skills="Python, SQL, Bash")
    assert not [line for line in resume_lines(resume) if "Brightwater" in line or "Pyton" in line]
    assert "Clearwater Power, Gothenburg" in resume.text
    assert "Languages: Python, SQL, Bash" in resume.text


def test_a_date_is_read_again_and_replaced_on_its_own_line_only(read: Resume) -> None:
    resume = correct(read, experience__2__dates="2018 - Jun 2020", education__1__dates="2017")
    assert (resume.experience[1].start, resume.experience[1].end) == ("2018", "2020-06")
    assert resume.education[0].end == "2017"
    assert "Junior Data Engineer  2018 - Jun 2020" in resume.text
    assert "BSc Mathematics  2017" in resume.text


def test_corrected_dates_are_looked_at_again_and_what_hides_in_the_file_stays_noticed(read: Resume) -> None:
    noticed = replace(read, anomalies=(Anomaly("gap", "A gap.", ""), Anomaly("hidden", "White letters.", "x")))
    resume = correct(noticed, experience__2__dates="2021 - 2018")
    assert [anomaly.kind for anomaly in resume.anomalies] == ["order", "hidden"]
    assert correct(noticed, experience__2__dates="2018 - Mar 2021").anomalies == noticed.anomalies[1:]


def test_a_value_that_stood_nowhere_is_added_as_a_line_that_can_be_evidence(read: Resume) -> None:
    resume = correct(
        read,
        skills__3__label="",
        skills__3__skills="Kubernetes, Helm",
        certifications__1="CKA",
        experience__3__title="Intern",
        experience__3__company="Solvik",
        experience__3__bullets="Counted the boats in the harbour",
    )
    assert {"Skilled in Kubernetes, Helm", "Certificate held: CKA"} <= set(resume_lines(resume))
    assert "Intern, Solvik" in resume.text
    assert "Counted the boats in the harbour" in resume_lines(resume)
    assert {"skills.3.1", "skills.3.2", "certifications.1", "experience.3.bullets.1"} <= set(resume.corrected)


def test_a_skill_is_corrected_where_its_group_stands_not_where_it_is_mentioned_first(read: Resume) -> None:
    bullet, tools = "• Built jobs in Python with Git.", TEXT.splitlines()[14]
    sources = (Source("skills.2.label", tools), Source("skills.2.1", tools), Source("skills.2.2", bullet))
    mentioned = replace(
        read, text=TEXT.replace("Built jobs in Python.", "Built jobs in Python with Git."), sources=sources
    )
    resume = correct(mentioned, skills__2__skills="Excel (pivot, macros), Subversion")
    assert "Built jobs in Python with Git." in resume.text
    assert "Tools: Excel (pivot, macros), Subversion" in resume.text


def test_a_removed_skill_leaves_its_line(read: Resume) -> None:
    resume = correct(read, skills__1__skills="Pyton, Bash")
    assert "Languages: Pyton, Bash" in resume.text
    assert resume.corrected == ("skills.1",)
    assert [source.field for source in resume.sources if source.field.startswith("skills.1")] == ["skills.1.1"]


def test_a_comma_in_parentheses_parts_no_skill(read: Resume) -> None:
    resume = correct(read, skills__2__skills="Excel (pivot, macros), Subversion")
    assert resume.skill_groups[1].skills == ("Excel (pivot, macros)", "Subversion")


def test_when_an_entry_is_removed_the_others_keep_their_sources(read: Resume) -> None:
    resume = without(read, "experience.1.")
    assert [job.company for job in resume.experience] == ["Tallow & Finch"]
    assert resume.corrected == ("experience",)
    places = {source.field: source.line for source in resume.sources}
    assert places["experience.1.company"] == "Tallow & Finch, Malmö"
    assert "experience.2.title" not in places
    assert "ninety minutes" not in resume.text


def test_bullets_are_lines_with_or_without_their_signs(read: Resume) -> None:
    resume = correct(read, experience__2__bullets="• Built jobs in Go.\n\n- Wrote the guide")
    assert resume.experience[1].bullets == ("Built jobs in Go.", "Wrote the guide")
    assert resume.corrected == ("experience.2.bullets.1", "experience.2.bullets.2")
    assert "Built jobs in Python" not in resume.text


def test_a_second_correction_remembers_the_first(read: Resume) -> None:
    once = correct(read, experience__2__company="Finch", name="Maya Lund")
    twice = without(once, "experience.1.")
    assert set(twice.corrected) == {"name", "experience.1.company", "experience"}
    assert twice.text.startswith("Maya Lund")


def test_a_path_that_no_resume_has_is_refused_with_a_sentence(read: Resume) -> None:
    for path in ("experience.1.salary", "__class__", "skills.0.label", "name.1", "phones.x", "text"):
        with pytest.raises(DocumentError, match="does not have"):
            corrected_resume(read, values_of(read) | {path: "x"})


def test_a_form_without_its_first_fields_never_empties_a_resume(read: Resume) -> None:
    with pytest.raises(DocumentError, match="first fields"):
        corrected_resume(read, {"phones.1": "1"})


@pytest.mark.parametrize(
    "text",
    [
        "[]",
        "{",
        '{"document": 3, "values": {}}',
        json.dumps({"document": "", "values": {"name": ["x"]}}),
        json.dumps({"document": "", "values": {"name": "x" * (LONGEST_VALUE + 1)}}),
        json.dumps({"document": "", "values": {f"phones.{n}": "" for n in range(1, 999)}}),
        "x" * 2_000_000,
    ],
)
def test_what_is_no_form_gets_a_sentence(text: str) -> None:
    with pytest.raises(DocumentError):
        form_from(text)


def test_a_reading_of_any_length_comes_back_as_it_was() -> None:
    long = Resume(
        about="word " * 19_000,
        projects=tuple(Project(f"Project {n}", "") for n in range(200)),
        skill_groups=(SkillGroup("", tuple(f"skill {n}" for n in range(900))),),
        text="x",
    )
    form = form_from(json.dumps({"document": document_key(long), "values": values_of(long)}))
    assert form
    assert corrected_resume(long, form.values) == long


def test_the_page_before_its_first_resume_has_no_form() -> None:
    assert form_from("") is None


def test_the_key_names_one_reading(read: Resume) -> None:
    assert document_key(read) == document_key(replace(read))
    assert document_key(read) != document_key(correct(read, name="Another"))


@pytest.mark.parametrize(
    "sent", [3, float("nan"), [], {}, "NaN", "[" * 100_000, '{"document": "\\ud800", "values": {}}', "\ud800", "1e999"]
)
def test_whatever_else_a_browser_sends_as_a_form_gets_a_sentence(sent: object) -> None:
    with pytest.raises(InterviewError):
        form_from(sent)


@pytest.mark.parametrize("sent", [None, "", " \n", "\u200b"])
def test_no_form_is_none(sent: object) -> None:
    assert form_from(sent) is None
