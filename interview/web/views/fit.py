"""How resume and job meet, as the page shows it: two figures, a bar a requirement, a table, and the gaps.

A pure function of the session; what will be asked is the plan's to say.
"""

from __future__ import annotations

from markupsafe import Markup

from interview.interviewer.plan import gaps_of
from interview.job.fit import COVERED, PARTLY
from interview.records import Topic
from interview.sessions.session import Session
from interview.web.views.fragments import TAGS
from interview.web.views.rendering import render


def fit_html(session: Session) -> Markup:
    topics = {topic.name: topic for topic in session.job.topics}
    return render(
        "fit",
        "fit",
        job=session.job,
        fit=session.fit,
        tags=TAGS,
        covered=COVERED,
        partly=PARTLY,
        table=[(topics[one.topic], one) for one in session.fit.evidence if one.topic in topics],
        gaps=_gaps(session),
    )


def _gaps(session: Session) -> list[tuple[Topic, str]]:
    """Which of the gaps the interview asks about, so that nobody is taken by surprise."""
    planned = {slot.topic: (number, slot.stage.value) for number, slot in enumerate(session.plan, 1)}
    gaps = []
    for gap in gaps_of(session):
        number, stage = planned.get(gap.name, (0, ""))
        gaps.append((gap, f"planned question {number}, {stage}" if number else "have a sentence ready"))
    return gaps
