"""The page, the live line and the command line on one session: one writes at a time, also when they begin together."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from interview.coach.coach import Coach
from interview.errors import InterviewError
from interview.live import Conversations
from interview.records import Resume
from interview.sessions import Holder, Storage, new_key
from interview.sessions.leases import ELSEWHERE
from interview.sessions.session import Session
from interview.web.events.edge import BusyError
from interview.web.events.interview import InterviewEvents
from interview.web.events.prepare import PrepareEvents
from interview.web.events.turns import LIVE, Turns
from interview.web.routes.download import handed_out
from tests.conftest import JOB_TEXT, LONG_ANSWER
from tests.live.page import AT_ANY_SPEED, GuestPage

STATUS = 4


@pytest.fixture
def conversations(coach: Coach) -> Iterator[Conversations]:
    conversations = Conversations(coach.interview, coach.review, coach.storage, AT_ANY_SPEED)
    yield conversations
    conversations.close()


@pytest.fixture
def turns(coach: Coach, conversations: Conversations) -> Turns:
    return Turns(coach.storage, conversations)


@pytest.fixture
def handlers(coach: Coach, turns: Turns, conversations: Conversations) -> InterviewEvents:
    return InterviewEvents(coach.interview, coach.review, coach.storage, turns, conversations)


@pytest.fixture
def key(coach: Coach, resume: Resume) -> str:
    key = new_key()
    coach.preparation.prepare(resume, JOB_TEXT, seed=7, key=key)
    return str(key)


def id_of(key: str) -> str:
    return key.partition(".")[0]


def written(folder: Path) -> dict[str, tuple[int, bytes]]:
    return {path.name: (path.stat().st_mtime_ns, path.read_bytes()) for path in folder.iterdir() if path.is_file()}


def both(first: Callable[[], object], second: Callable[[], object]) -> list[object]:
    """Begun at the same moment, in threads of their own. -> what each gave, or the error that it raised"""
    barrier, given = threading.Barrier(2), list[object]([None, None])

    def run(number: int, call: Callable[[], object]) -> None:
        barrier.wait(10)
        try:
            given[number] = call()
        except InterviewError as error:
            given[number] = error

    threads = [threading.Thread(target=run, args=one) for one in enumerate((first, second))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    return given


def test_a_step_and_a_live_line_that_begin_at_the_same_moment_are_not_writers_at_once(
    coach: Coach, conversations: Conversations, turns: Turns, key: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("interview.live.conversations.LAST_WORDS", 0.02)
    store, outcomes = coach.storage, set()
    for number in range(8):
        guest = conversations.open(key)
        page = GuestPage(guest, name=f"page-{number}")
        came = threading.Event()

        def step(came: threading.Event = came) -> list[Holder | None]:
            with turns.alone(key):
                before = store.holder(id_of(key))
                came.wait(10)
                return [before, store.holder(id_of(key))]

        def live(page: GuestPage = page, came: threading.Event = came) -> Holder | None:
            page.connect(microphone=False)
            held = store.holder(id_of(key))
            came.set()
            return held

        stepped, held = both(step, live)
        if isinstance(stepped, BusyError):
            assert (str(stepped), held) == (LIVE, Holder.LIVE)
        else:
            assert (stepped, held) == ([Holder.STEP, Holder.STEP], Holder.STEP)
            assert page.of("refused")[0]["text"] == Holder.STEP
        outcomes.add(held)
        guest.disconnect(page.send)
        conversations.leave(id_of(key))
        assert store.holder(id_of(key)) is None
    assert outcomes <= {Holder.STEP, Holder.LIVE}


def test_the_same_answer_pressed_on_two_pages_at_the_same_moment_is_taken_once(
    handlers: InterviewEvents, coach: Coach, key: str
) -> None:
    list(handlers.ask(key))
    said: list[str] = []

    def page(text: str) -> Callable[[], object]:
        return lambda: said.extend(str(screen[STATUS]) for screen in handlers.read(key, text))

    both(page(f"One. {LONG_ANSWER}"), page(f"Two. {LONG_ANSWER}"))
    session = coach.storage.session_of(key)
    texts = [one.answer.text for one in session.answered if one.answer]
    if len(texts) == 1:
        assert any(Holder.STEP in one for one in said)
    else:  # the second press came after the first step's end, to the next question
        assert {text[:3] for text in texts} == {"One", "Two"}


def test_while_the_live_line_is_open_no_step_writes_and_after_it_one_does(
    handlers: InterviewEvents, conversations: Conversations, coach: Coach, key: str
) -> None:
    guest = conversations.open(key)
    page = GuestPage(guest)
    page.connect(microphone=False).listening(1)
    assert coach.storage.holder(id_of(key)) is Holder.LIVE
    assert LIVE in list(handlers.skip(key))[-1][STATUS]
    assert coach.storage.session_of(key).open_question is not None
    guest.disconnect(page.send)
    page.wait(lambda: not conversations.is_live(id_of(key)))
    list(handlers.skip(key))
    assert len(coach.storage.session_of(key).answered) == 1
    assert coach.storage.holder(id_of(key)) is None


def test_a_live_line_that_comes_during_a_step_is_told_to_wait_and_comes_in_after_it(
    conversations: Conversations, turns: Turns, key: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("interview.live.conversations.LAST_WORDS", 0.02)
    with turns.alone(key):
        page = GuestPage(conversations.open(key))
        page.connect(microphone=False)
        page.wait(lambda: page.of("refused"))
        assert page.of("refused")[0]["text"] == Holder.STEP
    again = GuestPage(conversations.open(key), name="again")
    again.connect(microphone=False).listening(1)


def test_another_program_that_holds_the_interview_keeps_both_out(
    conversations: Conversations, turns: Turns, coach: Coach, key: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("interview.live.conversations.LAST_WORDS", 0.02)
    program = Storage(coach.storage.root)
    with program.hold(id_of(key), Holder.COMMAND):
        with pytest.raises(BusyError, match="Another program"), turns.alone(key):
            pass
        with pytest.raises(InterviewError) as refused:
            conversations.of(id_of(key))
        assert str(refused.value) == ELSEWHERE
    with turns.alone(key):
        pass


def test_loading_a_page_writes_nothing_of_an_interview_that_is_held_live(
    handlers: InterviewEvents, conversations: Conversations, coach: Coach, turns: Turns, key: str
) -> None:
    page = GuestPage(conversations.open(key))
    page.connect(microphone=False).listening(1)
    conversation = conversations.find(id_of(key))
    assert conversation is not None
    page.wait(lambda: not conversation.is_busy)
    folder = coach.storage.folder(id_of(key))
    before = written(folder)
    events = PrepareEvents(coach.preparation, coach.storage, turns, coach.interview.warm, seed=7, local=True)
    for _ in range(2):
        restored = events.restore(f'{{"keys": ["{key}"]}}')
        assert restored[0] == key
        handlers.results(key)
        handlers.refresh(key)
        handed_out(coach.storage, id_of(key))
        conversations.cameras.open(key)
    assert written(folder) == before
    page.hand_in("An answer after all those page loads.")
    page.wait(lambda: page.of("taken"))
    assert len(coach.storage.session_of(key).answered) == 1


def test_files_that_are_fetched_in_the_middle_of_a_live_write_are_left_to_the_writer(coach: Coach, key: str) -> None:
    with coach.storage.hold(id_of(key), Holder.LIVE):
        table = coach.storage.folder(id_of(key)) / "questions.csv"
        table.write_bytes(b"in the middle of a write\n")
        assert table in handed_out(coach.storage, id_of(key))
        assert table.read_bytes() == b"in the middle of a write\n"


def test_the_rehearsal_of_the_command_line_holds_its_interview(
    coach: Coach, resume: Resume, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from interview.rehearsal import GivenAnswer, rehearse

    path = tmp_path / "resume.md"
    path.write_text(resume.text)
    held = []
    read = coach.interview.read

    def noted(session: Session, text: str) -> Session:
        held.append(coach.storage.holder(session.id))
        return read(session, text)

    monkeypatch.setattr(coach.interview, "read", noted)
    done = rehearse(coach, path, JOB_TEXT, [GivenAnswer("one", text=LONG_ANSWER)], seed=7)
    assert held == [Holder.COMMAND]
    assert coach.storage.holder(done.session.id) is None
