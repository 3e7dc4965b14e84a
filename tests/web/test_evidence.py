"""The person's own words are marked where they were said and never changed, and nothing anybody wrote can run."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from interview.records import Covered, Dispute, Quote, StarPart
from interview.sessions.session import Session
from interview.web.views.evidence import COVERED, PARTLY, RESULT, pieces_of, said_html
from interview.web.views.feedback import answer_card
from interview.web.views.rendering import clock
from interview.web.views.results import answers_html, chart_html, results_html
from tests.web import scored
from tests.web.scored import MIDDLING, STRONG, evaluation_of, finished, quote, said_in, words_in

EVIL = "<img src=x onerror=alert(1)> ${alert(1)} {{alert(1)}} `x`"


def test_a_quote_is_marked_where_it_was_said_and_the_words_stay_as_they_are() -> None:
    page = said_in(answer_card(scored.strong()))
    assert '<mark class="covered own">I rewrote the pipeline in Python and wrote tests for every step.</mark>' in page
    assert re.search(r'<mark class="partly result">As a result the run time [^<]* since\.</mark>', page)
    assert words_in(page) == STRONG


def test_the_second_of_two_like_words_is_marked_when_it_is_the_one_meant() -> None:
    pieces = pieces_of("It failed. It failed.", [(Quote("It failed.", 11), COVERED)])
    assert pieces == [("It failed. ", ""), ("It failed.", COVERED)]


def test_quotes_that_overlap_leave_every_word_in_its_place_once() -> None:
    text = "I cut the time & cost by <half> in May."
    quotes = [
        (quote(text, "I cut the time & cost by <half>"), COVERED),
        (quote(text, "cost by <half> in May."), RESULT),
        (quote(text, "the time"), PARTLY),
        (quote(text, "I cut the time & cost by <half>"), COVERED),
    ]
    pieces = pieces_of(text, quotes)
    assert pieces == [
        ("I cut the time & ", "covered"),
        ("cost by <half>", "covered result"),
        (" in May.", "result"),
    ]
    page = said_in(said_html(text, quotes))
    assert words_in(page) == text
    assert page.count("<mark") == page.count("</mark>") == 3
    assert "&lt;half&gt;" in page


@pytest.mark.parametrize("wrong", [Quote("I never said this.", 3), Quote("", 0), Quote("I cut it.", -1)])
def test_a_quote_that_nobody_said_marks_nothing(wrong: Quote) -> None:
    assert "<mark" not in said_html("We talked.", [(wrong, COVERED)])


def test_a_quote_at_a_wrong_place_is_marked_where_its_words_are() -> None:
    assert pieces_of("So, I cut it.", [(Quote("I cut it.", 99), RESULT)]) == [("So, ", ""), ("I cut it.", RESULT)]


def test_each_kind_of_mark_is_told_in_words_and_only_those_that_are_there() -> None:
    strong, middling = answer_card(scored.strong()), answer_card(scored.middling())
    assert "what came of it" in words_in(strong.split('class="why mark-key"')[1])
    assert "covers a point" in middling
    assert "covers part of one" not in middling, "the part that is wholly covered hides it"
    assert "what came of it" not in words_in(answer_card(scored.weak()))


def test_a_spoken_quote_says_its_second_and_a_typed_one_none() -> None:
    assert "(0:11)" in answer_card(scored.strong())
    assert clock(125.9) == "2:05"
    assert re.search(r"“I would first ask the nurses[^”]*”</span>", answer_card(scored.disputed()))


def test_what_a_person_or_a_model_wrote_never_runs(session: Session) -> None:
    evil = quote(f"So {EVIL} it is.", EVIL)
    exchange = scored.strong()
    evaluation = evaluation_of(exchange)
    assert evaluation.score
    assert evaluation.star
    assert exchange.answer
    remark = replace(evaluation.advice.strong[0], text=EVIL, quote=evil)
    advice = replace(evaluation.advice, strong=(remark,), missing=(EVIL,), stronger=f"{EVIL} [{EVIL}]")
    star = replace(evaluation.star, measurable=evil, parts=(StarPart(EVIL, (evil,)), StarPart(EVIL)))
    evaluation = replace(
        evaluation,
        ideal=replace(evaluation.ideal, text=EVIL),
        keywords_used=(EVIL,),
        keywords_missed=(EVIL,),
        score=replace(evaluation.score, reason=EVIL, features=(replace(evaluation.score.features[0], name=EVIL),)),
        note=EVIL + " note",
        points=tuple(replace(evaluation.points[0], text=EVIL, quote=evil, state=state) for state in Covered),
        ratings=(replace(evaluation.ratings[0], aspect=EVIL, strengths=(remark,), weaknesses=(remark,)),),
        star=star,
        competencies=((EVIL, evil),),
        advice=advice,
    )
    exchange = replace(
        exchange,
        question=replace(exchange.question, text=EVIL, topic=EVIL),
        answer=replace(exchange.answer, text=f"So {EVIL} it is."),
        evaluation=evaluation,
        dispute=Dispute(EVIL, EVIL),
    )
    report = replace(
        scored.REPORT,
        keep=EVIL,
        change=EVIL,
        practise=EVIL,
        strengths=(remark,),
        to_improve=(remark,),
        exercises=(EVIL,),
    )
    session = replace(finished(session), exchanges=(exchange, replace(exchange, evaluation=None)), report=report)
    answers = answers_html(session)
    for page in (answers, results_html(session), chart_html(session)):
        assert "<img" not in page
        assert "${" not in page
        assert "{{" not in page
        assert "`" not in page
    assert words_in(said_in(answers)) == f"So {EVIL} it is."
    assert f"You said this score is wrong: “{EVIL}”." in words_in(answers)
    unscored = replace(exchange, evaluation=replace(evaluation, score=None, note=EVIL))
    assert "<img" not in answer_card(unscored)


def test_the_words_of_a_middling_answer_are_whole() -> None:
    assert words_in(said_in(answer_card(scored.middling()))) == MIDDLING
