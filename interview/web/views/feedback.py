"""One answer as a card: the person's own words, the score, what was strong, what is missing, and where each was seen.

A pure function of an exchange; it prints what the records hold and adds no judgement.
"""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from interview.feedback.scoring.anchors import STORIES
from interview.interviewer.packs.reading import pack_question
from interview.records import Answer, Covered, Evaluation, Exchange, Kind, Quote, Rating, Remark, Star, StarPart, Told
from interview.web.views.delivery import heard_delivery, made_of_html, sounded_html
from interview.web.views.evidence import COVERED, OWN, PARTLY, RESULT, said_html, with_blanks
from interview.web.views.looked import looked_html
from interview.web.views.rendering import render
from interview.web.views.score import answer_score_html, made_html
from interview.web.views.timeline import timeline_html

STATES = {
    Covered.COVERED: ("good", "✓ covered"),
    Covered.PARTLY: ("warn", "◐ partly"),
    Covered.MISSING: ("bad", "○ missing"),
    Covered.CONTRADICTED: ("bad", "✕ contradicted"),
}
OWN_WORDS = "It holds nothing but your own words."
FILL_IN = "It holds nothing but your own words and [blanks]: fill in only what is true."
NOT_RATED = "not rated"
NAMES = {
    Kind.SITUATIONAL: {"own action": "own steps", "outcome": "check"},
    Kind.TECHNICAL: {"own action": "method", "outcome": "check"},
}
"""What two of the criteria are where nothing was done yet, and where it is done again and again."""
ABOUT = ("About something else", "On the subject")
"""Of a relevance of 0 and of 100. Between them the reader does not know it, and the page says nothing: on three of
twelve pages that strangers read the doubt was wrong."""


@dataclass(frozen=True, slots=True)
class Rated:
    """A rating as it is shown; `value` only where it is shown as a number."""

    name: str
    said: str
    value: float | None
    strengths: tuple[Remark, ...]
    weaknesses: tuple[Remark, ...]


def answer_card(exchange: Exchange, *, stutter_safe: bool = False) -> Markup:
    question, answer, evaluation = exchange.question, exchange.answer, exchange.evaluation
    kind, star = question.kind, evaluation.star if evaluation else None
    return render(
        "feedback",
        "answer",
        question=question,
        evaluation=evaluation,
        said=_said_html(answer, evaluation, kind),
        score=answer_score_html(evaluation, exchange.dispute, kind) if evaluation else "",
        made=made_html(evaluation) if evaluation else "",
        stronger=_stronger_html(evaluation.advice.stronger) if evaluation else "",
        states=STATES,
        star=[tag for part in star.parts if (tag := _part_tag(part, kind))] if star else (),
        who=_who(star, kind) if star else "",
        ratings=[_rated(rating, kind) for rating in evaluation.ratings if _is_known(rating)] if evaluation else (),
        presented=_presented_html(exchange, answer, stutter_safe=stutter_safe) if answer else "",
        known=pack_question(question.prompt),
    )


def _said_html(answer: Answer | None, evaluation: Evaluation | None, kind: Kind) -> Markup:
    text = answer.text if answer else ""
    if not text:
        return render("feedback", "skipped")
    return said_html(text, _evidence(evaluation) if evaluation else (), kind)


def _evidence(evaluation: Evaluation) -> list[tuple[Quote, str]]:
    """Deeds and results, as the reader found them in the words; and points of a reference, where there is one."""
    kinds = {Covered.COVERED: COVERED, Covered.PARTLY: PARTLY}
    found = [(point.quote, kinds[point.state]) for point in evaluation.points if point.quote and point.state in kinds]
    marks = {"action": OWN, "result": RESULT}
    parts = evaluation.star.parts if evaluation.star else ()
    return found + [(quote, marks[part.name]) for part in parts if part.name in marks for quote in part.quotes]


def _stronger_html(text: str) -> str:
    words = FILL_IN if "[" in text else OWN_WORDS
    return render("feedback", "stronger", text=with_blanks(text), words=words) if text else ""


def _part_tag(part: StarPart, kind: Kind) -> tuple[str, str] | None:
    """What is surely missing is told of stories alone; a task is told with its situation more often than not."""
    name = part.name.capitalize()
    if part.told is Told.SHARED:
        return "plain", f"◐ {name}: shared"
    if part.quotes:
        return "good", f"✓ {name}"
    is_missed = part.told is Told.MISSING and kind in STORIES and part.name != "task"
    return ("plain", f"○ {name}: not found") if is_missed else None


def _who(star: Star, kind: Kind) -> str:
    """Of the whole answer; left out where nothing is done, and of a method, which is told of anybody."""
    acts = any(part.name == "action" and part.quotes for part in star.parts)
    if not acts or kind is Kind.TECHNICAL:
        return ""
    return f"Of whom it speaks: “I” {_times(star.first_person)}, “we” {_times(star.plural)}."


def _times(count: int) -> str:
    return {0: "never", 1: "once", 2: "twice"}.get(count, f"{count} times")


def _is_known(rating: Rating) -> bool:
    return rating.aspect != "relevance" or rating.value in (None, 0.0, 100.0)


def _rated(rating: Rating, kind: Kind) -> Rated:
    name = NAMES.get(kind, {}).get(rating.aspect, rating.aspect).capitalize()
    value = rating.value
    if value is None:
        said = NOT_RATED
    elif rating.aspect == "relevance":  # the reader knows this too roughly for a number
        said, value = ABOUT[value >= 100].lower(), None
    else:
        said = f"{value:.0f} of 100"
    return Rated(name, said, value, rating.strengths, rating.weaknesses)


def _presented_html(exchange: Exchange, answer: Answer, *, stutter_safe: bool) -> Markup:
    """How it sounded and where the person looked: figures, lists, and both beside the words."""
    delivery = heard_delivery(exchange, stutter_safe=stutter_safe)
    figures, heard, pace = sounded_html(answer, delivery, stutter_safe=stutter_safe)
    timeline = timeline_html(answer, delivery, exchange.focus, stutter_safe=stutter_safe)
    return render(
        "feedback",
        "presented",
        figures=figures,
        timeline=timeline,
        heard=heard,
        made_of=made_of_html(delivery, stutter_safe=stutter_safe),
        pace=pace,
        looked=looked_html(exchange.focus, alone=not timeline),
    )
