"""Likeness is measured from words alone, repeats exactly, and is withheld where there is too little."""

from __future__ import annotations

import pytest

from interview.core.records import Answer, Evaluation, IdealAnswer, Question, Stage, Word
from interview.core.scoring.evaluation import evaluation_from
from interview.core.scoring.keywords import keywords_from, split_by_use

QUESTION = Question(3, Stage.SKILLS, "PostgreSQL indexes", "How do you find a missing index?", "model", "question@1")
IDEAL = IdealAnswer("I read the execution plan, find sequential scans on large tables, and add partial indexes.", "i@1")
ANSWER = "I look at the execution plan and when a large table is scanned sequentially I add an index for that query."


def evaluate(answer: Answer, tfidf: float = 0.4, embedding: float = 0.7) -> Evaluation:
    return evaluation_from(QUESTION, answer, IDEAL, tfidf=tfidf, embedding=embedding)


def test_a_related_answer_gets_a_number_between_0_and_100() -> None:
    score = evaluate(Answer(ANSWER, "typed")).score
    assert score is not None
    assert 40 < score < 100


def test_the_same_answer_gets_the_same_score_spoken_or_typed() -> None:
    words = tuple(Word(word, n * 0.3, n * 0.3 + 0.2, 0.9) for n, word in enumerate(ANSWER.split()))
    assert evaluate(Answer(ANSWER, "spoken", words, 10.0)).score == evaluate(Answer(ANSWER, "typed")).score


@pytest.mark.parametrize("text", ["", "I don't know.", "index index index index index"])
def test_too_little_to_compare_gets_no_number(text: str) -> None:
    evaluation = evaluate(Answer(text, "typed"))
    assert evaluation.score is None
    assert evaluation.note


def test_a_doubtful_transcript_gets_no_number() -> None:
    words = tuple(Word(word, n * 0.3, n * 0.3 + 0.2, 0.2) for n, word in enumerate(ANSWER.split()))
    assert "unsure" in evaluate(Answer(ANSWER, "spoken", words, 10.0)).note


def test_without_an_ideal_answer_there_is_no_number() -> None:
    missing = evaluation_from(QUESTION, Answer(ANSWER, "typed"), IdealAnswer("", ""), tfidf=0.0, embedding=0.0)
    assert missing.score is None
    assert "no ideal answer" in missing.note


def test_repeating_the_question_uses_no_keyword_but_the_topics() -> None:
    keywords = keywords_from(QUESTION.topic, IDEAL.text, QUESTION.text)
    used, missed = split_by_use(keywords, "How do I find a missing index, you ask?")
    assert set(used) <= {"indexes"}
    assert "execution" in missed


def test_another_inflection_of_a_keyword_counts() -> None:
    used, _ = split_by_use(("testing", "pipelines"), "I tested the pipeline.")
    assert used == ("testing", "pipelines")
