"""One answer's evaluation: withheld where there is too little, honest where it is weak, quoted where it praises."""

from __future__ import annotations

from dataclasses import replace

import pytest

from interview.core.records import (
    Answer,
    Band,
    Covered,
    Evaluation,
    IdealAnswer,
    KeyPoint,
    Kind,
    Question,
    Quote,
    Stage,
)
from interview.core.scoring.content import held_to_weak, score_at
from interview.core.scoring.evaluation import Compared, evaluation_from
from interview.core.scoring.gates import ELSEWHERE
from interview.core.scoring.keywords import keywords_from, split_by_use
from interview.core.scoring.rubric import OFF_TOPIC

ERROR = (15.0, 27.0, 27.0, 26.0)
QUESTION = Question(
    3, Stage.SKILLS, "PostgreSQL indexes", "How do you find a missing index?", "model", "question@1", Kind.TECHNICAL
)
STORY = replace(QUESTION, text="Tell me about a time you made something faster.", kind=Kind.BEHAVIOURAL)
IDEAL = IdealAnswer("I read the execution plan, find sequential scans on large tables, and add partial indexes.", "i@1")
ANSWER = (
    "Last year our monthly report took an hour. My task was to make it quick before the audit. I looked at the "
    "execution plan and I added an index where a large table was scanned sequentially. In the end it took two minutes."
)
VAGUE = (
    "I think it is always important to look at the situation and to communicate well with the team, and generally I "
    "try to do my best with things like that and to use best practices."
)
COVERED = KeyPoint(
    "I read the execution plan.",
    Covered.COVERED,
    0.9,
    Quote("I looked at the execution plan", ANSWER.index("I looked")),
)


def compared(value: float | None = 80.0, *, answer: str = ANSWER, closeness: float = 0.6, note: str = "") -> Compared:
    content = None if value is None else score_at(value, ERROR)
    return Compared(content, note, (COVERED,) if answer == ANSWER else (), answer, False, closeness, 0.41234, 0.71234)


def evaluated(found: Compared, question: Question = QUESTION, answer: str = ANSWER) -> Evaluation:
    return evaluation_from(question, Answer(answer, "typed"), IDEAL, found, error=ERROR)


def praise(evaluation: Evaluation) -> list[object]:
    return [*evaluation.advice.strong, *(one for rating in evaluation.ratings for one in rating.strengths)]


def test_a_good_answer_gets_a_score_its_error_bar_three_ratings_and_advice() -> None:
    evaluation = evaluated(compared())
    assert evaluation.score is not None
    assert 60 <= evaluation.score.value <= 100
    assert 0 <= evaluation.score.low <= evaluation.score.value <= evaluation.score.high <= 100
    assert [rating.aspect for rating in evaluation.ratings] == ["relevance", "clarity", "skill"]
    assert all(rating.value is not None and 0 <= rating.value <= 100 for rating in evaluation.ratings)
    assert evaluation.advice.strong
    assert evaluation.note == ""
    assert evaluation.points == (COVERED,)


def test_everything_it_praises_stands_in_the_answer() -> None:
    for question in (QUESTION, STORY):
        evaluation = evaluated(compared(), question)
        praised = [*evaluation.advice.strong, *(one for rating in evaluation.ratings for one in rating.strengths)]
        quotes = [remark.quote for remark in praised if remark.quote]
        assert quotes
        assert all(ANSWER[quote.start : quote.start + len(quote.text)] == quote.text for quote in quotes)


def test_a_story_is_taken_apart_and_a_technical_answer_is_not() -> None:
    star = evaluated(compared(), STORY).star
    assert star is not None
    assert star.missing == ()
    assert star.measurable is not None
    assert evaluated(compared()).star is None


def test_a_behavioural_answer_with_result_and_own_action_beats_the_same_without() -> None:
    without = "Last year our monthly report took an hour. It was a task for the whole office to make it quick somehow."
    whole, half = (
        evaluated(compared(50.0), STORY).score,
        evaluated(compared(50.0, answer=without), STORY, without).score,
    )
    assert whole is not None
    assert half is not None
    assert whole.value > half.value + 20


@pytest.mark.parametrize("note", ["You skipped this question.", "Not enough to score: 4 words.", "Not heard clearly."])
def test_what_is_not_scored_gets_no_number_no_rating_and_no_praise_but_the_reason(note: str) -> None:
    evaluation = evaluated(compared(None, note=note))
    assert evaluation.score is None
    assert evaluation.note == note
    assert evaluation.ratings == ()
    assert evaluation.points == ()
    assert evaluation.star is None
    assert praise(evaluation) == []


def test_the_likeness_beside_the_score_is_kept_even_where_there_is_no_score() -> None:
    evaluation = evaluated(compared(None, note="Too short."))
    assert (evaluation.tfidf, evaluation.embedding) == (0.4123, 0.7123)
    assert evaluation.keyword_coverage > 0


@pytest.mark.parametrize("question", [QUESTION, STORY])
def test_a_weak_answer_is_not_praised_anywhere(question: Question) -> None:
    evaluation = evaluated(compared(5.0, answer=VAGUE, closeness=0.2), question, VAGUE)
    assert evaluation.score is not None
    assert evaluation.score.band is Band.WEAK
    assert praise(evaluation) == []
    assert evaluation.advice.missing


def test_a_held_answer_stays_weak_and_says_why() -> None:
    reason = "This repeats the question and adds nothing to it."
    held = replace(compared(note=reason), content=held_to_weak(score_at(90.0, ERROR), reason, ERROR))
    evaluation = evaluated(held, STORY)
    assert evaluation.score is not None
    assert evaluation.score.value <= 20
    assert evaluation.score.reason == evaluation.note == reason
    assert praise(evaluation) == []
    assert evaluation.advice.stronger.startswith("Nothing that could be built on")


def test_an_answer_to_something_else_is_weak_however_well_it_is_told() -> None:
    evaluation = evaluated(compared(closeness=OFF_TOPIC - 0.01), STORY)
    assert evaluation.score is not None
    assert evaluation.score.band is Band.WEAK
    assert evaluation.note == evaluation.score.reason == ELSEWHERE
    assert evaluated(compared(closeness=OFF_TOPIC + 0.01), STORY).note == ""


def test_who_introduces_themselves_may_speak_of_anything() -> None:
    opening = replace(QUESTION, text="Tell me about yourself.", kind=Kind.OPENING)
    evaluation = evaluated(compared(closeness=0.0), opening)
    assert evaluation.note == ""
    assert evaluation.score is not None
    assert evaluation.score.reason == ""


def test_form_is_not_praised_where_nothing_was_said() -> None:
    weak, good = (evaluated(compared(value)) for value in (0.0, 90.0))
    assert praise(weak) == []
    assert [rating.value for rating in weak.ratings] == [rating.value for rating in good.ratings]


def test_the_advice_for_a_story_asks_for_the_part_that_is_missing() -> None:
    answer = ANSWER.removesuffix(" In the end it took two minutes.")
    advice = evaluated(compared(60.0, answer=answer), STORY, answer).advice
    assert "What came of it? No result was found: end with what changed." in advice.missing
    assert "[what came of it" in advice.stronger


def test_repeating_the_question_uses_no_keyword_but_the_topics() -> None:
    keywords = keywords_from(QUESTION.topic, IDEAL.text, QUESTION.text)
    used, missed = split_by_use(keywords, "How do I find a missing index, you ask?")
    assert set(used) <= {"indexes"}
    assert "execution" in missed


def test_another_inflection_of_a_keyword_counts() -> None:
    used, _ = split_by_use(("testing", "pipelines"), "I tested the pipeline.")
    assert used == ("testing", "pipelines")


def test_without_an_ideal_answer_no_keyword_is_missed() -> None:
    missing = evaluation_from(QUESTION, Answer(ANSWER, "typed"), IdealAnswer("", ""), compared(None), error=ERROR)
    assert missing.keywords_used == missing.keywords_missed == ()
    assert missing.keyword_coverage == 0.0
