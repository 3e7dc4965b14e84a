"""A finished interview with hand-written records: a strong, a middling, a weak, an unscored and a disputed answer."""

from __future__ import annotations

import html
import re
from dataclasses import replace

from interview.audio.delivery import Sounding, delivery_from
from interview.records import (
    Advice,
    Answer,
    Away,
    Band,
    Covered,
    Dispute,
    Evaluation,
    Exchange,
    Feature,
    Focus,
    IdealAnswer,
    KeyPoint,
    Kind,
    Question,
    Quote,
    Rating,
    Remark,
    Report,
    Score,
    Stage,
    Star,
    StarPart,
    Told,
    Word,
)
from interview.sessions.session import Session

STRONG = (
    "At Northwind the nightly load failed twice a week. It was my job to make it finish before the morning round. "
    "I rewrote the pipeline in Python and wrote tests for every step. As a result the run time dropped from six hours "
    "to one, and no night failed since."
)
MIDDLING = "We looked at the slow queries together. We added an index, and it went better after that, I think."
WEAK = "I think that a database is really important because data is important, and so we use a database for the data."
DISPUTED = "I would first ask the nurses what they need in the morning, because nobody had ever asked them before."
FEATURES = (
    Feature("meaning", 0.71, 14.2),
    Feature("words", 0.44, 9.1),
    Feature("weakest", 0.38, 3.0),
    Feature("contradiction", 0.05, 1.2),
    Feature("ideal answers", 1.1, -6.4),
    Feature("length of the ideal", 2.4, -0.8),
)
HELD = "This says the same words over and over. Say each thing once, in sentences."
TOO_SHORT = "Not enough to score: 4 words. Say at least 15."
IDEAL = (
    "I would look at the query plan first. Then I would add an index where a whole table is read. "
    "I would measure before and after. I would never add an index without measuring."
)


def quote(text: str, part: str, second: float | None = None) -> Quote:
    return Quote(part, text.index(part), second)


def spoken(text: str, pace: float = 0.4) -> Answer:
    words = tuple(Word(one, pace * n, pace * n + 0.3, 0.94) for n, one in enumerate(text.split()))
    return Answer(text, "spoken", words, pace * len(words), "en")


def finished(session: Session) -> Session:
    exchanges = (strong(), middling(), weak(), unscored(), disputed())
    return replace(session, exchanges=exchanges, report=REPORT)


def strong() -> Exchange:
    result = quote(STRONG, "As a result the run time dropped from six hours to one, and no night failed since.", 15.6)
    deed = quote(STRONG, "I rewrote the pipeline in Python and wrote tests for every step.", 11.2)
    setting = quote(STRONG, "At Northwind the nightly load failed twice a week.", 0.0)
    task = quote(STRONG, "It was my job to make it finish before the morning round.", 3.6)
    parts = (("situation", setting), ("task", task), ("action", deed), ("result", result))
    evaluation = Evaluation(
        ideal=IdealAnswer("I rebuilt the load step by step and tested it. The run time fell.", "ideal@1"),
        tfidf=0.4132,
        embedding=0.6634,
        keyword_coverage=0.55,
        keywords_used=("pipeline", "tests", "run time"),
        keywords_missed=("monitoring", "rollback"),
        score=Score(83, 61, 100, Band.STRONG, FEATURES),
        note="",
        points=(
            KeyPoint("I rebuilt the load step by step and tested it.", Covered.COVERED, 0.81, deed),
            KeyPoint("The run time fell.", Covered.PARTLY, 0.52, result),
            KeyPoint("I set up an alert for late runs.", Covered.MISSING, 0.1),
        ),
        ratings=(
            Rating("relevance", 84, (Remark("Two of three key points are there.", deed),)),
            Rating(
                "clarity",
                71,
                (Remark("The first sentence is already about the matter.", setting),),
                (Remark('No signposts such as "first", "then" or "as a result".'),),
            ),
            Rating("skill", 78, (Remark("What you did yourself is named.", deed),)),
        ),
        star=Star(tuple(StarPart(name, (one,)) for name, one in parts), 3, 0, result),
        competencies=(("technical knowledge", deed), ("results", result)),
        advice=Advice(
            strong=(Remark("A result that can be counted.", result), Remark("Your own part is clear.", deed)),
            missing=("Nothing yet about how late runs are noticed.",),
            stronger=f"{STRONG}\nI noticed late runs by [how you noticed them], which saved [what it saved].",
        ),
    )
    answer = spoken(STRONG)
    delivery = delivery_from(answer.words, Sounding([(0.0, answer.seconds)]))
    away = (Away(4.0, 6.5, "left"), Away(20.0, 21.2, "down"))
    focus = Focus(answer.seconds, 64, 0.88, rough=False, away=away)
    question = Question(1, Stage.EXPERIENCE, "Pipelines", "Tell me about a load that kept failing.", "model", "q@1")
    return Exchange(replace(question, kind=Kind.BEHAVIOURAL), answer, evaluation, delivery, focus)


def middling() -> Exchange:
    better = quote(MIDDLING, "We added an index, and it went better after that, I think.", 2.8)
    evaluation = Evaluation(
        ideal=IdealAnswer(IDEAL, "ideal@1"),
        tfidf=0.2211,
        embedding=0.5523,
        keyword_coverage=0.4,
        keywords_used=("index", "queries"),
        keywords_missed=("query plan", "measure", "whole table"),
        score=Score(58, 32, 84, Band.FAIR, tuple(replace(one, points=one.points / 2) for one in FEATURES)),
        note="",
        points=(
            KeyPoint("Then I would add an index where a whole table is read.", Covered.COVERED, 0.7, better),
            KeyPoint("I would look at the query plan first.", Covered.PARTLY, 0.45, better),
            KeyPoint("I would measure before and after.", Covered.MISSING, 0.2),
            KeyPoint("I would never add an index without measuring.", Covered.CONTRADICTED, 0.1, better),
        ),
        ratings=(
            Rating("relevance", 55, (), (Remark("Two of four key points are missing."),)),
            Rating("clarity", 49, (), (Remark("“I think” takes back what you said.", better),)),
            Rating("skill", None),
        ),
        star=Star(
            (
                StarPart("situation", told=Told.MISSING),
                StarPart("task", told=Told.MISSING),
                StarPart("action", (better,)),
                StarPart("result", (better,)),
            ),
            0,
            2,
        ),
        advice=Advice(
            missing=("Say what you did yourself: “we” carried the action.", "How much better, in a number?"),
            stronger="I looked at the slow queries. I added an index, and it went better: from [before] to [after].",
        ),
    )
    question = Question(2, Stage.SKILLS, "PostgreSQL", "What do you do about a slow query?", "bank", "bank")
    focus = Focus(12.0, 24, None)
    return Exchange(question, spoken(MIDDLING, 0.35), evaluation, focus=focus)


def weak() -> Exchange:
    evaluation = Evaluation(
        ideal=IdealAnswer("A warehouse keeps history so that reports can be compared.", "ideal@1"),
        tfidf=0.0312,
        embedding=0.2145,
        keyword_coverage=0.0,
        keywords_used=(),
        keywords_missed=("history", "reports"),
        score=Score(20, 0, 46, Band.WEAK, FEATURES[:2], HELD),
        note=HELD,
        points=(KeyPoint("A warehouse keeps history.", Covered.MISSING, 0.08),),
        ratings=(Rating("relevance", 12, (), (Remark("No key point is there."),)), Rating("clarity", 40)),
    )
    question = Question(
        3, Stage.SKILLS, "Warehouse", "Why does one keep a warehouse beside a database?", "model", "q@1"
    )
    return Exchange(question, Answer(WEAK, "typed"), evaluation)


def unscored() -> Exchange:
    evaluation = Evaluation(IdealAnswer(IDEAL, "ideal@1"), 0.05, 0.12, 0.0, (), ("index",), None, TOO_SHORT)
    question = Question(4, Stage.SKILLS, "Kubernetes", "How did you run it in production?", "model", "q@1")
    return Exchange(question, Answer("I never did that.", "typed"), evaluation)


def disputed() -> Exchange:
    asked = quote(DISPUTED, "I would first ask the nurses what they need in the morning")
    evaluation = Evaluation(
        ideal=IdealAnswer("I would ask who reads the numbers and when.", "ideal@1"),
        tfidf=0.1034,
        embedding=0.4801,
        keyword_coverage=0.25,
        keywords_used=("ask",),
        keywords_missed=("numbers", "when", "who"),
        score=Score(43, 8, 78, Band.FAIR, FEATURES[:3]),
        note="",
        points=(KeyPoint("I would ask who reads the numbers and when.", Covered.COVERED, 0.66, asked),),
        competencies=(("customer focus", asked),),
    )
    question = Question(
        5, Stage.SITUATIONAL, "Clinical staff", "The numbers are late. What do you do first?", "model", "q@1"
    )
    question = replace(question, kind=Kind.SITUATIONAL)
    dispute = Dispute("I named who I would ask and why; the ideal answer says the same.", "2026-01-02T10:00:00+00:00")
    return Exchange(question, Answer(DISPUTED, "typed"), evaluation, dispute=dispute)


REPORT = Report(
    keep="You say what came of your work: 1 of 5 answers held a result, such as “the run time dropped from six hours”.",
    change="Say what you did yourself: “we” carried question 2.",
    practise="Question 3, on Warehouse: nothing yet about “history”, “reports”.",
    score=51.0,
    keyword_coverage=0.3,
    words_per_minute=152.0,
    fillers_per_minute=1.4,
    focus=0.88,
    answered=5,
    confidence=87.0,
    score_low=34.0,
    score_high=68.0,
    strengths=(Remark("Pipelines: your own part and what came of it.", quote(STRONG, "I rewrote the pipeline", 11.2)),),
    to_improve=(
        Remark("PostgreSQL: say how you know that it got better.", quote(MIDDLING, "it went better after that", 3.9)),
        Remark("Kubernetes is asked for and no answer spoke of it."),
    ),
    exercises=(
        "Tell question 2 again, and begin every sentence about what was done with “I”.",
        "Add one number to the end of question 2: before and after.",
        "Say in one sentence why a warehouse keeps history.",
    ),
)


def evaluation_of(exchange: Exchange) -> Evaluation:
    assert exchange.evaluation is not None
    return exchange.evaluation


def words_in(page: str) -> str:
    """What a person reads: without tags, and with what was escaped."""
    return html.unescape(re.sub(r"<[^>]+>", "", page))


def said_in(page: str) -> str:
    found = re.search(r'<p class="said">(.*?)</p>', page, re.DOTALL)
    assert found
    return found[1]
