"""A sample to try the program with: a resume, a job and six answers, of an invented person, written for it."""

from pathlib import Path

_FOLDER = Path(__file__).resolve().parent


def sample_resume_path() -> Path:
    """The PDF that scripts/make_sample.py draws."""
    return _FOLDER / "resume.pdf"


def sample_job_text() -> str:
    return (_FOLDER / "job.txt").read_text(encoding="utf-8")


def sample_answers_dir() -> Path:
    """Six text files, one a stage, named in the order of the stages."""
    return _FOLDER / "answers"
