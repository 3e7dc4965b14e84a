"""Disks that fail: full or read-only in the middle of a step, by a small disk of our own or from the system's calls.

Every step is tried while the disk fails, then again when it works: what a step does not report as failed has to be on
disk, what it reports is a sentence without a path, and trying again neither doubles nor loses anything.
"""

from __future__ import annotations

import errno
import multiprocessing
import os
import re
import subprocess
import time
from collections.abc import Generator, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from bench.aftermath import Fault, left_over, lost, torn, wrong_rows
from bench.boundaries import NEEDS_SPACE, Boundaries, Point
from bench.deaths import ONCE, VIEWS, Begun, Done, Ledger
from bench.lives import LATER, WAYS, Course, Interview, Step, pictured
from interview.errors import InterviewError, StorageError
from interview.sessions import sweep
from interview.sessions.session import Session

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

PAGES = (0, 1, 2, 4, 7, 11, 16)
"""Of 4096 bytes, left free on the small disk: a step fails at its first file, or at one of the later ones."""
SIZE = "1m"
_PATH = re.compile(r"/\w+/")


@dataclass(frozen=True, slots=True)
class Tried:
    """`failed` of `tries` were reported."""

    tries: int
    failed: int
    faults: tuple[Fault, ...]


def endured(course: Course, most: int, mount: Path | None = None) -> Tried:
    """A whole interview in a child, on the small disk at `mount` or, without one, with calls that fail."""
    context = multiprocessing.get_context("forkserver")
    here, there = context.Pipe(duplex=False)
    process = context.Process(target=hold, args=(course, most, mount, there))
    process.start()
    there.close()
    try:
        tried: Tried = here.recv()
    except EOFError:
        tried = Tried(0, 0, (("errors", "an interview on a failing disk broke off"),))
    process.join()
    return tried


@contextmanager
def small_disk(at: Path) -> Iterator[Path | None]:
    """Mount one. -> None where this user may not"""
    at.mkdir(mode=0o700)
    options = f"size={SIZE},mode=0700"
    try:
        done = subprocess.run(["mount", "-t", "tmpfs", "-o", options, "rehearse", str(at)], capture_output=True)
    except OSError:
        yield None
        return
    try:
        yield at if done.returncode == 0 else None
    finally:
        if done.returncode == 0:
            subprocess.run(["umount", str(at)], check=True)


def hold(course: Course, most: int, mount: Path | None, pipe: Connection) -> None:
    """In the child."""
    endurance = Endurance(course, most)
    try:
        endurance.hold(SmallDisk(mount) if mount else FailingCalls())
    except Exception as error:  # noqa: BLE001  (whatever it is, the bench counts it)
        endurance.faults.append(("errors", f"{type(error).__name__}: {error}"))
    pipe.send(Tried(endurance.tries, endurance.failed, tuple(endurance.faults)))
    pipe.close()
    os._exit(0)


class SmallDisk:
    """Filled up to a few pages, then read-only."""

    def __init__(self, mount: Path) -> None:
        self._mount, self._ballast = mount, mount / "ballast"

    def failures(self, step: Step) -> Generator[None, None, None]:
        for pages in PAGES if step.name != "sound" else PAGES[:2]:
            self._fill(pages)
            try:
                yield
            finally:
                self._ballast.unlink()
        self._remount("ro")
        try:
            yield
        finally:
            self._remount("rw")

    def _fill(self, pages: int) -> None:
        space = os.statvfs(self._mount)
        with self._ballast.open("wb", buffering=0) as file:
            for _ in range(space.f_bavail * space.f_frsize // 4096 - pages):
                file.write(bytes(4096))

    def _remount(self, mode: str) -> None:
        subprocess.run(["mount", "-o", f"remount,{mode}", str(self._mount)], check=True)


class FailingCalls:
    """From a point that was not met before all calls fail, as on a full disk, a read-only one, and one that breaks."""

    def __init__(self) -> None:
        self._seen: set[Point] = set()
        self._fails: int | None = None
        self._next, self._is_on, self._found = 0, False, False
        self._boundaries = Boundaries(self._meet)
        self._boundaries.install()

    def failures(self, step: Step) -> Generator[None, None, None]:
        self._found = True
        while self._found:
            self._boundaries.begin(step.name)
            self._fails, self._is_on, self._found = None, True, False
            try:
                yield
            finally:
                self._is_on = False

    def _meet(self, point: Point) -> None:
        if not self._is_on:
            return
        is_new = self._fails is None and point not in self._seen
        if is_new:
            self._seen.add(point)
            self._next += 1
            self._fails, self._found = (errno.ENOSPC, errno.EROFS, errno.EIO)[self._next % 3], True
        if self._fails is not None and point.call == "ftruncate" and not is_new:
            return  # an open file can be cut back to what it was
        if self._fails is not None and (self._fails != errno.ENOSPC or point.call in NEEDS_SPACE):
            raise OSError(self._fails, os.strerror(self._fails), str(Path("/srv/outputs") / point.file))


class Endurance:
    """Holds an interview, each of its steps tried at most so often altogether while the disk fails."""

    def __init__(self, course: Course, most: int) -> None:
        self._course, self._most = course, most
        self._interview, self._ledger = Interview(course), Ledger()
        self.tries = self.failed = 0
        self.faults: list[Fault] = []

    def hold(self, disk: SmallDisk | FailingCalls) -> None:
        for step in self._interview.steps():
            self._endure(step, disk)
            if step.name in WAYS:
                self._endure(self._interview.restart(), disk)
        if self._course.root.exists():
            sweep(self._course.root, None, time.time() + LATER)
            self.faults += left_over(self._course.root)

    def _endure(self, step: Step, disk: SmallDisk | FailingCalls) -> None:
        """Until it is taken; opening an interview changes nothing, and is tried in every way."""
        taken = False
        with closing(disk.failures(step)) as failures:
            for _ in failures:
                counts = not self._course.only or step.name in self._course.only
                if (taken and step.name not in VIEWS) or self.tries >= self._most or not counts:
                    break
                taken = self._try(step)
        if not taken or step.name in VIEWS:
            self._take(step, step.call())
        self._look(step, tables=True)

    def _try(self, step: Step) -> bool:
        self.tries += 1
        self._ledger.note(Begun(step.name, step.number, step.text), keep=self._course.keep)
        try:
            session = step.call()
        except InterviewError as error:
            self.failed += 1
            if _PATH.search(str(error)):
                self.faults.append(("silent_losses", f"{step.name}: {error}"))
        except OSError as error:
            self.failed += 1
            self.faults.append(("silent_losses", f"{step.name}: no sentence, but {error!r}"))
        else:
            self._take(step, session)
            self._look(step, tables=step.name not in VIEWS)
            return True
        self._look(step, tables=False)
        return False

    def _take(self, step: Step, session: Session | None) -> None:
        interview = self._interview
        interview.session = session
        interview.done |= {step.name} & set(ONCE)
        self._ledger.note(Done(step.name, step.number, pictured(session) if session else None), keep=self._course.keep)

    def _look(self, step: Step, *, tables: bool) -> None:
        """Whether what was acknowledged is on disk; after a step that was taken, with every row."""
        coach, ledger = self._interview.coach, self._ledger
        folder = coach.storage.folder(self._course.key.session_id)
        self.faults += torn(self._course.root)
        if not ledger.prepared or ledger.deleted:
            if ledger.deleted and folder.exists():
                self.faults.append(("silent_losses", "deleted, and it is there"))
            return
        try:
            session = coach.storage.load(self._course.key.session_id)
        except StorageError as error:
            if step.name != "delete":
                self.faults.append(("sessions_unreadable", f"{step.name}: {error}"))
            return
        self.faults += [("silent_losses", f"{step.name}: {what}") for _, what in lost(ledger, session)]
        if tables:
            self.faults += [("silent_losses", f"{step.name}: {what}") for _, what in wrong_rows(folder, session)]
        for number, size in ledger.sound.items():
            if coach.storage.recording_path(session, number).exists():
                continue  # handed in, it takes the place of what broke off
            heard = coach.storage.sound_so_far(session, number)
            if session.open_question and number == session.open_question.number and len(heard) != size:
                self.faults.append(("silent_losses", f"{step.name}: {len(heard)} bytes of sound, not {size}"))
