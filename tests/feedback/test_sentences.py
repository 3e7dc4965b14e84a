"""A written sentence stays one; where nobody wrote a mark the reader's ends cut, and every span is right."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from interview.feedback.scoring.quoting import LONGEST, quote_of, stands_in
from interview.feedback.scoring.reading import Reading, read
from interview.feedback.sentences import RUN_ON, ToldSentence, goes_on, is_shared, told_sentences
from interview.records.read_answer import LABELS, ReadAnswer
from tests.effort import processor_seconds
from tests.feedback.made import SCALE, labels_of
from tests.feedback.scoring.answers import ANSWERS, HOSTILE

WRITTEN = "Last winter the printer broke. I cleaned the rollers twice. Since then it has never stopped."
RUN_TOGETHER = (
    "last spring the printer of our office broke down every week the whole floor waited for hours my job was keeping "
    "it alive i cleaned its rollers twice it has never stopped again"
)
THOUGHTS = (
    "last spring the printer of our office broke down every week",
    "the whole floor waited for hours",
    "my job was keeping it alive",
    "i cleaned its rollers twice",
    "it has never stopped again",
)


def cut(text: str, ends: tuple[str, ...] = (), names: tuple[str, ...] = ()) -> list[str]:
    """The text of each sentence where the reader hears an end after each of these words."""
    reading = read(text, names=names)
    at = [place for place, word in enumerate(reading.words) if word in ends]
    return [text[one.span.start : one.span.end] for one in told(text, reading, labels_of(len(reading.words), at))]


def told(text: str, reading: Reading, labels: np.ndarray[tuple[int, int], np.dtype[np.float32]]) -> list[ToldSentence]:
    return list(told_sentences(text, reading, ReadAnswer((0.2,) * 5, 1.0, labels)))


def test_written_sentences_stay_whole_whatever_ends_are_heard_in_them() -> None:
    everywhere = tuple(read(WRITTEN).words)
    assert cut(WRITTEN, everywhere) == cut(WRITTEN) == WRITTEN.replace(". ", ".|").split("|")


def test_a_run_of_words_without_marks_is_cut_where_sentences_are_heard_to_end() -> None:
    assert len(RUN_TOGETHER.split()) >= RUN_ON
    assert cut(RUN_TOGETHER) == [RUN_TOGETHER]
    assert tuple(cut(RUN_TOGETHER, ("week", "hours", "alive", "twice"))) == THOUGHTS


LONG_WRITTEN = (
    "At two o'clock I would count the rooms against the arrivals and if we are behind I would tell the manager of the "
    "whole house, so he can offer guests a drink rather than find out from them."
)


def test_a_written_sentence_is_cut_only_at_one_of_its_marks() -> None:
    assert len(LONG_WRITTEN.split()) > LONGEST
    assert cut(LONG_WRITTEN) == [LONG_WRITTEN]
    everywhere = tuple(read(LONG_WRITTEN).words)
    first, second = cut(LONG_WRITTEN, everywhere)
    assert first.endswith("of the whole house,")
    assert f"{first} {second}" == LONG_WRITTEN


def test_a_piece_cut_at_an_inner_mark_goes_on() -> None:
    reading = read(LONG_WRITTEN)
    labels = labels_of(len(reading.words), range(len(reading.words)))
    first, second = told(LONG_WRITTEN, reading, labels)
    assert goes_on(LONG_WRITTEN, first)
    assert not goes_on(LONG_WRITTEN, second)


def test_one_full_stop_behind_a_long_run_of_words_does_not_make_it_a_written_sentence() -> None:
    twice = f"{RUN_TOGETHER} and {RUN_TOGETHER}."
    assert len(cut(twice, ("week", "hours", "alive", "twice"))) > 4


def test_nothing_is_cut_shorter_than_a_thought() -> None:
    every_word = tuple(read(RUN_TOGETHER).words)
    assert all(len(piece.split()) >= 5 for piece in cut(RUN_TOGETHER, every_word))


def test_names_that_were_masked_and_fillers_that_were_dropped_still_have_their_place() -> None:
    text = (
        "um last spring the printer at Google in Berlin broke down every week and um Maria from Stanford told me to "
        "leave it I you know cleaned its rollers twice with her and it never stopped again"
    )
    pieces = cut(text, ("week", "leave"))
    assert pieces[0].endswith("broke down every week")
    assert pieces[0].startswith("last spring the printer at Google")
    assert pieces[1].startswith("and um Maria from Stanford told me")


def test_a_sentence_tells_what_its_words_tell_in_the_mean() -> None:
    reading = read(WRITTEN)
    labels = labels_of(len(reading.words))
    labels[[owner == 1 for owner in reading.owners], LABELS.index("action")] = 4.0
    labels[reading.words.index("winter"), LABELS.index("situation")] = 4.0  # one word of five says little
    first, second, third = told(WRITTEN, reading, labels)
    assert not first.tells("situation", SCALE)
    assert second.tells("action", SCALE)
    assert second.words == ("i", "cleaned", "the", "rollers", "twice")
    assert not third.tells("action", SCALE)
    assert "end" not in first.likely


def test_a_sentence_of_which_nothing_is_read_is_left_out() -> None:
    text = f"That's a good question. {WRITTEN} So yeah."
    assert cut(text) == cut(WRITTEN)


def test_silence_has_no_sentences() -> None:
    assert cut("") == cut("Um, you know.") == []


TEXTS = st.one_of(
    st.text(), st.lists(st.sampled_from([*" ".join(ANSWERS.values()).split(), "Maria", "…", "\n"])).map(" ".join)
)


@given(TEXTS, st.integers(0, 2**32 - 1), st.sampled_from([0.0, 0.1, 0.5, 1.0]))
@settings(deadline=None, max_examples=200)
def test_spans_are_in_order_within_any_text_and_hold_each_word_once(text: str, seed: int, share: float) -> None:
    reading = read(text)
    drawn = np.random.default_rng(seed).random(len(reading.words)) < share
    found = told(text, reading, labels_of(len(reading.words), np.flatnonzero(drawn).tolist()))
    end = 0
    for one in found:
        assert end <= one.span.start < one.span.end <= len(text)
        assert stands_in(quote_of(text, one.span), text)
        assert all(0 <= likely <= 1 for likely in one.likely.values())
        end = one.span.end
    assert tuple(word for one in found for word in one.words) == reading.words


@pytest.mark.parametrize("piece", HOSTILE)
def test_six_thousand_characters_take_no_half_second(piece: str) -> None:
    text = (piece * 6_000)[:6_000]
    reading = read(text)
    labels = labels_of(len(reading.words))
    assert processor_seconds(lambda: told(text, reading, labels)) < 0.5


@pytest.mark.parametrize(
    ("said", "shared"),
    [
        ("we packed the boxes", True),
        ("we've done it in our own time", True),
        ("we packed and i drove", False),
        ("i'd say we packed them", False),
        ("rang her and told her straight", False),
    ],
)
def test_what_we_did_is_nobody_s_own_deed_where_no_i_stands_beside(said: str, shared: bool) -> None:
    assert is_shared(said.split()) is shared
