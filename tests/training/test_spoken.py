"""Spoken forms: no marks, slips as they were heard, and every word still in the sentence that it was said in."""

from __future__ import annotations

from random import Random

from training.corpus import Sentence
from training.spoken import FILLERS, misheard, owners_in, run_on, slips_between

SAID = (
    Sentence("We had two vans, and Ana's was late.", ("situation",), own=False),
    Sentence("So I took hers at 4.30 - it's quicker!", ("action",), own=True),
)


def test_a_run_on_form_has_neither_capitals_nor_marks() -> None:
    for seed in range(20):
        text = run_on(SAID, Random(seed))
        assert text == text.lower()
        assert not set(text) & set(".,!?;:-")


def test_a_run_on_form_keeps_every_word_in_order() -> None:
    wanted = "we had two vans and ana's was late so i took hers at 4 30 it's quicker".split()
    for seed in range(20):
        left = iter(run_on(SAID, Random(seed)).split())
        assert all(word in left for word in wanted)


def test_fillers_and_words_begun_twice_come_now_and_then() -> None:
    texts = [run_on(SAID * 4, Random(seed)) for seed in range(20)]
    assert len(set(texts)) == 20
    assert any(filler in text for text in texts for filler in FILLERS)


def test_a_slip_is_what_was_heard_in_the_place_of_a_word_more_than_once() -> None:
    pairs = [("the tyres an the wheel".split(), "the tires and the wheel".split())] * 2
    pairs += [("a wheel".split(), "a whale".split())]
    slips = slips_between([(said[:2], heard[:2]) for said, heard in pairs])
    assert slips == {"tyres": [("tires", 1.0)]}


def test_slips_come_as_often_as_they_were_heard() -> None:
    slips = {"yeah": [("", 0.5)], "their": [("there", 0.25), ("they are", 0.25)]}
    rng = Random(1)
    heard = [misheard(("yeah", "their", "van"), slips, rng) for _ in range(400)]
    assert 150 < sum("yeah" in one for one in heard) < 250
    assert 60 < sum("there" in one for one in heard) < 140
    assert 60 < sum(one[-3:] == ("they", "are", "van") for one in heard) < 140
    assert all(one[-1] == "van" for one in heard)


def test_a_heard_word_belongs_to_the_sentence_it_was_said_in() -> None:
    said, owners = "we had two vans i took hers".split(), (0, 0, 0, 0, 1, 1, 1)
    assert owners_in(said, owners, said) == owners
    assert owners_in(said, owners, "we had to bands i took a hers".split()) == (0, 0, 0, 0, 1, 1, 1, 1)
    assert owners_in(said, owners, "um we had vans took hers yeah".split()) == (0, 0, 0, 0, 1, 1, 1)


def test_of_nothing_said_nothing_is_heard() -> None:
    assert owners_in((), (), ("well",)) == ()
