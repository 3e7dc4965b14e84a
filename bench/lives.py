"""An interview on scripted engines that goes on from wherever it stands, a step at a time.

Answers are typed, recorded, spoken live in pieces of sound, and skipped; one is taken back, the resume is corrected,
the plan changed, a score disputed. What comes next is read from the session, so that a process goes on where another
ended.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

import numpy as np

from interview.audio.recordings import wav_bytes
from interview.coach.coach import Coach, coach_from
from interview.engines.backends.scripted import (
    RATE,
    ScriptedTranscriber,
)
from interview.engines.models import scripted_models
from interview.engines.sound import pcm16, samples_from
from interview.interviewer.agenda import stage_of
from interview.records import (
    Answer,
    Audio,
    FaceObservation,
    Glimpse,
    Position,
    Resume,
    Setup,
    SkillGroup,
    Stage,
    Watched,
)
from interview.resume.rules.corrections import values_of
from interview.sessions import Key, Storage, sweep
from interview.sessions.session import Session

JOB = """Data Engineer

We build the reporting platform of a regional hospital group. You will design nightly data pipelines in Python.
You will own the PostgreSQL warehouse and keep its queries fast. You will explain numbers to clinical staff.
Requirements: three years of experience with SQL. Experience with Kubernetes is a plus. A degree in computer science.
"""
RESUME = Resume(
    name="Ada Example",
    email="ada@example.com",
    about="Data engineer who likes boring pipelines.",
    skill_groups=(SkillGroup("", ("Python", "PostgreSQL", "Airflow")),),
    experience=(
        Position("Data Engineer", "Northwind", "2021 - 2024", ("Cut the nightly load to one hour in Python",)),
    ),
    text="Ada Example\nData Engineer at Northwind\nCut the nightly load to one hour in Python",
)
TYPED = 'As number {} I rebuilt the "nightly" pipeline in Python, because it failed twice a week;\nwe saved five hours.'
WAYS = ("typed", "recorded", "live", "skipped")
PIECE, LIVE, AGAIN, RECORDED = 8000, 64_000, 80_000, 48_000
"""Bytes: a piece of live sound, a live answer, one that went on after all, and a recording."""
LATER = 2 * 3600.0
"""Seconds after which a server that was killed is started again."""


@dataclass(frozen=True, slots=True)
class Picture:
    """What a step acknowledged: everything of a session that must not be lost."""

    questions: tuple[str, ...] = ()
    answers: tuple[str | None, ...] = ()
    evaluated: tuple[bool, ...] = ()
    disputed: tuple[bool, ...] = ()
    plan: tuple[str, ...] = ()
    name: str = ""
    finished: bool = False


def pictured(session: Session) -> Picture:
    exchanges = session.exchanges
    return Picture(
        tuple(x.question.text for x in exchanges),
        tuple(x.answer.text if x.answer else None for x in exchanges),
        tuple(x.evaluation is not None for x in exchanges),
        tuple(x.dispute is not None for x in exchanges),
        tuple(slot.wording for slot in session.plan),
        session.resume.name,
        session.finished,
    )


@dataclass(frozen=True, slots=True)
class Course:
    """Which interview is held, and where.

    `done`: steps taken once and acknowledged; `only`: those in which points count, all without any; `ways`: how the
    questions are answered in turn.
    """

    root: Path
    key: Key
    recording: Path
    keep: bool = False
    deletes: bool = False
    done: frozenset[str] = frozenset()
    only: frozenset[str] = frozenset()
    ways: tuple[str, ...] = WAYS
    storage: type[Storage] = Storage


@dataclass(frozen=True, slots=True)
class Step:
    """`text`: of the answer that it hands in; the call gives the session as it is after it, None where it is gone."""

    name: str
    call: Callable[[], Session | None]
    number: int = 0
    text: str | None = None


@cache
def sound() -> bytes:
    """Speech to the scripted engines, each stretch of it different."""
    at = np.arange(AGAIN // 2) / RATE
    return pcm16(Audio((0.3 * np.sin(2 * np.pi * (200 + 20 * at) * at)).astype(np.float32), RATE))


def heard_in(pcm: bytes) -> str:
    return ScriptedTranscriber("default").transcribe(Audio(samples_from(pcm), RATE)).text


def write_answer(path: Path) -> None:
    path.write_bytes(wav_bytes(Audio(samples_from(sound()[:RECORDED]), RATE)))


def coach_in(root: Path, storage: type[Storage] = Storage) -> Coach:
    models = scripted_models()
    return coach_from(models, storage(root, version="bench"), {"language": "scripted:default"})


class Interview:
    """Gives the steps one by one; whoever holds it calls them, and keeps what they give in `session`."""

    def __init__(self, course: Course) -> None:
        self._course, self.coach = course, coach_in(course.root, course.storage)
        self.session: Session | None = None
        self.done = set(course.done)

    def steps(self) -> Iterator[Step]:
        """A step that is not taken, because it failed, comes again."""
        course, coach = self._course, self.coach
        yield Step("sweep", self._sweep)
        if coach.storage.folder(course.key.session_id).exists():
            yield self.restart()
        while self.session is None:
            yield Step("prepare", self._prepare)
        while not self.session.finished:
            yield self._next(self.session)
        if course.deletes:
            yield Step("delete", lambda: coach.storage.delete(course.key.session_id))

    def restart(self) -> Step:
        coach, key = self.coach, self._course.key
        return Step("go on", lambda: coach.interview.go_on(coach.storage.opened(str(key))))

    def _next(self, session: Session) -> Step:
        coach, question = self.coach, session.open_question
        answered = len(session.answered)
        if question is not None and question.number == 4 and "reopen" not in self.done and _speaks(self._course):
            return Step("reopen", lambda: coach.interview.reopen(session), 3)
        if question is not None:
            return self._answer(session, question.number)
        if answered == 1 and "correct" not in self.done:
            values = dict(values_of(session.resume)) | {"name": "Ada Corrected"}
            return Step("correct", lambda: coach.preparation.correct(session, values))
        if answered == 2 and "plan" not in self.done:
            own = replace(session.plan[-1], wording="Which of your pipelines would you build differently today?")
            return Step("plan", lambda: coach.preparation.change_plan(session, (*session.plan[:-1], own)))
        if session.unevaluated and answered != 3:  # the third is taken back, and then measured at the end
            return Step("evaluate", lambda: coach.review.evaluate(session))
        if answered == 4 and "dispute" not in self.done and _is_scored(session):
            return Step("dispute", lambda: coach.review.dispute(session, 1, "I did say what came of it."))
        if stage_of(session) is Stage.CLOSE or answered >= 5:
            return Step("finish", lambda: coach.review.finish(session))
        return Step("ask", lambda: coach.interview.ask(session))

    def _answer(self, session: Session, number: int) -> Step:
        way, coach = self._course.ways[(number - 1) % len(self._course.ways)], self.coach
        if way == "typed":
            text = " ".join(TYPED.format(number).split())
            return Step(way, lambda: coach.interview.read(session, TYPED.format(number), _watched()), number, text)
        if way == "skipped":
            return Step(way, lambda: coach.interview.skip(session), number, "")
        there = len(coach.storage.sound_so_far(session, number))
        if way == "recorded" and there == 0 and "broken off" not in self.done:
            return Step("broken off", lambda: self._speak(session, number, 0), number)
        if way == "recorded":
            return Step(
                way, lambda: coach.interview.hear(session, self._course.recording), number, heard_in(sound()[:RECORDED])
            )
        whole = AGAIN if "reopen" in self.done else LIVE
        if there < whole:
            return Step("sound", lambda: self._speak(session, number, there), number)
        return Step("live", lambda: self._take(session, number), number, heard_in(sound()[:whole]))

    def _speak(self, session: Session, number: int, start: int) -> Session:
        self.coach.storage.append_sound(session, number, sound()[start : start + PIECE])
        return session

    def _take(self, session: Session, number: int) -> Session:
        """As the live panel does it."""
        said = self.coach.interview.sounds.write_down(self.coach.storage.sound_so_far(session, number))
        recording = f"recordings/question-{number}.wav" if session.keep_recordings else ""
        answer = Answer(said.text, "spoken", said.words, said.words[-1].end, "en", recording)
        taken = self.coach.interview.take(session, answer, reread=False)
        with self.coach.storage.repeatable(session, taken):
            self.coach.interview.sounds.put_away(taken, number)
        return taken

    def _prepare(self) -> Session:
        course, setup = self._course, Setup(questions=4, follow_ups=1)
        return self.coach.preparation.prepare(
            RESUME, JOB, seed=7, setup=setup, keep_recordings=course.keep, key=course.key
        )

    def _sweep(self) -> Session | None:
        sweep(self._course.root, None, time.time() + LATER)
        return self.session


def _speaks(course: Course) -> bool:
    return "live" in course.ways


def _is_scored(session: Session) -> bool:
    first = session.exchanges[0].evaluation
    return first is not None and first.score is not None


def _watched() -> Watched:
    """The camera saw somebody look ahead, then away."""
    seen = [Glimpse(n * 0.5, 0.5, (FaceObservation(n * 0.5, 40.0 * (n > 8), 0.0, 0.0, 0.0),)) for n in range(30)]
    return Watched(tuple(seen))
