"""What is found in the outputs folder after a kill, beside what was acknowledged: read as a restarted server reads it.

Tables are counted here from the session's exchanges, not with the code that wrote them.
"""

from __future__ import annotations

import csv
import io
import shutil
import stat
import time
import wave
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pandas as pd

from bench.deaths import Ledger
from bench.lives import LATER, RECORDED, Course, Picture, coach_in, pictured, sound
from interview.errors import InterviewError
from interview.sessions import sweep
from interview.sessions.session import Session
from interview.sessions.tables import COLUMNS, unescape_cell

Fault = tuple[str, str]
"""The figure that it counts for, and what was seen."""


def faults_after(course: Course, ledger: Ledger, scratch: Path) -> Iterator[Fault]:
    """Of a copy of the folder: what a restart mends is left to the next process, which may be killed in doing it."""
    yield from torn(course.root)
    copy = scratch / "copy"
    shutil.rmtree(copy, ignore_errors=True)
    shutil.copytree(course.root, copy)
    sweep(copy, None, time.time() + LATER)
    coach = coach_in(copy, course.storage)
    folder = coach.storage.folder(course.key.session_id)
    try:
        if not folder.exists():
            if ledger.prepared and not ledger.deleted and not _is_pending(ledger, "delete"):
                yield "sessions_unreadable", "the folder is gone"
        else:
            session = coach.interview.go_on(coach.storage.opened(str(course.key)))
            yield from lost(ledger, session)
            yield from _sounds(course, ledger, session, folder)
            yield from wrong_rows(folder, session)
            if ledger.deleted:
                yield "left_over", "an interview that was deleted"
    except InterviewError as error:
        yield "sessions_unreadable", str(error)
    finally:
        coach.close()
    yield from left_over(copy)


def torn(root: Path) -> Iterator[Fault]:
    """Rows of CSV files that are not whole, where they lie."""
    for path in root.rglob("*.csv"):
        content = path.read_bytes()
        rows = list(csv.reader(io.StringIO(content.decode("utf-8", "replace"), newline="")))
        columns = COLUMNS[path.stem]
        if not content.endswith(b"\n") or any(len(row) != len(columns) for row in rows) or tuple(rows[0]) != columns:
            yield "rows_torn", path.name


def wrong_rows(folder: Path, session: Session) -> Iterator[Fault]:
    """Rows that are double, or that the session does not have, or that it has and they are not there."""
    exchanges = session.exchanges
    numbers = {
        "questions": [x.question.number for x in exchanges],
        "answers": [x.question.number for x in exchanges if x.answer],
        "delivery": [x.question.number for x in exchanges if x.delivery],
        "presence": [x.question.number for x in exchanges if x.focus],
        "evaluations": [x.question.number for x in exchanges if x.evaluation],
        "disputes": [x.question.number for x in exchanges if x.dispute],
        "plan": list(range(1, len(session.plan) + 1)),
    }
    for name, expected in numbers.items():
        if list(_table(folder, name)["number"].astype(int)) != expected:
            yield "rows_doubled", f"{name}: {list(_table(folder, name)['number'])}, not {expected}"
    if len(_table(folder, "summary")) != session.finished:
        yield "rows_doubled", f"summary: {len(_table(folder, 'summary'))} rows"
    for name in ("points", "focus", "events", "profile", "job", "fit"):
        if _table(folder, name).duplicated().any():
            yield "rows_doubled", name
    written = [unescape_cell(text) for text in _table(folder, "answers")["answer"]]
    if written != [x.answer.text for x in exchanges if x.answer]:
        yield "rows_doubled", "answers say something else than the session"
    profile = _table(folder, "profile")
    if list(profile[profile["field"] == "name"]["value"]) != [session.resume.name]:
        yield "rows_doubled", "the name in profile"


def left_over(root: Path) -> Iterator[Fault]:
    """Half-written files and folders, and what others on this computer may read."""
    for path in root.rglob("*"):
        if path.name.startswith((".new-", ".gone-")) or path.name.endswith(".partial"):
            yield "left_over", path.name
        if stat.S_IMODE(path.stat().st_mode) != (0o700 if path.is_dir() else 0o600):
            yield "not_private", path.name


def lost(ledger: Ledger, session: Session) -> Iterator[Fault]:
    """An acknowledged answer or step that is not there; an answer that was handed in and is neither there nor open."""
    then, now, pending = ledger.picture, pictured(session), ledger.pending
    reopened = pending.number if pending and pending.step == "reopen" else 0
    for number, text in enumerate(then.answers, 1):
        if text is not None and number != reopened and _at(now.answers, number) != text:
            yield "answers_lost", f"answer {number} is {_at(now.answers, number)!r}, not {text!r}"
        if then.questions[number - 1] != _at(now.questions, number) and not (reopened and number > reopened):
            yield "steps_lost", f"question {number}"
        if number != reopened and then.evaluated[number - 1] and not _is(now.evaluated, number):
            yield "steps_lost", f"evaluation {number}"
        if then.disputed[number - 1] and not _is(now.disputed, number):
            yield "steps_lost", f"dispute {number}"
    handed_in = pending.number if pending and pending.text is not None else 0
    if pending and handed_in and _at(now.answers, handed_in) not in (None, pending.text):
        yield "answers_lost", f"answer {handed_in} is {_at(now.answers, handed_in)!r}, not {pending.text!r}"
    if handed_in and _at(now.questions, handed_in) is None:
        yield "answers_lost", f"question {handed_in} is gone"
    yield from _steps_lost(then, now)


def _steps_lost(then: Picture, now: Picture) -> Iterator[Fault]:
    if then.finished and not now.finished:
        yield "steps_lost", "the end"
    if then.name not in ("", now.name) and now.name != "Ada Corrected":
        yield "steps_lost", "the correction"
    if any(then.plan) and not any(now.plan):
        yield "steps_lost", "the person's plan"


def _sounds(course: Course, ledger: Ledger, session: Session, folder: Path) -> Iterator[Fault]:
    """Sound of an open answer that is gone or is not what was said; recordings that are not kept, or not removed."""
    answered = {x.question.number: x.answer for x in session.exchanges if x.answer}
    for number, size in ledger.sound.items():
        if number in answered or number > len(session.exchanges):
            continue
        heard = _content(folder / "recordings" / f"question-{number}.pcm")
        if len(heard) < size or not is_said(heard):
            yield "answers_lost", f"sound of answer {number}: {len(heard)} bytes of {size}"
    for number, answer in answered.items():
        wav = folder / "recordings" / f"question-{number}.wav"
        if course.keep and answer.recording and not wav.exists():
            yield "answers_lost", f"recording {number}"
        if course.keep and answer.recording and wav.exists() and _frames(wav) / 16_000 < answer.seconds - 0.2:
            yield "answers_lost", f"recording {number} is short"
        if (wav.exists() and not course.keep) or wav.with_suffix(".pcm").exists():
            yield "left_over", f"sound of answer {number}"


def is_said(heard: bytes) -> bool:
    """The beginning of the sound that every answer is, or, of a recording behind a piece that broke off, its whole."""
    said = np.frombuffer(sound(), np.int16).astype(int)
    was = np.frombuffer(heard[: len(heard) // 2 * 2], np.int16).astype(int)
    if len(was) <= len(said) and np.abs(was - said[: len(was)]).max(initial=0) <= 2:
        return True
    last = was[-RECORDED // 2 :]
    return len(last) == RECORDED // 2 and bool(np.abs(last - said[: len(last)]).max() <= 2)


def _table(folder: Path, name: str) -> pd.DataFrame:
    return pd.read_csv(folder / f"{name}.csv", keep_default_na=False)


def _frames(path: Path) -> int:
    with wave.open(str(path)) as file:
        return int(file.getnframes())


def _content(path: Path) -> bytes:
    return path.read_bytes() if path.exists() else b""


def _at(texts: tuple[str | None, ...] | tuple[str, ...], number: int) -> str | None:
    return texts[number - 1] if number <= len(texts) else None


def _is(states: tuple[bool, ...], number: int) -> bool:
    return number <= len(states) and states[number - 1]


def is_gone(course: Course, ledger: Ledger) -> bool:
    """Whether the interview was just being deleted, and is."""
    return _is_pending(ledger, "delete") and not (course.root / course.key.session_id).exists()


def _is_pending(ledger: Ledger, step: str) -> bool:
    return ledger.pending is not None and ledger.pending.step == step
