"""The sample can be rehearsed with: every part is there, readable and of an invented person."""

from __future__ import annotations

from interview.coach.samples import sample_answers_dir, sample_job_text, sample_resume_path
from interview.documents import read_document
from interview.job.rules import check_job_text, job_title_from
from interview.resume.rules import resume_from


def test_the_sample_resume_is_one_page_and_every_field_of_it_is_found() -> None:
    document = read_document(sample_resume_path())
    assert document.pages == 1
    assert document.warnings == ()
    resume = resume_from(document)
    assert resume.name == "Maya Lindqvist"
    assert resume.email.endswith("@example.com")
    assert "555" in resume.phone
    assert resume.about.startswith("Data engineer")
    assert [job.company for job in resume.experience] == [
        "Brightwater Energy",
        "Tallow & Finch Retail",
        "Solvik Municipality",
    ]
    assert all(job.title and job.dates and job.bullets for job in resume.experience)
    assert {"Python", "PostgreSQL", "Airflow", "Kafka"} <= set(resume.skills)
    assert [course.institution for course in resume.education] == ["Uppsala University", "Lund University"]
    assert [project.name for project in resume.projects] == ["Tidewatch"]


def test_the_sample_job_can_be_asked_about() -> None:
    check_job_text(sample_job_text())
    assert job_title_from(sample_job_text()) == "Senior Data Engineer"
    assert 180 <= len(sample_job_text().split()) <= 240


def test_there_is_a_spoken_answer_for_each_stage_in_order() -> None:
    files = sorted(sample_answers_dir().glob("*.txt"))
    stages = ["introduction", "follow-up", "experience", "skills", "behavioural", "situational"]
    assert [file.name for file in files] == [f"{number}-{stage}.txt" for number, stage in enumerate(stages, 1)]
    for file in files:
        assert 80 <= len(file.read_text(encoding="utf-8").split()) <= 130, file.name


def test_the_sample_is_drawn_the_same_by_its_script(tmp_path: object) -> None:
    import runpy
    from pathlib import Path

    script = Path(__file__).resolve().parents[2] / "scripts" / "make_sample.py"
    target = Path(str(tmp_path)) / "resume.pdf"
    runpy.run_path(str(script))["draw"](target)
    assert read_document(target).text == read_document(sample_resume_path()).text
