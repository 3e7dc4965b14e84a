"""Session -> what the page shows; a pure function, tested without Gradio."""

from __future__ import annotations

from dataclasses import dataclass

from interview.core.records import Exchange
from interview.core.session import STAGES, Session
from interview.ui.fragments import paragraph, safe, stage_bar

WELCOME = "Prepare first: give a resume and a job description, or try the sample."
READY = "Press Begin when you are ready. The first question is about you, and a pause does not end your answer."
DONE = "That was the last question. Open Results to see how it went."
LABELS = {"model": "written for you", "bank": "from our question bank"}


@dataclass(frozen=True, slots=True)
class View:
    """The interview screen; flags say which controls are of use now."""

    stages: str
    question: str
    transcript: str
    can_begin: bool
    begin_label: str
    can_answer: bool
    can_end: bool


def view_of(session: Session | None) -> View:
    if session is None:
        empty = stage_bar(0, len(STAGES), "Not begun")
        return View(empty, _question_card("", WELCOME), "", False, "Begin", False, False)
    number = len(session.exchanges)
    question = session.open_question
    done = len(session.answered)
    label = f"{done} of {len(STAGES)} questions answered"
    if question is not None:
        eyebrow = f"{question.stage.value.capitalize()} · question {question.number} of {len(STAGES)}"
        shown = _question_card(f"{eyebrow} · {LABELS[question.origin]}", question.text)
    elif session.finished or session.stage is None:
        shown = _question_card("", DONE)
    else:
        shown = _question_card(session.job.title, READY if number == 0 else "Ready for the next question?")
    may_ask = question is None and session.stage is not None and not session.finished
    return View(
        stages=stage_bar(done, len(STAGES), label),
        question=shown,
        transcript=_transcript(session),
        can_begin=may_ask,
        begin_label="Begin" if number == 0 else "Next question",
        can_answer=question is not None,
        can_end=done > 0 and not session.finished,
    )


def _question_card(eyebrow: str, text: str) -> str:
    head = f'<p class="eyebrow">{safe(eyebrow)}</p>' if eyebrow else ""
    return f'{head}<h1 class="question" aria-live="polite">{safe(text)}</h1>'


def _transcript(session: Session) -> str:
    if not session.answered:
        return ""
    parts = "".join(_said(exchange) for exchange in reversed(session.answered))
    return f'<section class="card transcript"><h2>What was said</h2>{parts}</section>'


def _said(exchange: Exchange) -> str:
    answer = exchange.answer
    text = answer.text if answer and answer.text else "(skipped)"
    return f'<p class="eyebrow">{exchange.question.number}. {safe(exchange.question.text)}</p>{paragraph(text)}'
