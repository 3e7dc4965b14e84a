"""Interviews on scripted engines in processes that are killed with SIGKILL, on disks that fail, and written by two.

`--kills N`: half of them at points that no process was killed at before (before, in the middle of and after every
write, flush, change of name and removal, one after the other), the others at moments that are drawn. After each kill
the folder is read as a restarted server reads it, and the next process goes on in it. --data is not used.
"""

from __future__ import annotations

import shutil
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from itertools import count
from pathlib import Path
from statistics import median

from bench.aftermath import Fault, faults_after, is_gone
from bench.deaths import Killer, Ledger
from bench.disks import Tried, endured, small_disk
from bench.lives import JOB, RESUME, TYPED, Course, coach_in, write_answer
from bench.records import Figure, Measured
from bench.updates import lost_updates
from bench.writers import faults_of_two
from interview.records import Answer
from interview.sessions import Storage, new_key
from interview.sessions.session import with_answer

KILLS = 100
COUNTED = (
    "answers_lost", "rows_torn", "rows_doubled", "sessions_unreadable", "silent_losses", "steps_lost", "left_over",
    "not_private", "writers_torn", "lost_updates", "errors",
)  # fmt: skip
SHOWN = 20
"""Faults that are shown in words."""
TIMED = 40
MEMORY = Path("/dev/shm")


def measure(data: Path | None, limit: int | None, *, kills: int = KILLS, storage: type[Storage] = Storage) -> Measured:
    with tempfile.TemporaryDirectory(dir=MEMORY if MEMORY.is_dir() else None) as scratch:
        course = Course(Path(scratch) / "outputs", new_key(), Path(scratch) / "answer.wav", storage=storage)
        write_answer(course.recording)
        deaths = Deaths(course)
        deaths.hold("at a point", kills - kills // 2)
        deaths.hold("at a moment", kills)
        faults = deaths.faults
        tried = list(_disks(course, max(20, kills)))
        faults += [fault for _, disk in tried for fault in disk.faults]
        two = replace(course, root=Path(scratch) / "two")
        faults += faults_of_two(two, min(10 + kills // 10, 100))
        faults += lost_updates(replace(course, root=Path(scratch) / "updates"))
    counts = Counter(name for name, _ in faults)
    figures: dict[str, Figure] = {"kills": deaths.kills, **{name: counts[name] for name in COUNTED}}
    figures |= {"points": deaths.points, "interviews": deaths.interviews}
    figures |= {f"tries_on_{name.replace(' ', '_')}": disk.tries for name, disk in tried}
    figures |= {f"reported_on_{name.replace(' ', '_')}": disk.failed for name, disk in tried}
    figures |= dict(zip(("write_ms_p50", "write_ms_p95"), _write_ms(), strict=True))
    shown = [(name, what[:100]) for name, what in faults[:SHOWN]]
    return Measured(deaths.kills, figures, ("what", "figure"), (*figures.items(), *shown))


class Deaths:
    """Interviews one after the other, each gone on with after every kill until it is at its end."""

    def __init__(self, course: Course, killer: Killer | None = None) -> None:
        """Interviews like `course`, each in a folder of its own beside it."""
        self._course, self._killer, self._numbers = course, killer or Killer(), count()
        self.kills = self.interviews = 0
        self.faults: list[Fault] = []

    @property
    def points(self) -> int:
        return len(self._killer.seen)

    def hold(self, kill: str, until: int) -> None:
        """Until so many were killed; of points there may be fewer, of moments never."""
        before = -1
        while self.kills < until and (kill == "at a moment" or before != self.kills):
            before = self.kills
            for course in self._courses():
                self._hold(course, kill, until)

    def _courses(self) -> Iterator[Course]:
        """With recordings kept and not; one that is deleted at its end."""
        for keep, deletes in ((True, False), (False, True)):
            root = self._course.root.with_name(f"outputs-{next(self._numbers)}")
            yield replace(self._course, root=root, key=new_key(), keep=keep, deletes=deletes)
            shutil.rmtree(root, ignore_errors=True)

    def _hold(self, course: Course, kill: str, until: int) -> None:
        ledger = Ledger()
        course.root.mkdir(mode=0o700)
        self.interviews += 1
        while ledger.ended is None:
            self._killer.live(course, ledger, kill=kill if self.kills < until else "never")
            self.kills += ledger.ended is None
            where = f"{ledger.point or ledger.viewing or (ledger.pending and ledger.pending.step)}"
            faults = faults_after(course, ledger, course.root.parent)
            self.faults += [(name, f"{what} ({where})") for name, what in faults]
            if ledger.ended is None and is_gone(course, ledger):
                break
            course = replace(course, done=frozenset(ledger.done))
        if ledger.ended and ledger.ended.error:
            self.faults.append(("errors", ledger.ended.error))


def _disks(course: Course, most: int) -> Iterator[tuple[str, Tried]]:
    """The small disk is left out where this user may not mount one."""
    yield "failing calls", endured(replace(course, root=course.root.with_name("failing")), most)
    with small_disk(course.root.with_name("disk")) as mount:
        if mount is not None:
            yield "a small disk", endured(replace(course, root=mount / "outputs"), most, mount)


def _write_ms() -> tuple[float, float]:
    """Milliseconds until a step of an interview is on the disk that holds temporary files: median, and 95 of 100."""
    with tempfile.TemporaryDirectory() as scratch:
        coach, took = coach_in(Path(scratch) / "outputs"), []
        session = coach.preparation.prepare(RESUME, JOB, seed=7)
        for number in range(1, TIMED + 1):
            if session.open_question is None:
                session = coach.interview.ask(session)
            answered = with_answer(session, Answer(TYPED.format(number), "typed"))
            begun = time.perf_counter()
            session = replace(session, revision=coach.storage.write(answered).revision)
            took.append(1000 * (time.perf_counter() - begun))
        coach.close()
    return round(median(took), 2), round(sorted(took)[int(0.95 * len(took))], 2)
