"""Session -> what the page shows; a pure function, tested without Gradio."""

from __future__ import annotations

from dataclasses import dataclass

from interview.core.records import Exchange, Resume
from interview.core.session import STAGES, Session
from interview.ui.fragments import TAGS, card, notice, paragraph, rows, safe, stage_bar, tag

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


def resume_html(resume: Resume) -> str:
    """What was read from the resume, so that the person sees it."""
    found = [
        ("Name", resume.name),
        ("E-mail", resume.email),
        ("Phone", resume.phone),
        ("About", resume.about),
        ("Skills", ", ".join(resume.skills)),
        (
            "Experience",
            "; ".join(" · ".join(filter(None, (j.title, j.company, j.dates))) for j in resume.experience),
        ),
        (
            "Education",
            "; ".join(" · ".join(filter(None, (e.degree, e.institution, e.dates))) for e in resume.education),
        ),
        ("Projects", ", ".join(project.name for project in resume.projects)),
    ]
    body = rows(
        (
            f'<span class="key">{name}</span> {safe(value)}'
            if value
            else f'<span class="key">{name}</span> <em>not found</em>',
            "",
        )
        for name, value in found
    )
    return card("What was read from your resume", body)


def fit_html(session: Session) -> str:
    """How well resume and job fit, topic by topic."""
    fit = session.fit
    known = {topic.name: topic for topic in session.job.topics}
    lines = []
    for item in fit.evidence:
        kind, text = TAGS[item.coverage]
        quote = f'<span class="why">“{safe(item.line)}”</span>' if item.line else ""
        reason = known[item.topic].reason if item.topic in known else ""
        lines.append((f"<b>{safe(item.topic)}</b> <span class='why'>{safe(reason)}</span> {quote}", tag(kind, text)))
    intro = (
        f"Cosine similarity {fit.embedding:.2f} by meaning, {fit.tfidf:.2f} by shared words (TF-IDF). "
        "1 would be the same text; a good match is often between 0.5 and 0.8. It says how alike the two texts are, "
        "not how good you are."
    )
    return card(f"How well they fit: {session.job.title}", paragraph(intro, "why") + rows(lines))


def status_html(text: str, kind: str = "info") -> str:
    return notice(text, kind)


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
