"""The ears on scripted sound: a tone is speech, silence is silence."""

from __future__ import annotations

from random import Random
from typing import TypeVar

import numpy as np
import pytest
from numpy.typing import NDArray

from interview.audio.ears import Ears
from interview.audio.turn_taking import (
    Heard,
    PerhapsDone,
    SegmentClosed,
    SpeechBegan,
    TurnEnded,
    WentOn,
)
from interview.engines.backends.scripted import ScriptedTurnDetector, ScriptedVoice
from interview.records import Audio, ThinkingTime

RATE = 16_000
Samples = NDArray[np.float32]
T = TypeVar("T")


def tone(seconds: float) -> Samples:
    """A sound that is never quite 0, so that every sample of speech can be told from silence."""
    at = np.arange(int(seconds * RATE)) / RATE
    return (0.3 + 0.1 * np.sin(2 * np.pi * 220 * at)).astype(np.float32)


def silence(seconds: float) -> Samples:
    return np.zeros(int(seconds * RATE), np.float32)


def ears(likely: float = 1.0, thinking: ThinkingTime = ThinkingTime.NORMAL, stutter_safe: bool = False) -> Ears:
    voice = ScriptedVoice("default").open()
    return Ears(voice, ScriptedTurnDetector(str(likely)), thinking=thinking, stutter_safe=stutter_safe)


def heard_by(listener: Ears, *parts: Samples, step: int = 800) -> list[Heard]:
    sound = np.concatenate(parts)
    return [event for at in range(0, len(sound), step) for event in listener.hear(sound[at : at + step])]


def of(kind: type[T], events: list[Heard]) -> list[T]:
    return [event for event in events if isinstance(event, kind)]


def test_a_finished_answer_ends_within_a_second_of_its_last_word() -> None:
    listener = ears()
    heard_by(listener, silence(1), tone(3), silence(0.6))
    listener.read("That is how I fixed the pipeline.")
    (ended,) = of(TurnEnded, heard_by(listener, silence(6)))
    assert 4.6 < ended.at < 5.0
    assert ended.silence == pytest.approx(ended.at - 4.0, abs=0.05)
    assert ended.probability == 1.0


def test_what_sounds_finished_only_at_first_is_waited_for() -> None:
    class Wavering(ScriptedTurnDetector):
        def probability(self, audio: Audio) -> float:
            return 1.0 if super().probability(audio) and len(self.heard) % 2 else 0.1

    listener = Ears(ScriptedVoice("default").open(), Wavering(), thinking=ThinkingTime.NORMAL)
    assert not of(TurnEnded, heard_by(listener, tone(3), silence(2)))


def test_a_thinking_pause_is_not_cut() -> None:
    events = heard_by(ears(likely=0.05), tone(2), silence(2), tone(2), silence(8))
    (ended,) = of(TurnEnded, events)
    assert ended.at > 6.0
    assert [event.at for event in of(WentOn, events)] == [pytest.approx(4.0, abs=0.05)]


def test_words_that_break_off_are_waited_for_even_when_they_sound_finished() -> None:
    listener = ears(likely=1.0)
    events = heard_by(listener, tone(2), silence(0.4))
    assert of(PerhapsDone, events)
    listener.read("So I went to the manager and")
    assert not of(TurnEnded, heard_by(listener, silence(1.6)))
    assert of(TurnEnded, heard_by(listener, silence(4)))


def test_words_of_an_earlier_pause_no_longer_count() -> None:
    listener = ears(likely=1.0)
    heard_by(listener, tone(2), silence(0.4))
    listener.read("So I went to the manager and")
    assert of(TurnEnded, heard_by(listener, tone(2), silence(1.4)))


def test_silence_alone_never_ends_an_answer() -> None:
    assert heard_by(ears(), silence(60)) == []


def test_a_cough_or_a_click_does_not_begin_an_answer() -> None:
    assert heard_by(ears(), silence(1), tone(0.1), silence(20), tone(0.03), silence(5)) == []


def test_a_click_in_the_last_silence_does_not_put_off_the_end() -> None:
    (quiet,) = of(TurnEnded, heard_by(ears(), tone(3), silence(6)))
    (click,) = of(TurnEnded, heard_by(ears(), tone(3), silence(0.4), tone(0.03), silence(6)))
    assert click.at == pytest.approx(quiet.at, abs=0.1)


def test_a_short_word_after_a_pause_is_speech() -> None:
    events = heard_by(ears(likely=0.0), tone(2), silence(1.5), tone(0.15), silence(1))
    assert of(WentOn, events)


def test_the_first_silence_offers_the_open_stretch_on_the_chance() -> None:
    events = heard_by(ears(), silence(1), tone(2), silence(6))
    (chance,), (closed,) = of(PerhapsDone, events), of(SegmentClosed, events)
    assert 0.2 <= chance.at - 3.0 <= 0.3
    assert (chance.start, chance.end) == (closed.start, closed.end)
    assert np.array_equal(chance.samples, closed.samples)
    assert chance.start < 1.0 < 3.0 < chance.end


def test_a_short_stretch_grows_over_a_short_pause_and_the_chance_is_void() -> None:
    events = heard_by(ears(likely=0.0), tone(1), silence(0.5), tone(1), silence(6))
    kinds = [type(event) for event in events]
    assert kinds == [SpeechBegan, PerhapsDone, WentOn, SpeechBegan, PerhapsDone, SegmentClosed, TurnEnded]
    (closed,) = of(SegmentClosed, events)
    assert len(closed.samples) > 2.5 * RATE


def test_unbroken_speech_is_cut_at_its_quietest_point_near_eight_seconds() -> None:
    sound = tone(20)
    dip = slice(int(6.4 * RATE), int(6.5 * RATE))
    sound[dip] *= 0.2
    first = of(SegmentClosed, heard_by(ears(), sound))[0]
    assert first.end == pytest.approx(6.45, abs=0.06)


@pytest.mark.parametrize("seed", range(12))
def test_every_sample_of_speech_is_in_exactly_one_segment(seed: int) -> None:
    random = Random(seed)
    parts = [silence(random.uniform(0, 1))]
    for _ in range(random.randint(1, 8)):
        parts += [tone(random.uniform(0.3, 12)), silence(random.uniform(0.05, 1.8))]
    sound = np.concatenate([*parts, silence(4)])
    sound = np.where(sound != 0, sound + np.linspace(0, 0.1, len(sound)), 0).astype(np.float32)
    events = heard_by(ears(likely=random.random()), sound, step=random.choice([160, 512, 1000, 48_000]))
    segments = of(SegmentClosed, events)
    covered = np.zeros(len(sound), int)
    for segment in segments:
        start = round(segment.start * RATE)
        assert np.array_equal(segment.samples, sound[start : start + len(segment.samples)])
        assert len(segment.samples) == round((segment.end - segment.start) * RATE) <= 12 * RATE
        covered[start : start + len(segment.samples)] += 1
    assert covered.max() == 1
    assert (covered[sound != 0] == 1).all()
    assert [segment.start for segment in segments] == sorted(segment.start for segment in segments)
    assert isinstance(events[-1], TurnEnded)


def test_the_size_of_the_pieces_that_arrive_does_not_matter() -> None:
    parts = (silence(0.7), tone(2.3), silence(0.9), tone(9.1), silence(5))
    runs = [heard_by(ears(likely=0.2), *parts, step=step) for step in (37, 512, 4096, 500_000)]
    plain = [[(type(event), event.at) for event in run if not isinstance(event, SegmentClosed)] for run in runs]
    assert plain[0] == plain[1] == plain[2] == plain[3]


def test_a_person_who_goes_on_after_the_end_is_heard() -> None:
    events = heard_by(ears(), tone(2), silence(2), tone(2), silence(2))
    assert len(of(TurnEnded, events)) == 2
    assert len(of(WentOn, events)) == 1
    assert sum(len(event.samples) for event in of(SegmentClosed, events)) >= 4 * RATE


def test_a_moment_that_was_asked_for_is_given_in_this_answer_only() -> None:
    listener = ears()
    heard_by(listener, tone(1))
    listener.give_time()
    assert not of(TurnEnded, heard_by(listener, silence(3.9)))
    assert of(TurnEnded, heard_by(listener, silence(10)))
    listener.reset()
    assert listener.now == 0
    assert of(TurnEnded, heard_by(listener, tone(3), silence(1.4)))


def test_for_a_person_who_stutters_a_silent_block_is_no_end() -> None:
    assert not of(TurnEnded, heard_by(ears(stutter_safe=True), tone(1), silence(2.0), tone(1)))


@pytest.mark.parametrize(("thinking", "longest"), [(ThinkingTime.NORMAL, 4.0), (ThinkingTime.PATIENT, 8.0)])
def test_the_longest_silence_ends_every_answer(thinking: ThinkingTime, longest: float) -> None:
    (ended,) = of(TurnEnded, heard_by(ears(likely=0.0, thinking=thinking), tone(2), silence(12)))
    assert ended.silence <= longest


def test_what_is_open_when_the_person_presses_done_is_handed_out() -> None:
    listener = ears()
    heard_by(listener, tone(2.56))
    (rest,) = listener.finish()
    assert rest.end == pytest.approx(2.56, abs=0.04)
    assert listener.finish() == []


def test_the_detector_hears_at_most_eight_seconds_from_before_the_first_word() -> None:
    turn = ScriptedTurnDetector("0.0")
    listener = Ears(ScriptedVoice("default").open(), turn, thinking=ThinkingTime.NORMAL)
    heard_by(listener, silence(5), tone(1), silence(1), tone(11), silence(1))
    first, second = turn.heard[:2], turn.heard[2:4]
    assert [audio.seconds for audio in first] == pytest.approx([1.4, 1.5], abs=0.1)
    assert [audio.seconds for audio in second] == pytest.approx([8.0, 8.0], abs=0.04)
