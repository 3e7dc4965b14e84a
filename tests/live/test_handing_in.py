"""A typed text answers the question it was written under, once, or stays in the box."""

from __future__ import annotations

from collections.abc import Iterator
from threading import Event
from typing import Any

import pytest

from interview.coach.coach import Coach
from interview.errors import StorageError
from interview.live import Conversation, Conversations
from interview.live.states.handing_in import BEFORE, OVER
from interview.sessions.session import Session
from tests.live.page import AT_ANY_SPEED, Page

TEXT = "I rebuilt the nightly load."


@pytest.fixture
def conversations(coach: Coach) -> Iterator[Conversations]:
    conversations = Conversations(coach.interview, coach.review, coach.storage, AT_ANY_SPEED)
    yield conversations
    conversations.close()


@pytest.fixture
def conversation(conversations: Conversations, session: Session) -> Conversation:
    return conversations.of(session.id)


@pytest.fixture
def page(conversation: Conversation) -> Page:
    page = Page(conversation).connect(microphone=False)
    page.listening(1)
    return page


def answers(coach: Coach, page: Page) -> list[str]:
    session = coach.storage.load(page.conversation.session.id)
    return [one.answer.text for one in session.answered if one.answer]


def test_it_is_acknowledged_by_its_id(page: Page, coach: Coach) -> None:
    name = page.hand_in(TEXT)
    page.wait(lambda: page.of("taken"))
    assert page.of("taken") == [{"type": "taken", "number": 1, "id": name}]
    assert answers(coach, page) == [TEXT]


@pytest.mark.parametrize("text", [TEXT, "?!"])
def test_pressed_again_and_again_it_answers_one_question(page: Page, coach: Coach, text: str) -> None:
    for _ in range(3):
        page.hand_in(text, 1, "the same")
    page.listening(2)
    page.wait(lambda: len(page.of("taken")) == 3)
    assert {one["number"] for one in page.of("taken")} == {1}
    assert answers(coach, page) == [text]


def test_one_that_was_written_under_the_question_before_stays_in_the_box(page: Page, coach: Coach) -> None:
    page.hand_in(TEXT)
    page.listening(2)
    late = page.hand_in("Another thought about the first.", 1)
    page.wait(lambda: page.of("not_taken"))
    assert page.of("not_taken") == [{"type": "not_taken", "id": late, "text": BEFORE}]
    assert answers(coach, page) == [TEXT]
    assert coach.storage.load(page.conversation.session.id).open_question is not None


def test_two_that_race_for_one_question_do_not_answer_two(page: Page, coach: Coach) -> None:
    """Both arrive before the first is taken: the second must not fall on the question that follows."""
    free = Event()
    page.conversation.actor.post(lambda: page.conversation.actor.step(lambda: free.wait(10), lambda _: None))
    page.hand_in("The first text.", 1)
    page.hand_in("The second text.", 1)
    free.set()
    page.listening(2)
    page.wait(lambda: page.of("not_taken"))
    assert answers(coach, page) == ["The first text."]


def test_an_answer_by_voice_that_came_first_does_not_acknowledge_the_text(
    conversation: Conversation, coach: Coach
) -> None:
    page = Page(conversation).connect()
    page.listening(1)
    page.answer(6.0)
    page.listening(2)
    page.hand_in(TEXT, 1)
    page.wait(lambda: page.of("not_taken"))
    assert page.of("taken") == [{"type": "taken", "number": 1}]


def test_after_a_lost_line_the_same_one_is_acknowledged_again(page: Page, coach: Coach) -> None:
    name = page.hand_in(TEXT)
    page.listening(2)
    page.conversation.disconnect(page.send)
    again = Page(page.conversation, name="page").connect(microphone=False)
    again.hand_in(TEXT, 1, name)
    again.wait(lambda: again.of("taken"))
    assert again.of("taken")[0]["id"] == name
    assert not again.of("not_taken")
    assert answers(coach, page) == [TEXT]


def test_after_a_restart_one_that_is_on_disk_is_acknowledged_and_not_taken_twice(
    page: Page, coach: Coach, conversations: Conversations
) -> None:
    name = page.hand_in(f"  {TEXT} ")
    page.listening(2)
    conversations.close()
    new = Page(
        Conversations(coach.interview, coach.review, coach.storage, AT_ANY_SPEED).of(page.conversation.session.id)
    ).connect(microphone=False)
    new.hand_in(f"  {TEXT} ", 1, name)
    new.wait(lambda: new.of("taken"))
    assert new.of("taken")[0] == {"type": "taken", "number": 1, "id": name}
    assert answers(coach, page) == [TEXT]
    new.conversation.close()


def test_after_a_restart_one_that_had_not_arrived_is_taken_for_its_question(
    page: Page, coach: Coach, conversations: Conversations
) -> None:
    conversations.close()
    new = Page(
        Conversations(coach.interview, coach.review, coach.storage, AT_ANY_SPEED).of(page.conversation.session.id)
    ).connect(microphone=False)
    new.hand_in(TEXT, 1)
    new.wait(lambda: new.of("taken"))
    assert answers(coach, page) == [TEXT]
    new.conversation.close()


def test_what_was_said_before_is_the_beginning_also_while_the_question_is_said_again(
    conversation: Conversation, coach: Coach
) -> None:
    page = Page(conversation).connect()
    page.listening(1)
    page.speak(6.0)
    page.fall_silent(0.5)
    page.wait(lambda: page.of("words") and len(page.of("words")[-1]["text"].split()) >= 10)
    page.plays = False
    conversation.message({"type": "command", "name": "repeat"})
    page.wait(lambda: page.state == "speaking")
    page.hand_in("And this is written.")
    page.wait(lambda: page.of("taken"))
    text = answers(coach, page)[0]
    assert text.endswith("And this is written.")
    assert len(text.split()) >= 14


@pytest.mark.parametrize("text", ["", "   ", "x" * 7000])
def test_what_is_no_answer_comes_back_with_a_sentence(page: Page, coach: Coach, text: str) -> None:
    name = page.hand_in(text)
    page.wait(lambda: page.of("not_taken"))
    assert page.of("not_taken")[0]["id"] == name
    assert "answer" in page.of("not_taken")[0]["text"]
    assert answers(coach, page) == []


def test_where_the_disk_takes_nothing_the_text_stays_in_the_box(
    page: Page, coach: Coach, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(session: Session) -> None:
        raise StorageError("session.json cannot be written: the disk is full.")

    with monkeypatch.context() as patch:
        patch.setattr(coach.storage, "write", full)
        page.hand_in(TEXT)
        page.wait(lambda: page.of("not_taken"))
    assert "disk is full" in page.of("not_taken")[0]["text"]
    page.hand_in(TEXT)
    page.wait(lambda: page.of("taken"))
    assert answers(coach, page) == [TEXT]


def test_after_the_end_nothing_is_taken(page: Page) -> None:
    page.conversation.message({"type": "command", "name": "end"})
    page.wait(lambda: page.state == "ended")
    page.hand_in(TEXT, 1)
    page.wait(lambda: page.of("not_taken"))
    assert page.of("not_taken")[0]["text"] == OVER


def test_half_a_character_does_not_end_in_an_error(page: Page, coach: Coach) -> None:
    page.hand_in("A face \ud83d and a whole one \ud83d\ude00.")
    page.wait(lambda: page.of("taken"))
    assert answers(coach, page) == ["A face \ufffd and a whole one \U0001f600."]


@pytest.mark.parametrize(
    "message",
    [
        {"type": "answer", "text": TEXT},
        {"type": "answer", "text": TEXT, "number": True, "id": "x"},
        {"type": "answer", "text": TEXT, "number": "1", "id": "x"},
        {"type": "answer", "text": [TEXT], "number": 1, "id": "x"},
        {"type": "answer", "text": TEXT, "number": 1, "id": 7},
        {"type": ["answer"], "text": TEXT},
        {"type": "command", "name": ["skip"]},
        {"type": "command", "name": "unknown"},
        {"type": "played", "id": 10**4000},
        {"type": "played", "id": None},
        {"type": None},
        {},
    ],
)
def test_messages_that_mean_nothing_change_nothing(
    page: Page, coach: Coach, message: dict[str, Any], caplog: pytest.LogCaptureFixture
) -> None:
    page.conversation.message(message)
    page.hand_in(TEXT)
    page.wait(lambda: page.of("taken"))
    assert answers(coach, page) == [TEXT]
    assert not caplog.records
    assert not [one for one in page.of("notice") if one["tone"] == "bad"]
