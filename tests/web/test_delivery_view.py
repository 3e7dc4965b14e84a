"""How an answer sounded is told in numbers, words and times, and says no more than was measured."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from interview.records import (
    Answer,
    Confidence,
    Deduction,
    Delivery,
    Exchange,
    Moment,
    MomentKind,
    PacePoint,
    Prosody,
)
from interview.web.views.confidence import FROM, TOO_SHORT, confidence_html, sum_words, voice_html
from interview.web.views.delivery import LEFT_OUT, NO_TIMES, TYPED, WORDS_ALONE, facts_line, filler_band
from interview.web.views.feedback import answer_card
from interview.web.views.pace_chart import pace_band, pace_html, pace_words
from tests.web import sounded
from tests.web.scored import words_in

JUDGING = r"emotion|nervous|anxious|stress|calm|happy|sad\b|mood|monotone|lively|personalit|accent|gender|honest|lying"
EVIL = "<img src=x onerror=alert(1)> ${alert(1)} {{alert(1)}} `x`"


def delivery_in(exchange: Exchange) -> Delivery:
    assert exchange.delivery is not None
    return exchange.delivery


def read(exchange: Exchange, *, stutter_safe: bool = False) -> str:
    return re.sub(r"\s+", " ", words_in(re.sub(r"<(?=[a-z])", " <", answer_card(exchange, stutter_safe=stutter_safe))))


def test_the_figures_stand_with_a_word_for_each() -> None:
    page = read(sounded.long_one())
    assert "Pace 148 words a minute conversational" in page
    assert "Articulation rate 169 words a minute with the pauses taken out" in page
    assert "Thinking time 1.8 s before the first word" in page
    assert "Pauses 9 13% of the time, the longest 2.4 s" in page
    assert "Fillers 4.2 a minute costs nothing; 5 heard" in page
    assert f"Confidence score 100 of 100 {FROM}" in page


def test_what_was_heard_is_listed_with_its_times() -> None:
    page = read(sounded.long_one())
    assert "“um” 0:02, 0:38, 1:05; “uh” 0:20, 0:46" in page
    assert "Filler words like, so, actually, where they say nothing “so” 0:01" in page
    assert "“I think” 0:44" in page
    assert "“we we” 0:26" in page
    assert "the longest, 2.4 s, at 0:30 after “the joins dropped”" in page
    assert "a second and more at 0:08 (1.3 s), 0:30 (2.4 s), 0:51 (1.1 s), 0:59 (1.6 s)" in page
    assert "Not heard: restarts." in page


def test_a_filler_in_the_sound_alone_is_told_as_such() -> None:
    exchange = sounded.short_one()
    heard = Moment(MomentKind.FILLER, 5.1, 5.4, source="sound")
    page = read(replace(exchange, delivery=replace(delivery_in(exchange), moments=(heard,))))
    assert "heard in the sound 0:05" in page
    assert "(uh)" in page


def test_of_very_many_the_first_times_are_told_and_how_many_more() -> None:
    exchange = sounded.short_one()
    many = tuple(Moment(MomentKind.FILLER, 0.1 * n, 0.1 * n + 0.05, "um") for n in range(30))
    assert "and 18 more" in read(replace(exchange, delivery=replace(delivery_in(exchange), moments=many)))


@pytest.mark.parametrize(
    ("pace", "band"),
    [
        (109.4, "slow"),
        (139.4, "unhurried"),
        (139.6, "conversational"),
        (160.4, "conversational"),
        (180, "brisk"),
        (181, "fast"),
    ],
)
def test_the_band_of_a_pace_is_that_of_the_number_shown(pace: float, band: str) -> None:
    assert pace_band(pace) == band


def test_five_fillers_a_minute_cost_nothing_and_twelve_do() -> None:
    assert [filler_band(rate) for rate in (0.0, 5.04, 5.1, 11.9, 12.0)] == [
        "costs nothing",
        "costs nothing",
        "getting many",
        "getting many",
        "enough to cost",
    ]


def test_pace_over_time_is_drawn_and_said() -> None:
    page = read(sounded.long_one())
    assert re.search(r"Slowest \d+ words a minute around 0:\d\d, fastest \d+ around 0:\d\d\.", page)
    assert 'role="img" aria-label="Slowest' in pace_html(delivery_in(sounded.long_one()).pace)
    assert pace_words((PacePoint(5, 150), PacePoint(8, 150))) == "150 words a minute throughout."
    assert "<svg" in pace_html((PacePoint(5, 0.0),))
    assert "Pace over time" not in read(sounded.short_one())


# ------------------------------------------------------------ the confidence score


def test_the_formula_adds_up_to_the_score() -> None:
    deductions = (Deduction("Fillers", 7.5, 25, "8.0 a minute"), Deduction("Hedges", 0.0, 15, "1.0 in 100 words"))
    confidence = Confidence(92.5, deductions)
    assert sum_words(confidence) == "100 − 7.5 = 92.5"
    page = words_in(str(confidence_html(confidence)).replace("<", " <"))
    for said in ("8.0 a minute", "−7.5  of at most 25", "none up to 5, all from 15 a minute", "100 − 7.5 = 92.5"):
        assert said in page
    assert sum_words(Confidence(100.0, deductions[1:])) == "100: nothing was taken"


def test_the_formula_of_a_measured_answer_adds_up() -> None:
    text = " ".join("um, uh, I think we we saw it" for _ in range(12))
    _, delivery = sounded.spoken(text)
    assert delivery.confidence
    numbers = [float(one) for one in re.findall(r"[\d.]+", sum_words(delivery.confidence))]
    assert numbers[0] - sum(numbers[1:-1]) == pytest.approx(numbers[-1])
    assert numbers[-1] == delivery.confidence.value


def test_too_short_an_answer_has_no_confidence_score_and_the_reason_is_told() -> None:
    page = read(sounded.short_one())
    assert TOO_SHORT in page
    assert "Confidence score" not in page


def test_the_rhythm_is_never_told_as_pace() -> None:
    page = voice_html(delivery_in(sounded.long_one()))
    assert "118 beats a minute" in page
    assert "it is not your pace" in page
    assert "118 words" not in page
    assert voice_html(replace(delivery_in(sounded.long_one()), prosody=None, transcription_confidence=None)) == ""
    silent = replace(delivery_in(sounded.long_one()), prosody=Prosody(None, None, None, None, None))
    assert "semitone" not in voice_html(silent)


# ------------------------------------------------------------ what is left out, and why


def test_stutter_safe_shows_nothing_of_fluency() -> None:
    page = read(sounded.stuttered(), stutter_safe=True)
    assert LEFT_OUT in page
    rest = page.replace(LEFT_OUT, "")
    for word in ("words a minute", "pause", "iller", "onfidence score", "epetition", "estart", "hinking", "hythm"):
        assert word not in rest
    assert "“I think” 0:44" in page
    assert "← left" in page


def test_stutter_safe_holds_even_for_what_was_measured_before() -> None:
    """A session's wish decides, whatever the record holds."""
    exchange = sounded.long_one()
    page = read(exchange, stutter_safe=True).replace(LEFT_OUT, "")
    assert "pause" not in page
    assert "iller" not in page
    assert "words a minute" not in facts_line(exchange, stutter_safe=True)
    unmeasured = read(replace(exchange, delivery=None), stutter_safe=True).replace(LEFT_OUT, "")
    assert "iller" not in unmeasured


def test_of_an_answer_in_another_language_fillers_are_not_told() -> None:
    exchange = sounded.long_one()
    delivery = replace(delivery_in(exchange), wording=False, confidence=None, moments=())
    page = read(replace(exchange, delivery=delivery))
    assert "Not spoken in English" in page
    assert "filler" not in page.split("How it sounded")[1].split("Where you looked")[0].replace("fillers, hedges", "")
    assert "filler" not in facts_line(replace(exchange, delivery=delivery))


def test_a_typed_answer_says_that_nothing_was_measured() -> None:
    page = read(sounded.typed_one())
    assert TYPED in page
    assert "words a minute" not in page
    assert "What was heard" not in page


def test_a_skipped_question_says_nothing_of_sound() -> None:
    exchange = replace(sounded.typed_one(), answer=Answer("", "skipped"))
    assert "How it sounded" not in read(exchange)


def test_without_a_measurement_the_times_of_the_transcript_speak_and_it_is_said() -> None:
    exchange = replace(sounded.long_one(), delivery=None)
    page = read(exchange)
    assert WORDS_ALONE in page
    assert "of half a second and more" in page
    assert "Pitch" not in page
    timeless = replace(exchange, answer=Answer("Some words.", "spoken", seconds=4.0))
    assert NO_TIMES in read(timeless)


def test_nothing_speaks_of_emotion_or_of_who_somebody_is() -> None:
    for exchange in (sounded.long_one(), sounded.short_one(), sounded.typed_one()):
        assert not re.search(JUDGING, read(exchange), re.IGNORECASE)
    assert not re.search(JUDGING, read(sounded.stuttered(), stutter_safe=True), re.IGNORECASE)


def test_nothing_that_was_said_can_run() -> None:
    exchange = sounded.long_one()
    delivery = delivery_in(exchange)
    assert exchange.answer
    assert delivery.confidence
    moments = tuple(replace(one, text=EVIL) for one in delivery.moments)
    wrong = Deduction(EVIL, 1.0, 2.0, EVIL)
    answer = replace(
        exchange.answer, text=EVIL, words=tuple(replace(word, text=EVIL) for word in exchange.answer.words)
    )
    evil = replace(delivery, moments=moments, confidence=Confidence(99.0, (wrong,)))
    page = answer_card(replace(exchange, answer=answer, delivery=evil))
    assert EVIL in words_in(page)
    for sign in ("<img", "${", "{{", "`"):
        assert sign not in page


# ------------------------------------------------------------ after each answer


def test_after_an_answer_the_small_facts_are_told() -> None:
    assert facts_line(sounded.long_one()) == "74 s · 148 words a minute · 5 fillers · on screen 92% (rough)"
    assert facts_line(sounded.short_one()) == "11 s · 112 words a minute · 0 fillers · on screen 100%"


def test_while_it_is_measured_only_what_is_known_is_told() -> None:
    exchange = replace(sounded.long_one(), delivery=None)
    assert facts_line(exchange) == "74 s · on screen 92% (rough)"
    assert facts_line(replace(exchange, focus=None)) == "74 s"
    assert facts_line(sounded.typed_one()) == ""
    assert facts_line(Exchange(exchange.question)) == ""
