"""Several writers on one interview: whatever one of them was told is done must be there in the end.

Two processes on one outputs folder, two pages and a live line in one process, and a page that is loaded at every point
of a step's writing. Everybody reads, takes a step, and where it is refused reads again, as the program itself does.
"""

from __future__ import annotations

import multiprocessing
import os
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from multiprocessing.connection import Connection
from threading import Event, Thread
from typing import Any

from bench.aftermath import Fault, torn, wrong_rows
from bench.boundaries import Boundaries, Point
from bench.lives import JOB, RESUME, Course, coach_in
from interview.coach.coach import Coach
from interview.errors import InterviewError
from interview.live import Conversations
from interview.records import Setup
from interview.sessions.session import Session

LONG = Setup(questions=8, follow_ups=1)
ENOUGH = 24
"""Tries that are refused one after the other before a writer takes it that the interview is over."""
PATIENCE = 300.0
"""Seconds for a process to begin, or to take its next step, on a machine that has other work."""
WORDS = "I rebuilt the nightly load in Python, because it failed twice a week, and it ran in one hour after that."


def lost_updates(course: Course) -> Iterator[Fault]:
    for name, case in (("processes", _two_processes), ("pages", _pages_and_a_line), ("reload", _reloads)):
        here = replace(course, root=course.root.with_name(f"{course.root.name}-{name}"))
        _prepare(here)
        yield from case(here)
        yield from ((what, f"{seen} ({name})") for what, seen in torn(here.root))


def _prepare(course: Course) -> None:
    coach = coach_in(course.root, course.storage)
    coach.interview.ask(coach.preparation.prepare(RESUME, JOB, seed=7, setup=LONG, key=course.key))
    coach.close()


def _step(coach: Coach, session: Session, text: str) -> tuple[Session, str]:
    """Answer the open question, else ask one. -> what was taken, "" for a question"""
    if session.open_question is not None:
        return coach.interview.read(session, text), text
    return coach.review.evaluate(coach.interview.ask(session), wait=False), ""


def _lost(coach: Coach, course: Course, taken: list[str], where: str) -> Iterator[Fault]:
    """Answers that were acknowledged and are not there, or stand twice; then what a table says otherwise."""
    session = coach.storage.load(course.key.session_id)
    there = Counter(one.answer.text for one in session.answered if one.answer)
    for text in taken:
        if there[text] != 1:
            yield "lost_updates", f"{text[:24]!r} stands {there[text]} times ({where})"
    yield from wrong_rows(coach.storage.folder(session.id), session)


# ------------------------------------------------------------ two processes


def write_on(course: Course, name: str, pipe: Connection) -> None:
    """In the child: steps of the same interview, until there are no more."""
    coach, refused = coach_in(course.root, course.storage), 0
    for number in range(1000):
        try:
            _, text = _step(coach, coach.storage.load(course.key.session_id), f"{name} {number}. {WORDS}")
        except InterviewError:
            refused += 1
            if refused == ENOUGH:
                break
        else:
            refused = 0
            if text:
                pipe.send(text)
    pipe.close()
    os._exit(0)


def _two_processes(course: Course) -> Iterator[Fault]:
    context = multiprocessing.get_context("forkserver")
    taken, ends = [], []
    for name in ("ann", "benedict"):
        here, there = context.Pipe(duplex=False)
        process = context.Process(target=write_on, args=(course, name, there))
        process.start()
        there.close()
        ends.append((here, process))
    for here, process in ends:
        while here.poll(PATIENCE):
            try:
                taken.append(here.recv())
            except EOFError:
                break
        process.join(PATIENCE)
        if process.exitcode != 0:
            yield "errors", f"a writer ended with {process.exitcode}"
    coach = coach_in(course.root, course.storage)
    if not taken:
        yield "errors", "two processes took no answer at all"
    yield from _lost(coach, course, taken, "two processes")
    coach.close()


# ------------------------------------------------------------ two pages and a live line


class _Line:
    """A live page without a microphone: it answers the question that it is shown, and notes what is taken."""

    def __init__(self, conversations: Conversations, course: Course, name: str) -> None:
        self._name, self._texts = name, dict[str, str]()
        self.taken: list[str] = []
        self.over = Event()
        self._guest = conversations.open(str(course.key))

    def hold(self) -> None:
        self._guest.connect(self._hear, False, self._name)
        self.over.wait(2.0)
        self._guest.disconnect(self._hear)

    def _hear(self, message: Any) -> None:
        kind = message["type"] if isinstance(message, dict) else ""
        if kind == "question":
            name = f"{self._name}-{message['number']}"
            self._texts[name] = f"{name}. {WORDS}"
            self._guest.message({"type": "answer", "text": self._texts[name], "number": message["number"], "id": name})
        elif kind == "say" and message["last"]:
            self._guest.message({"type": "played", "id": message["id"]})
        elif kind == "taken" and message["id"] in self._texts:
            self.taken.append(self._texts.pop(message["id"]))
            self.over.set()
        elif kind in ("refused", "ended"):
            self.over.set()


def _pages_and_a_line(course: Course) -> Iterator[Fault]:
    from interview.web.events.edge import BusyError  # Gradio: the fork server does without
    from interview.web.events.turns import Turns

    coach = coach_in(course.root, course.storage)
    conversations = Conversations(coach.interview, coach.review, coach.storage)
    turns, taken, done = Turns(coach.storage, conversations), list[str](), Event()

    def page(name: str) -> None:
        number = refused = 0
        while refused < ENOUGH and not done.is_set():
            number += 1
            try:
                with turns.alone(str(course.key)) as session:
                    _, text = _step(coach, session, f"{name} {number}. {WORDS}")
                refused = 0
                if text:
                    taken.append(text)
            except BusyError:
                done.wait(0.05)
            except InterviewError:
                refused += 1
            done.wait(0.02)  # a person does not press again at once

    pages = [Thread(target=page, args=(name,), daemon=True) for name in ("first", "second")]
    for one in pages:
        one.start()
    for number in range(6):
        try:
            line = _Line(conversations, course, f"live {number}")
        except InterviewError:
            break
        line.hold()
        taken += line.taken
    for one in pages:
        one.join(PATIENCE)
    done.set()
    conversations.close()
    yield from _lost(coach, course, taken, "two pages and a live line")
    coach.close()


# ------------------------------------------------------------ a reload in the middle of a write


def reload_within(course: Course, pipe: Connection) -> None:
    """In the child: a page is loaded, and its files are fetched, before and after every call of two steps' writing."""
    from interview.web.routes.download import handed_out

    coach, reader = coach_in(course.root, course.storage), coach_in(course.root, course.storage)
    faults: list[Fault] = []
    seen: list[Session] = []
    is_on = False

    def meet(point: Point) -> None:
        nonlocal is_on
        if not is_on or point.when == "half":
            return
        is_on = False
        try:
            seen.append(reader.storage.session_of(str(course.key)))
            handed_out(reader.storage, course.key.session_id)
        except InterviewError as error:
            faults.append(("lost_updates", f"a page that was loaded at {point}: {error}"))
        is_on = True

    Boundaries(meet).install()
    for number in range(6):
        before = coach.storage.load(course.key.session_id)
        seen.clear()
        is_on = True
        after, text = _step(coach, before, f"reloaded {number}. {WORDS}")
        is_on = False
        for one in seen:
            if _told(one) not in (_told(before), _told(after)):
                faults.append(("lost_updates", "a page that was loaded saw neither the step nor what was before it"))
        if text:
            pipe.send(text)
        if not seen:
            faults.append(("lost_updates", "no page was loaded within a step"))
    pipe.send(faults)
    pipe.close()
    os._exit(0)


def _told(session: Session) -> list[tuple[str, str]]:
    return [(one.question.text, one.answer.text if one.answer else "") for one in session.exchanges]


def _reloads(course: Course) -> Iterator[Fault]:
    context = multiprocessing.get_context("forkserver")
    here, there = context.Pipe(duplex=False)
    process = context.Process(target=reload_within, args=(course, there))
    process.start()
    there.close()
    taken: list[str] = []
    told: list[Fault] | None = None
    while here.poll(PATIENCE):
        try:
            message = here.recv()
        except EOFError:
            break
        if isinstance(message, str):
            taken.append(message)
        else:
            told = message
    process.join(PATIENCE)
    yield from told if told is not None else [("lost_updates", "the steps with reloads broke off")]
    coach = coach_in(course.root, course.storage)
    yield from _lost(coach, course, taken, "reloads")
    coach.close()
