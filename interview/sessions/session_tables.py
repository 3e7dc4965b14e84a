"""Session -> every CSV file, whole. What a table shows follows from the session, so it can be made anew at any time."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping
from typing import Any

from interview.sessions import tables
from interview.sessions.session import Session
from interview.sessions.tables import COLUMNS, cell_of

Rows = list[dict[str, Any]]


def rows_of(session: Session) -> Mapping[str, Rows]:
    """Rows by table, in the order of the questions."""
    exchanges = session.exchanges
    answered = [(x.question.number, x.answer) for x in exchanges if x.answer is not None]
    spoken = [(x.question.number, x.delivery) for x in exchanges if x.delivery is not None]
    focused = [(x.question.number, x.focus) for x in exchanges if x.focus is not None]
    evaluated = [(x.question.number, x.evaluation) for x in exchanges if x.evaluation is not None]
    events = [row for seen in focused for row in tables.focus_events(*seen)]
    events += [row for heard in spoken for row in tables.delivery_events(*heard)]
    return {
        "profile": tables.profile_rows(session.resume),
        "job": tables.job_rows(session.job),
        "fit": tables.fit_rows(session.fit, session.job),
        "plan": tables.plan_rows(session.plan),
        "questions": [tables.question_row(x.question) for x in exchanges],
        "answers": [tables.answer_row(*given) for given in answered],
        "delivery": [tables.delivery_row(*heard) for heard in spoken],
        "evaluations": [tables.evaluation_row(*made) for made in evaluated],
        "points": [row for made in evaluated for row in tables.point_rows(*made)],
        "disputes": [tables.dispute_row(x, x.dispute) for x in exchanges if x.dispute is not None],
        "presence": [tables.presence_row(*seen) for seen in focused],
        "focus": [row for seen in focused for row in tables.focus_rows(*seen)],
        "events": sorted(events, key=lambda row: (row["number"], row["start"])),
        "summary": [tables.summary_row(session.report, session.job.title)] if session.report else [],
    }


def files_of(session: Session) -> Mapping[str, bytes]:
    """The content of every CSV file, by its name; each begins with its header."""
    return {f"{name}.csv": _csv(session.id, name, rows) for name, rows in rows_of(session).items()}


def _csv(session_id: str, name: str, rows: Rows) -> bytes:
    columns, buffer = COLUMNS[name], io.StringIO()
    writer = csv.writer(buffer, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows([cell_of(({"session_id": session_id} | row).get(column)) for column in columns] for row in rows)
    return buffer.getvalue().encode()
