"""One owner for every session: what is old is refused, one holder at a time, in all processes."""

from __future__ import annotations

import multiprocessing
import os
import signal
import stat
from collections.abc import Callable
from dataclasses import replace
from multiprocessing.connection import Connection
from pathlib import Path
from threading import Barrier, Thread

import pytest

from interview.coach.coach import Coach
from interview.errors import HeldError, InterviewError, StageError, StaleError, StorageError
from interview.records import Answer
from interview.sessions import Holder, Storage
from interview.sessions.leases import ELSEWHERE, ENDED, LOCK_FILE
from interview.sessions.session import Session, with_answer, with_question
from tests.conftest import LONG_ANSWER


@pytest.fixture
def store(coach: Coach) -> Storage:
    return coach.storage


@pytest.fixture
def other(store: Storage) -> Storage:
    """As another program on the same folder has it."""
    return Storage(store.root, version="test")


def noted(text: str) -> Callable[[Session], Session]:
    """A change that must not be lost, and that fits every session."""
    return lambda session: replace(session, asked_before=(*session.asked_before, text))


def at_once(*calls: Callable[[], object]) -> list[object]:
    """Begin them at the same moment. -> what each gave, or the error that it raised"""
    barrier, given = Barrier(len(calls)), list[object]([None] * len(calls))

    def run(number: int, call: Callable[[], object]) -> None:
        barrier.wait(10)
        try:
            given[number] = call()
        except InterviewError as error:
            given[number] = error

    threads = [Thread(target=run, args=one) for one in enumerate(calls)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    return given


# ------------------------------------------------------------ revisions


def test_every_writing_has_the_next_revision_and_a_session_is_read_with_its_own(
    store: Storage, session: Session
) -> None:
    assert session.revision.number == 1
    second = store.write(noted("first")(session))
    assert (second.revision.number, store.load(session.id).revision.number) == (2, 2)
    assert store.load(session.id) == second


def test_a_write_of_what_was_read_before_another_write_is_refused_and_changes_nothing(
    store: Storage, other: Storage, session: Session
) -> None:
    store.write(noted("first")(session))
    path = store.folder(session.id) / "session.json"
    before = path.read_bytes()
    for program in (store, other):
        with pytest.raises(StaleError, match="changed meanwhile"):
            program.write(noted("second")(session))
    assert path.read_bytes() == before


def test_an_update_of_what_is_stale_reads_again_and_loses_neither(
    store: Storage, other: Storage, session: Session
) -> None:
    store.update(session, noted("first"))
    both = other.update(session, noted("second"))
    assert both.asked_before[-2:] == ("first", "second")
    assert store.load(session.id) == both


def test_an_update_that_does_not_fit_any_more_says_so(coach: Coach, session: Session) -> None:
    asked = coach.interview.ask(session)
    coach.interview.read(asked, LONG_ANSWER)
    with pytest.raises(StageError):
        coach.storage.update(asked, lambda known: with_answer(known, Answer("Another one.", "typed")))
    with pytest.raises(StaleError):
        coach.interview.read(asked, "Another one.")
    assert [one.answer.text for one in coach.storage.load(session.id).answered if one.answer] == [LONG_ANSWER]


def test_an_evaluation_that_comes_after_the_next_question_takes_nothing_back(coach: Coach, session: Session) -> None:
    answered = coach.interview.read(coach.interview.ask(session), LONG_ANSWER)
    asked = coach.interview.ask(answered)
    both = coach.review.evaluate(answered)
    assert both.exchanges[0].evaluation is not None
    assert both.open_question == asked.open_question
    assert coach.storage.load(session.id) == both


def test_a_question_that_was_asked_twice_at_the_same_moment_stands_once(coach: Coach, session: Session) -> None:
    given = at_once(*[lambda: coach.interview.ask(session)] * 3)
    assert sum(isinstance(one, Session) for one in given) == 1
    assert sum(isinstance(one, StaleError) for one in given) == 2
    assert len(coach.storage.load(session.id).exchanges) == 1


def test_a_step_whose_tables_could_not_be_written_may_be_tried_again_in_other_words(
    coach: Coach, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(session: Session) -> None:
        raise StorageError("answers.csv cannot be written: the disk is full.")

    asked = coach.interview.ask(session)
    with monkeypatch.context() as disk:
        disk.setattr(coach.storage, "write_tables", full)
        for text in ("One.", "Two."):
            with pytest.raises(StorageError, match="disk is full"):
                coach.interview.read(asked, text)
    assert (
        coach.interview.read(asked, "Three.").exchanges[0].answer == coach.storage.load(session.id).exchanges[0].answer
    )
    with pytest.raises(StaleError):
        coach.interview.read(asked, "Four.")


# ------------------------------------------------------------ leases


@pytest.mark.parametrize("holder", [Holder.STEP, Holder.LIVE, Holder.COMMAND])
def test_who_holds_a_session_is_the_only_one_who_writes_it(
    store: Storage, other: Storage, session: Session, holder: Holder, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("interview.sessions.storage.PATIENCE", 0.02)
    with store.hold(session.id, holder) as lease:
        held = store.load(session.id, lease)
        for program, sentence in ((store, holder), (other, ELSEWHERE)):
            with pytest.raises(HeldError) as refused:
                program.hold(session.id, Holder.STEP, 0.0)
            assert str(refused.value) == sentence
            with pytest.raises(HeldError):
                program.write(noted("elsewhere")(session))
            with pytest.raises(HeldError):
                program.append_sound(session, 1, b"\0\0")
        held = store.write(noted("held")(held))
        store.append_sound(held, 1, b"\1\1")
    assert other.load(session.id).asked_before == held.asked_before
    other.write(noted("then")(other.load(session.id)))


def test_what_was_read_under_a_lease_that_has_ended_is_not_written(store: Storage, session: Session) -> None:
    with store.hold(session.id, Holder.LIVE) as lease:
        held = store.load(session.id, lease)
    for write in (lambda: store.write(noted("late")(held)), lambda: store.append_sound(held, 1, b"\0\0")):
        with pytest.raises(HeldError, match="gone on with elsewhere"):
            write()
    with store.hold(session.id, Holder.STEP), pytest.raises(HeldError) as refused:
        store.write(noted("late")(held))
    assert str(refused.value) == ENDED


def test_of_those_who_begin_at_the_same_moment_one_gets_the_session(
    store: Storage, other: Storage, session: Session
) -> None:
    for _ in range(10):
        given = at_once(
            lambda: store.hold(session.id, Holder.STEP, 0.0),
            lambda: store.hold(session.id, Holder.LIVE, 0.0),
            lambda: other.hold(session.id, Holder.COMMAND, 0.0),
        )
        refused = [one for one in given if isinstance(one, HeldError)]
        assert len(refused) == 2
        for one in given:
            if not isinstance(one, HeldError):
                one.release()  # type: ignore[attr-defined]


def test_many_who_write_at_the_same_moment_lose_nothing(store: Storage, other: Storage, session: Session) -> None:
    def write(program: Storage, name: str) -> Callable[[], object]:
        def often() -> None:
            for number in range(8):
                while True:
                    try:
                        program.update(program.load(session.id), noted(f"{name} {number}"))
                        break
                    except StaleError:
                        continue

        return often

    given = at_once(*(write(program, name) for program, name in ((store, "a"), (store, "b"), (other, "c"))))
    assert given == [None] * 3
    assert sorted(store.load(session.id).asked_before) == sorted(f"{name} {n}" for name in "abc" for n in range(8))
    assert store.load(session.id).revision.number == 1 + 24


def hold_until_killed(root: Path, session_id: str, told: Connection) -> None:
    """In a process of its own."""
    lease = Storage(root).hold(session_id, Holder.LIVE)
    told.send(lease.name)
    signal.pause()


def test_a_lease_of_a_process_that_died_ends_with_it(store: Storage, session: Session) -> None:
    context = multiprocessing.get_context("spawn")
    here, there = context.Pipe(duplex=False)
    process = context.Process(target=hold_until_killed, args=(store.root, session.id, there))
    process.start()
    assert here.poll(60)
    with pytest.raises(HeldError, match="Another program"):
        store.hold(session.id, Holder.STEP, 0.0)
    os.kill(process.pid or 0, signal.SIGKILL)
    process.join(60)
    store.hold(session.id, Holder.STEP, 5.0).release()


def test_a_session_that_was_deleted_is_held_by_nobody_and_does_not_come_back(store: Storage, session: Session) -> None:
    lease = store.hold(session.id, Holder.STEP)
    held = store.load(session.id, lease)
    store.delete(session.id)
    with pytest.raises(StorageError, match="no longer in the outputs folder"):
        store.write(held)
    lease.release()
    with pytest.raises(StorageError, match="no longer in the outputs folder"):
        store.hold(session.id, Holder.STEP)
    assert list(store.root.iterdir()) == []


def test_the_lock_is_for_this_user_alone_and_goes_with_the_lease(store: Storage, session: Session) -> None:
    lock = store.folder(session.id) / LOCK_FILE
    with store.hold(session.id, Holder.STEP):
        assert stat.S_IMODE(lock.stat().st_mode) == 0o600
        assert lock not in store.csv_files(session.id)
    assert not lock.exists()


def test_tables_are_not_brought_up_by_a_reader_while_another_one_writes(
    store: Storage, other: Storage, session: Session
) -> None:
    table = store.folder(session.id) / "answers.csv"
    with store.hold(session.id, Holder.LIVE):
        table.write_bytes(b"being written")
        with pytest.raises(HeldError):
            other.bring_up(other.load(session.id))
        assert table.read_bytes() == b"being written"
    other.bring_up(other.load(session.id))
    assert table.read_bytes() != b"being written"


def test_two_programs_that_begin_in_one_chosen_folder_make_one_interview(session: Session, tmp_path: Path) -> None:
    for number in range(5):
        root = tmp_path / f"chosen-{number}"
        one, two = (replace(session, id=f"rehearsal-{name}") for name in ("one", "two"))
        given = at_once(
            lambda root=root, one=one: Storage(root, single=True).create(one),  # type: ignore[misc]
            lambda root=root, two=two: Storage(root, single=True).create(two),  # type: ignore[misc]
        )
        made = [known for known in given if isinstance(known, Session)]
        assert len(made) == 1
        assert Storage(root, single=True).load("any").id == made[0].id
        assert made[0].id in (root / "plan.csv").read_text()


def test_a_question_is_no_change_of_what_was_read_elsewhere(coach: Coach, session: Session) -> None:
    """A transition keeps the revision that it began from: it is the store that counts."""
    asked = coach.interview.ask(session)
    question = asked.exchanges[0].question
    assert with_question(session, question).revision == session.revision
    assert asked.revision.number == session.revision.number + 1
