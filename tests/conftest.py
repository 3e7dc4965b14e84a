"""Fixtures for all suites: a coach on scripted models, a resume, a job, an interview to go on with."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from interview.audio.recordings import write_wav
from interview.coach.coach import Coach, coach_from
from interview.engines.backends.scripted import (
    ScriptedLanguageModel,
)
from interview.engines.models import scripted_models
from interview.records import Audio, Education, Position, Project, Resume, SkillGroup
from interview.sessions import Storage
from interview.sessions.session import Session

DATA = Path(__file__).resolve().parents[1] / ".." / "shared" / "data"
needs_data = pytest.mark.skipif(not DATA.is_dir(), reason="the evaluation data is not beside this checkout")

JOB_TEXT = """Data Engineer

We build the reporting platform of a regional hospital group. You will design nightly data pipelines in Python.
You will own the PostgreSQL warehouse and keep its queries fast. You will explain numbers to clinical staff.
Requirements: three years of experience with SQL. Experience with Kubernetes is a plus. A degree in computer science.
"""
LONG_ANSWER = (
    "At my last company I rebuilt the nightly pipeline in Python because it failed twice a week. I wrote tests for "
    "every load step and moved the slow queries to indexed tables in PostgreSQL. As a result the run time dropped from "
    "six hours to one, and the clinical staff had their numbers before the morning round."
)


@pytest.fixture
def resume() -> Resume:
    return Resume(
        name="Ada Example",
        email="ada@example.com",
        phones=("555 0100",),
        about="Data engineer who likes boring pipelines.",
        skill_groups=(SkillGroup("", ("Python", "PostgreSQL", "Airflow")),),
        experience=(
            Position(
                "Data Engineer", "Northwind", "2021 - 2024", ("Cut the nightly load from six hours to one with Python",)
            ),
        ),
        education=(Education("BSc Computer Science", "Example University", "2020"),),
        projects=(Project("Loadwatch", "an alert for late pipelines"),),
        text="Ada Example\nData Engineer at Northwind\nCut the nightly load from six hours to one with Python\n"
        "Tuned PostgreSQL queries for the reporting warehouse\nBSc Computer Science, Example University",
    )


@pytest.fixture
def language() -> ScriptedLanguageModel:
    return ScriptedLanguageModel("default")


@pytest.fixture
def coach(tmp_path: Path, language: ScriptedLanguageModel) -> Iterator[Coach]:
    models = scripted_models(language=language)
    coach = coach_from(models, Storage(tmp_path / "outputs", version="test"), {"language": "scripted:default"})
    yield coach
    coach.close()


@pytest.fixture
def session(coach: Coach, resume: Resume) -> Session:
    """Prepared, nothing asked yet."""
    return coach.preparation.prepare(resume, JOB_TEXT, seed=7)


def tone(seconds: float, rate: int = 16_000, loudness: float = 0.3) -> Audio:
    at = np.arange(int(seconds * rate)) / rate
    return Audio((loudness * np.sin(2 * np.pi * 220 * at)).astype(np.float32), rate)


@pytest.fixture
def recording(tmp_path: Path) -> Path:
    """Three seconds of sound, which the scripted transcriber hears as six words."""
    path = tmp_path / "answer.wav"
    write_wav(tone(3.0), path)
    return path
