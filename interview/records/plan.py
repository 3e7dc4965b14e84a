"""How an interview is to be held and what it will ask, as records; they know no model, file or page."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Stage(StrEnum):
    """The stages of an interview, in their order; code advances them, never a model."""

    INTRODUCTION = "introduction"
    EXPERIENCE = "experience"
    SKILLS = "skills"
    BEHAVIOURAL = "behavioural"
    SITUATIONAL = "situational"
    QUESTIONS = "your questions"  # the candidate asks
    CLOSE = "close"


class Kind(StrEnum):
    """What a question asks for; a stage may hold several questions of its kind."""

    OPENING = "opening"
    EXPERIENCE = "experience"  # a claim of the resume
    TECHNICAL = "technical"
    BEHAVIOURAL = "behavioural"  # a past event
    SITUATIONAL = "situational"  # an imagined case
    FOLLOW_UP = "follow-up"  # a phrase of the last answer
    INVITATION = "invitation"  # to the candidate's own questions


class Level(StrEnum):
    EASY = "easy"
    MEDIUM = "medium"
    HARD = "hard"


class Manner(StrEnum):
    """How the interviewer speaks; it changes remarks and the number of follow-ups, never the checks."""

    WARM = "warm"
    NEUTRAL = "neutral"
    TOUGH = "tough"


class Mix(StrEnum):
    """Which kind of planned question there is most of."""

    BALANCED = "balanced"
    BEHAVIOURAL = "mostly behavioural"
    TECHNICAL = "mostly technical"
    SITUATIONAL = "mostly situational"


class ThinkingTime(StrEnum):
    """How long a silence may last before it ends an answer."""

    PATIENT = "patient"
    NORMAL = "normal"
    BRISK = "brisk"


@dataclass(frozen=True, slots=True)
class Setup:
    """What the person chose; empty text means: as the job description says."""

    role: str = ""
    seniority: str = ""
    mix: Mix = Mix.BALANCED
    questions: int = 6  # planned ones, the introduction included; follow-ups come on top
    minutes: int = 0  # of the whole interview; 0: as long as the questions take
    manner: Manner = Manner.WARM
    follow_ups: int = 2  # at most, to one planned question
    thinking: ThinkingTime = ThinkingTime.NORMAL
    stutter_safe: bool = False
    repeat_asked: bool = False  # questions of earlier interviews may come again


@dataclass(frozen=True, slots=True)
class Slot:
    """One planned question before it is worded; `wording` is the person's own, which is asked as it stands."""

    stage: Stage
    kind: Kind
    topic: str
    competency: str
    level: Level
    source: str = ""  # the job's sentence
    facts: str = ""  # resume lines that bear on it
    wording: str = ""
    pack: str = ""  # the knowledge pack that its question comes from, where there is one


@dataclass(frozen=True, slots=True)
class Probe:
    """Why and where to follow up on an answer: the signal, and the person's words to ask about."""

    reason: str
    phrase: str = ""  # words of the answer; "" where it holds none worth quoting
    sentence: str = ""  # the sentence they stand in
