"""A key opens its interview; the id, which stands in files that people share, opens nothing."""

from __future__ import annotations

from dataclasses import replace

import pytest

from interview.coach.coach import Coach
from interview.errors import StorageError
from interview.records import Resume
from interview.sessions import Key, new_key
from interview.sessions.keys import UNKNOWN
from interview.sessions.session import Session
from tests.conftest import JOB_TEXT


@pytest.fixture
def key(coach: Coach, resume: Resume) -> Key:
    key = new_key()
    coach.preparation.prepare(resume, JOB_TEXT, seed=7, key=key)
    return key


def test_the_key_opens_the_interview(coach: Coach, key: Key) -> None:
    assert coach.storage.session_of(str(key)).id == key.session_id


@pytest.mark.parametrize("given", [None, 7, "", [], "{id}", "{id}.", "{id}.{other}", "../../etc/passwd", "{id}.{half}"])
def test_nothing_else_does_and_the_refusal_tells_nothing(coach: Coach, key: Key, given: object) -> None:
    if isinstance(given, str):
        given = given.format(id=key.session_id, other=new_key().secret, half=key.secret[:20])
    with pytest.raises(StorageError, match="not known here") as refusal:
        coach.storage.session_of(given)
    assert str(refusal.value) == UNKNOWN


def test_the_key_of_one_interview_opens_no_other(coach: Coach, key: Key, session: Session) -> None:
    with pytest.raises(StorageError):
        coach.storage.session_of(str(Key(session.id, key.secret)))


def test_no_file_and_no_log_holds_the_key(coach: Coach, key: Key) -> None:
    coach.interview.read(coach.interview.ask(coach.storage.session_of(str(key))), "A whole answer.")
    written = b"".join(path.read_bytes() for path in coach.storage.root.rglob("*") if path.is_file())
    assert key.secret.encode() not in written
    assert key.session_id.encode() in written
    assert key.secret not in repr(key)


def test_an_interview_of_the_time_before_keys_gets_one_once(coach: Coach, session: Session) -> None:
    key = coach.storage.adopt(session.id)
    assert coach.storage.session_of(str(key)) == session
    with pytest.raises(StorageError):
        coach.storage.adopt(session.id)


def test_a_session_that_lies_under_another_name_is_not_adopted(coach: Coach, session: Session) -> None:
    other = replace(session, id="20260101-0000-aaaa")
    coach.storage.create(other)
    coach.storage.folder(other.id).rename(coach.storage.root / "20260101-0000-bbbb")
    with pytest.raises(StorageError):
        coach.storage.adopt("20260101-0000-bbbb")


def test_a_deleted_interview_is_gone_for_good(coach: Coach, key: Key) -> None:
    session = coach.interview.ask(coach.storage.session_of(str(key)))
    coach.storage.append_sound(session, 1, b"\0\0")
    coach.storage.delete(key.session_id)
    assert list(coach.storage.root.iterdir()) == []
    with pytest.raises(StorageError):
        coach.storage.session_of(str(key))
    with pytest.raises(StorageError):
        coach.interview.read(session, "It was being answered meanwhile.")
    with pytest.raises(StorageError):
        coach.storage.append_sound(session, 1, b"\0\0")
    assert list(coach.storage.root.iterdir()) == [], "what still runs does not bring it back"
    coach.storage.delete(key.session_id)  # twice is no error
