"""Session -> what the page shows; a pure function, tested without Gradio."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from interview.interviewer.agenda import next_step, stage_of
from interview.records import Exchange, Kind, Question, Stage
from interview.sessions.session import Session
from interview.web.views.delivery import facts_line
from interview.web.views.fragments import paragraph
from interview.web.views.live_panel import facts_html
from interview.web.views.messages import messages
from interview.web.views.rendering import render

WELCOME = "Prepare first: give a resume and a job description, or try the sample."
READY = "Ready when you are."
HOW = "Press Begin, hear the question, and simply answer. A pause to think does not end your answer."
GO_ON = "Press Continue to go on at this question."
NEXT = "Ready for the next question?"
DONE = "That was the last question."
SEE = "Your results are in the Results tab."


@dataclass(frozen=True, slots=True)
class View:
    """The interview screen; the flags say which controls of the recorder are of use now."""

    stages: str
    facts: str  # for the live panel
    question: str  # for the recorder
    transcript: str
    can_begin: bool
    begin_label: str
    can_answer: bool
    can_end: bool


def view_of(session: Session | None) -> View:
    if session is None:
        empty = render("view", "stages", done=0, total=len(Stage), label="Not begun", said="")
        return View(empty, facts_html(session="", label="", text=WELCOME), "", "", False, "Begin", False, False)
    question, progress = session.open_question, progress_of(session)
    return View(
        stages=render("view", "stages", done=_reached(session), total=len(Stage), label=progress, said=progress),
        facts=_facts(session),
        question=_question_card(session),
        transcript=_transcript(session),
        can_begin=question is None and not is_over(session),
        begin_label="Next question" if session.exchanges else "Ask me the first question",
        can_answer=question is not None,
        can_end=bool(session.answered) and not session.finished,
    )


def label_of(question: Question) -> str:
    """ "Experience · question 3 · follow-up · written for you" """
    follow_up = "follow-up" if question.follow_up_to else ""
    words = messages()
    number, origin = words["question.number"].format(number=question.number), words.get(f"origin.{question.origin}")
    parts = (question.stage.value.capitalize(), number, follow_up, origin)
    return " · ".join(part for part in parts if part)


def progress_of(session: Session) -> str:
    """A sentence: the number of questions is not known before, that of the planned ones is."""
    planned = f"{session.planned_asked} of {len(session.plan)} planned questions asked"
    return planned if session.finished else f"{stage_of(session).value.capitalize()}: {planned}"


def is_over(session: Session) -> bool:
    """Whether nothing is left to be asked."""
    return session.finished or (session.open_question is None and next_step(session).stage is Stage.CLOSE)


def still_here(session: Session) -> str:
    """The offer to go on with an interview of another day, or of before a reload."""
    began = datetime.fromisoformat(session.created).astimezone()
    when = f"Your interview of {began.day} {began:%B %Y, %H:%M} is still here"
    if not session.exchanges:
        return f"{when}: nothing was asked yet."
    if session.open_question is not None:
        return f"{when}: question {session.open_question.number}."
    return f"{when}: {len(session.answered)} answered."


def _reached(session: Session) -> int:
    """How many stages lie behind; all of them once it is summed up."""
    return len(Stage) if session.finished else list(Stage).index(stage_of(session))


def _facts(session: Session) -> str:
    if session.finished:
        return facts_html(session=session.id, label=session.job.title, text=DONE, note=SEE, done=True)
    question = session.open_question
    if question is not None:
        text, label, note = question.text, label_of(question), f"{still_here(session)} {GO_ON}"
        return facts_html(session=session.id, label=label, text=text, note=note, begin="Continue")
    if session.exchanges:
        note = still_here(session)
        return facts_html(session=session.id, label=session.job.title, text=NEXT, note=note, begin="Continue")
    return facts_html(session=session.id, label=session.job.title, text=READY, note=HOW, begin="Begin")


def _question_card(session: Session) -> str:
    if session.open_question is not None:
        question = session.open_question
        return render("view", "question", label=label_of(question), text=question.text)
    return paragraph(f"{DONE} {SEE}", "why") if is_over(session) else ""


def _transcript(session: Session) -> str:
    safe_mode = session.setup.stutter_safe
    said = [_said(exchange, stutter_safe=safe_mode) for exchange in reversed(session.answered)]
    return render("view", "transcript", exchanges=said) if said else ""


def _said(exchange: Exchange, *, stutter_safe: bool) -> tuple[Question, str, str, str]:
    """(question, what the interviewer replied before it, what was answered, facts of the answer)"""
    question, answer = exchange.question, exchange.answer
    text = answer.text if answer and answer.text else "(skipped)"
    lead = question.lead if question.kind is Kind.INVITATION else ""
    return question, lead, text, facts_line(exchange, stutter_safe=stutter_safe)
