"""How answers are measured: when, from what, and what becomes of their sound. A tone is speech."""

from __future__ import annotations

import gc
import weakref
from collections.abc import Callable, Iterator
from dataclasses import replace
from threading import Event
from typing import Any

import numpy as np
import pandas as pd
import pytest

from interview.audio.measuring import MOST_UNTOLD
from interview.coach.coach import Coach
from interview.engines.capabilities import Capability
from interview.engines.protocols import LiveTranscriber
from interview.engines.queues import Urgency
from interview.engines.sound import pcm16
from interview.errors import BackendError
from interview.records import Answer, Audio, Delivery, MomentKind, Resume, Setup, Transcript, Word
from interview.sessions.session import Session
from tests.coach.held import rows
from tests.conftest import JOB_TEXT, LONG_ANSWER, tone

EACH = 0.5
"""Seconds that a word takes."""


class Recogniser:
    """Hears a word in every half second of a stretch, in order; waits while `free` is not set."""

    capabilities = frozenset({Capability.STRETCHES})

    def __init__(self) -> None:
        self.stretches: list[float] = []
        self.heard: list[weakref.ref[Any]] = []
        self.free = Event()
        self.free.set()
        self.error: BackendError | None = None
        self.most = 1000
        self.careful = False

    def transcribe(self, audio: Audio) -> Transcript:
        return Transcript(words("first", audio.seconds), "en")

    def transcribe_stretch(self, audio: Audio, *, language: str = "en", careful: bool = False) -> Transcript:
        self.free.wait(10)
        self.stretches.append(audio.seconds)
        self.careful = careful
        self.heard.append(weakref.ref(_owner(audio.samples)))
        if self.error is not None:
            raise self.error
        return Transcript(words("again", audio.seconds)[: self.most], language)

    def language_of(self, audio: Audio) -> str:
        return "en"


def words(name: str, seconds: float) -> tuple[Word, ...]:
    return tuple(Word(f"{name}{n}", n * EACH, n * EACH + 0.4, 0.9) for n in range(int(seconds / EACH)))


def _owner(samples: Any) -> Any:
    """The array whose memory a piece of sound lies in."""
    while samples.base is not None:
        samples = samples.base
    return samples


def said(seconds: float) -> bytes:
    return pcm16(tone(seconds))


@pytest.fixture
def recogniser(coach: Coach) -> Iterator[Recogniser]:
    recogniser = Recogniser()
    assert isinstance(recogniser, LiveTranscriber)
    object.__setattr__(coach.engines.models, "transcription", recogniser)
    yield recogniser
    recogniser.free.set()


def taken(coach: Coach, session: Session, pcm: bytes, *, before: float = 0.0) -> Session:
    """The open question answered aloud: its sound is on disk meanwhile, and was written down in haste.

    `before`: seconds of it whose words are known, but whose sound is gone.
    """
    question = session.open_question
    assert question is not None
    coach.storage.append_sound(session, question.number, pcm)
    seconds = before + len(coach.storage.sound_so_far(session, question.number)) / 32_000
    first = words("first", seconds)
    answer = Answer(" ".join(word.text for word in first), "spoken", first, round(seconds, 2), "en")
    session = coach.interview.take(session, answer)
    coach.interview.sounds.put_away(session, question.number)
    return session


def rest(coach: Coach, *roles: str) -> None:
    """Wait until these models have nothing to do."""
    for role in roles or ("language", "delivery", "transcription"):
        coach.engines.queues[role].run(lambda: None, Urgency.LATER)


def delivery(session: Session, number: int = 1) -> Delivery:
    found = session.exchanges[number - 1].delivery
    assert found is not None
    return found


def answer_text(session: Session, number: int = 1) -> str:
    answer = session.exchanges[number - 1].answer
    assert answer is not None
    return answer.text


def test_an_answer_is_measured_only_after_the_next_question_is_asked(
    coach: Coach, session: Session, recogniser: Recogniser
) -> None:
    session = taken(coach, coach.interview.ask(session), said(12.0))
    rest(coach)
    assert recogniser.stretches == [], "until then the processor is the next question's"
    coach.interview.ask(session)
    rest(coach)
    assert sum(recogniser.stretches) == pytest.approx(12.0, abs=0.5)
    assert recogniser.careful, "nobody waits for it"


@pytest.mark.parametrize(
    "step", [lambda coach, s: coach.interview.measuring.tell(s, wait=True), lambda coach, s: coach.review.evaluate(s)]
)
def test_what_was_measured_is_in_the_session_and_in_its_files(
    coach: Coach, session: Session, recogniser: Recogniser, step: Callable[[Coach, Session], Session]
) -> None:
    session = coach.interview.ask(taken(coach, coach.interview.ask(session), said(6.0) + bytes(32_000) + said(8.0)))
    session = step(coach, session)
    assert answer_text(session).split()[0] == "again0", "the second reading"
    assert delivery(session).source == "sound"
    assert delivery(session).words_per_minute == pytest.approx(120, rel=0.1)
    assert delivery(session).confidence is not None
    pauses = [one for one in delivery(session).moments if one.kind is MomentKind.PAUSE]
    assert [edge for pause in pauses for edge in (pause.start, pause.end)] == pytest.approx([6.0, 7.0], abs=0.05)
    row = rows(coach, session, "delivery").iloc[0]
    assert (row["number"], row["pauses"], row["words"]) == (1, 1, delivery(session).words)
    assert list(rows(coach, session, "events")["kind"]) == ["pause"]
    assert list(rows(coach, session, "answers")["answer"]) == [answer_text(session)]
    assert coach.storage.load(session.id) == session


def test_what_is_not_measured_yet_is_not_waited_for(coach: Coach, session: Session, recogniser: Recogniser) -> None:
    recogniser.free.clear()
    session = coach.interview.ask(taken(coach, coach.interview.ask(session), said(12.0)))
    assert coach.interview.measuring.tell(session, wait=False).exchanges[0].delivery is None
    called = Event()
    coach.interview.measuring.when_done(session, called.set)
    recogniser.free.set()
    assert called.wait(10)
    assert coach.interview.measuring.tell(session, wait=False).exchanges[0].delivery is not None


def test_an_answer_is_not_evaluated_before_it_was_read_a_second_time(
    coach: Coach, session: Session, recogniser: Recogniser
) -> None:
    recogniser.free.clear()
    session = coach.interview.ask(taken(coach, coach.interview.ask(session), said(12.0)))
    rest(coach, "language")
    assert coach.review.evaluate(session, wait=False).exchanges[0].evaluation is None
    recogniser.free.set()
    rest(coach)
    assert coach.interview.measuring.is_pending(session, 1), (
        "what is measured, but not told, would come after the evaluation"
    )
    session = coach.review.evaluate(session, wait=False)
    assert session.exchanges[0].evaluation is not None
    assert answer_text(session).startswith("again0 ")


def test_a_typed_answer_is_evaluated_without_waiting(coach: Coach, session: Session, recogniser: Recogniser) -> None:
    session = coach.interview.ask(coach.interview.read(coach.interview.ask(session), LONG_ANSWER))
    rest(coach, "language")
    assert coach.review.evaluate(session, wait=False).exchanges[0].evaluation is not None


def test_a_second_reading_with_far_fewer_words_is_not_taken(
    coach: Coach, session: Session, recogniser: Recogniser
) -> None:
    recogniser.most = 5
    session = coach.interview.ask(taken(coach, coach.interview.ask(session), said(12.0)))
    session = coach.interview.measuring.tell(session, wait=True)
    assert answer_text(session) == " ".join(f"first{n}" for n in range(24))
    assert delivery(session).words == 24, "measured all the same"


def test_a_recogniser_that_reads_no_stretches_leaves_the_words_and_the_answer_is_measured(
    coach: Coach, session: Session
) -> None:
    session = coach.interview.ask(taken(coach, coach.interview.ask(session), said(12.0)))
    session = coach.interview.measuring.tell(session, wait=True)
    assert answer_text(session).startswith("first0 ")
    assert delivery(session).source == "sound"


def test_an_uploaded_recording_is_read_once_and_measured(
    coach: Coach, session: Session, recogniser: Recogniser, recording: Any
) -> None:
    session = coach.interview.ask(coach.interview.hear(coach.interview.ask(session), recording))
    session = coach.interview.measuring.tell(session, wait=True)
    assert recogniser.stretches == []
    assert delivery(session).words == 6
    assert not coach.storage.recording_path(session, 1).exists()


@pytest.mark.parametrize(
    "step", [lambda coach, s: coach.interview.read(s, LONG_ANSWER), lambda coach, s: coach.interview.skip(s)]
)
def test_a_typed_or_skipped_answer_has_no_delivery(
    coach: Coach, session: Session, recogniser: Recogniser, step: Callable[[Coach, Session], Session]
) -> None:
    session = coach.interview.ask(session)
    coach.storage.append_sound(session, 1, said(4.0))  # what was said before is no answer of its own
    session = coach.review.evaluate(coach.interview.ask(step(coach, session)))
    assert session.exchanges[0].delivery is None
    assert rows(coach, session, "delivery").empty
    assert recogniser.stretches == []


@pytest.mark.parametrize("keeps", [False, True], ids=["dropped", "recordings kept"])
@pytest.mark.parametrize("told", [False, True], ids=["while it is measured", "after it was"])
def test_an_answer_that_goes_on_has_its_sound_back_and_is_measured_as_a_whole(
    coach: Coach, resume: Resume, recogniser: Recogniser, told: bool, keeps: bool
) -> None:
    session = coach.preparation.prepare(resume, JOB_TEXT, seed=7, keep_recordings=keeps)
    session = coach.interview.ask(taken(coach, coach.interview.ask(session), said(8.0)))
    assert coach.storage.sound_so_far(session, 1) == b"", "an answer that was taken is no longer on disk"
    session = coach.interview.measuring.tell(session, wait=True) if told else session
    session = coach.interview.reopen(session)
    assert coach.storage.sound_so_far(session, 1) == said(8.0)
    assert session.exchanges[0].delivery is None
    assert rows(coach, session, "delivery").empty
    session = coach.interview.measuring.tell(coach.interview.ask(taken(coach, session, said(4.0))), wait=True)
    assert delivery(session).end == pytest.approx(12.0, abs=0.1)
    assert delivery(session).words == 24
    assert list(rows(coach, session, "delivery")["words"]) == [24]


def test_the_end_of_an_answer_whose_beginning_is_gone_does_not_pass_for_all_of_it(
    coach: Coach, session: Session, recogniser: Recogniser
) -> None:
    session = coach.interview.ask(taken(coach, coach.interview.ask(session), said(3.0)))
    coach.interview.measuring.forget(session.id)  # as if the process had ended
    session = coach.interview.reopen(session)
    session = coach.interview.measuring.tell(
        coach.interview.ask(taken(coach, session, said(12.0), before=3.0)), wait=True
    )
    assert answer_text(session) == " ".join(f"first{n}" for n in range(30)), "no word is lost"
    assert session.exchanges[0].delivery is None, "and no time is told that is 3 s off"


def test_an_answer_in_which_the_detector_finds_no_speech_keeps_its_words(
    coach: Coach, session: Session, recogniser: Recogniser
) -> None:
    session = coach.interview.ask(taken(coach, coach.interview.ask(session), bytes(32_000 * 6)))
    session = coach.review.finish(session)
    assert answer_text(session).startswith("first0 ")
    assert session.report is not None


def test_a_second_answer_keeps_its_own_measures(coach: Coach, session: Session, recogniser: Recogniser) -> None:
    session = coach.interview.ask(taken(coach, coach.interview.ask(session), said(12.0)))
    session = coach.interview.ask(taken(coach, session, said(6.0)))
    session = coach.interview.measuring.tell(session, wait=True)
    assert [delivery(session, number).words for number in (1, 2)] == [24, 12]
    assert list(rows(coach, session, "delivery")["number"]) == [1, 2]


def test_after_the_interview_nothing_of_the_sound_is_left(
    coach: Coach, session: Session, recogniser: Recogniser
) -> None:
    session = coach.interview.ask(taken(coach, coach.interview.ask(session), said(12.0)))
    session = taken(coach, session, said(6.0))
    session = coach.review.finish(session)
    assert [delivery(session, number).words for number in (1, 2)] == [24, 12], "the last one is measured before the end"
    rest(coach, "speech")
    gc.collect()
    assert recogniser.heard
    assert [sound for sound in recogniser.heard if sound() is not None] == []
    assert [coach.interview.measuring.sound_of(session, number) for number in (1, 2)] == [b"", b""]
    assert [
        path.suffix for path in coach.storage.folder(session.id).rglob("*") if path.suffix in (".wav", ".pcm")
    ] == []


def test_a_recogniser_that_fails_leaves_the_first_words_and_the_interview_goes_on(
    coach: Coach, session: Session, recogniser: Recogniser
) -> None:
    recogniser.error = BackendError("The model broke.")
    session = coach.interview.ask(taken(coach, coach.interview.ask(session), said(12.0)))
    session = coach.review.evaluate(session)
    assert answer_text(session).startswith("first0 ")
    assert session.exchanges[0].evaluation is not None
    recogniser.error = None
    session = coach.review.finish(taken(coach, session, said(12.0)))
    assert session.report is not None
    assert delivery(session, 2).words == 24
    assert list(rows(coach, session, "answers")["number"]) == [1, 2]


def test_for_a_person_who_stutters_no_fluency_is_judged(coach: Coach, resume: Resume, recogniser: Recogniser) -> None:
    session = coach.preparation.prepare(resume, JOB_TEXT, seed=7, setup=Setup(stutter_safe=True))
    session = coach.interview.ask(taken(coach, coach.interview.ask(session), said(6.0) + bytes(64_000) + said(8.0)))
    session = coach.interview.measuring.tell(session, wait=True)
    assert delivery(session).confidence is None
    assert delivery(session).moments == ()
    assert pd.isna(rows(coach, session, "delivery")["confidence_score"].iloc[0])
    assert rows(coach, session, "events").empty


def test_a_silent_end_of_an_answer_takes_nothing_from_its_pace(
    coach: Coach, session: Session, recogniser: Recogniser
) -> None:
    session = coach.interview.ask(
        taken(coach, coach.interview.ask(session), said(12.0) + pcm16(Audio(np.zeros(64_000, np.float32), 16_000)))
    )
    session = coach.interview.measuring.tell(session, wait=True)
    assert delivery(session).end == pytest.approx(12.0, abs=0.1)
    assert delivery(session).words_per_minute == pytest.approx(120, rel=0.05)


def test_sounds_of_interviews_that_nobody_goes_on_with_do_not_pile_up(coach: Coach, session: Session) -> None:
    answer = Answer("word", "spoken", words("first", 0.5), 1.0, "en")
    for number in range(MOST_UNTOLD + 10):
        left = replace(session, id=f"{session.id}-{number}")
        coach.interview.measuring.keep(left, 1, answer, said(1.0), reread=True)
    assert not coach.interview.measuring.is_pending(replace(session, id=f"{session.id}-0"), 1)
    assert coach.interview.measuring.is_pending(left, 1)
    assert len(coach.interview.measuring._sounds) == MOST_UNTOLD
