"""The plan of an interview: as a form to change it before, and as a list of what became of it after.

Pure functions; plan.js gives the form's values as JSON.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from markupsafe import Markup
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from interview.errors import InputError, StageError
from interview.language.untrusted import json_of, line_of
from interview.records import Exchange, Kind, Slot
from interview.sessions.session import Session
from interview.web.views.rendering import render

LONGEST, LONGEST_FORM = 300, 100_000  # characters of a field, and of all with their names
ORIGINS = {
    "model": "worded by the language model",
    "pack": "from a question pack",
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


@dataclass(frozen=True, slots=True)
class Went:
    """What became of a slot; `question` is None where it was not reached."""

    kinds: str
    topic: str
    question: str | None = None
    origin: str = ""
    is_skipped: bool = False
    follow_ups: Sequence[tuple[str, str]] = ()  # (question, why it was asked)


def plan_form_html(session: Session | None) -> Markup:
    """Every slot with its kind, competency and level; those that were asked already cannot be changed."""
    if session is None or not session.plan:
        return Markup("")
    slots = [(slot, _kinds(slot)) for slot in session.plan]
    return render("plan", "form", session=session.id, slots=slots, asked=session.planned_asked, longest=LONGEST)


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


def plan_html(session: Session | None) -> Markup:
    """The plan as it went: what was asked with its follow-ups and why, and what was not reached."""
    if session is None or not session.plan or not session.exchanges:
        return Markup("")
    planned = [e for e in session.exchanges if not e.question.follow_up_to and e.question.kind is not Kind.INVITATION]
    went = [
        _as_it_went(slot, planned[n] if n < len(planned) else None, session.exchanges)
        for n, slot in enumerate(session.plan)
    ]
    return render("plan", "as_it_went", slots=went)


def _changed(slot: Slot, entry: _Entry) -> Slot:
    topic, wording = line_of(entry.topic, LONGEST), line_of(entry.wording, LONGEST)
    if topic and topic != slot.topic:  # what was found for the old topic says nothing of the new one
        slot = replace(slot, topic=topic, source="", facts="", pack="")
    return replace(slot, wording=wording)


def _kinds(slot: Slot) -> str:
    return " · ".join(filter(None, (slot.kind.value.capitalize(), slot.competency, slot.level.value)))


def _as_it_went(slot: Slot, exchange: Exchange | None, exchanges: Sequence[Exchange]) -> Went:
    if exchange is None:
        return Went(_kinds(slot), slot.topic)
    question = exchange.question
    return Went(
        _kinds(slot),
        slot.topic,
        question.text,
        origin=ORIGINS.get(question.origin, question.origin).capitalize(),
        is_skipped=exchange.answer is not None and exchange.answer.source == "skipped",
        follow_ups=[
            (other.question.text, _why(other)) for other in exchanges if other.question.follow_up_to == question.number
        ],
    )


def _why(exchange: Exchange) -> str:
    question = exchange.question
    reason = f"Follow-up: {question.reason}" if question.reason else "Follow-up"
    return f"{reason.rstrip('.')}; {ORIGINS.get(question.origin, question.origin)}."
