"""Questions, answers and what is made of them, as records; they know no file, model or page."""

from __future__ import annotations

from dataclasses import dataclass, field

from interview.records.delivery import Delivery
from interview.records.feedback import Advice, KeyPoint, Quote, Rating, Remark, Score, Star
from interview.records.media import Word
from interview.records.plan import Kind, Level, Stage
from interview.records.presence import Focus


@dataclass(frozen=True, slots=True)
class Prompt:
    """A rendered prompt: `system` is the fixed part, `user` holds this request's data."""

    id: str  # NAME@hash8, written into every row the prompt produced
    system: str
    user: str


@dataclass(frozen=True, slots=True)
class Question:
    """A question as it was asked; `lead` is what the interviewer says before it."""

    number: int  # from 1; 0 until it is asked
    stage: Stage
    topic: str
    text: str
    origin: str  # "pack", "model", "bank" or "person"
    prompt: str  # prompt id, or the pack's or the bank's
    kind: Kind = Kind.OPENING
    competency: str = ""
    level: Level = Level.MEDIUM
    follow_up_to: int = 0  # number of the planned question that this one follows up
    reason: str = ""  # the signal in the answer that led to it
    lead: str = ""

    @property
    def spoken(self) -> str:
        return f"{self.lead} {self.text}".strip()


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
class Evaluation:
    """An answer beside its ideal answer; `score` is None when there is too little to score, and `note` says why."""

    ideal: IdealAnswer
    tfidf: float
    embedding: float
    keyword_coverage: float
    keywords_used: tuple[str, ...]
    keywords_missed: tuple[str, ...]
    score: Score | None
    note: str
    points: tuple[KeyPoint, ...] = ()
    ratings: tuple[Rating, ...] = ()
    star: Star | None = None
    competencies: tuple[tuple[str, Quote], ...] = ()
    advice: Advice = field(default_factory=Advice)


@dataclass(frozen=True, slots=True)
class Dispute:
    """The person says that a score is wrong, and why; kept beside it, it changes nothing."""

    reason: str
    at: str  # ISO 8601, UTC


@dataclass(frozen=True, slots=True)
class Exchange:
    """A question and what came of it."""

    question: Question
    answer: Answer | None = None
    evaluation: Evaluation | None = None
    delivery: Delivery | None = None
    focus: Focus | None = None
    dispute: Dispute | None = None


@dataclass(frozen=True, slots=True)
class RatedCompetency:
    """What an interview asked about, rated by the answers to the questions that asked for it."""

    name: str
    score: float  # 0 to 100, with its error bar
    low: float
    high: float
    questions: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Report:
    """The whole interview in three sentences, what stood out against the job, and its numbers.

    Means are over scored answers only; `score_low` and `score_high` are the error bar of the mean.
    """

    keep: str
    change: str
    practise: str
    score: float | None
    keyword_coverage: float | None
    words_per_minute: float | None
    fillers_per_minute: float | None
    focus: float | None
    answered: int
    confidence: float | None = None  # mean of the answers' confidence scores
    score_low: float | None = None
    score_high: float | None = None
    strengths: tuple[Remark, ...] = ()
    to_improve: tuple[Remark, ...] = ()
    exercises: tuple[str, ...] = ()  # at most three, the one that helps most first
    competencies: tuple[RatedCompetency, ...] = ()  # the best rated first
