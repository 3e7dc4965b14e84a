"""Limits on sound: no faster than time, no longer than an answer may be, no more than there is room for."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest

from interview.audio.recordings import wav_bytes
from interview.coach.coach import Coach
from interview.errors import StorageError
from interview.live import Conversation, LiveLimits
from interview.live.limits import TOO_FAST
from interview.records import Audio, Transcript
from interview.sessions.session import Session
from tests.conftest import tone
from tests.live.page import AT_ANY_SPEED, Hand, Page


@pytest.fixture
def made() -> list[Conversation]:
    return []


@pytest.fixture
def coach_(coach: Coach, made: list[Conversation]) -> Iterator[Coach]:
    yield coach
    for conversation in made:
        conversation.close()


def talk(coach: Coach, session: Session, made: list[Conversation], limits: LiveLimits, away: float = 0.0) -> Page:
    made.append(Conversation(coach.interview, coach.review, session, limits=limits, away=away))
    page = Page(made[-1]).connect()
    page.listening(1)
    return page


def test_sound_that_comes_faster_than_time_passes_is_hung_up_on(
    coach_: Coach, session: Session, made: list[Conversation]
) -> None:
    page = talk(coach_, session, made, LiveLimits(ahead=5.0))
    page.speak(4.0)
    page.wait(lambda: len(coach_.storage.sound_so_far(session, 1)) >= 4 * 32_000 - 2048)
    assert not page.of("refused")
    page.fall_silent(60.0)
    page.wait(lambda: page.of("refused"))
    assert page.of("refused")[0]["text"] == TOO_FAST
    assert coach_.storage.sound_bytes(session) < 20 * 32_000, "what came too fast is not written down"


def test_an_answer_at_the_limit_is_taken_with_a_notice_and_not_lost(
    coach_: Coach, session: Session, made: list[Conversation]
) -> None:
    page = talk(coach_, session, made, replace(AT_ANY_SPEED, longest_answer=10.0))
    page.speak(14.0)
    page.wait(lambda: page.of("taken"))
    assert any("longest that an answer may be" in one["text"] for one in page.of("notice"))
    answer = coach_.storage.load(session.id).exchanges[0].answer
    assert answer is not None
    assert answer.seconds == pytest.approx(10.0, abs=0.1)
    assert len(answer.words) == pytest.approx(20, abs=1)
    page.listening(2)
    page.answer(5.0)
    page.wait(lambda: len(page.of("taken")) == 2)


def test_an_answer_at_the_limit_is_taken_also_after_the_question_was_said_again(
    coach_: Coach, session: Session, made: list[Conversation]
) -> None:
    page = talk(coach_, session, made, replace(AT_ANY_SPEED, longest_answer=10.0))
    page.speak(14.0)
    page.conversation.message({"type": "command", "name": "repeat"})
    page.wait(lambda: page.of("taken"))


def test_where_there_is_no_room_for_more_sound_the_answer_is_taken_and_the_next_is_typed(
    coach_: Coach, session: Session, made: list[Conversation]
) -> None:
    object.__setattr__(session, "keep_recordings", True)
    page = talk(coach_, session, made, replace(AT_ANY_SPEED, most_sound=6 * 32_000))
    page.speak(9.0)
    page.wait(lambda: page.of("taken"))
    answer = coach_.storage.load(session.id).exchanges[0].answer
    assert answer is not None
    assert answer.seconds == pytest.approx(6.0, abs=0.1)
    page.listening(2)
    page.speak(2.0)
    page.wait(lambda: len([one for one in page.of("notice") if "room for sound" in one["text"]]) == 2)
    page.hand_in("So this one is typed.")
    page.wait(lambda: len(page.of("taken")) == 2)
    assert coach_.storage.sound_bytes(session) <= 6 * 32_000 + 100


def test_a_disk_that_takes_no_sound_is_told_once_and_the_answer_is_heard_all_the_same(
    coach_: Coach, session: Session, made: list[Conversation], monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise StorageError("The answer's sound cannot be written: the disk is full.")

    monkeypatch.setattr(coach_.storage, "append_sound", full)
    page = talk(coach_, session, made, AT_ANY_SPEED)
    page.answer(6.0)
    page.wait(lambda: page.of("taken"))
    assert [one["text"] for one in page.of("notice")] == ["The answer's sound cannot be written: the disk is full."]
    answer = coach_.storage.load(session.id).exchanges[0].answer
    assert answer is not None
    assert len(answer.words) == pytest.approx(12, abs=1)


def test_a_recording_that_was_being_written_down_when_the_server_died_is_the_answers_beginning(
    coach_: Coach, session: Session, made: list[Conversation]
) -> None:
    object.__setattr__(session, "keep_recordings", True)
    session = coach_.interview.ask(session)
    coach_.storage.write_recording(session, 1, wav_bytes(tone(5.0)))
    page = talk(coach_, session, made, AT_ANY_SPEED)
    assert len(page.of("words")[0]["text"].split()) == pytest.approx(10, abs=1)
    page.answer(3.0)
    page.wait(lambda: page.of("taken"))
    answer = coach_.storage.load(session.id).exchanges[0].answer
    assert answer is not None
    assert len(answer.words) >= 15
    kept = coach_.storage.recording_path(session, 1).stat().st_size
    assert kept >= answer.seconds * 32_000 - 4096, "the kept recording holds all of it"


def test_a_recording_that_was_cut_off_before_it_could_be_read_is_none(
    coach_: Coach, session: Session, made: list[Conversation]
) -> None:
    session = coach_.interview.ask(session)
    coach_.storage.write_recording(session, 1, b"RIFF")
    page = talk(coach_, session, made, AT_ANY_SPEED)
    page.answer(5.0)
    page.wait(lambda: page.of("taken"))


def test_a_word_that_was_understood_is_a_sign_of_life(
    coach_: Coach, session: Session, made: list[Conversation]
) -> None:
    hand = Hand()
    made.append(Conversation(coach_.interview, coach_.review, session, limits=AT_ANY_SPEED, clock=hand))
    page = Page(made[-1]).connect()
    page.listening(1)
    hand.now += 1000
    page.speak(4.0)
    page.fall_silent(0.5)
    page.wait(lambda: page.conversation.seconds_still < 500)


def test_a_recogniser_that_fails_on_what_came_back_does_not_end_the_interview(
    coach_: Coach, session: Session, made: list[Conversation]
) -> None:
    class Broken:
        def transcribe(self, audio: Audio) -> Transcript:
            raise ZeroDivisionError("inside")

    session = coach_.interview.ask(session)
    coach_.storage.append_sound(session, 1, bytes(64_000))
    working = coach_.engines.models.transcription
    object.__setattr__(coach_.engines.models, "transcription", Broken())
    made.append(Conversation(coach_.interview, coach_.review, session, limits=AT_ANY_SPEED))
    page = Page(made[-1])
    made[-1].connect(page.send, True, "page", answering=1, resent=0)
    page.wait(lambda: page.state == "paused")
    page.speak(2.0)
    object.__setattr__(coach_.engines.models, "transcription", working)
    page.conversation.message({"type": "command", "name": "resume"})
    page.listening(1)
