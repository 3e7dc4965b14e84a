"""Who comes in with which key, who waits, and what is released when nobody is connected any more."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import replace

import pytest

from interview.coach.coach import Coach
from interview.errors import InterviewError, StageError, StorageError
from interview.live import Conversations
from interview.live.conversations import DELETED
from interview.live.limits import IDLE, STILL_BUSY
from interview.records import Resume
from interview.sessions import Lease, new_key
from interview.sessions.session import Session
from tests.conftest import JOB_TEXT, LONG_ANSWER
from tests.live.page import AT_ANY_SPEED, PATIENCE, GuestPage, Hand

LIMITS = replace(AT_ANY_SPEED, most_held=1)


class Visitor(GuestPage):
    """A page that comes in by its key."""

    def __init__(self, conversations: Conversations, key: str, name: str = "page", *, plays: bool = True) -> None:
        super().__init__(conversations.open(key), name=name, plays=plays)


@pytest.fixture
def hand() -> Hand:
    return Hand()


@pytest.fixture
def conversations(coach: Coach, hand: Hand) -> Iterator[Conversations]:
    """A test tidies by hand."""
    conversations = Conversations(coach.interview, coach.review, coach.storage, LIMITS, hand, tends_itself=False)
    yield conversations
    conversations.close()


@pytest.fixture
def prepare(coach: Coach, resume: Resume) -> Callable[[], str]:
    """A new session. -> its key"""

    def one() -> str:
        key = new_key()
        coach.preparation.prepare(resume, JOB_TEXT, seed=7, session_id=key.session_id, key=key)
        return str(key)

    return one


def id_of(key: str) -> str:
    return key.partition(".")[0]


def ours() -> set[threading.Thread]:
    return {one for one in threading.enumerate() if one.name.startswith(("conversation", "step", "caretaker"))}


def all_end(before: set[threading.Thread]) -> None:
    """Wait for the end of every thread that was not there before."""
    while left := ours() - before:
        for thread in left:
            thread.join(PATIENCE)
            assert not thread.is_alive(), thread.name


# ------------------------------------------------------------ keys


def test_only_the_key_opens_a_conversation_and_nothing_is_made_for_another(
    conversations: Conversations, coach: Coach, prepare: Callable[[], str]
) -> None:
    key, before = prepare(), ours()
    wrong = key[:-1] + ("A" if key[-1] != "A" else "B")
    unknown = str(new_key())
    sentences = set()
    for given in (id_of(key), wrong, unknown, "", "../x", key.upper(), None, 5, ["x"], "\ud800"):
        with pytest.raises(StorageError) as refused:
            conversations.open(given)
        sentences.add(str(refused.value))
    assert len(sentences) == 1, "a wrong key is not told from a session that is not there"
    assert ours() == before
    assert conversations.open(key).session_id == id_of(key)


def test_a_finished_interview_is_not_opened_again(
    conversations: Conversations, coach: Coach, prepare: Callable[[], str]
) -> None:
    key = prepare()
    coach.review.finish(coach.interview.read(coach.interview.ask(coach.storage.load(id_of(key))), LONG_ANSWER))
    with pytest.raises(StageError, match="finished"):
        conversations.open(key)


# ------------------------------------------------------------ the waiting line


def test_who_waits_is_told_the_place_and_is_let_in_by_itself(
    conversations: Conversations, hand: Hand, prepare: Callable[[], str]
) -> None:
    first, second, third = (Visitor(conversations, prepare()) for _ in range(3))
    first.connect()
    first.listening(1)
    second.connect()
    third.connect()
    assert second.of("waiting") == [{"type": "waiting", "place": 1, "seconds": 1200}]
    assert third.of("waiting") == [{"type": "waiting", "place": 2, "seconds": 2400}]
    assert not second.of("hello")
    second.speak(1.0)
    second.hand_in("For nobody yet.", 1)
    conversations.tidy()
    assert len(third.of("waiting")) == 1, "the same thing is not said again"
    hand.now += 600.0
    conversations.tidy()
    assert second.of("waiting")[-1]["seconds"] == 600
    first.conversation.message({"type": "command", "name": "end"})
    first.wait(lambda: first.state == "ended")
    conversations.tidy()
    second.listening(1)
    assert not second.of("taken")
    assert third.of("waiting")[-1]["place"] == 1


def test_the_place_survives_a_reload_and_is_not_kept_for_who_left(
    conversations: Conversations, hand: Hand, prepare: Callable[[], str]
) -> None:
    keys = [prepare() for _ in range(3)]
    first, second, third = (Visitor(conversations, key).connect() for key in keys)
    first.listening(1)
    assert isinstance(second, Visitor)
    assert isinstance(first, Visitor)
    second.go()
    again = Visitor(conversations, keys[1], "reloaded").connect()
    assert again.of("waiting")[0]["place"] == 1
    assert isinstance(again, Visitor)
    again.go()
    held = conversations.find(first.guest.session_id)
    assert held is not None
    first.wait(lambda: not held.is_busy)
    first.go()
    hand.now += LIMITS.release_after
    conversations.tidy()
    third.listening()


def test_a_second_tab_of_who_waits_takes_the_place_over(
    conversations: Conversations, prepare: Callable[[], str]
) -> None:
    Visitor(conversations, prepare()).connect().listening(1)
    key = prepare()
    first = Visitor(conversations, key, "first")
    first.connect()
    second = Visitor(conversations, key, "second")
    second.connect()
    assert first.of("replaced")
    assert second.of("waiting")[0]["place"] == 1
    first.go()
    conversations.tidy()
    assert second.of("waiting")[-1]["place"] == 1, "the line of the page before says nothing about this one"


def test_an_interview_that_cannot_be_opened_keeps_no_seat(
    conversations: Conversations, coach: Coach, prepare: Callable[[], str]
) -> None:
    key = prepare()
    gone = Visitor(conversations, key)
    coach.storage.delete(id_of(key))
    gone.connect()
    assert "no longer" in gone.of("refused")[0]["text"]
    Visitor(conversations, prepare()).connect().listening(1)


def test_somebody_who_stands_still_makes_room_only_when_others_wait(
    conversations: Conversations, hand: Hand, prepare: Callable[[], str]
) -> None:
    still = Visitor(conversations, prepare())
    still.connect().listening(1)
    hand.now += LIMITS.idle_after + 1
    conversations.tidy()
    assert not still.of("refused")
    other = Visitor(conversations, prepare())
    other.connect()
    conversations.tidy()
    assert still.of("refused") == [{"type": "refused", "text": IDLE}]
    other.listening(1)


# ------------------------------------------------------------ release


def test_a_conversation_that_nobody_is_connected_to_is_released_and_goes_on_from_what_is_saved(
    conversations: Conversations, coach: Coach, hand: Hand, prepare: Callable[[], str]
) -> None:
    key, before = prepare(), ours()
    page = Visitor(conversations, key)
    page.connect().listening(1)
    page.speak(5.0)
    session = coach.storage.load(id_of(key))
    page.wait(lambda: len(coach.storage.sound_so_far(session, 1)) >= 5 * 32_000)
    page.go()
    hand.now += LIMITS.release_after - 1
    conversations.tidy()
    assert ours() - before, "a line that drops for a moment finds everything as it was"
    hand.now += 1
    assert conversations.tidy() is False, "nothing is left to look after"
    all_end(before)

    new = Visitor(conversations, key, "another")
    new.connect().listening(1)
    assert len(new.of("words")[0]["text"].split()) == pytest.approx(10, abs=1)
    new.answer(3.0)
    new.wait(lambda: new.of("taken"))
    answer = coach.storage.load(id_of(key)).exchanges[0].answer
    assert answer is not None
    assert len(answer.words) >= 14


def test_a_page_that_comes_back_after_the_release_loses_nothing_and_doubles_nothing(
    conversations: Conversations, coach: Coach, hand: Hand, prepare: Callable[[], str]
) -> None:
    """It kept what was not acknowledged, some of which had arrived, and what was said while it was away."""
    key = prepare()
    page = Visitor(conversations, key)
    page.connect().listening(1)
    rng = __import__("numpy").random.default_rng(3)
    sound = (0.3 * rng.standard_normal(10 * 16_384)).astype("float32").clip(-1, 1)  # no two frames are alike
    kept, heard = 40, 100
    page.hear(sound[: heard * 1024])
    session = coach.storage.load(id_of(key))
    page.wait(lambda: len(coach.storage.sound_so_far(session, 1)) == heard * 2048)
    page.go()
    hand.now += LIMITS.release_after
    conversations.tidy()

    back = Visitor(conversations, key)
    back.guest.connect(back.send, True, "page", answering=1, resent=kept)
    back.hear(sound[(heard - kept) * 1024 :])
    back.listening(1)
    assert back.of("hello")[0]["next"] == 0
    assert not back.of("say"), "who is in the middle of an answer is not interrupted"
    back.wait(lambda: len(coach.storage.sound_so_far(session, 1)) >= len(sound) * 2)
    from interview.engines.sound import pcm16
    from interview.records import Audio

    assert coach.storage.sound_so_far(session, 1) == pcm16(Audio(sound, 16_000))


def test_what_is_kept_while_the_recogniser_is_loaded_again_is_heard(
    conversations: Conversations, coach: Coach, hand: Hand, prepare: Callable[[], str]
) -> None:
    key = prepare()
    coach.interview.ask(coach.storage.load(id_of(key)))
    free = threading.Event()
    coach.engines.queues["transcription"].submit(lambda: free.wait(10))
    back = Visitor(conversations, key)
    back.guest.connect(back.send, True, "page", answering=1, resent=0)
    back.speak(6.0)
    free.set()
    back.listening(1)
    back.fall_silent(4.0)
    back.wait(lambda: back.of("taken"))
    answer = coach.storage.load(id_of(key)).exchanges[0].answer
    assert answer is not None
    assert len(answer.words) == pytest.approx(12, abs=1)


def test_a_dozen_opened_and_left_leave_no_thread_and_nothing_in_memory(
    coach: Coach, hand: Hand, prepare: Callable[[], str]
) -> None:
    conversations = Conversations(
        coach.interview, coach.review, coach.storage, replace(AT_ANY_SPEED, most_held=50), hand
    )
    key, before = prepare(), ours()
    keys = [key, *(prepare() for _ in range(11))]
    for one in keys:
        visitor = Visitor(conversations, one)
        visitor.connect(microphone=False)
        visitor.wait(lambda page=visitor: page.of("question"))  # type: ignore[misc]
        visitor.go()
    hand.now += STILL_BUSY
    all_end(before)
    assert conversations.is_empty
    assert coach.interview.ahead.is_empty
    conversations.close()


def test_the_last_answer_is_on_disk_before_a_conversation_is_released(
    conversations: Conversations, coach: Coach, hand: Hand, prepare: Callable[[], str]
) -> None:
    key = prepare()
    page = Visitor(conversations, key)
    page.connect(microphone=False).listening(1)
    conversation = conversations.find(id_of(key))
    assert conversation is not None
    free = threading.Event()
    conversation.actor.post(lambda: conversation.actor.step(lambda: free.wait(10), lambda _: None))
    page.hand_in("Handed in, then the page is closed.")
    page.wait(lambda: conversation.is_busy)
    page.go()
    hand.now += LIMITS.release_after
    conversations.tidy()
    assert id_of(key) in conversations.held
    free.set()
    page.wait(lambda: coach.storage.load(id_of(key)).answered and not conversation.is_busy)
    conversations.tidy()
    assert id_of(key) not in conversations.held


def test_an_ended_interview_is_put_away_at_once(
    conversations: Conversations, coach: Coach, prepare: Callable[[], str]
) -> None:
    page = Visitor(conversations, prepare())
    page.connect(microphone=False).listening(1)
    conversation = conversations.find(page.guest.session_id)
    assert conversation is not None
    conversation.message({"type": "command", "name": "end"})
    page.wait(lambda: page.state == "ended")
    conversations.tidy()
    assert not conversations.held
    assert conversation.join(PATIENCE)
    page.speak(1.0)  # its page may not have noticed yet


def test_a_deleted_interview_hangs_up_on_its_page_and_leaves_nothing(
    conversations: Conversations, prepare: Callable[[], str]
) -> None:
    key = prepare()
    page = Visitor(conversations, key)
    page.connect(microphone=False).listening(1)
    camera = conversations.cameras.of(id_of(key))
    conversations.forget(id_of(key))
    assert page.of("refused") == [{"type": "refused", "text": DELETED}]
    assert not conversations.held
    assert conversations.cameras.of(id_of(key)) is not camera


def test_an_interview_is_live_from_the_moment_its_page_comes_in_until_it_leaves(
    conversations: Conversations, prepare: Callable[[], str]
) -> None:
    key, other = prepare(), prepare()
    page = Visitor(conversations, key)
    assert not conversations.is_live(id_of(key))
    page.connect()
    assert conversations.is_live(id_of(key))
    waiting = Visitor(conversations, other)
    waiting.connect()
    assert not conversations.is_live(id_of(other)), "who waits may answer with the recorder"
    page.listening(1)
    page.go()
    page.wait(lambda: not conversations.is_live(id_of(key)))


def test_a_page_that_leaves_while_its_conversation_is_opened_is_not_talked_to(
    conversations: Conversations, coach: Coach, hand: Hand, prepare: Callable[[], str], monkeypatch: pytest.MonkeyPatch
) -> None:
    page = Visitor(conversations, prepare())
    real = coach.interview.go_on

    def slow(session_id: str, lease: Lease) -> Session:
        page.go()
        return real(session_id, lease)

    monkeypatch.setattr(coach.interview, "go_on", slow)
    page.connect()
    assert not page.messages
    hand.now += LIMITS.release_after
    conversations.tidy()
    assert not conversations.held


def test_the_caretaker_does_it_by_itself(coach: Coach, prepare: Callable[[], str]) -> None:
    before = ours()
    conversations = Conversations(coach.interview, coach.review, coach.storage, replace(LIMITS, release_after=0.2))
    page = Visitor(conversations, prepare())
    page.connect().listening(1)
    page.go()
    all_end(before)
    conversations.close()


def test_many_that_come_and_go_at_once_leave_the_seats_as_they_were(coach: Coach, prepare: Callable[[], str]) -> None:
    conversations = Conversations(
        coach.interview, coach.review, coach.storage, replace(LIMITS, most_held=2, release_after=0.05)
    )
    keys = [prepare() for _ in range(4)]

    def visit(key: str) -> None:
        for _ in range(5):
            with suppress(InterviewError):
                visitor = Visitor(conversations, key)
                visitor.connect(microphone=False)
                visitor.go()

    threads = [threading.Thread(target=visit, args=(key,)) for key in keys for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    last = Visitor(conversations, keys[0])
    last.connect(microphone=False)
    last.listening(1)
    assert len(conversations.seated) <= 2
    conversations.close()
