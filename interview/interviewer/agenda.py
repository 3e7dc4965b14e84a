"""What an interview does next: the plan's next question, a follow-up, the candidate's turn, or the end.

Decided by code from what was said and planned, so that the same answers lead the same way; writes no question.
"""

from __future__ import annotations

from dataclasses import dataclass

from interview.interviewer.questions.signals import has_no_question, probe_for
from interview.records import Kind, Probe, Slot, Stage
from interview.sessions.session import Session

MOST_INVITATIONS = 3
PACE = 140 / 60
"""Words a second of speech, to tell how long a typed answer or a question takes; see anchors of conversational pace."""
LAST_PART = 0.85
"""Share of the time limit after which no planned question is begun: the candidate's own questions need the rest."""


@dataclass(frozen=True, slots=True)
class Step:
    """One of: a slot of the plan, a probe of the last answer, an invitation to ask (neither), or the end."""

    stage: Stage
    slot: Slot | None = None
    probe: Probe | None = None

    @property
    def invites(self) -> bool:
        return self.stage is Stage.QUESTIONS


def next_step(session: Session) -> Step:
    """The step after the last answer; while a question is open, the step that follows if it is skipped."""
    last = session.exchanges[-1].question if session.exchanges else None
    if last is not None and last.kind is not Kind.INVITATION and may_follow_up(session):
        probe = probe_for(session)
        if probe is not None:
            return Step(last.stage, probe=probe)
    number = session.planned_asked
    if number < len(session.plan) and (last is None or last.kind is not Kind.INVITATION) and not is_late(session):
        return Step(session.plan[number].stage, slot=session.plan[number])
    return Step(Stage.QUESTIONS if _may_invite(session) else Stage.CLOSE)


def next_slot(session: Session) -> Slot | None:
    """The planned question that comes next if the last answer asks for no follow-up."""
    number = session.planned_asked
    return session.plan[number] if number < len(session.plan) and not is_late(session) else None


def stage_of(session: Session) -> Stage:
    """Where the interview stands: the open question's stage, else the next step's."""
    if session.finished:
        return Stage.CLOSE
    return session.open_question.stage if session.open_question else next_step(session).stage


def may_follow_up(session: Session) -> bool:
    """Whether the last planned question has had fewer follow-ups than it may have."""
    last = session.exchanges[-1].question
    topic = last.follow_up_to or last.number
    asked = sum(exchange.question.follow_up_to == topic for exchange in session.exchanges)
    return asked < session.setup.follow_ups and not is_late(session)


def is_late(session: Session) -> bool:
    """Whether a time limit leaves no room for another question."""
    return bool(session.setup.minutes) and seconds_of(session) > LAST_PART * 60 * session.setup.minutes


def seconds_of(session: Session) -> float:
    """About how long the interview took so far: what was measured, and for typed text the time to say it."""
    seconds = 0.0
    for exchange in session.exchanges:
        seconds += len(exchange.question.spoken.split()) / PACE
        if exchange.answer is not None:
            seconds += exchange.answer.seconds or len(exchange.answer.text.split()) / PACE
    return seconds


def _may_invite(session: Session) -> bool:
    invited = [exchange for exchange in session.exchanges if exchange.question.kind is Kind.INVITATION]
    if not invited:
        return True
    answer = invited[-1].answer
    return len(invited) < MOST_INVITATIONS and answer is not None and not has_no_question(answer.text)
