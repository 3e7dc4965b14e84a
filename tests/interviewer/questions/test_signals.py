"""A follow-up is asked where a human interviewer would ask one, about the person's own words, and never to press."""

from __future__ import annotations

from dataclasses import replace

import pytest

from interview.coach.samples import sample_answers_dir
from interview.interviewer.questions.signals import has_no_question, probe_for, probe_in, thoughts_of
from interview.records import Kind, Probe
from tests.interviewer.questions.held import STORY, asked, follow_up, question, session

WE = (
    "We had a supplier who delivered late every week. We talked to them and changed the contract, then we moved to "
    "another supplier for the bread, and the shelves were full again in the mornings."
)
UNENDED = (
    "There was this conflict between two editors about the front page. I sat down with both of them, asked what they "
    "wanted and proposed that they take turns with it."
)
ATTITUDE = (
    "We usually try to communicate well and make sure that everything is working fine, because communication is really "
    "important in every team and we always do our best."
)
METHOD = (
    "First I look at the logs of the scheduler, then I rerun the failed step by hand with a small sample of the data, "
    "and compare the row counts with the previous night before I let it write to the table again."
)
CASE = (
    "I would first ask both of them what they need and by when. Then I would write down the two options and take them "
    "to the manager, because the decision is about priorities and not about taste."
)


def reason(kind: Kind, answer: str) -> str:
    probe = probe_in(question(kind), answer)
    return probe.reason if probe else ""


@pytest.mark.parametrize("kind", [Kind.OPENING, Kind.EXPERIENCE, Kind.TECHNICAL, Kind.BEHAVIOURAL, Kind.SITUATIONAL])
@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        ("I don't know.", "unknown"),
        ("um i have never really done that at work to be honest", "unknown"),
        ("Honestly, nothing comes to mind right now, sorry.", "unknown"),
        ("I've never used it, only read about it.", "unknown"),
        ("Yes, that happened once.", "short"),
        ("well um you know it was kind of like a normal day i mean", "short"),
        (ATTITUDE, "vague"),
        (
            "I am a hard working team player, passionate about people and good at many different things at work.",
            "vague",
        ),
    ],
)
def test_whatever_was_asked_a_thin_answer_is_followed_up(kind: Kind, answer: str, expected: str) -> None:
    assert reason(kind, answer) == expected


@pytest.mark.parametrize(
    ("kind", "answer", "expected"),
    [
        (Kind.BEHAVIOURAL, WE, "no action"),
        (Kind.EXPERIENCE, WE, "no action"),
        (Kind.TECHNICAL, WE, ""),
        (Kind.BEHAVIOURAL, UNENDED, "no result"),
        (Kind.EXPERIENCE, UNENDED, "claim"),
        (Kind.BEHAVIOURAL, STORY, "claim"),
        (
            Kind.OPENING,
            "My name is Tom, I edit novels for a small house in Leeds and I like the people there.",
            "more",
        ),
        (Kind.TECHNICAL, METHOD, ""),
        (Kind.SITUATIONAL, CASE, ""),
    ],
)
def test_a_missing_part_of_a_story_is_asked_for_and_a_full_answer_is_not(
    kind: Kind, answer: str, expected: str
) -> None:
    assert reason(kind, answer) == expected


@pytest.mark.parametrize("answer", [WE, UNENDED, STORY, ATTITUDE, METHOD, CASE])
@pytest.mark.parametrize("kind", [Kind.TECHNICAL, Kind.BEHAVIOURAL, Kind.SITUATIONAL])
def test_a_transcript_without_marks_and_capitals_reads_the_same(kind: Kind, answer: str) -> None:
    plain = "um so " + "".join(mark for mark in answer.casefold() if mark not in ".,?!")
    assert reason(kind, plain) == reason(kind, answer)


def test_a_technical_answer_is_followed_up_where_it_claims_something_measured() -> None:
    said = "I don't know Kafka, but I built a queue on RabbitMQ that carried two million messages a day for years."
    assert probe_in(question(Kind.TECHNICAL), said) == Probe(
        "claim", "I built a queue on RabbitMQ that carried two million messages", said
    )


@pytest.mark.parametrize("answer", [WE, UNENDED, STORY])
def test_the_phrase_is_what_was_said(answer: str) -> None:
    probe = probe_in(question(Kind.BEHAVIOURAL), answer)
    assert probe is not None
    assert 3 <= len(probe.phrase.split()) <= 12
    assert probe.phrase in probe.sentence
    assert probe.sentence in answer


@pytest.mark.parametrize(
    ("said", "quoted"),
    [
        ("We usually try to communicate well and make sure that everything is fine for all involved people.", "well"),
        ("I split the ward into two groups so nobody would have more than twelve patients during the night.", "groups"),
        (
            "I look after the jobs that bring in readings from around two hundred thousand meters every night.",
            "readings",
        ),
    ],
)
def test_a_quotation_ends_where_a_thought_could(said: str, quoted: str) -> None:
    probe = probe_in(question(Kind.EXPERIENCE), said)
    assert probe is not None
    assert probe.phrase.endswith(quoted)
    assert probe.phrase in said


@pytest.mark.parametrize(
    ("answer", "kind", "expected"),
    [
        ("1-introduction", Kind.OPENING, "claim"),
        ("2-follow-up", Kind.EXPERIENCE, "claim"),
        ("3-experience", Kind.EXPERIENCE, "claim"),
        ("4-skills", Kind.TECHNICAL, ""),
        ("5-behavioural", Kind.BEHAVIOURAL, "claim"),
        ("6-situational", Kind.SITUATIONAL, ""),
    ],
)
def test_good_answers_are_left_alone_or_asked_about_one_claim(answer: str, kind: Kind, expected: str) -> None:
    assert reason(kind, (sample_answers_dir() / f"{answer}.txt").read_text(encoding="utf-8")) == expected


def test_a_lower_case_i_is_quoted_as_people_write_it() -> None:
    said = "so last year the till broke on a saturday and i fixed it with a spare part and in the end nobody noticed"
    probe = probe_in(question(Kind.BEHAVIOURAL), said)
    assert probe == Probe("claim", "I fixed it with a spare part", probe.sentence if probe else "")


def test_a_result_or_an_action_told_before_is_not_asked_for_again() -> None:
    later = replace(follow_up(question(Kind.BEHAVIOURAL), "short"), number=2)
    assert probe_in(later, UNENDED, asked=1) is not None
    assert probe_in(later, UNENDED, asked=1, told=STORY) is None


def test_nobody_is_pressed_after_they_said_they_do_not_know() -> None:
    later = replace(follow_up(question(Kind.TECHNICAL), "unknown"), number=2)
    for answer in ("I really don't know.", "No.", ATTITUDE, STORY):
        assert probe_in(later, answer, asked=1) is None


def test_a_second_follow_up_never_has_the_reason_or_the_words_of_the_first() -> None:
    held = asked(session(), question(Kind.BEHAVIOURAL), "Yes, once in the shop.")
    assert probe_for(held) == Probe("short", "", "")
    again = asked(held, follow_up(held.exchanges[0].question, "short"), "It was on a Monday morning.")
    assert probe_for(again) is None
    more = asked(held, follow_up(held.exchanges[0].question, "short"), UNENDED)
    probe = probe_for(more)
    assert probe is not None
    assert probe.reason == "no result"
    quoted = asked(held, follow_up(held.exchanges[0].question, "short", f"You said “{probe.phrase}”. Why?"), UNENDED)
    assert probe_for(quoted) == Probe("no result")


def test_a_claim_is_asked_about_once_and_then_the_interview_goes_on() -> None:
    held = asked(session(), question(Kind.BEHAVIOURAL), STORY)
    probe = probe_for(held)
    assert probe is not None
    assert probe.reason == "claim"
    held = asked(held, follow_up(held.exchanges[0].question, "claim"), STORY.replace("winter", "summer"))
    assert probe_for(held) is None


def test_no_more_follow_ups_than_were_allowed() -> None:
    assert probe_in(question(Kind.TECHNICAL), "Yes.", asked=2, most=2) is None
    assert probe_in(question(Kind.TECHNICAL), "Yes.", asked=0, most=0) is None


def test_skipped_empty_and_open_questions_have_no_follow_up() -> None:
    assert probe_for(session()) is None
    assert probe_for(asked(session(), question(Kind.TECHNICAL), None)) is None
    assert probe_in(question(Kind.TECHNICAL), " ... ") is None
    assert probe_in(question(Kind.INVITATION), "No.") is None


def test_an_endless_transcript_is_cut_into_thoughts() -> None:
    said = "we had a queue and it overflowed so i wrote a script that drained it and then we watched it " * 3
    thoughts = thoughts_of(said)
    assert len(thoughts) >= 6
    assert max(len(thought.split()) for thought in thoughts) <= 14


@pytest.mark.parametrize(
    "text",
    [
        "",
        "...",
        "No.",
        "no thank you",
        "No, I think you covered everything.",
        "Nothing from my side, thanks.",
        "I'm good, thanks",
        "that's all from me",
        "not at the moment",
        "Not really, no.",
        "no questions",
        "I don't have any questions",
        "um no i think that's it thank you",
        "I think we covered everything I wanted to know about the team.",
        "Everything is clear, thank you.",
        "well no that was it",
        "skip",
        "Thank you very much.",
        "I have no further questions at this point.",
        "None, thanks.",
    ],
)
def test_having_no_question_is_understood(text: str) -> None:
    assert has_no_question(text)


@pytest.mark.parametrize(
    "text",
    [
        "What does the team look like?",
        "No, but what does the team look like?",
        "yes how big is the team",
        "no questions about the role but I wanted to know how big the team is",
        "I would like to know more about training",
        "yes",
        "tell me about the team",
        "how many people work there",
        "not really a question but is remote work possible",
        "I have one question about salary",
        "is there a budget for learning",
        "yes please, one thing, who would I report to",
        "I'm curious about the on-call duty",
        "the salary",
        "training budget",
        "That was all very clear, only when would I start?",
    ],
)
def test_a_question_of_the_candidate_is_not_taken_for_none(text: str) -> None:
    assert not has_no_question(text)


def test_who_was_led_back_once_is_not_led_back_again() -> None:
    led = replace(follow_up(question(Kind.BEHAVIOURAL), "elsewhere"), number=2)
    assert probe_in(led, UNENDED, asked=1) is None
