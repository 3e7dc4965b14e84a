"""The plan of an interview: as a form to change it before, and as a list of what became of it after.

Pure functions; plan.js gives the form's values as JSON.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from interview.errors import InputError, StageError
from interview.language.untrusted import json_of, line_of
from interview.records import Exchange, Kind, Slot
from interview.sessions.session import Session
from interview.web.views.fragments import card, paragraph, safe, tag

LONGEST, LONGEST_FORM = 300, 100_000  # characters of a field, and of all with their names
ABOUT = (
    "What the interviewer means to ask, and in which order. Change a topic, write a question in your own words, or "
    "leave one out. Not knowing it is the better practice."
)
ORIGINS = {
    "model": "worded by the language model",
    "bank": "from the question bank",
    "person": "in your own words",
}


class _Entry(BaseModel):
    """A slot as the page sends it; `number` is its place in the plan the page was given."""

    model_config = ConfigDict(extra="forbid")
    number: int = Field(ge=1)
    topic: str = Field(default="", max_length=LONGEST)
    wording: str = Field(default="", max_length=LONGEST)


class _Sent(BaseModel):
    model_config = ConfigDict(extra="forbid")
    session: str
    slots: list[_Entry] = Field(max_length=40)


def plan_form_html(session: Session | None) -> str:
    """Every slot with its kind, competency and level; those that were asked already cannot be changed."""
    if session is None or not session.plan:
        return ""
    slots = "".join(
        _slot_form(number, slot, asked=number <= session.planned_asked) for number, slot in enumerate(session.plan, 1)
    )
    return f'{paragraph(ABOUT, "why")}<ol class="plan-form" data-session="{safe(session.id)}">{slots}</ol>'


def slots_from(session: Session, sent: object) -> tuple[Slot, ...]:
    """The plan with the person's changes. Raises InterviewError when the form is of another interview, or none."""
    try:
        form = _Sent.model_validate(json_of(sent, LONGEST_FORM))
    except (ValidationError, InputError) as error:
        raise StageError(f"The plan could not be read: each field holds at most {LONGEST} characters.") from error
    numbers = [entry.number for entry in form.slots]
    if form.session != session.id or numbers != sorted(set(numbers)) or max(numbers, default=0) > len(session.plan):
        raise StageError("This plan is of another interview. Reload the page and try again.")
    asked = session.planned_asked
    kept = (*session.plan[:asked], *(_changed(session.plan[e.number - 1], e) for e in form.slots if e.number > asked))
    if not kept:
        raise StageError("The plan is empty. Keep at least one question.")
    return kept


def plan_html(session: Session | None) -> str:
    """The plan as it went: what was asked with its follow-ups and why, and what was not reached."""
    if session is None or not session.plan or not session.exchanges:
        return ""
    planned = [e for e in session.exchanges if not e.question.follow_up_to and e.question.kind is not Kind.INVITATION]
    parts = "".join(
        _as_it_went(slot, planned[n] if n < len(planned) else None, session.exchanges)
        for n, slot in enumerate(session.plan)
    )
    why = "Which question was planned, what became of it, and which words of yours led to a follow-up."
    return card("The plan, as it went", f'{paragraph(why, "why")}<ol class="plan-list">{parts}</ol>')


def _changed(slot: Slot, entry: _Entry) -> Slot:
    topic, wording = line_of(entry.topic, LONGEST), line_of(entry.wording, LONGEST)
    if topic and topic != slot.topic:  # what was found for the old topic says nothing of the new one
        slot = replace(slot, topic=topic, source="", facts="")
    return replace(slot, wording=wording)


def _kinds(slot: Slot) -> str:
    parts = (slot.kind.value.capitalize(), slot.competency, slot.level.value)
    return safe(" · ".join(part for part in parts if part))


def _slot_form(number: int, slot: Slot, *, asked: bool) -> str:
    if asked:
        return (
            f'<li class="plan-slot" data-slot="{number}"><p class="eyebrow">{_kinds(slot)}</p>'
            f"<p>{safe(slot.topic)} {tag('good', '✓ asked')}</p></li>"
        )
    return (
        f'<li class="plan-slot" data-slot="{number}"><p class="eyebrow">{_kinds(slot)}</p>'
        f'<div class="plan-fields"><label><span>Topic</span><input type="text" data-part="topic" maxlength="{LONGEST}" '
        f'value="{safe(slot.topic)}" dir="auto"></label>'
        f'<label><span>In your own words (empty: it is worded for you)</span><input type="text" data-part="wording" '
        f'maxlength="{LONGEST}" value="{safe(slot.wording)}" dir="auto"></label>'
        f'<button type="button" class="quiet remove" data-remove aria-label="Leave question {number} out">'
        "Leave out</button></div></li>"
    )


def _as_it_went(slot: Slot, exchange: Exchange | None, exchanges: Sequence[Exchange]) -> str:
    head = f'<p class="eyebrow">{_kinds(slot)}</p>'
    if exchange is None:
        return f"<li>{head}<p>{safe(slot.topic)} {tag('warn', '○ not reached')}</p></li>"
    question = exchange.question
    skipped = tag("warn", "○ skipped") if exchange.answer and exchange.answer.source == "skipped" else ""
    follow_ups = "".join(
        f"<li><p>{safe(other.question.text)}</p>{paragraph(_why(other), 'why')}</li>"
        for other in exchanges
        if other.question.follow_up_to == question.number
    )
    nested = f'<ul class="plan-follow-ups">{follow_ups}</ul>' if follow_ups else ""
    origin = ORIGINS.get(question.origin, question.origin)
    return f"<li>{head}<p>{safe(question.text)} {skipped}</p>{paragraph(origin.capitalize(), 'why')}{nested}</li>"


def _why(exchange: Exchange) -> str:
    question = exchange.question
    reason = f"Follow-up: {question.reason}" if question.reason else "Follow-up"
    return f"{reason.rstrip('.')}; {ORIGINS.get(question.origin, question.origin)}."
