"""Session -> the results as HTML; a pure function of the session."""

from __future__ import annotations

from interview.core.records import Evaluation, Exchange, Report
from interview.core.session import Session
from interview.core.text import shorten
from interview.ui.evidence import remarks_html
from interview.ui.feedback_view import answer_card
from interview.ui.fragments import card, chart, paragraph, safe
from interview.ui.score_view import whole_score_html

HOW_FAR = (
    "Fitted on graded short answers (SemEval 2013) and measured on others; for behavioural and situational questions "
    "the weights are set by hand and not yet validated. See README, What the numbers mean."
)


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
        f'<div class="cards three">{_numbers(report)}</div>{_stood_out(report)}'
    )


def answers_html(session: Session | None) -> str:
    if session is None or session.report is None:
        return ""
    return "".join(answer_card(exchange) for exchange in session.replies)


def chart_html(session: Session | None) -> str:
    """Every scored answer beside its ideal answer, four bars each."""
    if session is None or session.report is None:
        return ""
    groups = [
        (f"{exchange.question.number} · {exchange.question.stage.value}", _bars(exchange.evaluation))
        for exchange in session.replies
        if exchange.evaluation and exchange.evaluation.score is not None
    ]
    return card("Each answer beside its ideal answer, 0 to 100", chart(groups)) if groups else ""


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
    return [
        ("Score", evaluation.score.value if evaluation.score else 0.0),
        ("Embedding", 100 * max(evaluation.embedding, 0.0)),
        ("TF-IDF", 100 * max(evaluation.tfidf, 0.0)),
        ("Keywords", 100 * evaluation.keyword_coverage),
    ]


def _numbers(report: Report) -> str:
    score = whole_score_html(report.score, report.score_low, report.score_high) + paragraph(HOW_FAR, "why")
    pace = "not measured" if report.words_per_minute is None else f"{report.words_per_minute:.0f} words a minute"
    fillers = "" if report.fillers_per_minute is None else f"{report.fillers_per_minute:.1f} fillers a minute heard"
    speech = (
        f'<p class="num">{pace}</p>'
        + paragraph(fillers)
        + paragraph(
            "From the times of the transcribed words; 140 to 160 is conversational. Transcription drops some fillers.",
            "why",
        )
    )
    share = "not measured" if report.focus is None else f"{report.focus:.0%} on screen"
    focus = f'<p class="num">{share}</p>' + paragraph("From webcam frames, uncalibrated, never part of a score.", "why")
    return card("Answer score", score) + card("Pace", speech) + card("Where you looked", focus)


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
