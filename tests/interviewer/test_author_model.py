"""The embedded models word planned questions and a follow-up: they pass the checks, and come again the same."""

from __future__ import annotations

from dataclasses import replace

import pytest

from interview.interviewer.author import Author
from interview.interviewer.plan import plan_for
from interview.interviewer.questions.checks import faults_of
from interview.machine import read_machine
from interview.records import Answer, Fit, Job, Kind, Probe, Question, Resume, Stage, Topic, TopicKind
from interview.sessions.session import Session, with_answer, with_question
from interview.settings import load_settings
from interview.wiring import open_catalogue

pytestmark = [pytest.mark.model, pytest.mark.timeout(900)]
NAMES = ("keep PostgreSQL queries fast", "design nightly data pipelines", "explain numbers to clinical staff", "SQL")
PHRASE = "I moved the slow queries to indexed tables"


@pytest.fixture(scope="module")
def asker() -> Author:
    from interview.engines.backends.registry import find_backend, open_backend
    from interview.engines.options import Options

    locate, device = open_catalogue(load_settings()).fetch, read_machine().device
    language, embedding = (
        open_backend(spec, Options(model, device), locate=locate)
        for spec, model in (find_backend("language", "llama_cpp"), find_backend("embedding", "sentence_transformers"))
    )
    asker = Author(language, embedding.embed)
    asker.warm()
    return asker


@pytest.fixture
def prepared(resume: Resume) -> Session:
    topics = tuple(Topic(name, TopicKind.SKILL, "", f"You will {name}.") for name in NAMES)
    job, fit = Job("Data Engineer", topics, "the text"), Fit(0.5, 0.4, ())
    session = Session("20260101-0000-0000", "", 7, resume, job, fit)
    return replace(session, plan=plan_for(resume, job, fit, session.setup, 7))


def test_a_whole_plan_is_worded_mostly_by_the_model_and_nothing_bad_is_asked(asker: Author, prepared: Session) -> None:
    session = prepared
    for slot in session.plan:
        earlier = tuple(exchange.question.text for exchange in session.exchanges)
        question = asker.question(slot, session)
        if slot.kind is not Kind.OPENING:
            assert faults_of(question.text, slot.kind, grounds=f"{slot.topic} {slot.facts}", asked=earlier) == ()
        session = with_answer(with_question(session, question), Answer("I would look at it first.", "typed"))
    origins = [exchange.question.origin for exchange in session.exchanges[1:]]
    assert origins.count("model") >= 0.7 * len(origins)
    assert asker.question(prepared.plan[2], prepared) == asker.question(prepared.plan[2], prepared)


def test_a_follow_up_asks_about_the_words_that_it_says_back(asker: Author, prepared: Session) -> None:
    question = Question(0, Stage.SKILLS, "SQL", "How do you keep SQL fast?", "model", "", Kind.TECHNICAL)
    answer = Answer(f"Last year {PHRASE}, and the report took one hour after that.", "typed")
    asked = asker.follow_up(with_answer(with_question(prepared, question), answer), Probe("claim", PHRASE))
    assert asked.origin == "model"
    assert f"“{PHRASE}”" in asked.text


@pytest.mark.parametrize(
    ("said", "reason"),
    [
        ("I am painting my kitchen at the moment. I bought nine litres of yellow for the first wall.", "elsewhere"),
        ("First I read the plan of the slowest query. Then I bought us an index, and it ran in nine minutes.", "claim"),
    ],
)
def test_only_an_answer_to_something_else_is_led_back(asker: Author, prepared: Session, said: str, reason: str) -> None:
    question = Question(0, Stage.SKILLS, "SQL", "How do you keep SQL fast?", "model", "", Kind.TECHNICAL)
    answered = with_answer(with_question(prepared, question), Answer(said, "typed"))
    phrase = "I bought nine litres of yellow" if reason == "elsewhere" else "I bought us an index"
    asked = asker.follow_up(answered, Probe("claim", phrase))
    assert asked.reason == reason
    assert f"“{phrase}”" in asked.text
