"""Session -> the results as HTML; a pure function of the session."""

from __future__ import annotations

from collections.abc import Sequence

from interview.language.text import shorten
from interview.records import Evaluation, Exchange, Focus, Report
from interview.sessions.session import Session
from interview.web.views.confidence import FROM
from interview.web.views.delivery import LEFT_OUT, counted, filler_band
from interview.web.views.evidence import remarks_html
from interview.web.views.feedback import answer_card
from interview.web.views.fragments import card, chart, meter, paragraph, safe
from interview.web.views.looked import rough_tag
from interview.web.views.pace_chart import pace_band
from interview.web.views.score import whole_score_html

HOW_FAR = (
    "From a reader that learned from made-up answers and was measured on others of their kind; not yet checked against "
    "people who hire. See docs/scores.md."
)
NORMS = "140 to 160 words a minute are conversational, and up to 5 fillers a minute cost a speaker nothing."
MADE = "The formula stands with each answer."
NOT_SPOKEN = "No answer was spoken at enough length."
NOT_SEEN = "The camera was off, or your eyes were seen too rarely."
OF_LOOKS = "From your webcam, whose pictures are not kept. Never part of a score."


def results_html(session: Session | None) -> str:
    """Three sentences first, then the numbers, then what stood out against the job."""
    if session is None or session.report is None:
        return card("Nothing to show yet", paragraph("Results appear here when you end the interview."))
    report = session.report
    eyebrow = f"Results · {session.job.title} · {report.answered} answered"
    sentences = (("Keep", report.keep), ("Change first", report.change), ("Practise next", report.practise))
    cards = "".join(card(title, paragraph(text)) for title, text in sentences)
    return (
        f'<p class="eyebrow">{safe(eyebrow)}</p><div class="cards three">{cards}</div>'
        f'<div class="cards three">{_numbers(session, report)}</div>{_stood_out(report)}'
    )


def answers_html(session: Session | None) -> str:
    if session is None or session.report is None:
        return ""
    return "".join(answer_card(exchange, stutter_safe=session.setup.stutter_safe) for exchange in session.replies)


def chart_html(session: Session | None) -> str:
    """Every scored answer: its score and three measures of likeness, four bars each."""
    if session is None or session.report is None:
        return ""
    groups = [
        (f"{exchange.question.number} · {exchange.question.stage.value}", _bars(exchange.evaluation))
        for exchange in session.replies
        if exchange.evaluation and exchange.evaluation.score is not None
    ]
    return card("Each answer: its score, and its likeness to one possible answer", chart(groups)) if groups else ""


def scored(session: Session | None) -> tuple[Exchange, ...]:
    """The answers whose score a person can call wrong; none before the results are shown."""
    if session is None or session.report is None:
        return ()
    return tuple(one for one in session.replies if one.evaluation and one.evaluation.score is not None)


def scored_choices(session: Session | None) -> list[tuple[str, int]]:
    """(what the list says, number of the question)"""
    choices = []
    for exchange in scored(session):
        question, score = exchange.question, exchange.evaluation.score if exchange.evaluation else None
        if score is not None:
            said = f"Question {question.number}: {score.value:.0f} of 100 ({score.band.value}) · "
            choices.append((said + shorten(question.text, 9), question.number))
    return choices


def _bars(evaluation: Evaluation) -> list[tuple[str, float]]:
    score = [("Score", evaluation.score.value if evaluation.score else 0.0)]
    if not evaluation.ideal.text:
        return score
    return [
        *score,
        ("Embedding", 100 * max(evaluation.embedding, 0.0)),
        ("TF-IDF", 100 * max(evaluation.tfidf, 0.0)),
        ("Keywords", 100 * evaluation.keyword_coverage),
    ]


def _numbers(session: Session, report: Report) -> str:
    score = whole_score_html(report.score, report.score_low, report.score_high) + paragraph(HOW_FAR, "why")
    sounded = paragraph(LEFT_OUT) if session.setup.stutter_safe else _sounded_html(report)
    return (
        card("Answer score", score) + card("How it sounded", sounded) + card("Where you looked", _looked_html(session))
    )


def _sounded_html(report: Report) -> str:
    if report.words_per_minute is None:
        return '<p class="num">not measured</p>' + paragraph(NOT_SPOKEN, "why")
    pace = f"{report.words_per_minute:.0f} <small>words a minute, {pace_band(report.words_per_minute)}</small>"
    body = f'<p class="num">{pace}</p>'
    if report.fillers_per_minute is not None:
        body += paragraph(f"{report.fillers_per_minute:.1f} fillers a minute: {filler_band(report.fillers_per_minute)}")
    if report.confidence is not None:
        said = f"Confidence score {report.confidence:.0f} of 100"
        body += f"<p>{said}</p>{meter(report.confidence, said)}{paragraph(f'{FROM} {MADE}', 'why')}"
    return body + paragraph(NORMS, "why")


def _looked_html(session: Session) -> str:
    """The share is a mean over answers, so one that was not calibrated makes it rough."""
    seen = [one.focus for one in session.replies if one.focus is not None and one.focus.share is not None]
    if session.report is None or session.report.focus is None:
        return '<p class="num">not measured</p>' + paragraph(NOT_SEEN, "why")
    number = f'<p class="num">{session.report.focus:.0%} <small>on screen</small></p>'
    rough = f"<p>{rough_tag(rough=any(focus.rough for focus in seen))}</p>"
    return number + rough + paragraph(_away_words(seen)) + paragraph(OF_LOOKS, "why")


def _away_words(seen: Sequence[Focus]) -> str:
    away, distractions = sum(len(one.away) for one in seen), sum(len(one.distractions) for one in seen)
    if not away and not distractions:
        return "No look away of a second or more."
    return f"{counted(away, 'look')} away, {counted(distractions, 'distraction')}, shown beside your words below."


def _stood_out(report: Report) -> str:
    """Strengths, what to improve and what to practise, each with the words it was seen in; only what is there."""
    exercises = "".join(f"<li>{safe(one)}</li>" for one in report.exercises)
    lists = (
        ("Strengths", remarks_html(report.strengths, "✓", "good")),
        ("To improve", remarks_html(report.to_improve, "○", "bad")),
        ("Practise next: exercises", f'<ol class="exercises">{exercises}</ol>' if exercises else ""),
    )
    there = [card(title, body) for title, body in lists if body]
    return f'<div class="cards wide">{"".join(there)}</div>' if there else ""
