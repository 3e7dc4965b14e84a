"""The bench's bad and changed answers: all kinds are there, the seed decides, and the product's lists are not used."""

from __future__ import annotations

from pathlib import Path
from random import Random

from bench import perturbing
from bench.perturbing import (
    INSTRUCTIONS,
    PADDING,
    UNKNOWN,
    Item,
    gaming_cases,
    injections,
    negated,
    padded,
    reworded,
    swaps,
)
from interview.feedback.scoring.addressed import without_addresses
from interview.feedback.scoring.fillers import plain, without_padding
from interview.feedback.scoring.masking import mask
from interview.feedback.scoring.names import NAMES

ITEMS = [
    Item(
        "What is a stack?", "A structure that gives back its last element first.", "The last one in is the first out."
    ),
    Item("What is a queue?", "A structure that gives back its first element first.", "It is a line. You wait in it."),
    Item("Why test code?", "To find faults before users do.", "It does not break later, because tests find bugs."),
]
ANSWER = ITEMS[1].good


def read(text: str) -> str:
    return plain(mask(without_padding(without_addresses(text)[0])))


def test_every_kind_comes_and_the_same_seed_gives_the_same_cases() -> None:
    cases = gaming_cases(ITEMS, 60, seed=1)
    assert len(cases) == 60
    assert {case.kind for case in cases} == set(perturbing._GAMES)
    assert cases == gaming_cases(ITEMS, 60, seed=1) != gaming_cases(ITEMS, 60, seed=2)
    assert gaming_cases([], 5) == []


def test_another_questions_answer_is_from_another_question() -> None:
    for case in gaming_cases(ITEMS, 60, seed=3):
        if case.kind == "other question":
            own = next(item for item in ITEMS if item.question == case.question)
            assert case.answer != own.good


def test_there_are_enough_texts() -> None:
    assert len(UNKNOWN) == 8
    assert len(set(INSTRUCTIONS)) >= 30
    assert len(set(PADDING)) >= 20


def test_injections_and_padding_keep_the_answer_and_are_seen_through() -> None:
    for seed in range(60):
        for changed in (injections(ANSWER, Random(seed)), padded(ANSWER, Random(seed))):
            assert changed != ANSWER
            assert read(changed) == read(ANSWER)


def test_swapped_answers_differ_in_names_only() -> None:
    for seed in range(60):
        left, right = swaps(ANSWER, Random(seed))
        assert left != right
        assert read(left) == read(right)


def test_harmless_edits_are_eight_and_five_of_them_are_nothing_to_the_scorer() -> None:
    for seed in range(20):
        edits = reworded(ITEMS[2].good, Random(seed))
        assert len(edits) == 8
        assert [read(edits[at]) for at in (0, 1, 2, 3, 7)] == [read(ITEMS[2].good)] * 5


def test_a_negated_answer_says_the_opposite_in_every_sentence() -> None:
    assert negated("The stack is open.", Random(0)) in ("The stack is not open.", "The stack is closed.")
    assert negated("It does not work.", Random(0)) == "It does work."
    assert negated("They need memory. It grows.", Random(0)) in (
        "They do not need memory. It does not grow.",
        "They do not need memory. It never grows.",
    )
    assert negated("push and pop", Random(0)) is None
    assert negated("", Random(0)) is None


def test_a_third_of_the_names_are_unknown_to_the_product_and_no_list_is_shared() -> None:
    people = [(first.casefold(), last.casefold()) for first, last, _, _ in perturbing._PEOPLE]
    assert sum(first not in NAMES.words("first_names") for first, _ in people) >= len(people) / 3
    assert sum(last not in NAMES.words("surnames") for _, last in people) >= len(people) / 3
    assert "import interview" not in (source := Path(perturbing.__file__).read_text(encoding="utf-8"))
    assert "from interview" not in source
