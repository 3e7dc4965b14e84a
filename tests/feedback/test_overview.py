"""Over a whole interview: strengths are quoted, gaps are counted, and exercises are few."""

from __future__ import annotations

from dataclasses import replace

import pytest

from interview.feedback.overview import competencies_of, exercises_for, improvements_of, interval_of, strengths_of
from interview.feedback.scoring.content import score_at
from interview.records import (
    Advice,
    Answer,
    Band,
    Coverage,
    Covered,
    Evaluation,
    Evidence,
    Exchange,
    Fit,
    IdealAnswer,
    Job,
    KeyPoint,
    Kind,
    Need,
    Question,
    Quote,
    Remark,
    Resume,
    Score,
    Stage,
    Star,
    StarPart,
    Told,
    Topic,
    TopicKind,
)
from interview.sessions.session import Session

ERROR = (15.0, 27.0, 27.0, 26.0)
UNFINISHED = "Last year the load failed every night. I was asked to repair it. I rewrote the slow part in Python."
NAMES = ("SQL", "Python", "Kubernetes")
SENTENCES = (
    "Last year the load failed every night.",
    "I was asked to repair it.",
    "I rewrote the slow part in Python.",
)
NO_RESULT = Star(
    (
        *(
            StarPart(name, (Quote(sentence, UNFINISHED.index(sentence)),), Told.FOUND)
            for name, sentence in zip(("situation", "task", "action"), SENTENCES, strict=True)
        ),
        StarPart("result", told=Told.MISSING),
    ),
    first_person=2,
    plural=0,
)


def score(value: float) -> Score:
    return score_at(value, ERROR)


def exchange(
    number: int, value: float | None, topic: str = "SQL", text: str = UNFINISHED, strong: bool = True
) -> Exchange:
    question = Question(
        number, Stage.SKILLS, topic, f"What is question {number} about?", "bank", "b@1", Kind.BEHAVIOURAL
    )
    praise = (Remark("A result that can be counted.", Quote(text[:9], 0)),) if strong else ()
    evaluation = Evaluation(
        ideal=IdealAnswer("Ideal.", "i@1"),
        tfidf=0.3,
        embedding=0.5,
        keyword_coverage=0.5,
        keywords_used=(),
        keywords_missed=(),
        score=None if value is None else score(value),
        note="",
        star=None if value is None else NO_RESULT,
        advice=Advice(praise, ("Say what came of it.",), "") if value is not None else Advice(),
    )
    return Exchange(question, Answer(text, "typed"), evaluation)


def skipped(number: int) -> Exchange:
    question = Question(number, Stage.SKILLS, "SQL", f"What is question {number} about?", "bank", "b@1")
    return Exchange(question, Answer("", "skipped"))


def contradicted(number: int) -> Exchange:
    given = exchange(number, 45.0)
    assert given.evaluation is not None
    point = KeyPoint("The load has to be repaired.", Covered.CONTRADICTED, 0.1, Quote("I was asked to repair it.", 39))
    return replace(given, evaluation=replace(given.evaluation, points=(point,)))


def session(must: tuple[str, ...] = NAMES, lacking: tuple[str, ...] = ()) -> Session:
    topics = tuple(Topic(name, TopicKind.SKILL, "", "", Need.MUST if name in must else Need.UNSAID) for name in NAMES)
    evidence = tuple(
        Evidence(name, "", 0.1, Coverage.MISSING if name in lacking else Coverage.COVERED) for name in NAMES
    )
    return Session("s", "", 1, Resume(), Job("Data Engineer", topics, "text"), Fit(0.5, 0.4, evidence))


def test_the_means_error_bar_is_as_wide_as_one_answers_for_errors_may_be_common() -> None:
    one, four = interval_of([score(50.0)]), interval_of([score(50.0)] * 4)
    assert one is not None
    assert four is not None
    assert one == (50.0, 23.0, 77.0)
    assert four == (50.0, 23.0, 77.0)


@pytest.mark.parametrize("values", [(0.0,), (100.0, 100.0), (0.0, 100.0), (12.0, 47.0, 71.0, 93.0)])
def test_the_means_error_bar_stays_within_0_and_100(values: tuple[float, ...]) -> None:
    found = interval_of([score(value) for value in values])
    assert found is not None
    mean, low, high = found
    assert mean == pytest.approx(sum(values) / len(values), abs=0.05)
    assert 0 <= low <= mean <= high <= 100


def test_no_scored_answer_has_no_mean() -> None:
    assert interval_of([]) is None


def test_strengths_are_the_best_answers_first_each_with_its_quote() -> None:
    found = strengths_of([exchange(1, 55.0), exchange(2, 90.0), exchange(3, 70.0), exchange(4, 60.0)])
    assert [remark.text.split(",")[0] for remark in found] == ["Question 2", "Question 3", "Question 4"]
    assert all(remark.quote and UNFINISHED.startswith(remark.quote.text) for remark in found)
    assert found[0].text == "Question 2, on SQL: a result that can be counted"


def test_an_answer_without_a_score_or_without_praise_is_no_strength() -> None:
    assert strengths_of([exchange(1, None), exchange(2, 80.0, strong=False), skipped(3)]) == ()


def test_a_statement_turned_round_is_named_first_with_the_words_it_was_seen_in() -> None:
    found = improvements_of(session(()), [exchange(1, 60.0), contradicted(2)])
    assert found[0].text.startswith("Question 2: check whether you meant the opposite")
    assert found[0].quote is not None
    assert UNFINISHED[found[0].quote.start :].startswith(found[0].quote.text)


def test_a_part_that_stories_lack_again_and_again_is_counted() -> None:
    found = improvements_of(session(()), [exchange(1, 60.0), exchange(2, 50.0), exchange(3, None)])
    assert [remark.text for remark in found] == ["The result was not found in 2 of 2 stories."]


def test_a_required_skill_that_an_answer_was_weak_on_is_named() -> None:
    told = [
        remark.text for remark in improvements_of(session(), [exchange(1, 20.0, "Python"), exchange(2, 70.0, "SQL")])
    ]
    assert "The job requires Python, and your answer on it was weak." in told
    assert not any("requires SQL" in text for text in told)


def test_a_required_skill_that_neither_resume_nor_answer_showed_is_named() -> None:
    told = [
        remark.text for remark in improvements_of(session(lacking=("Kubernetes", "SQL")), [exchange(1, 70.0, "SQL")])
    ]
    assert [text.split(":")[0] for text in told if "neither" in text] == ["The job requires Kubernetes"]


def test_what_is_not_required_is_not_held_against_anybody() -> None:
    found = improvements_of(session((), lacking=NAMES), [exchange(1, 10.0, "Python")])
    assert not any("requires" in remark.text for remark in found)


def test_no_more_than_four_things_to_improve() -> None:
    answered = [contradicted(number) for number in range(1, 6)]
    assert len(improvements_of(session(lacking=NAMES), answered)) == 4


@pytest.mark.parametrize("count", [0, 1, 2, 6])
def test_exercises_are_at_most_three_and_never_none(count: int) -> None:
    answered = [exchange(number, 40.0 + number) for number in range(1, count + 1)]
    for left_out in ([], [skipped(9), skipped(10)]):
        told = exercises_for(answered, left_out)
        assert 1 <= len(told) <= 3
        assert len(set(told)) == len(told)


def test_a_skipped_question_comes_first_then_the_weakest_answer_with_what_it_lacks() -> None:
    told = exercises_for([exchange(1, 80.0), exchange(2, 30.0), exchange(3, 50.0)], [skipped(4)])
    assert told[0].startswith("Question 4, which you skipped")
    assert told[1].startswith("Question 2 once more, aloud")
    assert told[1].endswith("Say what came of it.")
    assert told[2].startswith("Question 3 once more")


def test_the_part_that_is_missing_most_is_practised() -> None:
    told = exercises_for([exchange(1, 50.0)], [])
    assert told[1] == "Tell one story again and end it with what changed, in a number if there is one."


def test_a_part_that_is_only_unsure_is_counted_nowhere() -> None:
    given = exchange(1, 60.0)
    assert given.evaluation is not None
    unsure = replace(NO_RESULT, parts=(*NO_RESULT.parts[:-1], StarPart("result", told=Told.UNSURE)))
    given = replace(given, evaluation=replace(given.evaluation, star=unsure))
    assert improvements_of(session(()), [given]) == ()
    assert not any("end it with what changed" in told for told in exercises_for([given], []))


def test_a_competency_is_rated_by_the_answers_to_the_questions_that_asked_for_it() -> None:
    def asked(number: int, competency: str, value: float) -> Exchange:
        question = Question(
            number, Stage.BEHAVIOURAL, "a topic", "What did you do?", "bank", "b", competency=competency
        )
        score = Score(value, value - 10, value + 10, Band.FAIR)
        evaluation = Evaluation(IdealAnswer("", ""), 0, 0, 0, (), (), score, "")
        return Exchange(question, Answer("an answer", "typed"), evaluation)

    unscored = Exchange(
        Question(5, Stage.SKILLS, "t", "How?", "bank", "b", competency="planning"), Answer("x", "typed")
    )
    rated = competencies_of(
        [asked(2, "teamwork", 40.0), asked(3, "integrity", 70.0), asked(4, "teamwork", 60.0), unscored]
    )
    assert [(one.name, one.score, one.low, one.high, one.questions) for one in rated] == [
        ("integrity", 70.0, 60.0, 80.0, (3,)),
        ("teamwork", 50.0, 40.0, 60.0, (2, 4)),
    ]
