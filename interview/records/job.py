"""The job's topics and how the resume meets them, as records."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class TopicKind(StrEnum):
    SKILL = "skill"
    RESPONSIBILITY = "responsibility"
    QUALIFICATION = "qualification"


class Need(StrEnum):
    MUST = "must have"
    NICE = "nice to have"
    UNSAID = ""  # the description does not say which


@dataclass(frozen=True, slots=True)
class Topic:
    """Something the job asks for, with the sentence of the job description it comes from."""

    name: str
    kind: TopicKind
    reason: str
    source: str
    need: Need = Need.UNSAID
    years: str = ""  # of experience, as the sentence asks for it: "3+ years"


@dataclass(frozen=True, slots=True)
class Job:
    title: str
    topics: tuple[Topic, ...]
    text: str
    seniority: str = ""  # "intern", "junior", "mid-level", "senior", "lead" or "executive"; "" where nothing says so
    years: str = ""  # of experience asked for in all, as the description says it


class Coverage(StrEnum):
    COVERED = "covered"
    PARTLY = "partly"
    MISSING = "missing"


@dataclass(frozen=True, slots=True)
class Evidence:
    """The resume line nearest to a topic; similarity is a cosine in [-1, 1]."""

    topic: str
    line: str
    similarity: float
    coverage: Coverage


@dataclass(frozen=True, slots=True)
class Fit:
    """Cosine similarity of resume and job: by sentence vectors, and by TF-IDF beside it."""

    embedding: float
    tfidf: float
    evidence: tuple[Evidence, ...]
