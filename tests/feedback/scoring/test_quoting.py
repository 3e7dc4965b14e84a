"""Spans lie in the text, sentences end where they were meant to, and a quote knows when it was said."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from interview.feedback.scoring import quoting
from interview.feedback.scoring.quoting import LONGEST, quote_of, sentence_spans, shortened, stands_in
from interview.records import Word
from interview.records.feedback import Quote, Span
from tests.effort import processor_seconds
from tests.feedback.scoring.answers import ANSWERS, HOSTILE, unmarked


def cut(text: str) -> list[str]:
    return [text[span.start : span.end] for span in sentence_spans(text)]


def spoken(text: str) -> tuple[Word, ...]:
    return tuple(Word(word, n * 1.0, n + 0.5, 0.9) for n, word in enumerate(text.split()))


def span_of(text: str, piece: str) -> Span:
    return Span(text.index(piece), text.index(piece) + len(piece))


def test_sentences_end_at_their_marks() -> None:
    assert cut('I called her. She came!  We fixed it… "Did it last?" Yes.\nTo this day') == [
        "I called her.",
        "She came!",
        "We fixed it…",
        '"Did it last?"',
        "Yes.",
        "To this day",
    ]


@pytest.mark.parametrize(
    "text", ["I met Dr. Miller at 3.5 percent.", "We used e.g. node.js and v2.0 for it", "tools, forms etc. were lost"]
)
def test_a_stop_inside_a_sentence_ends_nothing(text: str) -> None:
    assert cut(text) == [text]


def test_a_run_without_marks_is_cut_thought_by_thought() -> None:
    thoughts = cut(ANSWERS["engineer"])
    assert thoughts[-2] == "and as a result the run went from six hours down to forty minutes"
    assert max(len(thought.split()) for thought in thoughts) <= LONGEST


def test_a_short_run_stays_whole() -> None:
    assert cut("i called the ward and then i found a bed so we were safe") == [
        "i called the ward and then i found a bed so we were safe"
    ]


@pytest.mark.parametrize("name", ANSWERS)
def test_no_word_is_lost_between_the_sentences(name: str) -> None:
    for text in (ANSWERS[name], unmarked(ANSWERS[name])):
        assert " ".join(cut(text)).split() == text.split()


def test_a_typed_quote_has_no_second() -> None:
    text = "I called her. She came."
    assert quote_of(text, span_of(text, "She came.")) == Quote("She came.", 14, None)


def test_a_spoken_quote_begins_with_its_first_word() -> None:
    text = "I called her. She came."
    assert quote_of(text, span_of(text, "She came."), spoken(text)).second == 3.0


def test_a_corrected_text_is_found_again_by_its_words() -> None:
    heard = spoken("um i called doctor miller ward and she found a bed in time")
    text = "I called Dr. Millerward, and she really found a bed in time."
    assert quote_of(text, span_of(text, "she really found"), heard).second == 7.0
    assert quote_of(text, span_of(text, "in time."), heard).second == 11.0


def test_words_nobody_said_have_no_second() -> None:
    text = "Entirely other words were typed in afterwards here."
    assert quote_of(text, Span(0, len(text)), spoken("i do not know")).second is None


def test_a_quote_that_was_changed_stands_nowhere() -> None:
    assert stands_in(Quote("called", 2), "I called her.")
    assert not stands_in(Quote("called", 3), "I called her.")
    assert not stands_in(Quote("r.", -2), "I called her.")


def test_a_long_quote_ends_at_a_word() -> None:
    text = "we planned it, we built it, and we sold it"
    assert shortened(text, Span(0, len(text)), most=3) == Span(0, len("we planned it"))
    assert shortened(text, Span(0, len(text))) == Span(0, len(text))


TEXTS = st.one_of(st.text(), st.lists(st.sampled_from([*" ".join(ANSWERS.values()).split(), "\n", "…"])).map(" ".join))


@given(TEXTS, st.integers(1, 40))
@settings(deadline=None, max_examples=200)
def test_spans_are_in_order_trimmed_and_within_any_text(text: str, most: int) -> None:
    end = 0
    for span in sentence_spans(text):
        assert end <= span.start < span.end <= len(text)
        piece = text[span.start : span.end]
        assert piece == piece.strip()
        short = shortened(text, span, most)
        assert span.start == short.start <= short.end <= span.end
        assert stands_in(quote_of(text, span, spoken(text)), text)
        end = span.end


@given(TEXTS, TEXTS)
@settings(deadline=None, max_examples=150)
def test_seconds_are_those_of_words_whatever_was_corrected(text: str, heard: str) -> None:
    words = spoken(heard)
    seconds = [quote_of(text, span, words).second for span in sentence_spans(text)]
    assert all(second is None or 0 <= second < len(words) for second in seconds)
    assert [s for s in seconds if s is not None] == sorted(s for s in seconds if s is not None)


@pytest.mark.parametrize("piece", HOSTILE)
def test_twenty_thousand_characters_take_no_half_second(piece: str) -> None:
    text = (piece * 20_000)[:20_000]
    words = spoken(text + " more")

    def quote() -> None:
        quoting._seconds.cache_clear()
        for span in sentence_spans(text)[:3]:
            quote_of(text, span, words)

    assert processor_seconds(quote) < 0.5
