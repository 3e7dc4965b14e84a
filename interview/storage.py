"""The only writer under outputs/: one folder a session, one CSV a record type, session.json to go on from.

Knows how to keep rows whole and a folder private; the columns are in core/tables.py.
"""

from __future__ import annotations

import csv
import io
import json
import os
import re
import secrets
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from pydantic import BaseModel, TypeAdapter, ValidationError

from interview.core import tables
from interview.core.records import Answer, Evaluation, Fit, Focus, Job, Question, Report, Resume, Slot
from interview.core.session import Session
from interview.core.tables import COLUMNS, cell_of
from interview.errors import StorageError

Rows = Sequence[Mapping[str, Any]]
MOST_EARLIER = 50
_ID = re.compile(r"[0-9a-z][0-9a-z-]{5,60}")


class _Saved(BaseModel):
    """session.json: the whole session and what is needed to make it again."""

    version: str
    settings: dict[str, str]
    session: Session


class Storage:
    """Folders under `root`; with `single` the root itself is the one session's folder."""

    def __init__(
        self,
        root: Path,
        *,
        version: str = "",
        settings: Mapping[str, str] | None = None,
        single: bool = False,
    ) -> None:
        self.root, self._single = root, single
        self._version, self._settings = version, dict(settings or {})

    def folder(self, session_id: str) -> Path:
        """Where a session lies. Raises StorageError for an id that is no id (it may come from a browser)."""
        if self._single:
            return self.root
        if not _ID.fullmatch(session_id):
            raise StorageError("That is not the name of a saved interview.")
        return self.root / session_id

    def begin(self, session_id: str) -> None:
        """Make the folder and every CSV with its header; what a preparation that broke off left is replaced."""
        folder = self.folder(session_id)
        if (folder / "session.json").exists():
            raise StorageError(f"The folder {folder.name} already holds an interview. Choose another one.")
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise StorageError(f"The folder {folder} cannot be made: {error.strerror}.") from error
        for name in COLUMNS:
            self._replace(session_id, name, [])

    def write_profile(self, session_id: str, resume: Resume) -> None:
        """What was read from the resume; again after a correction, in one step."""
        self._replace(session_id, "profile", tables.profile_rows(resume))

    def write_job(self, session_id: str, job: Job) -> None:
        self._replace(session_id, "job", tables.job_rows(job))

    def write_fit(self, session_id: str, fit: Fit, job: Job) -> None:
        self._replace(session_id, "fit", tables.fit_rows(fit, job))

    def write_plan(self, session_id: str, plan: Sequence[Slot]) -> None:
        self._replace(session_id, "plan", tables.plan_rows(plan))

    def write_question(self, session: Session, question: Question) -> None:
        self._write(session, "questions", [tables.question_row(question)])
        self.save(session)

    def write_answer(self, session: Session, number: int, answer: Answer, focus: Focus | None = None) -> None:
        self._write(session, "answers", [tables.answer_row(number, answer)])
        if focus is not None:
            self._write(session, "presence", [tables.presence_row(number, focus)])
            self._write(session, "focus", tables.focus_rows(number, focus))
            self._write(session, "events", tables.focus_events(number, focus))
        self.save(session)

    def write_measured(self, session: Session) -> None:
        """How an answer was spoken; its words were read a second time, so its row is made anew."""
        self._replace(session.id, "answers", _answer_rows(session))
        self._replace_heard(session)
        self.save(session)

    def write_evaluation(self, session: Session, number: int, evaluation: Evaluation) -> None:
        self._write(session, "evaluations", [tables.evaluation_row(number, evaluation)])
        self._write(session, "points", tables.point_rows(number, evaluation))
        self.save(session)

    def write_disputes(self, session: Session) -> None:
        disputed = [tables.dispute_row(x, x.dispute) for x in session.exchanges if x.dispute is not None]
        self._replace(session.id, "disputes", disputed)
        self.save(session)

    def write_summary(self, session: Session, report: Report) -> None:
        self._write(session, "summary", [tables.summary_row(report, session.job.title)])
        self.save(session)

    def rewrite(self, session: Session) -> None:
        """Make the rows of questions and answers anew from the session, where some no longer count."""
        exchanges = session.exchanges
        focused = [(x.question.number, x.focus) for x in exchanges if x.focus is not None]
        evaluated = [(x.question.number, x.evaluation) for x in exchanges if x.evaluation is not None]
        self.save(session)
        self._replace(session.id, "questions", [tables.question_row(x.question) for x in exchanges])
        self._replace(session.id, "answers", _answer_rows(session))
        self._replace_heard(session)
        self._replace(session.id, "presence", [tables.presence_row(*seen) for seen in focused])
        self._replace(session.id, "focus", [row for seen in focused for row in tables.focus_rows(*seen)])
        self._replace(session.id, "evaluations", [tables.evaluation_row(*made) for made in evaluated])
        self._replace(session.id, "points", [row for made in evaluated for row in tables.point_rows(*made)])

    def _replace_heard(self, session: Session) -> None:
        """How answers were spoken, and all events of sound and picture in order of time."""
        spoken = [(x.question.number, x.delivery) for x in session.exchanges if x.delivery is not None]
        focused = [(x.question.number, x.focus) for x in session.exchanges if x.focus is not None]
        events = [row for seen in focused for row in tables.focus_events(*seen)]
        events += [row for heard in spoken for row in tables.delivery_events(*heard)]
        self._replace(session.id, "delivery", [tables.delivery_row(*heard) for heard in spoken])
        self._replace(session.id, "events", sorted(events, key=lambda row: (row["number"], row["start"])))

    def recording_path(self, session: Session, number: int) -> Path:
        """Where the recording of an answer lies while it is transcribed, and after if it is kept."""
        folder = self.folder(session.id) / "recordings"
        folder.mkdir(parents=True, exist_ok=True)
        return folder / f"question-{number}.wav"

    def append_sound(self, session: Session, number: int, pcm: bytes) -> None:
        """Add 16 kHz 16-bit sound of an answer that is being given; it is on disk before any model hears it."""
        try:
            with self._sound_path(session, number).open("ab") as file:
                file.write(pcm)
        except OSError as error:
            raise StorageError(f"The answer's sound cannot be written: {error.strerror}. Is the disk full?") from error

    def sound_so_far(self, session: Session, number: int) -> bytes:
        """What an answer that broke off left behind; empty where there is nothing."""
        path = self._sound_path(session, number)
        return path.read_bytes() if path.exists() else b""

    def drop_sound(self, session: Session, number: int) -> None:
        self._sound_path(session, number).unlink(missing_ok=True)

    def drop_sounds(self, session: Session) -> None:
        """The interview is over: of the answers' sound only recordings that are to be kept stay."""
        for path in (self.folder(session.id) / "recordings").glob("question-*"):
            if path.suffix == ".pcm" or not session.keep_recordings:
                path.unlink(missing_ok=True)

    def _sound_path(self, session: Session, number: int) -> Path:
        return self.recording_path(session, number).with_suffix(".pcm")

    def questions_asked(self, person: str) -> tuple[str, ...]:
        """Every question of the person's earlier interviews in this folder; `person` as in person_of(resume)."""
        asked: dict[str, None] = {}
        for path in sorted(self.root.glob("*/session.json"))[-MOST_EARLIER:] if person else ():
            try:
                saved = json.loads(path.read_bytes())["session"]
                if person_of(saved["resume"]["name"], saved["resume"]["email"]) == person:
                    asked |= dict.fromkeys(exchange["question"]["text"] for exchange in saved["exchanges"])
            except (OSError, ValueError, KeyError, TypeError):  # a damaged file of an earlier interview
                continue
        return tuple(asked)

    def save(self, session: Session) -> None:
        """Replace session.json in one step: a killed process leaves the old one or the new one."""
        path = self.folder(session.id) / "session.json"
        saved = _Saved(version=self._version, settings=self._settings, session=session)
        _replace(path, saved.model_dump_json(indent=1).encode())

    def load(self, session_id: str) -> Session:
        """Read a session back from its folder. Raises StorageError when it is not there or not whole."""
        path = self.folder(session_id) / "session.json"
        try:
            return TypeAdapter(_Saved).validate_json(path.read_bytes()).session
        except FileNotFoundError as error:
            raise StorageError("This interview is no longer in the outputs folder.") from error
        except (OSError, ValidationError) as error:
            raise StorageError("This interview's session.json cannot be read.") from error

    def secret(self) -> str:
        """A random key of this outputs folder: it encrypts what the browser keeps about a session."""
        path = self.root / ".secret"
        self.root.mkdir(parents=True, exist_ok=True)
        if not path.exists() or not path.read_text():
            _write_once(path, secrets.token_urlsafe(32))
        return path.read_text()

    def csv_files(self, session_id: str) -> list[Path]:
        return [path for name in COLUMNS if (path := self.folder(session_id) / f"{name}.csv").exists()]

    def _write(self, session: Session, name: str, rows: Rows) -> None:
        _append(self.folder(session.id) / f"{name}.csv", _cells(session.id, name, rows))

    def _replace(self, session_id: str, name: str, rows: Rows) -> None:
        """Header and rows take the place of the old file in one step."""
        content = _csv([COLUMNS[name], *_cells(session_id, name, rows)])
        _replace(self.folder(session_id) / f"{name}.csv", content)


def _answer_rows(session: Session) -> Rows:
    return [tables.answer_row(x.question.number, x.answer) for x in session.exchanges if x.answer is not None]


def _cells(session_id: str, name: str, rows: Rows) -> list[list[str]]:
    return [[cell_of(({"session_id": session_id} | dict(row)).get(column)) for column in COLUMNS[name]] for row in rows]


def _csv(rows: Sequence[Sequence[str]]) -> bytes:
    buffer = io.StringIO()
    csv.writer(buffer, lineterminator="\n").writerows(rows)
    return buffer.getvalue().encode()


def person_of(name: str, email: str) -> str:
    """Who it is, for questions asked before: the e-mail address, else the name; "" for nobody."""
    return (email or name).strip().casefold()


def new_session_id(now: datetime | None = None) -> str:
    """Readable by date and hard to guess: it names the folder and is the key to go on with it."""
    return f"{now or datetime.now(UTC):%Y%m%d-%H%M}-{secrets.token_hex(8)}"


def _write_once(path: Path, text: str) -> None:
    """A private file that is whole as soon as it is there; of two processes that write it at once, the first one's."""
    whole = path.with_name(f"{path.name}-{secrets.token_hex(8)}")
    try:
        whole.touch(mode=0o600)
        whole.write_text(text)
        if path.exists() and not path.stat().st_size:  # left by a process that was killed
            whole.replace(path)
            return
        try:
            os.link(whole, path)
        except OSError:  # it is there by now, or the disk has no links
            if not path.exists():
                whole.replace(path)
    finally:
        whole.unlink(missing_ok=True)


def _append(path: Path, rows: Sequence[Sequence[str]]) -> None:
    """Add rows in one write and flush them to the disk; a half row that a kill left is cut off first."""
    try:
        with path.open("a+b") as file:
            file.seek(0)
            whole = _whole_rows(file.read())
            file.truncate(whole)
            file.write(_csv(rows))
            file.flush()
            os.fsync(file.fileno())
    except OSError as error:
        raise StorageError(f"{path.name} cannot be written: {error.strerror}. Is the disk full?") from error


def _whole_rows(content: bytes) -> int:
    """The length up to the last line end that stands outside quotes."""
    end, quoted = 0, False
    for at, byte in enumerate(content):
        if byte == 0x22:
            quoted = not quoted
        elif byte == 0x0A and not quoted:
            end = at + 1
    return end


def _replace(path: Path, content: bytes) -> None:
    partial = path.with_suffix(".partial")
    try:
        with partial.open("wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        partial.replace(path)
    except OSError as error:
        raise StorageError(f"{path.name} cannot be written: {error.strerror}. Is the disk full?") from error
