"""Interviews end when their time is over; what killed processes left goes; what others lay there stays."""

from __future__ import annotations

import os
import stat
import time
from pathlib import Path
from threading import Event

from interview.coach.coach import Coach
from interview.sessions import Retention, sweep
from interview.sessions.files import GONE
from interview.sessions.session import Session
from interview.sessions.storage import NEW

DAY = 24 * 3600.0


def aged(path: Path, seconds: float) -> None:
    at = time.time() - seconds
    for one in (*path.rglob("*"), path):
        os.utime(one, (at, at))


def test_an_interview_goes_when_nobody_touched_it_for_its_time(coach: Coach, session: Session) -> None:
    root = coach.storage.root
    aged(coach.storage.folder(session.id), DAY + 60)
    assert sweep(root, None) == []
    assert sweep(root, 25) == []
    assert sweep(root, 24) == [session.id]
    assert not coach.storage.folder(session.id).exists()


def test_an_answer_that_is_being_given_keeps_its_interview(coach: Coach, session: Session) -> None:
    session = coach.interview.ask(session)
    aged(coach.storage.folder(session.id), DAY + 60)
    coach.storage.append_sound(session, 1, b"\0\0")
    assert sweep(coach.storage.root, 24) == []


def test_what_killed_processes_left_is_removed_and_what_runs_is_not(coach: Coach, session: Session) -> None:
    root, folder = coach.storage.root, coach.storage.folder(session.id)
    old, young, gone = root / f"{NEW}a", root / f"{NEW}b", root / f"{GONE}c"
    for each in (old, young, gone):
        each.mkdir()
        (each / "profile.csv").write_text("x")
    aged(old, 2 * 3600)
    half = folder / ".answers.csv.1234.partial"
    half.write_text("x")
    aged(folder, 2 * 3600)
    sweep(root, None)
    assert [old.exists(), young.exists(), gone.exists(), half.exists()] == [False, True, False, False]


def test_what_is_not_an_interview_stays(coach: Coach, session: Session, tmp_path: Path) -> None:
    root = coach.storage.root
    (root / "notes").mkdir()
    (root / "notes" / "mine.txt").write_text("keep")
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "session.json").write_text("{}")
    (root / "link").symlink_to(outside)
    for path in (root / "notes", outside):
        aged(path, 10 * DAY)
    assert sweep(root, 1) == []
    assert (root / "notes" / "mine.txt").exists()
    assert (outside / "session.json").exists()


def test_folders_of_earlier_versions_become_private(coach: Coach, session: Session) -> None:
    folder = coach.storage.folder(session.id)
    folder.chmod(0o755)
    (folder / "answers.csv").chmod(0o644)
    sweep(coach.storage.root, None)
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert stat.S_IMODE((folder / "answers.csv").stat().st_mode) == 0o600


def test_a_server_is_told_which_interviews_ended(coach: Coach, session: Session) -> None:
    aged(coach.storage.folder(session.id), DAY + 60)
    ended, told = Event(), []

    def note(session_id: str) -> None:
        told.append(session_id)
        ended.set()

    retention = Retention(coach.storage.root, 24, note)
    try:
        assert ended.wait(10)
    finally:
        retention.close()
    assert told == [session.id]
