"""One answer's evaluation: withheld where there is too little, honest where it is weak, quoted where it praises."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from interview.coach.evaluating import evaluated
from interview.engines.backends.scripted import ScriptedEmbedder, ScriptedReader
from interview.feedback.advice import NOTHING
from interview.feedback.criteria import ASPECT_OF, PRAISED_FROM
from interview.feedback.judging import HELD, Judge
from interview.feedback.scoring.gates import ELSEWHERE
from interview.feedback.scoring.keywords import keywords_from, split_by_use
from interview.feedback.scoring.quoting import stands_in
from interview.records import Answer, Band, Evaluation, IdealAnswer, Kind, Question, Quote
from interview.records.read_answer import ReadAnswer
from tests.feedback.made import SCALE, STORY, Told

IDEAL = IdealAnswer("I sorted the patients, called another ward, and nobody was harmed.", "ideal@1")
WHOLE = (
    "Last winter two colleagues on our ward were sick. I sorted the patients by urgency because the list was wrong. "
    "I called the next ward for help. As a result nobody was harmed."
)
UNFINISHED = WHOLE.removesuffix(" As a result nobody was harmed.")
CLAIMS = (
    "Communication is always important and everybody should always do their best. A good team always sticks "
    "together and always listens to each other."
)


def evaluation(
    text: str,
    question: Question = STORY,
    *,
    source: str = "typed",
    ideal: IdealAnswer = IDEAL,
    judge: Judge | None = None,
) -> Evaluation:
    embedders = {"embedding": ScriptedEmbedder("default"), "tfidf": ScriptedEmbedder("default")}
    given = Answer(text, source)
    return evaluated(question, given, ideal, (), embedders, judge or Judge(ScriptedReader("default"), SCALE))


def value(found: Evaluation) -> float:
    assert found.score is not None
    return found.score.value


def praise(found: Evaluation) -> list[Quote | None]:
    strengths = [remark for rating in found.ratings for remark in rating.strengths]
    return [remark.quote for remark in (*found.advice.strong, *strengths)]


def test_a_whole_story_gets_a_score_its_error_bar_seven_ratings_its_parts_and_advice() -> None:
    found = evaluation(WHOLE)
    assert found.score is not None
    assert 0 <= found.score.low < found.score.value < found.score.high <= 100
    assert found.note == found.score.reason == ""
    assert [rating.aspect for rating in found.ratings] == [
        "relevance",
        "specificity",
        "own action",
        "outcome",
        "reasoning",
        "structure",
        "clarity",
    ]
    assert found.star is not None
    assert found.star.missing == ("situation", "task")
    assert found.advice.strong
    assert found.points == ()


def test_the_score_is_what_the_levels_say_and_no_ideal_answer_moves_it() -> None:
    found = evaluation(WHOLE)
    other = evaluation(WHOLE, ideal=IdealAnswer("", ""))
    assert found.score is not None
    assert [feature.name for feature in found.score.features] == [f"level {number}" for number in range(1, 6)]
    assert sum(feature.points for feature in found.score.features) == pytest.approx(found.score.value, abs=0.6)
    assert (found.score, found.ratings, found.star, found.advice) == (
        other.score,
        other.ratings,
        other.star,
        other.advice,
    )


def test_a_result_and_an_own_deed_are_worth_more_than_an_own_deed_than_claims() -> None:
    assert value(evaluation(WHOLE)) >= value(evaluation(UNFINISHED)) + 10
    assert value(evaluation(UNFINISHED)) >= value(evaluation(CLAIMS)) + 10


@pytest.mark.parametrize("text", [WHOLE, UNFINISHED, WHOLE.casefold().replace(".", ""), f"Um, {WHOLE}"])
def test_everything_it_praises_stands_in_the_answer(text: str) -> None:
    found = evaluation(text)
    assert found.star is not None
    quotes = [*praise(found), *(quote for _, quote in found.competencies)]
    quotes += [quote for part in found.star.parts for quote in part.quotes]
    assert found.advice.strong
    assert all(remark.quote for remark in found.advice.strong)
    assert all(stands_in(quote, text) for quote in quotes if quote)


@pytest.mark.parametrize(
    ("levels", "aspects"),
    [
        ((0.0, 0.3, 0.5, 0.2, 0.0), []),
        ((0.0, 0.1, 0.4, 0.5, 0.0), ["own action"]),
        ((0.0, 0.0, 0.2, 0.4, 0.4), ["own action", "outcome"]),
    ],
)
def test_the_better_an_answer_the_more_of_it_is_praised(levels: tuple[float, ...], aspects: list[str]) -> None:
    class Worth(ScriptedReader):
        def read_answer(self, question: Sequence[str], answer: Sequence[str]) -> ReadAnswer:
            return replace(super().read_answer(question, answer), levels=levels)

    found = evaluation(WHOLE, judge=Judge(Worth("default"), SCALE))
    praised = [rating.aspect for rating in found.ratings if rating.strengths and rating.aspect in PRAISED_FROM]
    assert praised == aspects
    assert {ASPECT_OF[remark.text] for remark in found.advice.strong if remark.text in ASPECT_OF} == set(aspects)


@pytest.mark.parametrize(("text", "source"), [("", "skipped"), ("", "typed"), ("I fixed it.", "typed")])
def test_what_is_not_scored_gets_no_number_no_rating_and_no_praise_but_the_reason(text: str, source: str) -> None:
    found = evaluation(text, source=source)
    assert found.score is None
    assert found.note
    assert (found.ratings, found.points, found.star, found.competencies) == ((), (), None, ())
    assert praise(found) == []


def test_the_likeness_beside_the_score_is_kept_even_where_there_is_no_score() -> None:
    found = evaluation("I sorted the patients.")
    assert found.score is None
    assert found.tfidf > 0
    assert found.embedding > 0
    assert found.keyword_coverage > 0


def test_a_weak_answer_is_not_praised_anywhere_and_its_numbers_stay() -> None:
    found = evaluation(CLAIMS)
    assert found.score is not None
    assert found.score.band is Band.WEAK
    assert praise(found) == []
    assert found.ratings
    assert "could be said by anybody" in found.advice.missing[0]


def test_a_held_answer_stays_weak_says_why_and_is_taken_apart_no_further() -> None:
    found = evaluation("So you ask me: tell me about a time you were short of hands. " * 2)
    assert value(found) <= HELD
    assert found.score is not None
    assert found.score.reason == found.note != ""
    assert praise(found) == []
    assert (found.ratings, found.star, found.competencies) == ((), None, ())
    assert found.advice.missing == (NOTHING,)


def test_an_answer_to_something_else_is_weak_however_well_it_is_told() -> None:
    found = evaluation(WHOLE, judge=Judge(Told((0, 0, 0, 0, 1.0), relevance=0.0), SCALE))
    assert value(found) <= HELD
    assert found.note == ELSEWHERE
    assert praise(found) == []


def test_the_advice_asks_for_the_result_that_is_missing_and_leaves_a_blank_for_it() -> None:
    missing, stronger = evaluation(UNFINISHED).advice.missing, evaluation(UNFINISHED).advice.stronger
    assert (
        "After “I called the next ward for help”: what came of it? End with what was different afterwards." in missing
    )
    assert stronger.endswith("[what came of it: what was different afterwards?]")
    assert not any("came of it" in told for told in evaluation(WHOLE).advice.missing)


def test_a_plan_is_not_asked_for_the_parts_of_a_story() -> None:
    plan = replace(STORY, kind=Kind.SITUATIONAL, text="What would you do if two colleagues were sick?")
    advice = evaluation(UNFINISHED, plan).advice
    assert not any("came of it" in told for told in advice.missing)
    assert "Say how you would see that it worked." in advice.missing


def test_repeating_the_question_uses_no_keyword_but_the_topics() -> None:
    keywords = keywords_from("PostgreSQL indexes", "I read the execution plan.", "How do you find a missing index?")
    used, missed = split_by_use(keywords, "How do I find a missing index, you ask?")
    assert set(used) <= {"indexes"}
    assert "execution" in missed


def test_another_inflection_of_a_keyword_counts() -> None:
    used, _ = split_by_use(("testing", "pipelines"), "I tested the pipeline.")
    assert used == ("testing", "pipelines")


def test_without_an_ideal_answer_no_keyword_is_missed() -> None:
    found = evaluation(WHOLE, ideal=IdealAnswer("", ""))
    assert found.keywords_used == found.keywords_missed == ()
    assert found.keyword_coverage == 0.0
