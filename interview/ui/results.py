"""Session -> the results as HTML; a pure function of the session."""

from __future__ import annotations

from interview.core.delivery import delivery_from
from interview.core.records import Answer, Evaluation, Exchange, Focus, Report
from interview.core.session import Session
from interview.ui.fragments import card, chart, chips, meter, paragraph, rows, safe, timeline


def results_html(session: Session | None) -> str:
    """Three sentences first, then the numbers, then each answer with its own words."""
    if session is None or session.report is None:
        return card("Nothing to show yet", paragraph("Results appear here when you end the interview."))
    report = session.report
    eyebrow = f"Results · {session.job.title} · {report.answered} answered"
    sentences = (("Keep", report.keep), ("Change first", report.change), ("Practise next", report.practise))
    cards = "".join(card(title, paragraph(text)) for title, text in sentences)
    return (
        f'<p class="eyebrow">{safe(eyebrow)}</p><div class="cards three">{cards}</div>'
        f'<div class="cards three">{_numbers(report)}</div>'
    )


def answers_html(session: Session | None) -> str:
    if session is None or session.report is None:
        return ""
    return "".join(_answer_card(exchange) for exchange in session.replies)


def chart_html(session: Session | None) -> str:
    """Every evaluated answer beside its ideal answer, three bars each."""
    if session is None or session.report is None:
        return ""
    groups = [
        (f"{exchange.question.number} · {exchange.question.stage.value}", _bars(exchange.evaluation))
        for exchange in session.replies
        if exchange.evaluation and exchange.evaluation.score is not None
    ]
    return card("Each answer beside its ideal answer, 0 to 100", chart(groups)) if groups else ""


def _bars(evaluation: Evaluation) -> list[tuple[str, float]]:
    return [
        ("Embedding", 100 * max(evaluation.embedding, 0.0)),
        ("TF-IDF", 100 * max(evaluation.tfidf, 0.0)),
        ("Keywords", 100 * evaluation.keyword_coverage),
    ]


def _numbers(report: Report) -> str:
    score = "Not enough to score" if report.score is None else f"{report.score:.0f} of 100"
    likeness = f'<p class="num">{score}</p>{meter(report.score or 0.0, f"likeness {score}")}' + paragraph(
        "How much your words are like one possible answer each, written by the language model. Another good answer "
        "can be unlike it: this is no grade, and it has not been checked against human raters.",
        "why",
    )
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
    return card("Likeness to the ideal answers", likeness) + card("Pace", speech) + card("Where you looked", focus)


def _answer_card(exchange: Exchange) -> str:
    question, answer, evaluation = exchange.question, exchange.answer, exchange.evaluation
    text = answer.text if answer and answer.text else "(skipped)"
    body = f'<p class="eyebrow">Question {question.number} · {question.stage.value} · {safe(question.topic)}</p>'
    body += f"<h2>{safe(question.text)}</h2>" + paragraph(text, "said")
    if evaluation:
        body += _evaluation_html(evaluation)
    if answer:
        body += _delivery_html(answer)
    if exchange.focus:
        body += _focus_html(exchange.focus)
    return f'<section class="card answer">{body}</section>'


def _evaluation_html(evaluation: Evaluation) -> str:
    score = evaluation.note or f"{evaluation.score:.0f} of 100 like the ideal answer"
    parts = [
        ("Likeness", f"<span>{safe(score)}</span>"),
        ("Embedding cosine", f"<span>{evaluation.embedding:.2f}</span>"),
        ("TF-IDF cosine", f"<span>{evaluation.tfidf:.2f}</span>"),
        ("Keyword relevance", f"<span>{evaluation.keyword_coverage:.0%}</span>"),
    ]
    used = (
        paragraph("Words you used:", "why") + chips(evaluation.keywords_used, "good")
        if evaluation.keywords_used
        else ""
    )
    missed = (
        paragraph("Not mentioned:", "why") + chips(evaluation.keywords_missed) if evaluation.keywords_missed else ""
    )
    ideal = f"<details><summary>One ideal answer</summary>{paragraph(evaluation.ideal.text)}</details>"
    return rows(parts) + used + missed + (ideal if evaluation.ideal.text else "")


def _delivery_html(answer: Answer) -> str:
    delivery = delivery_from(answer)
    if delivery is None:
        return paragraph("Typed or skipped: pace and pauses are not measured.", "why")
    pace = (
        "too short for a pace"
        if delivery.words_per_minute is None
        else f"{delivery.words_per_minute:.0f} words a minute"
    )
    sure = (
        ""
        if delivery.transcription_confidence is None
        else f"; transcription confidence {delivery.transcription_confidence:.0%}"
    )
    return paragraph(
        f"{pace}; {delivery.fillers} fillers heard; {delivery.pauses} pauses, "
        f"the longest {delivery.longest_pause:.1f} s{sure}.",
        "why",
    )


def _focus_html(focus: Focus) -> str:
    if focus.share is None:
        return paragraph("Camera: too little of your face was seen to say where you looked.", "why")
    label = f"On screen {focus.share:.0%} of {focus.seconds:.0f} s, {len(focus.away)} times away"
    return timeline(focus.seconds, focus.away, label) + paragraph(label + ".", "why")
