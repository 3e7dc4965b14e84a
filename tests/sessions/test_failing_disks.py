"""What a disk that is full or read-only, and a process that was killed, leave behind: nothing half, nothing doubled."""

from __future__ import annotations

import errno
import os
import shutil
from pathlib import Path
from typing import Any

import pytest

from interview.audio.recordings import wav_bytes, write_wav
from interview.coach.coach import Coach
from interview.engines.sound import pcm16
from interview.errors import StorageError
from interview.records import Answer, Resume, Word
from interview.sessions import Storage, sweep
from interview.sessions import storage as storage_module
from interview.sessions.files import GONE, append_file, replace_file, unwritable
from interview.sessions.session import Session
from tests.conftest import JOB_TEXT, LONG_ANSWER, tone

SOUND = pcm16(tone(2.0))


@pytest.fixture
def keeping(coach: Coach, resume: Resume) -> Session:
    """The first question of an interview whose recordings are kept."""
    return coach.interview.ask(coach.preparation.prepare(resume, JOB_TEXT, seed=7, keep_recordings=True))


def spoken(coach: Coach, session: Session) -> Session:
    """The open question answered aloud, by a process that is killed before it puts the sound away."""
    number = len(session.exchanges)
    coach.storage.append_sound(session, number, SOUND)
    words = (Word("one", 0.0, 0.4, 0.9), Word("two", 0.5, 2.0, 0.9))
    recording = f"recordings/question-{number}.wav" if session.keep_recordings else ""
    return coach.interview.take(session, Answer("one two", "spoken", words, 2.0, "en", recording), reread=False)


def refuse(name: str, number: int, patch: pytest.MonkeyPatch) -> None:
    def refused(*arguments: Any, **named: Any) -> None:
        raise OSError(number, os.strerror(number), "/srv/outputs/some")

    patch.setattr(os, name, refused)


def files_in(folder: Path) -> list[str]:
    return sorted(path.name for path in (folder / "recordings").glob("*"))


def test_a_read_only_disk_gets_a_sentence_though_it_refuses_to_tidy_up_as_well(
    coach: Coach, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = coach.interview.ask(session)
    with monkeypatch.context() as disk:
        refuse("open", errno.EROFS, disk)
        refuse("unlink", errno.EROFS, disk)
        with pytest.raises(StorageError, match="read-only") as error:
            coach.interview.read(asked, LONG_ANSWER)
    assert "/" not in str(error.value)


@pytest.mark.parametrize("single", [True, False])
def test_a_preparation_that_breaks_off_leaves_nothing_and_can_be_done_again(
    session: Session, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, single: bool
) -> None:
    storage = Storage(tmp_path / "out", single=single)

    def full(path: Path, content: bytes) -> None:
        if path.name == "session.json":
            raise unwritable(path.name, OSError(errno.ENOSPC, "No space left on device"))
        replace_file(path, content)

    with monkeypatch.context() as disk:
        disk.setattr(storage_module, "replace_file", full)
        with pytest.raises(StorageError, match="disk is full"):
            storage.create(session)
    assert list((tmp_path / "out").iterdir()) == []
    storage.create(session)
    assert storage.load(session.id) == session


def test_what_a_killed_preparation_left_half_written_in_a_chosen_folder_goes(session: Session, tmp_path: Path) -> None:
    (tmp_path / ".answers.csv.01234567.partial").write_text("half")
    Storage(tmp_path, single=True).create(session)
    assert not list(tmp_path.glob(".*.partial"))


def test_sound_is_added_whole_or_not_at_all(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path, write = tmp_path / "question-1.pcm", os.write
    append_file(path, b"ab", unit=2)
    calls = iter((2, 1))

    def full(descriptor: int, content: bytes) -> int:
        size = next(calls, 0)
        if not size:
            raise OSError(errno.ENOSPC, "No space left on device")
        return write(descriptor, content[:size])

    with monkeypatch.context() as disk:
        disk.setattr(os, "write", full)
        with pytest.raises(StorageError, match="disk is full"):
            append_file(path, b"cdef", unit=2)
    assert path.read_bytes() == b"ab"
    append_file(path, b"cdef", unit=2)
    assert path.read_bytes() == b"abcdef"


def test_sound_behind_half_a_sample_of_a_killed_process_is_not_shifted(coach: Coach, session: Session) -> None:
    session = coach.interview.ask(session)
    coach.storage.append_sound(session, 1, b"abc")
    coach.storage.append_sound(session, 1, b"de")
    assert coach.storage.sound_so_far(session, 1) == b"abde"


def test_reading_an_interview_writes_nothing(coach: Coach, session: Session, monkeypatch: pytest.MonkeyPatch) -> None:
    session = coach.interview.ask(session)
    shutil.rmtree(coach.storage.folder(session.id) / "recordings", ignore_errors=True)
    for name in ("mkdir", "unlink", "rename", "replace"):
        refuse(name, errno.EROFS, monkeypatch)
    assert coach.storage.sound_so_far(session, 1) == b""
    assert coach.interview.go_on(session.id) == session


def test_an_interview_on_a_read_only_disk_still_opens(
    coach: Coach, keeping: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    taken = spoken(coach, keeping)
    (coach.storage.folder(taken.id) / "answers.csv").unlink()
    for name in ("mkdir", "unlink", "rename", "replace"):
        refuse(name, errno.EROFS, monkeypatch)
    assert coach.interview.go_on(taken.id) == taken


@pytest.mark.parametrize("keep", [True, False])
def test_the_sound_of_an_answer_that_was_taken_just_before_a_kill_is_kept_only_where_it_is_wished(
    coach: Coach, resume: Resume, keep: bool
) -> None:
    session = coach.interview.ask(coach.preparation.prepare(resume, JOB_TEXT, seed=7, keep_recordings=keep))
    coach.interview.go_on(spoken(coach, session).id)
    assert files_in(coach.storage.folder(session.id)) == (["question-1.wav"] if keep else [])


@pytest.mark.parametrize("before", [b"", SOUND[:8000]])
def test_a_recording_that_was_handed_in_just_before_a_kill_is_the_open_answers_sound(
    coach: Coach, keeping: Session, before: bytes
) -> None:
    if before:
        coach.storage.append_sound(keeping, 1, before)
    coach.storage.write_recording(keeping, 1, wav_bytes(tone(3.0)))
    session = coach.interview.go_on(keeping.id)
    assert session.open_question is not None
    assert len(coach.storage.sound_so_far(session, 1)) == len(before) + 3 * 32_000
    coach.interview.go_on(keeping.id)
    assert len(coach.storage.sound_so_far(session, 1)) == len(before) + 3 * 32_000, "once"
    assert files_in(coach.storage.folder(session.id)) == ["question-1.pcm"]


@pytest.mark.parametrize("keep", [True, False])
def test_an_answer_that_goes_on_keeps_its_sound_though_the_first_try_failed(
    coach: Coach, resume: Resume, monkeypatch: pytest.MonkeyPatch, keep: bool
) -> None:
    monkeypatch.setattr(coach.interview.measuring, "begin", lambda session: None)
    session = spoken(
        coach, coach.interview.ask(coach.preparation.prepare(resume, JOB_TEXT, seed=7, keep_recordings=keep))
    )
    coach.interview.sounds.put_away(session, 1)
    asked = coach.interview.ask(session)

    def full(path: Path, content: bytes) -> None:
        if path.name == "session.json":
            raise unwritable(path.name, OSError(errno.ENOSPC, "No space left on device"))
        replace_file(path, content)

    with monkeypatch.context() as disk:
        disk.setattr(storage_module, "replace_file", full)
        with pytest.raises(StorageError, match="disk is full"):
            coach.interview.reopen(asked)
    assert len(coach.storage.load(session.id).answered) == 1
    reopened = coach.interview.reopen(asked)
    assert len(coach.storage.sound_so_far(reopened, 1)) == len(SOUND)
    assert files_in(coach.storage.folder(session.id)) == ["question-1.pcm"]


def test_what_was_said_to_a_question_that_is_taken_back_is_not_the_beginning_of_the_next_ones_answer(
    coach: Coach, session: Session
) -> None:
    asked = coach.interview.ask(coach.interview.read(coach.interview.ask(session), LONG_ANSWER))
    coach.storage.append_sound(asked, 2, SOUND)
    again = coach.interview.ask(coach.interview.read(coach.interview.reopen(asked), LONG_ANSWER))
    assert again.open_question is not None
    assert coach.storage.sound_so_far(again, 2) == b""


def test_an_answer_that_could_not_be_written_leaves_the_next_try_nothing_to_wait_for(
    coach: Coach, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = coach.interview.ask(session)

    def full(path: Path, content: bytes) -> None:
        raise unwritable(path.name, OSError(errno.ENOSPC, "No space left on device"))

    with monkeypatch.context() as disk:
        disk.setattr(storage_module, "replace_file", full)
        with pytest.raises(StorageError):
            spoken(coach, asked)
    typed = coach.interview.read(asked, LONG_ANSWER)
    assert not coach.interview.measuring.is_pending(typed, 1)


def test_an_interview_whose_time_is_over_goes_as_a_whole(
    coach: Coach, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Killed(BaseException): ...

    def killed(path: Path) -> None:
        raise Killed

    root = coach.storage.root
    with monkeypatch.context() as sweeping:
        sweeping.setattr(shutil, "rmtree", killed)
        with pytest.raises(Killed):
            sweep(root, 0.0, now=session_time(coach, session) + 10)
    assert [path.name.startswith(GONE) for path in root.iterdir()] == [True]
    sweep(root, None)
    assert list(root.iterdir()) == []


def test_half_written_files_go_while_a_server_runs_too(coach: Coach, session: Session) -> None:
    half = coach.storage.folder(session.id) / ".answers.csv.01234567.partial"
    half.write_text("half")
    sweep(coach.storage.root, None, now=half.stat().st_mtime + 2 * 3600, tidy=False)
    assert not half.exists()


def test_a_silent_recording_leaves_no_file(coach: Coach, keeping: Session, tmp_path: Path) -> None:
    write_wav(tone(2.0, loudness=0.0), tmp_path / "silent.wav")
    with pytest.raises(Exception, match="microphone"):
        coach.interview.hear(keeping, tmp_path / "silent.wav")
    assert files_in(coach.storage.folder(keeping.id)) == []


def session_time(coach: Coach, session: Session) -> float:
    return max(path.stat().st_mtime for path in coach.storage.folder(session.id).rglob("*"))


def test_a_disk_that_breaks_after_an_interview_is_there_does_not_report_it_as_failed(
    session: Session, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    storage, fsync = Storage(tmp_path / "out"), os.fsync

    def breaks(descriptor: int) -> None:
        if (storage.root / session.id).exists():
            raise OSError(errno.EIO, "Input/output error")
        fsync(descriptor)

    monkeypatch.setattr(os, "fsync", breaks)
    storage.create(session)
    assert storage.load(session.id) == session
    with pytest.raises(StorageError, match="Input/output"):
        storage.write(session)
