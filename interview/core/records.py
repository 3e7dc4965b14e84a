"""The frozen records that flow from step to step; they know no file, model or page.

resume + job -> fit -> question -> recording -> answer -> evaluation -> report, with focus beside it.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


class Stage(StrEnum):
    """The six stages, in the order they are asked."""

    INTRODUCTION = "introduction"
    FOLLOW_UP = "follow-up"
    SKILLS = "skills"
    EXPERIENCE = "experience"
    BEHAVIOURAL = "behavioural"
    SITUATIONAL = "situational"


# ---------------------------------------------------------------- documents


@dataclass(frozen=True, slots=True)
class Document:
    """Text read from a file, in reading order, one line a row."""

    name: str
    kind: str  # pdf, docx, txt, md
    text: str
    pages: int = 1
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Position:
    title: str
    company: str
    dates: str
    bullets: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Education:
    degree: str
    institution: str
    dates: str


@dataclass(frozen=True, slots=True)
class Project:
    name: str
    description: str


@dataclass(frozen=True, slots=True)
class Resume:
    """What was read; an empty string or tuple means 'not found', never a guess."""

    name: str
    email: str
    phone: str
    about: str
    skills: tuple[str, ...]
    experience: tuple[Position, ...]
    education: tuple[Education, ...]
    projects: tuple[Project, ...]
    text: str


class TopicKind(StrEnum):
    SKILL = "skill"
    RESPONSIBILITY = "responsibility"
    QUALIFICATION = "qualification"


@dataclass(frozen=True, slots=True)
class Topic:
    """Something the job asks for, with the sentence of the job description it comes from."""

    name: str
    kind: TopicKind
    reason: str
    source: str


@dataclass(frozen=True, slots=True)
class Job:
    title: str
    topics: tuple[Topic, ...]
    text: str


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


# ---------------------------------------------------------------- sound and picture


@dataclass(frozen=True, slots=True)
class Audio:
    """Mono sound: float32 samples of shape (n,) in [-1, 1], `rate` samples a second."""

    samples: NDArray[np.float32]
    rate: int

    @property
    def seconds(self) -> float:
        return len(self.samples) / self.rate


@dataclass(frozen=True, slots=True)
class Word:
    """One transcribed word; start and end in seconds from the start of the recording."""

    text: str
    start: float
    end: float
    probability: float


@dataclass(frozen=True, slots=True)
class Transcript:
    words: tuple[Word, ...]
    language: str

    @property
    def text(self) -> str:
        return " ".join(word.text for word in self.words)


@dataclass(frozen=True, slots=True)
class FaceObservation:
    """One face in one frame; angles in degrees, 0 = straight at the camera.

    yaw and gaze_yaw grow towards the image's right, pitch and gaze_pitch upwards;
    `at` is seconds since the question was asked. Gaze is the eyes' turn within the head.
    """

    at: float
    yaw: float
    pitch: float
    gaze_yaw: float
    gaze_pitch: float


# ---------------------------------------------------------------- the interview


@dataclass(frozen=True, slots=True)
class Prompt:
    """A rendered prompt: `system` is the fixed part, `user` holds this request's data."""

    id: str  # NAME@hash8, written into every row the prompt produced
    system: str
    user: str


@dataclass(frozen=True, slots=True)
class Question:
    number: int  # from 1
    stage: Stage
    topic: str
    text: str
    origin: str  # "model" or "bank"
    prompt: str  # prompt id, or the bank's


@dataclass(frozen=True, slots=True)
class IdealAnswer:
    text: str
    prompt: str


@dataclass(frozen=True, slots=True)
class Answer:
    """What the person said or typed; a skipped question has empty text and source 'skipped'."""

    text: str
    source: str  # "spoken", "typed" or "skipped"
    words: tuple[Word, ...] = ()
    seconds: float = 0.0
    language: str = ""
    recording: str = ""  # file name inside the session's folder, when kept


@dataclass(frozen=True, slots=True)
class Delivery:
    """How a spoken answer sounded; None where there was nothing to measure."""

    words: int
    words_per_minute: float | None
    fillers: int
    fillers_per_minute: float | None
    pauses: int
    longest_pause: float
    speech_seconds: float
    transcription_confidence: float | None


@dataclass(frozen=True, slots=True)
class Evaluation:
    """An answer beside its ideal answer; `score` (0-100) is None when there is too little to score."""

    ideal: IdealAnswer
    tfidf: float
    embedding: float
    keyword_coverage: float
    keywords_used: tuple[str, ...]
    keywords_missed: tuple[str, ...]
    score: float | None
    note: str


@dataclass(frozen=True, slots=True)
class Away:
    """A span of looking away; seconds since the question was asked."""

    start: float
    end: float


@dataclass(frozen=True, slots=True)
class Focus:
    """Where the person looked during one answer; share is None when too little was seen."""

    seconds: float
    frames: int
    frames_without_face: int
    share: float | None
    away: tuple[Away, ...]


@dataclass(frozen=True, slots=True)
class Exchange:
    """A question and what came of it."""

    question: Question
    answer: Answer | None = None
    evaluation: Evaluation | None = None
    focus: Focus | None = None


@dataclass(frozen=True, slots=True)
class Report:
    """The whole interview in three sentences and its numbers; means are over scored answers only."""

    keep: str
    change: str
    practise: str
    score: float | None
    keyword_coverage: float | None
    words_per_minute: float | None
    fillers_per_minute: float | None
    focus: float | None
    answered: int
