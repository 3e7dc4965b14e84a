"""The camera beside an interview: its clock is the answer's sound, and what was no answer leaves nothing."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pandas as pd
import pytest

from interview.coach.coach import Coach
from interview.engines.backends.scripted import ScriptedFaceTracker
from interview.errors import StageError, StorageError
from interview.live import Camera, Cameras, Conversation, Conversations, cameras
from interview.live.camera import MOST_GLIMPSES, Stopwatch
from interview.records import Glimpse
from interview.sessions.session import Session
from tests.camera.people import STRAIGHT, glimpse
from tests.conftest import LONG_ANSWER
from tests.live.page import AT_ANY_SPEED, Hand, Page


class Clock:
    def __init__(self) -> None:
        self.now: float | None = None

    def __call__(self) -> float | None:
        return self.now


def look(camera: Camera, clock: Clock | None = None, *at: float | None) -> list[float]:
    """Frames at these times; what is kept of them."""
    for moment in at:
        assert clock is not None
        clock.now = moment
        camera.watch(lambda now: glimpse(STRAIGHT, at=now))
    return [one.at for one in camera.watched.glimpses]


def test_nothing_counts_before_a_question_and_while_the_clock_rests() -> None:
    camera, clock = Camera(), Clock()
    assert look(camera, clock, 1.0) == []
    camera.begin(clock)
    assert look(camera, clock, None, 0.2, 0.4, None, 0.6) == [0.2, 0.4, 0.6]
    camera.rest()
    assert look(camera, clock, 0.8) == []


def test_a_new_answer_begins_with_nothing() -> None:
    camera, clock = Camera(), Clock()
    camera.begin(clock)
    look(camera, clock, 0.2, 0.4)
    camera.begin(clock)
    assert look(camera, clock, 0.1) == [0.1]


def test_what_was_said_as_a_request_takes_what_was_seen_with_it() -> None:
    camera, clock = Camera(), Clock()
    camera.begin(clock)
    assert look(camera, clock, 0.5, 1.0, 1.5, 0.0, 0.3) == [0.0, 0.3]


def test_an_answer_that_goes_on_has_what_was_seen_before() -> None:
    camera, clock = Camera(), Clock()
    camera.begin(clock)
    look(camera, clock, 0.5, 1.0)
    camera.begin(clock)
    look(camera, clock, 0.1)
    camera.take_back()
    assert look(camera, clock, 1.5) == [0.5, 1.0, 1.5]


def test_an_answer_without_an_end_does_not_fill_the_memory() -> None:
    camera, clock = Camera(), Clock()
    camera.begin(clock)
    clock.now = 0.0
    for _ in range(MOST_GLIMPSES):
        camera.watch(lambda at: Glimpse(0.0, 0.5))
    assert len(look(camera, clock, 1.0)) == MOST_GLIMPSES


def test_a_stopwatch_stands_still_while_it_is_stopped() -> None:
    hand = Hand()
    watch = Stopwatch(running=True, clock=hand)
    watch.run(False)
    stood = watch.seconds
    hand.now += 0.02
    assert watch.seconds == stood
    watch.run(True)
    hand.now += 0.02
    assert watch.seconds > stood


# ------------------------------------------------------------ in a conversation


SECOND = 0.96
"""Fifteen of the microphone's frames."""


@pytest.fixture
def conversations(coach: Coach) -> Iterator[Conversations]:
    conversations = Conversations(coach.interview, coach.review, coach.storage, AT_ANY_SPEED)
    yield conversations
    conversations.close()


@pytest.fixture
def conversation(conversations: Conversations, session: Session) -> Conversation:
    return conversations.of(session.id)


def watch(conversation: Conversation, brighter: int = 0) -> float | None:
    """One frame; the time that it counts at, None where it does not."""
    pixels = np.full((48, 64, 3), 128, np.uint8)
    pixels[:, 32:] += brighter
    before = len(conversation.camera.watched.glimpses)
    conversation.camera.watch(lambda at: ScriptedFaceTracker("default").observe(pixels, at))
    kept = conversation.camera.watched.glimpses
    return kept[-1].at if len(kept) > before else None


def test_the_camera_of_an_interview_is_the_sessions_own(conversations: Conversations, session: Session) -> None:
    before = conversations.cameras.of(session.id)
    assert conversations.of(session.id).camera is before
    conversations.leave(session.id)
    assert conversations.of(session.id).camera is before, "it survives the conversation"


def test_nothing_counts_while_the_interviewer_speaks_or_the_interview_is_paused(conversation: Conversation) -> None:
    page = Page(conversation, plays=False).connect()
    page.wait(lambda: page.state == "speaking" and page.of("say"))
    assert watch(conversation) is None
    conversation.message({"type": "command", "name": "done"})
    page.listening(1)
    assert watch(conversation) == 0.0
    conversation.message({"type": "command", "name": "pause"})
    page.wait(lambda: page.state == "paused")
    assert watch(conversation) is None


def test_frames_have_the_clock_of_the_answers_sound(conversation: Conversation, coach: Coach) -> None:
    page = Page(conversation).connect()
    page.listening(1)
    for second in range(10):
        page.speak(SECOND)
        page.wait(lambda least=second + 1: conversation.listener.seconds >= least * SECOND - 0.01)  # type: ignore[misc]
        at = [watch(conversation, brighter=120 if 4 <= second < 9 else 0) for _ in range(4)]
        assert at[0] == pytest.approx(SECOND * (second + 1), abs=0.1)
    page.fall_silent(4.0)
    page.wait(lambda: page.of("taken"))
    exchange = coach.storage.load(conversation.session.id).exchanges[0]
    assert exchange.focus is not None
    assert exchange.answer is not None
    assert exchange.focus.seconds == pytest.approx(exchange.answer.seconds)
    assert exchange.focus.frames == 40
    (away,) = exchange.focus.away
    assert (away.start, away.end) == pytest.approx((4.3, 9.1), abs=0.7)
    assert [one.kind for one in exchange.focus.distractions] == ["long"]
    page.listening(2)
    assert conversation.camera.watched.glimpses == ()
    folder = coach.storage.folder(conversation.session.id)
    events = pd.read_csv(folder / "events.csv")
    assert list(events["kind"]) == ["away", "distraction"]
    assert list(events["detail"]) == ["left", "long"]
    seconds = pd.read_csv(folder / "focus.csv")
    assert list(seconds["second"]) == list(range(len(seconds)))
    assert set(seconds["state"].dropna()) == {"on screen", "away"}
    assert set(seconds["calibrated"]) == {"no"}


def test_without_a_microphone_the_time_of_listening_counts(coach: Coach, session: Session) -> None:
    hand = Hand()
    conversation = Conversation(coach.interview, coach.review, session, clock=hand)
    page = Page(conversation).connect(microphone=False)
    page.listening(1)
    first = watch(conversation)
    hand.now += 0.05
    second = watch(conversation)
    conversation.close()
    assert first is not None
    assert second is not None
    assert 0.04 < second - first < 2.0


def test_a_typed_answer_has_its_focus_too(conversation: Conversation, coach: Coach) -> None:
    page = Page(conversation).connect(microphone=False)
    page.listening(1)
    watch(conversation)
    page.hand_in(LONG_ANSWER)
    page.wait(lambda: page.of("taken"))
    focus = coach.storage.load(conversation.session.id).exchanges[0].focus
    assert focus is not None
    assert (focus.frames, focus.share) == (1, None), "one frame says nothing"


def test_after_the_end_nothing_counts(conversation: Conversation) -> None:
    page = Page(conversation).connect()
    page.listening(1)
    watch(conversation)
    conversation.message({"type": "command", "name": "end"})
    page.wait(lambda: page.state == "ended")
    assert conversation.camera.watched.glimpses == ()
    assert watch(conversation) is None


# ------------------------------------------------------------ all of them


def test_only_interviews_that_go_on_have_a_camera(coach: Coach, session: Session) -> None:
    known = Cameras(coach.storage, coach.interview.observe)
    key = str(coach.storage.adopt(session.id))
    assert known.open(key) is known.of(session.id)
    with pytest.raises(StorageError):
        known.open(session.id)
    coach.review.finish(coach.interview.read(coach.interview.ask(session), LONG_ANSWER))
    with pytest.raises(StageError, match="finished"):
        known.open(key)


def test_the_longest_unused_cameras_are_dropped(coach: Coach, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cameras, "MOST", 2)
    known = Cameras(coach.storage, coach.interview.observe)
    first, second = known.of("one"), known.of("two")
    assert known.of("one") is first
    known.of("three")
    assert known.of("one") is first
    assert known.of("two") is not second
