"""One answer as a card: the person's own words, the score, what was strong, what is missing, and where each was seen.

A pure function of an exchange; it prints what the records hold and adds no judgement.
"""

from __future__ import annotations

from interview.feedback.scoring.anchors import STORIES
from interview.records import (
    Advice,
    Answer,
    Covered,
    Evaluation,
    Exchange,
    KeyPoint,
    Kind,
    Quote,
    Rating,
    Star,
    StarPart,
    Told,
)
from interview.web.views.delivery import heard_delivery, made_of_html, sounded_html
from interview.web.views.evidence import (
    COVERED,
    OWN,
    PARTLY,
    RESULT,
    points_html,
    quoted,
    remarks_html,
    said_html,
    with_blanks,
)
from interview.web.views.fragments import meter, paragraph, rows, safe, tag
from interview.web.views.looked import looked_html
from interview.web.views.score import answer_score_html, made_html
from interview.web.views.timeline import timeline_html

STATES = {
    Covered.COVERED: ("good", "✓ covered"),
    Covered.PARTLY: ("warn", "◐ partly"),
    Covered.MISSING: ("bad", "○ missing"),
    Covered.CONTRADICTED: ("bad", "✕ contradicted"),
}
STRONGER = "A stronger version of your own answer"
OWN_WORDS = "It holds nothing but your own words."
FILL_IN = "It holds nothing but your own words and [blanks]: fill in only what is true."
IDEAL = "Written by the language model; yours can be another one, and no score is made from it"
NOT_RATED = "not rated"
NAMES = {
    Kind.SITUATIONAL: {"own action": "own steps", "outcome": "check"},
    Kind.TECHNICAL: {"own action": "method", "outcome": "check"},
}
"""What two of the criteria are where nothing was done yet, and where it is done again and again."""
ABOUT = ("About something else", "Not sure that it is on the subject", "On the subject")
"""Of a relevance of 0, between, and of 100: the reader knows the subject, not whether the question is answered."""


def answer_card(exchange: Exchange, *, stutter_safe: bool = False) -> str:
    question, answer, evaluation = exchange.question, exchange.answer, exchange.evaluation
    body = f'<p class="eyebrow">Question {question.number} · {question.stage.value} · {safe(question.topic)}</p>'
    body += f"<h2>{safe(question.text)}</h2>"
    said = _said_html(answer, evaluation, question.kind)
    if evaluation is None:
        body += said
    else:
        body += _pair(said, answer_score_html(evaluation, exchange.dispute, question.kind)) + made_html(evaluation)
        body += _pair(_advice_html(evaluation.advice), _ratings_html(evaluation.ratings, question.kind))
        body += _pair(
            _points_html(evaluation.points), _star_html(evaluation.star, question.kind) + _competencies_html(evaluation)
        )
        body += _ideal_html(evaluation)
    if answer:
        body += _presented_html(exchange, answer, stutter_safe=stutter_safe)
    return f'<section class="card answer">{body}</section>'


def _pair(left: str, right: str) -> str:
    """Side by side where there is room; over the whole width where there is only one."""
    parts = [part for part in (left, right) if part]
    kind = "pair-up" if len(parts) > 1 else "pair-up alone"
    return f'<div class="{kind}">' + "".join(f"<div>{part}</div>" for part in parts) + "</div>" if parts else ""


def _said_html(answer: Answer | None, evaluation: Evaluation | None, kind: Kind) -> str:
    text = answer.text if answer else ""
    if not text:
        return paragraph("(skipped)", "said")
    return said_html(text, _evidence(evaluation) if evaluation else (), kind)


def _evidence(evaluation: Evaluation) -> list[tuple[Quote, str]]:
    """Deeds and results, as the reader found them in the words; and points of a reference, where there is one."""
    kinds = {Covered.COVERED: COVERED, Covered.PARTLY: PARTLY}
    found = [(point.quote, kinds[point.state]) for point in evaluation.points if point.quote and point.state in kinds]
    marks = {"action": OWN, "result": RESULT}
    parts = evaluation.star.parts if evaluation.star else ()
    return found + [(quote, marks[part.name]) for part in parts if part.name in marks for quote in part.quotes]


def _advice_html(advice: Advice) -> str:
    html = ""
    if advice.strong:
        html += "<h3>What was strong</h3>" + remarks_html(advice.strong, "✓", "good")
    if advice.missing:
        first, *then = (safe(one) for one in advice.missing)
        html += f"<h3>What would help most</h3>{points_html([first], '→', 'bad')}"
        html += f"<h3>Then</h3>{points_html(then, '○', 'bad')}" if then else ""
    if advice.stronger:
        text = f"<p>{with_blanks(advice.stronger)}</p>"
        words = FILL_IN if "[" in advice.stronger else OWN_WORDS
        html += f'<div class="stronger"><h3>{STRONGER}</h3>{text}{paragraph(words, "why")}</div>'
    return html


def _points_html(points: tuple[KeyPoint, ...]) -> str:
    if not points:
        return ""
    items = [
        (safe(point.text) + (f" {quoted(point.quote)}" if point.quote else ""), tag(*STATES[point.state]))
        for point in points
    ]
    return f"<h3>Points of a good answer</h3>{rows(items)}"


def _star_html(star: Star | None, kind: Kind) -> str:
    """What is surely missing is told of stories alone; a task is told with its situation more often than not."""
    if star is None:
        return ""
    tags = "".join(_part_tag(part, kind) for part in star.parts)
    result = f"<p>With a number: {quoted(star.measurable)}</p>" if star.measurable else ""
    where = rows(
        (f"<b>{safe(part.name.capitalize())}</b> {' '.join(quoted(quote) for quote in part.quotes)}", "")
        for part in star.parts
        if part.quotes
    )
    is_found = any(part.quotes for part in star.parts)
    found = f"<details><summary>Where each part was found</summary>{where}</details>" if is_found else ""
    body = f'<p class="tags">{tags}</p>' if tags else ""
    body += _who_html(star, kind) + result + found
    return f"<h3>How it is told</h3>{body}" if body else ""


def _part_tag(part: StarPart, kind: Kind) -> str:
    name = safe(part.name.capitalize())
    if part.told is Told.SHARED:
        return tag("plain", f"◐ {name}: shared")
    if part.quotes:
        return tag("good", f"✓ {name}")
    is_missed = part.told is Told.MISSING and kind in STORIES and part.name != "task"
    return tag("plain", f"○ {name}: not found") if is_missed else ""


def _who_html(star: Star, kind: Kind) -> str:
    """Of the whole answer; left out where nothing is done, and of a method, which is told of anybody."""
    acts = any(part.name == "action" and part.quotes for part in star.parts)
    if not acts or kind is Kind.TECHNICAL:
        return ""
    return paragraph(f"Of whom it speaks: “I” {_times(star.first_person)}, “we” {_times(star.plural)}.")


def _times(count: int) -> str:
    return {0: "never", 1: "once", 2: "twice"}.get(count, f"{count} times")


def _ratings_html(ratings: tuple[Rating, ...], kind: Kind) -> str:
    body = "".join(_rating_html(rating, kind) for rating in ratings)
    return f'<div class="ratings">{body}</div>' if body else ""


def _rating_html(rating: Rating, kind: Kind) -> str:
    seen = remarks_html(rating.strengths, "+", "good") + remarks_html(rating.weaknesses, "–", "bad")
    name = NAMES.get(kind, {}).get(rating.aspect, rating.aspect).capitalize()
    if rating.value is None:
        said, bar = NOT_RATED, ""
    elif rating.aspect == "relevance":  # the reader knows this too roughly for a number
        said, bar = ABOUT[(rating.value > 0) + (rating.value >= 100)].lower(), ""
    else:
        said = f"{rating.value:.0f} of 100"
        bar = meter(rating.value, f"{name} {said}")
    return f'<div class="rating"><h3>{safe(name)} <small>{said}</small></h3>{bar}{seen}</div>'


def _competencies_html(evaluation: Evaluation) -> str:
    if not evaluation.competencies:
        return ""
    items = ((f"<b>{safe(name)}</b> {quoted(quote)}", "") for name, quote in evaluation.competencies)
    return f"<h3>Competencies shown</h3>{rows(items)}"


def _ideal_html(evaluation: Evaluation) -> str:
    if not evaluation.ideal.text:
        return ""
    text = paragraph(f"{IDEAL}.", "why") + paragraph(evaluation.ideal.text)
    return f"<details><summary>One possible answer</summary>{text}</details>"


def _presented_html(exchange: Exchange, answer: Answer, *, stutter_safe: bool) -> str:
    """How it sounded and where the person looked: figures, lists, and both beside the words."""
    delivery = heard_delivery(exchange, stutter_safe=stutter_safe)
    figures, heard, pace = sounded_html(answer, delivery, stutter_safe=stutter_safe)
    timeline = timeline_html(answer, delivery, exchange.focus, stutter_safe=stutter_safe)
    looked = looked_html(exchange.focus, alone=not timeline)
    heard += made_of_html(delivery, stutter_safe=stutter_safe)
    body = figures + timeline + _pair(heard, pace + looked)
    return f'<div class="presented">{body}</div>' if body else ""
