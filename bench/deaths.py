"""Holds interviews in processes of their own that are killed with SIGKILL, and notes what they acknowledged before.

A fork server, which has imported everything, makes each process in a few milliseconds.
"""

from __future__ import annotations

import multiprocessing
import os
import random
import signal
import time
from dataclasses import dataclass, field
from multiprocessing.connection import Connection
from typing import TYPE_CHECKING

from bench.boundaries import Boundaries, Point, kill_oneself
from bench.lives import LIVE, PIECE, Course, Interview, Picture, pictured

if TYPE_CHECKING:
    from multiprocessing.context import ForkServerContext

VIEWS = ("sweep", "go on")
"""Steps that hand nothing in, and do what they can where nothing can be written."""
ONCE = ("reopen", "correct", "plan", "dispute", "broken off")
MOST_MESSAGES, LONGEST = 12, 0.05
"""Where the moment is drawn: a process is killed at most so many messages and seconds after its start."""
SHARE = 0.03
"""Of the points that were not met before, so that a process does not always die in the first of its steps."""
PRELOADED = "bench.preloaded"
PATIENCE = 60.0


@dataclass(frozen=True, slots=True)
class Begun:
    step: str
    number: int = 0
    text: str | None = None


@dataclass(frozen=True, slots=True)
class Done:
    step: str
    number: int
    picture: Picture | None


@dataclass(frozen=True, slots=True)
class Ended:
    """`error`: what ended it before its time."""

    error: str = ""


Message = Begun | Done | Point | Ended


@dataclass(slots=True)
class Ledger:
    """What the processes of one interview acknowledged, and the step that the last one was in."""

    picture: Picture = field(default_factory=Picture)
    prepared: bool = False
    deleted: bool = False
    pending: Begun | None = None
    viewing: str = ""
    sound: dict[int, int] = field(default_factory=dict)  # bytes of an open answer's sound, by its number
    done: set[str] = field(default_factory=set)
    point: Point | None = None
    ended: Ended | None = None
    _answered: set[int] = field(default_factory=set)  # by the process that runs

    def begin_life(self) -> None:
        """What the last process began and did not acknowledge may have happened, until a later one says how it is."""
        self.point = self.ended = None
        self._answered.clear()

    def note(self, message: Message, *, keep: bool) -> None:
        match message:
            case Begun(step=step) if step not in VIEWS:
                self.pending = message
            case Begun():
                self.viewing = message.step
            case Point():
                self.point = message
            case Ended():
                self.ended = message
            case Done():
                self._done(message, keep=keep)

    def _done(self, done: Done, *, keep: bool) -> None:
        self.viewing = ""
        if done.picture is not None or done.step == "delete":
            self.pending = None
        self.done |= {done.step} & set(ONCE)
        self.deleted |= done.step == "delete"
        if done.picture is not None:
            self.picture, self.prepared = done.picture, True
            given = {number for number, text in enumerate(done.picture.answers, 1) if text is not None}
            self.sound = {number: size for number, size in self.sound.items() if number not in given}
        if done.step in ("sound", "broken off"):
            self.sound[done.number] = self.sound.get(done.number, 0) + PIECE
        elif done.step == "reopen":
            self.sound[done.number] = LIVE if keep or done.number in self._answered else 0
        elif done.number:
            self.sound.pop(done.number, None)
            self._answered.add(done.number)


class Killer:
    """Runs the lives of interviews, and ends each: at a point not met before, or at a moment that is drawn."""

    def __init__(self, seed: int = 7, preloaded: str = PRELOADED) -> None:
        """`preloaded`: the module that the fork server imports; one that runs already is taken as it is."""
        self._context: ForkServerContext = multiprocessing.get_context("forkserver")
        self._context.set_forkserver_preload(["__main__", preloaded])
        self._random = random.Random(seed)
        self.seen: set[Point] = set()

    def live(self, course: Course, ledger: Ledger, *, kill: str) -> None:
        """One process, to its end; `kill` is "at a point", "at a moment" or "never"."""
        ledger.begin_life()
        here, there = self._context.Pipe(duplex=False)
        seen = frozenset(self.seen) if kill == "at a point" else None
        process = self._context.Process(target=hold, args=(course, seen, self._random.random(), there))
        process.start()
        there.close()
        if kill == "at a moment":
            messages = self._random.randint(0, MOST_MESSAGES)
            is_killed = _listen(here, ledger, PATIENCE, keep=course.keep, most=messages)
            is_killed = is_killed and _listen(here, ledger, self._random.uniform(0, LONGEST), keep=course.keep)
        else:
            is_killed = _listen(here, ledger, PATIENCE, keep=course.keep)
        if is_killed and process.pid:
            os.kill(process.pid, signal.SIGKILL)
            _listen(here, ledger, PATIENCE, keep=course.keep)
        process.join(PATIENCE)
        if is_killed and kill != "at a moment":
            ledger.ended = Ended("it stood still")
        if ledger.ended is None and ledger.point is None and not is_killed:
            ledger.ended = Ended(f"it ended by itself with {process.exitcode}")
        if ledger.point is not None:
            self.seen.add(ledger.point)


def hold(course: Course, seen: frozenset[Point] | None, seed: float, pipe: Connection) -> None:
    """In the child: go on until the end, or to a point that is not in `seen`."""
    dice = random.Random(seed)
    share = SHARE if not course.only else 1.0

    def meet(point: Point) -> None:
        if seen is None or point in seen or (course.only and point.step not in course.only):
            return
        if dice.random() < share:
            pipe.send(point)
            kill_oneself()

    boundaries = Boundaries(meet)
    interview = Interview(course)
    if seen is not None:
        boundaries.install()
    try:
        for step in interview.steps():
            pipe.send(Begun(step.name, step.number, step.text))
            boundaries.begin(step.name)
            interview.session = step.call()
            interview.done |= {step.name} & set(ONCE)
            boundaries.begin("")
            pipe.send(Done(step.name, step.number, pictured(interview.session) if interview.session else None))
    except Exception as error:  # noqa: BLE001  (whatever it is, the bench counts it)
        pipe.send(Ended(f"{type(error).__name__}: {error}"))
    else:
        pipe.send(Ended())
    os._exit(0)


def _listen(pipe: Connection, ledger: Ledger, allowed: float, *, keep: bool, most: int | None = None) -> bool:
    """Note what comes, at most so many messages, until the other end is closed. -> whether it is still open"""
    until = time.monotonic() + allowed
    while most != 0 and pipe.poll(max(until - time.monotonic(), 0)):
        try:
            ledger.note(pipe.recv(), keep=keep)
        except EOFError:
            return False
        most = None if most is None else most - 1
    return True
