"""The candidate's turn to ask: the invitation, and what the job description says to each question.

Quotes the description or says that it does not tell; asks no model to write.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from interview.interviewer.bank import choose_invitation
from interview.interviewer.questions.replies import passages_for_reply, reply_to
from interview.records import Kind, Question, Stage
from interview.sessions.session import Session

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Embed = Callable[[Sequence[str]], NDArray[np.float32]]


MORE = ("What else would you like to know?", "Is there one last thing you would like to ask?")


def invitation(session: Session, embed: Embed) -> Question:
    """The next invitation to ask; its lead is the reply to the question before, if there was one."""
    asked = [exchange for exchange in session.exchanges if exchange.question.kind is Kind.INVITATION]
    text, origin = choose_invitation(session.seed + len(asked))
    lead = ""
    if asked and asked[-1].answer is not None and asked[-1].answer.text:
        lead = _reply(asked[-1].answer.text, session, embed)
        text = MORE[min(len(asked), len(MORE)) - 1]
    return Question(0, Stage.QUESTIONS, session.job.title, text, "bank", origin, kind=Kind.INVITATION, lead=lead)


def last_reply(session: Session, embed: Embed) -> str:
    """The reply to a question that no invitation follows; "" where the last answer asked nothing."""
    last = session.exchanges[-1] if session.exchanges else None
    if last is None or last.question.kind is not Kind.INVITATION or last.answer is None or not last.answer.text:
        return ""
    return _reply(last.answer.text, session, embed)


def _reply(asked: str, session: Session, embed: Embed) -> str:
    passages = passages_for_reply(session.job)
    if not passages:
        return reply_to(asked, session, ())
    rows = embed([asked, *passages])
    return reply_to(asked, session, [float(value) for value in rows[1:] @ rows[0]])
