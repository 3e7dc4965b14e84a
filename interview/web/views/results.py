"""Session -> the results as HTML; a pure function of the session."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup

from interview.language.text import shorten
from interview.records import Evaluation, Exchange, Focus, Report
from interview.sessions.session import Session
from interview.web.views.confidence import FROM
from interview.web.views.delivery import LEFT_OUT, counted, filler_band
from interview.web.views.feedback import answer_card
from interview.web.views.pace_chart import pace_band
from interview.web.views.rendering import render
from interview.web.views.score import whole_score_html

HOW_FAR = (
    "From a reader that learned from made-up answers and was measured on others of their kind; not yet checked against "
    "people who hire. See docs/scores.md."
)
NOT_SPOKEN = "No answer was spoken at enough length."
NOT_SEEN = "The camera was off, or your eyes were seen too rarely."


def results_html(session: Session | None) -> Markup:
    """Three sentences first, then the numbers, then what stood out against the job."""
    if session is None or session.report is None:
        return render("results", "nothing")
    report, left_out = session.report, session.setup.stutter_safe
    return render(
        "results",
        "results",
        title=session.job.title,
        report=report,
        score=whole_score_html(report.score, report.score_low, report.score_high),
        how_far=HOW_FAR,
        sounded=render("results", "left_out", text=LEFT_OUT) if left_out else _sounded_html(report),
        looked=_looked_html(session, report),
    )


def answers_html(session: Session | None) -> Markup:
    if session is None or session.report is None:
        return Markup("")
    safe_mode = session.setup.stutter_safe
    return Markup("\n").join(answer_card(exchange, stutter_safe=safe_mode) for exchange in session.replies)


def chart_html(session: Session | None) -> Markup:
    """Every scored answer: its score and three measures of likeness, four bars each."""
    if session is None or session.report is None:
        return Markup("")
    groups = [
        (f"{exchange.question.number} · {exchange.question.stage.value}", _bars(exchange.evaluation))
        for exchange in session.replies
        if exchange.evaluation and exchange.evaluation.score is not None
    ]
    return render("results", "chart", groups=groups) if groups else Markup("")


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


def _sounded_html(report: Report) -> Markup:
    pace, fillers = report.words_per_minute, report.fillers_per_minute
    if pace is None:
        return render("results", "not_measured", why=NOT_SPOKEN)
    band = "" if fillers is None else filler_band(fillers)
    return render("results", "sounded", report=report, pace=pace_band(pace), fillers=band, source=FROM)


def _looked_html(session: Session, report: Report) -> Markup:
    seen = [one.focus for one in session.replies if one.focus is not None and one.focus.share is not None]
    if report.focus is None:
        return render("results", "not_measured", why=NOT_SEEN)
    is_rough = any(focus.rough for focus in seen)
    return render("results", "looked", share=report.focus, is_rough=is_rough, away=_away_words(seen))


def _away_words(seen: Sequence[Focus]) -> str:
    away, distractions = sum(len(one.away) for one in seen), sum(len(one.distractions) for one in seen)
    if not away and not distractions:
        return "No look away of a second or more."
    return f"{counted(away, 'look')} away, {counted(distractions, 'distraction')}, shown beside your words below."
