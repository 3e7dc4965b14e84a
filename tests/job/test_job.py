"""What a job asks for: found by rules, grounded in its sentences, never invented."""

from __future__ import annotations

import json
import time
from pathlib import Path

import pytest

from interview.coach.samples import sample_job_text
from interview.errors import DocumentError
from interview.job import topics_from
from interview.job.reader import candidates_of
from interview.job.rules import check_job_text, grounded_topics, job_title_from
from interview.job.rules.grounding import topic_from
from interview.job.rules.sentences import job_sentences
from interview.records import Topic, TopicKind

JDS = Path(__file__).resolve().parents[3] / "shared" / "data" / "jds"
needs_jobs = pytest.mark.skipif(not JDS.is_dir(), reason="the shared data is not here")

NURSE = """Night Nurse

We are a small clinic by the sea.
Responsibilities: Prepare patient records for the morning round. Performs other related work as required.
Qualifications:
- Valid nursing licence.
- At least two years of experience in
  intensive care.
- Strong communication skills.
- Knowledge of wound care is a plus.
We offer health insurance and a parking space.
"""


def topic(name: str, source: str = "", kind: TopicKind = TopicKind.SKILL, reason: str = "") -> Topic:
    return Topic(name, kind, reason, source)


def every_topic(text: str) -> dict[str, Topic]:
    """What each candidate would be as a topic."""
    found = candidates_of(text, job_sentences(text))
    return {one.name: topic_from(one.name, one.kind, one.source, text) for one in found}


def names(topics: tuple[Topic, ...]) -> list[str]:
    return [topic.name for topic in topics]


# ---------------------------------------------------------------- the text


@pytest.mark.parametrize("text", ["", "  \n ", "Nurse", "1234567890 " * 10, "--- *** ---" * 10])
def test_what_cannot_be_a_job_description_is_refused(text: str) -> None:
    with pytest.raises(DocumentError, match=r"job description"):
        check_job_text(text)


def test_a_short_but_real_description_is_let_through() -> None:
    check_job_text("We need a nurse for nights with two years of practice.")


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (NURSE, "Night Nurse"),
        ("About us\nWe sell tea.\nJob title: Tea Buyer\nYou buy tea.", "Tea Buyer"),
        ("Harbour Foods Ltd\nStore Manager\nYou run a store.", "Store Manager"),
        ("We are looking for an experienced Test Engineer to join us in Leeds.", "Test Engineer"),
        ("We bake bread. You would knead it every day from four in the morning.", ""),
    ],
)
def test_the_title_is_found_where_it_stands_or_left_empty(text: str, title: str) -> None:
    assert job_title_from(text) == title


# ---------------------------------------------------------------- rules


def test_licence_years_skill_and_duty_are_told_apart() -> None:
    topics = every_topic(NURSE)
    assert topics["Valid nursing licence"].kind is TopicKind.QUALIFICATION
    assert topics["intensive care"].source == "At least two years of experience in intensive care."
    assert topics["intensive care"].years == "two years"
    assert topics["Strong communication skills"].kind is TopicKind.SKILL
    assert topics["Prepare patient records"].kind is TopicKind.RESPONSIBILITY


def test_the_reason_says_what_the_sentence_says() -> None:
    topics = every_topic(NURSE)
    assert topics["wound care"].reason == "The job names it as a plus."
    assert topics["intensive care"].reason == "The job says that it is required."


def test_what_the_employer_offers_and_empty_phrases_are_no_topics() -> None:
    found = " ".join(names(topics_from(NURSE))).casefold()
    for word in ("insurance", "parking"):
        assert word not in found


def test_every_topic_is_short_grounded_and_new() -> None:
    text = sample_job_text()
    topics = topics_from(text)
    assert 5 <= len(topics) <= 7
    assert grounded_topics(topics, text) == topics
    assert all(1 <= len(topic.name.split()) <= 5 and topic.name in text for topic in topics)


def test_the_limit_is_kept_and_nothing_is_made_up_for_an_empty_text() -> None:
    assert len(topics_from(NURSE, limit=2)) == 2
    assert topics_from("") == ()


@pytest.mark.parametrize(
    "noise", [" ", "A", "Xx.", "aB3+", "five years of ", "experience in ", "a,", "-\n", "\n\n", "At X ", "written and "]
)
def test_noise_takes_no_time_and_raises_nothing(noise: str) -> None:
    start = time.monotonic()
    topics_from(noise * (40_000 // len(noise)))
    job_title_from(noise * (40_000 // len(noise)))
    assert time.monotonic() - start < 5


# ---------------------------------------------------------------- grounding


def test_a_topic_that_the_text_does_not_hold_is_dropped() -> None:
    kept = grounded_topics([topic("Kubernetes"), topic("wound care"), topic("surgical wound care")], NURSE)
    assert names(kept) == ["wound care"]


def test_the_source_becomes_the_exact_sentence() -> None:
    proposed = [topic("wound care", source="wound care"), topic("Intensive  Care", source="they want intensive care")]
    first, second = grounded_topics(proposed, NURSE)
    assert first.source == "Knowledge of wound care is a plus."
    assert second.source == "At least two years of experience in intensive care."
    assert second.name == "Intensive Care"


def test_of_two_sentences_that_hold_the_words_the_proposed_one_is_taken() -> None:
    text = "You test pages. You like to test. Requirements: you test pages at night."
    (kept,) = grounded_topics([topic("test pages", source="you test pages at night.")], text)
    assert kept.source == "you test pages at night."


def test_near_equal_names_are_one_topic() -> None:
    proposed = [topic("communication skills"), topic("Communication Skills"), topic("strong communication skills")]
    assert names(grounded_topics(proposed, NURSE)) == ["communication skills"]


def test_at_most_seven_are_kept_in_the_order_proposed() -> None:
    text = "You need " + ", ".join(f"tool{number} craft{number}" for number in range(9)) + "."
    proposed = [topic(f"tool{number} craft{number}") for number in range(9)]
    assert names(grounded_topics(proposed, text)) == [f"tool{number} craft{number}" for number in range(7)]


def test_names_without_words_and_whole_sentences_are_dropped() -> None:
    sentence = "Prepare patient records for the morning round of the day"
    assert grounded_topics([topic(""), topic("the"), topic("..."), topic(sentence)], NURSE + sentence) == ()


def test_a_given_reason_stays_and_a_missing_or_endless_one_is_replaced() -> None:
    kept = grounded_topics([topic("wound care", reason="You dress wounds.")], NURSE)
    assert kept[0].reason == "You dress wounds."
    kept = grounded_topics([topic("wound care", reason="so " * 60)], NURSE)
    assert kept[0].reason == "The job names it as a plus."


@needs_jobs
def test_real_descriptions_give_five_topics_and_their_title() -> None:
    for truth_file in sorted(JDS.glob("*.gt.json")):
        truth = json.loads(truth_file.read_text(encoding="utf-8"))
        text = (JDS / truth["file"]).read_text(encoding="utf-8")
        topics = topics_from(text)
        assert job_title_from(text) == truth["title"]
        assert len(topics) >= 5
        flat = " ".join(text.split())
        assert all(topic.source in flat for topic in topics)
