"""What is asked: the model's best question that passes the checks, else one of our own; the record says which."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace

import pytest

from interview.engines.backends.scripted import ScriptedEmbedder, ScriptedLanguageModel
from interview.interviewer.author import CANDIDATES, MORE, Author
from interview.interviewer.packs.reading import pack_question
from interview.interviewer.plan import plan_for
from interview.interviewer.questions.checks import faults_of
from interview.records import (
    Answer,
    Coverage,
    Evidence,
    Exchange,
    Fit,
    Job,
    Kind,
    Level,
    Need,
    Probe,
    Question,
    Resume,
    Setup,
    Slot,
    Stage,
    Topic,
    TopicKind,
)
from interview.sessions.session import Session, with_answer, with_question

TOPIC = "keep PostgreSQL queries fast"
SLOT = Slot(Stage.SKILLS, Kind.TECHNICAL, TOPIC, "technical knowledge", Level.MEDIUM, "You will keep them fast.")
GOOD = "How do you find out which PostgreSQL query has become slow?"
BETTER = "How do you test that the PostgreSQL queries you keep are still fast after a release?"
ANSWER = (
    "You find out which query has become slow by its plan. "
    "I rebuilt the slow index on a Sunday night, and on Monday the ward had its numbers at six."
)
PHRASE = "I rebuilt the slow index on a Sunday night"


class GivenWayError(Exception):
    pass


def reply(question: str) -> str:
    return json.dumps({"question": question})


@pytest.fixture
def asker(language: ScriptedLanguageModel) -> Author:
    return Author(language, ScriptedEmbedder("default").embed)


@pytest.fixture
def held(resume: Resume) -> Session:
    """A session with a plan, nothing asked yet."""
    topic = Topic(TOPIC, TopicKind.SKILL, "", "You will keep them fast.", Need.MUST)
    fit = Fit(0.5, 0.4, (Evidence(TOPIC, "", 0.2, Coverage.PARTLY),))
    job = Job("Data Engineer", (topic,), "the text")
    session = Session("20260101-0000-0000", "", 7, resume, job, fit)
    return replace(session, plan=plan_for(resume, job, fit, session.setup, 7))


@pytest.fixture
def answered(held: Session) -> Session:
    asked = with_question(held, Question(0, Stage.SKILLS, TOPIC, GOOD, "model", "question@1", Kind.TECHNICAL))
    return with_answer(asked, Answer(ANSWER, "typed"))


def test_the_best_of_the_candidates_that_pass_is_asked(
    asker: Author, language: ScriptedLanguageModel, held: Session
) -> None:
    language.replies = [reply("Do you like databases?"), reply(GOOD), reply(BETTER)]
    question = asker.question(SLOT, held)
    assert question.text == BETTER
    assert question.origin == "model"
    assert question.prompt.startswith("question@")
    assert (question.number, question.kind, question.level) == (0, Kind.TECHNICAL, Level.MEDIUM)
    assert (question.stage, question.topic, question.competency) == (Stage.SKILLS, TOPIC, "technical knowledge")


def test_the_model_is_asked_twice_more_where_no_candidate_passes(
    asker: Author, language: ScriptedLanguageModel, held: Session
) -> None:
    language.replies = [reply("Do you like databases?")] * CANDIDATES + ["no JSON at all", reply(GOOD)]
    assert asker.question(SLOT, held).text == GOOD


def test_after_that_our_own_bank_asks_and_the_record_says_so(
    asker: Author, language: ScriptedLanguageModel, held: Session
) -> None:
    language.replies = [reply("Do you like PostgreSQL?")] * 20
    question = asker.question(SLOT, held)
    assert question.origin == "bank"
    assert question.prompt.startswith("bank/")
    assert len(language.prompts) == CANDIDATES + MORE
    assert question.text.count("?") == 1


def test_a_slot_with_a_pack_is_asked_from_it_and_waits_for_no_model(asker: Author, held: Session) -> None:
    slot = replace(SLOT, pack="data/sql_queries")
    ready = asker.at_hand(slot, held)
    assert ready is not None
    assert asker.question(slot, held) == ready
    assert ready.origin == "pack"
    known = pack_question(ready.prompt)
    assert known is not None
    assert (ready.text, ready.level, ready.kind) == (known.text, known.level, Kind.TECHNICAL)
    own = asker.at_hand(replace(slot, wording="What do you like about databases?"), held)
    assert own is not None
    assert own.origin == "person"


def test_a_follow_up_of_a_pack_says_the_persons_words_back_first(asker: Author, held: Session) -> None:
    question = asker.question(replace(SLOT, pack="data/sql_queries"), held)
    session = with_answer(with_question(held, question), Answer(f"{question.text} {ANSWER}", "typed"))
    asked = asker.follow_up(session, Probe("claim", PHRASE))
    known = pack_question(question.prompt)
    assert known is not None
    assert asked.origin == "pack"
    assert asked.text == f"{asker.first_part(Probe('claim', PHRASE))} {known.strong}"
    assert asked.follow_up_to == session.exchanges[-1].question.number


def test_the_persons_own_question_is_asked_as_it_stands(
    asker: Author, language: ScriptedLanguageModel, held: Session
) -> None:
    question = asker.question(replace(SLOT, wording="Why us?"), held)
    assert (question.text, question.origin) == ("Why us?", "person")
    assert not language.prompts


def test_the_opening_comes_from_the_bank_and_waits_for_no_model(
    asker: Author, language: ScriptedLanguageModel, held: Session
) -> None:
    assert asker.question(held.plan[0], held).origin == "bank"
    assert not language.prompts


@pytest.mark.parametrize("repeat", [False, True])
def test_a_question_of_an_earlier_interview_comes_again_only_where_that_was_wished(
    asker: Author, language: ScriptedLanguageModel, held: Session, repeat: bool
) -> None:
    session = replace(held, asked_before=(GOOD,), setup=Setup(repeat_asked=repeat))
    language.replies = [reply(GOOD)] * 20
    assert (asker.question(SLOT, session).text == GOOD) is repeat


def test_an_experience_is_asked_about_after_its_claim_was_said_back(
    asker: Author, language: ScriptedLanguageModel, held: Session
) -> None:
    [slot] = [slot for slot in held.plan if slot.kind is Kind.EXPERIENCE]
    language.replies = [reply("How did you check that nothing was lost on the way?")]
    text = asker.question(slot, held).text
    assert text.startswith("You cut the nightly load from six hours to one with Python. How did you check")


def test_the_same_session_gets_the_same_question(language: ScriptedLanguageModel, held: Session) -> None:
    embed = ScriptedEmbedder("default").embed
    texts = {Author(ScriptedLanguageModel("default"), embed).question(slot, held).text for slot in [SLOT] * 3}
    assert len(texts) == 1


def test_what_was_written_before_it_gave_way_is_not_written_again(
    asker: Author, language: ScriptedLanguageModel, held: Session
) -> None:
    calls: Iterator[int] = iter(range(100))

    def pause() -> None:
        if next(calls) == 1:
            raise GivenWayError

    language.replies = [reply("Do you like databases?"), reply("lost"), reply(GOOD), reply(GOOD)]
    with pytest.raises(GivenWayError):
        asker.question(SLOT, held, pause=pause)
    assert asker.question(SLOT, held, pause=pause).text == GOOD
    assert len(language.prompts) == 1 + CANDIDATES


# ---------------------------------------------------------------- follow-ups


def test_a_follow_up_says_the_persons_words_back_and_asks_about_them(
    asker: Author, language: ScriptedLanguageModel, answered: Session
) -> None:
    language.replies = [reply("How did you know that it would hold until Monday?")]
    question = asker.follow_up(answered, Probe("claim", PHRASE, ANSWER))
    assert (
        question.text == f"{asker.first_part(Probe('claim', PHRASE))} How did you know that it would hold until Monday?"
    )
    assert f"“{PHRASE}”" in question.text
    assert (question.kind, question.origin, question.follow_up_to) == (Kind.FOLLOW_UP, "model", 1)
    assert (question.stage, question.topic, question.reason) == (Stage.SKILLS, TOPIC, "claim")


def test_a_follow_up_to_a_follow_up_belongs_to_the_planned_question(
    asker: Author, language: ScriptedLanguageModel, answered: Session
) -> None:
    language.replies = [reply("Who helped you with the index?"), reply("What did the ward say on Monday?")]
    second = with_question(answered, asker.follow_up(answered, Probe("claim", PHRASE)))
    third = asker.follow_up(with_answer(second, Answer("Nobody did.", "typed")), Probe("short", "Nobody did"))
    assert third.follow_up_to == 1


def test_it_can_be_written_while_the_answer_is_not_yet_given(
    asker: Author, language: ScriptedLanguageModel, answered: Session
) -> None:
    opened = replace(answered, exchanges=(Exchange(answered.exchanges[0].question),))
    now, later = (
        asker.follow_up(opened, Probe("claim", PHRASE), answer=ANSWER),
        asker.follow_up(answered, Probe("claim", PHRASE)),
    )
    assert now == later


def test_where_there_are_no_words_to_quote_the_bank_asks(asker: Author, answered: Session) -> None:
    question = asker.follow_up(answered, Probe("unknown"))
    assert (question.origin, question.kind) == ("bank", Kind.FOLLOW_UP)
    assert asker.first_part(Probe("unknown")) == ""


def test_a_follow_up_of_the_bank_says_the_words_too(
    asker: Author, language: ScriptedLanguageModel, answered: Session
) -> None:
    language.replies = [reply("Great, was it hard?")] * 10
    question = asker.follow_up(answered, Probe("claim", PHRASE))
    assert question.origin == "bank"
    assert PHRASE in question.text


def test_an_answer_to_something_else_is_led_back_and_not_asked_about(
    asker: Author, language: ScriptedLanguageModel, held: Session
) -> None:
    asked = with_question(held, Question(0, Stage.SKILLS, TOPIC, GOOD, "model", "question@1", Kind.TECHNICAL))
    painted = "My kitchen needs paint. I bought nine litres of yellow."
    language.replies = [reply("What color is your kitchen now?")] * 10
    question = asker.follow_up(with_answer(asked, Answer(painted, "typed")), Probe("claim", "I bought nine litres"))
    assert question.text.startswith("You said “I bought nine litres”. ")
    assert (question.origin, question.reason) == ("bank", "elsewhere")
    assert not language.prompts


def test_listening_reads_the_answer_so_far(asker: Author, language: ScriptedLanguageModel, answered: Session) -> None:
    opened = replace(answered, exchanges=(Exchange(answered.exchanges[0].question),))
    asker.listen(opened, "You find out which")
    asker.follow_up(opened, Probe("claim", PHRASE), answer=ANSWER)
    heard, asked = (prompt.user.partition("You find out which")[0] for prompt in language.prompts[:2])
    assert heard == asked


# ---------------------------------------------------------------- rephrasing


def test_a_question_is_said_again_in_other_words(
    asker: Author, language: ScriptedLanguageModel, answered: Session
) -> None:
    other = "How do you see which slow PostgreSQL query has become the problem?"
    language.replies = [reply(GOOD), reply(other)]
    assert asker.rephrase(answered, answered.exchanges[0].question) == other


@pytest.mark.parametrize("kind", list(Kind))
def test_where_the_model_cannot_a_rule_says_it(
    asker: Author, language: ScriptedLanguageModel, answered: Session, kind: Kind
) -> None:
    language.replies = [reply("What is the weather like in Paris?")] * 10
    question = replace(answered.exchanges[0].question, kind=kind)
    text = asker.rephrase(answered, question)
    assert text.startswith("Let me put it more simply.")
    assert not faults_of(text, Kind.FOLLOW_UP, grounds="")
