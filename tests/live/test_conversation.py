"""A spoken interview on scripted models: a tone is speech, and every half second of it a word."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from threading import Event

import pandas as pd
import pytest

from interview.coach.coach import Coach
from interview.live import Conversation, Conversations
from interview.records import Audio, Setup, Transcript, Word
from interview.sessions.session import Session
from tests.conftest import JOB_TEXT, LONG_ANSWER
from tests.live.page import AT_ANY_SPEED, Page


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
    return Page(conversation).connect()


def test_after_one_click_the_whole_interview_needs_nothing_but_speech(page: Page, coach: Coach) -> None:
    for number in range(1, 30):
        if page.listening_or_ended(number) == "ended":
            break
        page.answer(12.0)
    assert page.state == "ended"
    session = coach.storage.load(page.conversation.session.id)
    assert session.report is not None
    assert session.planned_asked == len(session.plan)
    assert list(dict.fromkeys(exchange.question.stage.value for exchange in session.exchanges)) == [
        "introduction", "experience", "skills", "behavioural", "situational", "your questions",
    ]  # fmt: skip


def test_the_question_is_on_the_screen_before_it_is_spoken(page: Page) -> None:
    page.listening(1)
    kinds = [message["type"] for message in page.messages if isinstance(message, dict)]
    assert kinds.index("question") < kinds.index("say")
    assert any(isinstance(message, bytes) and len(message) > 1000 for message in page.messages)


def test_a_thinking_pause_does_not_end_the_answer(page: Page, coach: Coach) -> None:
    page.listening(1)
    page.speak(4.0)
    page.fall_silent(0.5)
    page.speak(4.0)
    page.fall_silent(4.0)
    page.wait(lambda: page.of("taken"))
    answer = coach.storage.load(page.conversation.session.id).exchanges[0].answer
    assert answer is not None
    assert 14 <= len(answer.words) <= 17
    assert answer.words[-1].end == pytest.approx(8.5, abs=0.6), "times count from the start of the answer"


def test_the_words_appear_while_the_person_speaks(page: Page) -> None:
    page.listening(1)
    page.speak(9.0)
    page.wait(lambda: any(message["text"] for message in page.of("words")))
    assert page.state == "listening"


def test_silence_alone_is_never_an_answer(page: Page) -> None:
    page.listening(1)
    page.fall_silent(12.0)
    page.wait(lambda: page.number * 1024 >= 12 * 16_000)
    assert not page.of("taken")
    page.fall_silent(4.0)
    page.wait(lambda: page.of("notice"))
    assert "microphone" in page.of("notice")[0]["text"], "a muted microphone is told from a person who thinks"


def test_the_sound_of_an_answer_is_on_disk_while_it_is_given_and_gone_after(page: Page, coach: Coach) -> None:
    page.listening(1)
    session = page.conversation.session
    page.speak(3.0)
    page.wait(lambda: len(coach.storage.sound_so_far(session, 1)) == 3 * 32_000 // 2048 * 2048 + 3 * 32_000 % 2048)
    page.fall_silent(4.0)
    page.wait(lambda: page.of("taken"))
    assert coach.storage.sound_so_far(session, 1) == b""
    assert not coach.storage.recording_path(session, 1).exists(), "kept only if asked"


def test_a_kept_recording_holds_every_sample(coach: Coach, conversations: Conversations, session: Session) -> None:
    kept = coach.preparation.prepare(session.resume, JOB_TEXT, seed=7, keep_recordings=True)
    page = Page(conversations.of(kept.id)).connect()
    page.listening(1)
    page.answer(5.0)
    page.wait(lambda: page.of("taken"))
    answer = coach.storage.load(kept.id).exchanges[0].answer
    assert answer is not None
    path = coach.storage.folder(kept.id) / answer.recording
    assert 5.5 * 32_000 < path.stat().st_size <= 9.0 * 32_000 + 44


def test_speech_over_the_interviewer_stops_it_and_is_the_answer(conversation: Conversation, coach: Coach) -> None:
    page = Page(conversation, plays=False).connect()
    page.wait(lambda: page.state == "speaking" and page.of("say"))
    page.speak(2.0)
    page.wait(lambda: page.of("stop"))
    page.listening(1)
    page.answer(6.0)
    page.wait(lambda: page.of("taken"))
    answer = coach.storage.load(conversation.session.id).exchanges[0].answer
    assert answer is not None
    assert len(answer.words) >= 14, "what was said before it was noticed belongs to the answer"


@pytest.mark.parametrize("is_busy", [False, True], ids=["words known", "words still being written down"])
def test_speech_over_a_question_that_is_said_again_keeps_what_was_said_before(
    conversations: Conversations, session: Session, coach: Coach, is_busy: bool
) -> None:
    plain = coach.preparation.prepare(session.resume, JOB_TEXT, seed=7, setup=Setup(follow_ups=0))
    page = Page(conversations.of(plain.id)).connect()
    page.listening(1)
    page.answer(8.0)
    page.listening(2)
    free = Event()
    if is_busy:
        coach.engines.queues["transcription"].submit(lambda: free.wait(10))
    page.speak(6.0)
    page.plays = False
    page.conversation.message({"type": "command", "name": "repeat"})
    page.wait(lambda: page.state == "speaking")
    page.speak(2.0)
    page.wait(lambda: page.of("hold"))
    free.set()
    page.wait(lambda: page.of("stop"))
    page.plays = True
    page.listening(2)
    page.answer(4.0)
    page.wait(lambda: len(page.of("taken")) == 2)
    session = coach.storage.load(plain.id)
    first, second = (exchange.answer for exchange in session.exchanges[:2])
    assert first is not None
    assert second is not None
    assert len(first.words) == pytest.approx(16, abs=1), "the answer before was over"
    assert len(second.words) == pytest.approx(24, abs=3), "before the question came again, over it and after it"
    starts = [word.start for word in second.words]
    assert starts == sorted(starts)
    assert second.words[-1].end == pytest.approx(12.0, abs=1.5), "one clock for all of it"


def test_a_short_noise_does_not_stop_the_interviewer(conversation: Conversation) -> None:
    page = Page(conversation, plays=False).connect()
    page.wait(lambda: page.state == "speaking" and page.of("say"))
    page.speak(0.2)
    page.fall_silent(1.0)
    page.speak(0.2)
    assert not page.of("stop")
    assert page.state == "speaking"


def test_buttons_repeat_skip_pause_and_end(page: Page, coach: Coach) -> None:
    page.listening(1)
    said = len(page.of("say"))
    page.conversation.message({"type": "command", "name": "repeat"})
    page.wait(lambda: len(page.of("say")) > said and page.state == "listening")
    page.conversation.message({"type": "command", "name": "pause"})
    page.wait(lambda: page.state == "paused")
    page.answer(6.0)
    assert not page.of("taken"), "nothing is heard in a pause"
    page.conversation.message({"type": "command", "name": "resume"})
    page.listening(1)
    page.conversation.message({"type": "command", "name": "skip"})
    page.listening(2)
    page.answer(8.0)
    page.wait(lambda: len(page.of("taken")) == 2)
    page.conversation.message({"type": "command", "name": "end"})
    page.wait(lambda: page.state == "ended")
    session = coach.storage.load(page.conversation.session.id)
    assert session.report is not None
    assert session.exchanges[0].answer is not None
    assert session.exchanges[0].answer.source == "skipped"


def test_done_ends_an_answer_without_waiting_for_silence(page: Page) -> None:
    page.listening(1)
    page.speak(5.0)
    page.conversation.message({"type": "command", "name": "done"})
    page.wait(lambda: page.of("taken"))


def test_done_while_a_question_is_spoken_begins_an_answer_of_its_own(page: Page, coach: Coach) -> None:
    page.listening(1)
    page.plays = False
    page.answer(8.0)
    page.wait(lambda: page.state == "speaking" and page.of("question")[-1]["number"] == 2)
    page.conversation.message({"type": "command", "name": "done"})
    page.listening(2)
    page.speak(3.0)
    page.wait(lambda: coach.storage.sound_so_far(page.conversation.session, 2))
    page.fall_silent(4.0)
    page.wait(lambda: len(page.of("taken")) == 2)
    answer = coach.storage.load(page.conversation.session.id).exchanges[1].answer
    assert answer is not None
    assert len(answer.words) == pytest.approx(6, abs=1), "nothing of the answer before"
    assert answer.words[0].start < 1, "its clock begins anew"


@pytest.mark.parametrize("how", ["repeat", "pause", "reload"])
def test_a_question_that_was_broken_off_and_said_again_begins_an_answer_of_its_own(
    page: Page, coach: Coach, how: str
) -> None:
    talk = page.conversation
    page.listening(1)
    page.plays = False
    page.answer(8.0)
    page.wait(lambda: page.state == "speaking" and page.of("question")[-1]["number"] == 2)
    page.plays = True
    if how == "reload":
        talk.disconnect(page.send)
        page = Page(talk, name="another").connect()
    else:
        talk.message({"type": "command", "name": how})
    if how == "pause":
        page.wait(lambda: page.state == "paused")
        talk.message({"type": "command", "name": "resume"})
    page.listening(2)
    page.speak(3.0)
    page.wait(lambda: coach.storage.sound_so_far(talk.session, 2))
    assert coach.storage.sound_so_far(talk.session, 1) == b""
    page.fall_silent(4.0)
    page.wait(lambda: page.of("taken") and page.of("taken")[-1]["number"] == 2)
    answer = coach.storage.load(talk.session.id).exchanges[1].answer
    assert answer is not None
    assert len(answer.words) == pytest.approx(6, abs=1), "nothing of the answer before"


def test_a_typed_answer_is_taken_with_or_without_a_microphone(conversation: Conversation, coach: Coach) -> None:
    page = Page(conversation).connect(microphone=False)
    page.listening(1)
    page.hand_in("I rebuilt the nightly load.")
    page.wait(lambda: page.of("taken"))
    answer = coach.storage.load(conversation.session.id).exchanges[0].answer
    assert answer is not None
    assert (answer.text, answer.source) == ("I rebuilt the nightly load.", "typed")


def test_while_the_person_types_silence_does_not_end_the_answer(page: Page) -> None:
    page.listening(1)
    page.speak(3.0)
    page.conversation.message({"type": "typing"})
    page.fall_silent(8.0)
    page.hand_in("and this is written")
    page.wait(lambda: page.of("taken"))
    assert page.conversation.session.exchanges[0].answer is not None
    assert "and this is written" in page.conversation.session.exchanges[0].answer.text


def test_after_a_dropped_line_frames_come_again_and_none_counts_twice(page: Page, coach: Coach) -> None:
    page.listening(1)
    page.speak(3.0)
    page.conversation.disconnect(page.send)
    again = Page(page.conversation, name="page")
    again.number = page.number - 5
    again.connect()
    again.wait(lambda: again.of("hello"))
    assert again.of("hello")[0]["next"] == page.number
    again.speak(3.0)
    again.fall_silent(4.0)
    again.wait(lambda: again.of("taken"))
    answer = coach.storage.load(page.conversation.session.id).exchanges[0].answer
    assert answer is not None
    assert len(answer.words) == pytest.approx(12, abs=1)


def test_a_reload_goes_on_at_the_same_question_with_what_was_said(page: Page) -> None:
    page.listening(1)
    page.speak(9.0)
    page.wait(lambda: any(message["text"] for message in page.of("words")))
    page.conversation.disconnect(page.send)
    new = Page(page.conversation, name="another").connect()
    new.listening(1)
    assert new.of("hello")[0]["next"] == 0
    assert new.of("words")[0]["text"]
    new.answer(3.0)
    new.wait(lambda: new.of("taken"))
    answer = page.conversation.session.exchanges[0].answer
    assert answer is not None
    assert len(answer.words) >= 22


def test_after_a_restart_the_answer_that_broke_off_is_still_there(
    page: Page, coach: Coach, conversations: Conversations
) -> None:
    page.listening(1)
    page.speak(5.0)
    session = page.conversation.session
    page.wait(lambda: len(coach.storage.sound_so_far(session, 1)) >= 5 * 32_000)
    conversations.close()  # as if the process had ended
    new = Page(
        Conversations(coach.interview, coach.review, coach.storage, AT_ANY_SPEED).of(session.id), name="another"
    ).connect()
    new.listening(1)
    assert len(new.of("words")[0]["text"].split()) == pytest.approx(10, abs=1)
    new.answer(3.0)
    new.wait(lambda: new.of("taken"))
    answer = coach.storage.load(session.id).exchanges[0].answer
    assert answer is not None
    assert len(answer.words) >= 14


def test_a_second_tab_takes_over_and_the_first_is_told(page: Page) -> None:
    page.listening(1)
    second = Page(page.conversation, name="second").connect()
    second.listening(1)
    page.wait(lambda: page.of("replaced"))


def test_with_a_setting_of_three_questions_three_are_planned(coach: Coach, session: Session) -> None:
    short = coach.preparation.prepare(session.resume, JOB_TEXT, seed=7, setup=Setup(questions=3))
    assert len(short.plan) == 3


def test_a_conversation_writes_the_same_rows_as_the_page(page: Page, coach: Coach) -> None:
    page.listening(1)
    page.answer(12.0)
    page.listening(2)
    folder = coach.storage.folder(page.conversation.session.id)
    assert list(pd.read_csv(folder / "questions.csv")["number"]) == [1, 2]
    assert list(pd.read_csv(folder / "answers.csv")["source"]) == ["spoken"]


def test_somebody_who_was_cut_off_just_goes_on_and_the_answer_is_one(
    conversations: Conversations, session: Session, coach: Coach
) -> None:
    short = coach.preparation.prepare(session.resume, JOB_TEXT, seed=7, setup=Setup(follow_ups=0))
    page = Page(conversations.of(short.id)).connect()
    page.listening(1)
    page.speak(6.0)
    page.plays = False
    page.fall_silent(2.0)
    page.wait(lambda: page.of("question")[-1]["number"] == 2 and page.state == "speaking")
    page.speak(2.0)
    page.wait(lambda: page.of("question")[-1]["number"] == 1)
    page.plays = True
    page.listening(1)
    page.answer(4.0)
    page.wait(lambda: len(page.of("taken")) == 2)
    session = coach.storage.load(short.id)
    answer = session.exchanges[0].answer
    assert answer is not None
    assert len(answer.words) >= 22, "what was said before the cut and after it"
    folder = coach.storage.folder(session.id)
    assert list(pd.read_csv(folder / "answers.csv")["number"]) == [1]
    page.listening(2)
    assert list(pd.read_csv(folder / "questions.csv")["number"]) == [1, 2], "the question that came too early is gone"


def test_the_interviewers_own_voice_is_not_taken_for_the_candidate(
    conversation: Conversation, coach: Coach, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = Page(conversation, plays=False).connect()
    page.wait(lambda: page.state == "speaking" and page.of("say"))
    said = page.of("say")[0]["text"]

    class Echo:
        def transcribe(self, audio: Audio) -> Transcript:
            words = said.split()[:4]
            return Transcript(tuple(Word(word, n * 0.3, n * 0.3 + 0.2, 0.9) for n, word in enumerate(words)), "en")

    object.__setattr__(coach.engines.models, "transcription", Echo())
    page.speak(2.0)
    page.wait(lambda: page.of("release"))
    assert page.of("hold"), "at the first sign it falls silent"
    assert not page.of("stop")
    assert page.state == "speaking"


def test_a_model_that_does_not_answer_keeps_nobody_waiting(coach: Coach, session: Session) -> None:
    conversations = Conversations(coach.interview, coach.review, coach.storage, replace(AT_ANY_SPEED, patience=0.3))
    page = Page(conversations.of(session.id)).connect()
    page.listening(1)
    hold = Event()
    coach.engines.queues["language"].submit(lambda: hold.wait(20))
    coach.interview.ahead.forget(page.conversation.session.id)
    page.answer(8.0)
    page.listening(2)
    hold.set()
    assert page.conversation.session.exchanges[1].question.origin == "bank"
    conversations.close()


def test_a_follow_ups_first_words_are_said_while_the_model_still_writes_the_others(
    coach: Coach, session: Session
) -> None:
    conversations = Conversations(coach.interview, coach.review, coach.storage, replace(AT_ANY_SPEED, patience=0.3))
    page = Page(conversations.of(session.id), plays=True).connect(microphone=False)
    page.listening(1)
    hold = Event()
    coach.engines.queues["language"].submit(lambda: hold.wait(20))
    said = len(page.of("say"))
    page.hand_in(LONG_ANSWER)
    page.listening(2)
    hold.set()
    parts = page.of("say")[said:]
    assert [part["last"] for part in parts] == [False] * (len(parts) - 1) + [True]
    assert len({part["id"] for part in parts}) == 1, "one utterance"
    question = page.of("question")[-1]
    assert question["label"].endswith("follow-up")
    assert parts[0]["text"] not in [part["text"] for part in parts[1:]]
    order = [message for message in page.messages if isinstance(message, dict)]
    assert order.index(parts[0]) < order.index(question), "its first words came before it was written"
    conversations.close()
