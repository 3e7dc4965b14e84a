"""Every question of our own bank can be asked of anybody, and the bank picks them sensibly."""

from __future__ import annotations

import tomllib
from collections import Counter
from string import Template

import pytest

from interview.interviewer.bank import FILE, Entry, bank, choose, choose_follow_up, choose_invitation, entries_from
from interview.interviewer.questions.checks import LONGEST, LONGEST_FOLLOW_UP, faults_of, without_quotation
from interview.interviewer.questions.competencies import COMPETENCIES
from interview.language.text import words_of
from interview.records import Kind, Level, Probe, Slot, Stage

TOPICS = (
    "PostgreSQL",
    "patient records",
    "train new staff",
    "managing a team of nurses",
    "stock control and weekly ordering",
    "event streaming with Kafka and Flink",
)
CLAIMS = ("Cut the nightly load of forty depots from six hours to one with Python and Airflow", "Ran a store")
PLANNED = (Kind.EXPERIENCE, Kind.TECHNICAL, Kind.BEHAVIOURAL, Kind.SITUATIONAL)
CUT = {"it is not finished"}
"""Looks for a model's text that was cut off, after which ours, "... with that?", is not."""
REASONS = ("short", "more", "vague", "claim", "no action", "no result", "unknown", "elsewhere")


def slot(kind: Kind, competency: str = "teamwork", level: Level = Level.MEDIUM, topic: str = "patient records") -> Slot:
    return Slot(Stage.SKILLS, kind, topic, competency, level)


def filled(entry: Entry, topic: str = TOPICS[1], claim: str = CLAIMS[0]) -> str:
    values = {"topic": topic, "claim": claim, "title": "Senior Data Engineer", "name": " Ada", "phrase": "I cut it"}
    return Template(entry.template).substitute(values)


@pytest.mark.parametrize("entry", bank(), ids=lambda entry: entry.id)
def test_every_question_passes_the_checks_whatever_it_is_about(entry: Entry) -> None:
    topics = TOPICS if "$topic" in entry.template else TOPICS[:1]
    for text in (
        filled(entry, topic, claim) for topic in topics for claim in CLAIMS[: 1 + ("$claim" in entry.template)]
    ):
        plain = text if entry.kind is Kind.FOLLOW_UP else text.replace("“", "").replace("”", "")
        assert not set(faults_of(plain, entry.kind, grounds="")) - CUT, text
        assert len(words_of(text)) <= LONGEST, text


def test_a_topic_a_claim_and_a_phrase_stand_in_quotation_marks() -> None:
    for entry in bank():
        for name in ("topic", "claim", "phrase"):
            assert entry.template.count(f"${name}") == entry.template.count(f"“${name}”")
        assert entry.template.count("“") <= 1


def test_what_a_question_is_about_is_named_in_it() -> None:
    named = {Kind.TECHNICAL: "$topic", Kind.BEHAVIOURAL: "$topic", Kind.SITUATIONAL: "$topic"}
    for entry in bank():
        assert named.get(entry.kind, "") in entry.template


def bare(text: str) -> str:
    """The question without the sentence that names its topic."""
    opens_with_topic = "”" in text.split(". ")[0] and not text.startswith(("Imagine", "Suppose"))
    return without_quotation(text).split(". ", 1)[-1] if opens_with_topic else without_quotation(text)


def test_the_bank_is_large_enough_and_covers_every_competency_at_every_level() -> None:
    own = [entry for entry in bank() if entry.kind is not Kind.FOLLOW_UP]
    assert len(own) >= 160
    for kind in (Kind.BEHAVIOURAL, Kind.SITUATIONAL):
        held = Counter((entry.group, entry.level) for entry in own if entry.kind is kind)
        assert set(held) == {(competency, level) for competency in COMPETENCIES for level in Level}
        assert min(held.values()) >= 2
    assert sum(entry.kind is Kind.OPENING for entry in own) >= 4
    assert {entry.group for entry in own if entry.kind is Kind.TECHNICAL} <= set(COMPETENCIES)


def test_no_question_stands_in_the_bank_twice() -> None:
    planned = Counter(bare(entry.template) for entry in bank() if entry.kind in PLANNED)
    assert [text for text, times in planned.items() if times > 1] == []
    assert len({entry.template for entry in bank()}) == len(bank())
    assert len({entry.id for entry in bank()}) == len(bank())


def test_a_follow_up_is_short_and_begins_with_what_was_said() -> None:
    for entry in bank():
        if entry.kind is Kind.FOLLOW_UP:
            assert (entry.row == "quoted") == entry.template.startswith("You said “$phrase”. ")
            assert len(words_of(entry.template.split("”.")[-1])) <= LONGEST_FOLLOW_UP


@pytest.mark.parametrize("kind", PLANNED[2:])
@pytest.mark.parametrize("competency", COMPETENCIES)
@pytest.mark.parametrize("level", Level)
def test_the_competency_and_level_of_a_slot_are_kept(kind: Kind, competency: str, level: Level) -> None:
    text, name = choose(slot(kind, competency, level), title="Ward Sister", seed=1)
    assert name.startswith(f"bank/{kind}/{competency}/{level}/")
    assert "patient records" in text.casefold()


def test_a_question_begins_with_a_capital_inside_a_quotation_too() -> None:
    asked = slot(Kind.TECHNICAL, "technical knowledge", topic="wound care")
    texts = [choose(asked, title="Editor", seed=seed)[0] for seed in range(40)]
    assert any(text.startswith("“") for text in texts)
    assert all(text.lstrip("“")[0].isupper() for text in texts)


def test_where_a_level_has_no_question_the_nearest_one_is_asked() -> None:
    _, name = choose(slot(Kind.TECHNICAL, "adaptability", Level.HARD), title="Editor", seed=1)
    assert name == "bank/technical/adaptability/medium/1"
    _, name = choose(slot(Kind.TECHNICAL, "no such thing", Level.HARD), title="Editor", seed=1)
    assert name.split("/")[1] == "technical"
    assert name.split("/")[3] == "hard"


def test_the_same_seed_asks_the_same_and_other_seeds_ask_otherwise() -> None:
    one = slot(Kind.TECHNICAL, "technical knowledge")
    assert choose(one, title="Editor", seed=3) == choose(one, title="Editor", seed=3)
    assert len({choose(one, title="Editor", seed=seed)[1] for seed in range(40)}) >= 4


def test_what_was_asked_does_not_come_again_not_even_about_another_topic() -> None:
    asked: list[str] = []
    for turn in range(40):
        text, _ = choose(slot(Kind.BEHAVIOURAL, topic=TOPICS[turn % 6]), title="Editor", avoid=asked, seed=1)
        assert text not in asked
        assert bare(text) not in map(bare, asked)
        asked.append(text)


def test_when_everything_was_asked_the_interview_still_goes_on() -> None:
    everything = [filled(entry) for entry in bank()]
    text, _ = choose(slot(Kind.SITUATIONAL), title="Editor", avoid=everything, seed=1)
    assert text.endswith("?")


def test_experience_reads_out_the_claim_and_does_without_one() -> None:
    text, _ = choose(slot(Kind.EXPERIENCE, "", topic="Ran a store of nine people"), title="Store Manager", seed=1)
    assert "“Ran a store of nine people”" in text
    text, name = choose(slot(Kind.EXPERIENCE, "", topic="Store Manager"), title="Store Manager", seed=1)
    assert "“" not in text
    assert name.startswith("bank/experience/unclaimed/")


def test_an_endless_claim_and_stray_marks_are_cut_to_what_can_be_said() -> None:
    claim = "Led <b>a “project”</b> with " + "many steps and " * 30
    text, _ = choose(slot(Kind.EXPERIENCE, "", topic=claim), title="Editor", seed=1)
    assert len(words_of(text)) <= LONGEST
    assert text.count("“") == text.count("”") == 1
    assert "<" not in text


@pytest.mark.parametrize(
    ("name", "greeting"),
    [
        ("Ada Example", " Ada"),
        ("Dr. Ada Example", " Ada"),
        ("", ""),
        ("J. Smith", ""),
        ("Anne-Marie Le", " Anne-Marie"),
    ],
)
def test_an_opening_greets_by_first_name_where_there_is_one(name: str, greeting: str) -> None:
    opening = slot(Kind.OPENING, topic="Editor")
    texts = [choose(opening, title="Editor", name=name, seed=seed)[0] for seed in range(20)]
    assert all(
        text.startswith(tuple(f"{word}{greeting}{mark}" for word in ("Hello", "Hi", "Welcome") for mark in ".,"))
        for text in texts
    )


@pytest.mark.parametrize("reason", REASONS)
def test_a_follow_up_answers_its_signal(reason: str) -> None:
    text, name = choose_follow_up(Probe(reason), title="Editor", seed=1)
    assert name.startswith(f"bank/follow-up/{reason}/plain/")
    assert "“" not in text
    if reason != "unknown":
        text, name = choose_follow_up(Probe(reason, "we usually try our best"), title="Editor", seed=1)
        assert text.startswith("You said “we usually try our best”. ")
        assert name.startswith(f"bank/follow-up/{reason}/quoted/")


def test_a_second_follow_up_is_worded_otherwise() -> None:
    first, _ = choose_follow_up(Probe("claim", "I cut it"), title="Editor", seed=1)
    second, _ = choose_follow_up(Probe("claim", "I sold it"), title="Editor", avoid=[first], seed=1)
    assert first.split("”. ")[1] != second.split("”. ")[1]


def test_an_unknown_reason_still_gets_a_follow_up() -> None:
    assert choose_follow_up(Probe("something new", "I cut it"), title="Editor", seed=1)[0].endswith("?")


def test_invitations_vary_with_the_seed_and_repeat_with_it() -> None:
    assert choose_invitation(5) == choose_invitation(5)
    assert len({choose_invitation(seed) for seed in range(30)}) >= 4


def test_the_file_holds_only_placeholders_that_are_filled() -> None:
    known = {"topic", "claim", "title", "name", "phrase"}
    for entry in entries_from(tomllib.loads(FILE.read_text(encoding="utf-8"))):
        template = Template(entry.template)
        assert template.is_valid()
        assert set(template.get_identifiers()) <= known
        assert "$name" not in entry.template or entry.kind is Kind.OPENING
