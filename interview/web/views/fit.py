"""How resume and job meet, as the page shows it: two figures, a bar a requirement, a table, and the gaps.

A pure function of the session; what will be asked is the plan's to say.
"""

from __future__ import annotations

from interview.interviewer.plan import gaps_of
from interview.job.fit import COVERED, PARTLY
from interview.records import Coverage, Evidence, Fit, Job, Topic
from interview.sessions.session import Session
from interview.web.views.fragments import TAGS, paragraph, safe, tag

MEANING = (
    "A cosine of 1 would be the same text; a good match is often between 0.5 and 0.8. It says how alike the two texts "
    "are. It does not say how good you are, whether you would get the job, or that a missing word is a missing skill."
)


def fit_html(session: Session) -> str:
    fit, job = session.fit, session.job
    return (
        f'<section class="card fit"><h2>How well they fit: {safe(job.title)}</h2>{_asked(job)}{_figures(fit)}'
        f"{paragraph(MEANING, 'why')}<h3>Each requirement and the line nearest to it</h3>{_picture(fit)}"
        f"{_table(session)}{_gaps(session)}</section>"
    )


def _asked(job: Job) -> str:
    words = filter(None, (job.seniority and f"{job.seniority} level", job.years and f"{job.years} asked for"))
    return paragraph(" · ".join(words), "eyebrow")


def _figures(fit: Fit) -> str:
    pairs = (("By meaning (sentence vectors)", fit.embedding), ("By shared words (TF-IDF)", fit.tfidf))
    return '<div class="figures">' + "".join(_figure(name, value) for name, value in pairs) + "</div>"


def _figure(name: str, value: float) -> str:
    return (
        f'<div><p class="num">{value:.2f}</p><p class="why">{name}</p>'
        f'<div class="meter" aria-hidden="true"><b style="width:{_percent(value):.0f}%"></b></div></div>'
    )


def _picture(fit: Fit) -> str:
    """A bar a requirement on a scale from 0 to 1, with the two thresholds as lines through all of them."""
    bars = "".join(_bar(item) for item in fit.evidence)
    scale = f'<span style="left:{_percent(PARTLY):.0f}%">{PARTLY}</span><span style="left:{_percent(COVERED):.0f}%">'
    return (
        f'<div class="bars"><div class="scale" aria-hidden="true"><div>{scale}{COVERED}</span></div></div>{bars}</div>'
        + paragraph(
            f"Cosine of the requirement and your nearest line: ✓ covered from {COVERED}, or where your resume names "
            f"it; ◐ partly from {PARTLY}; ○ missing below.",
            "why",
        )
    )


def _bar(item: Evidence) -> str:
    kind, word = TAGS[item.coverage]
    named = item.coverage is Coverage.COVERED and item.similarity < COVERED
    said = f"{word.split()[0]} {'named' if named else item.coverage.value}"
    label = safe(f"{item.topic}: {item.similarity:.2f}, {said}")
    lines = "".join(f'<s style="left:{_percent(at):.0f}%"></s>' for at in (PARTLY, COVERED))
    return (
        f'<div class="fit-bar" role="img" aria-label="{label}"><span class="of">{safe(item.topic)}</span>'
        f'<span class="track"><b class="{kind}" style="width:{_percent(item.similarity):.0f}%"></b>{lines}</span>'
        f'<span class="value">{item.similarity:.2f} <em class="{kind}">{said}</em></span></div>'
    )


def _percent(value: float) -> float:
    return 100 * min(max(value, 0.0), 1.0)


# ---------------------------------------------------------------- table


def _table(session: Session) -> str:
    topics = {topic.name: topic for topic in session.job.topics}
    rows = "".join(_row(topics[item.topic], item) for item in session.fit.evidence if item.topic in topics)
    heads = ("Requirement", "Need", "Years", "In your resume", "Found")
    head = "".join(f"<th scope='col'>{name}</th>" for name in heads)
    return f'<table class="fit-table"><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>'


def _row(topic: Topic, item: Evidence) -> str:
    source = f'<span class="why">The job says: “{safe(topic.source)}”</span>' if topic.source else ""
    reason = f'<span class="why">{safe(topic.reason)}</span>' if topic.reason and topic.reason != topic.source else ""
    line = f"“{safe(item.line)}”" if item.line else '<span class="why">no line that shows it</span>'
    return (
        f"<tr><th scope='row'>{safe(topic.name)}{reason}{source}</th>{_said('Need', topic.need.value)}"
        f"{_said('Years', topic.years)}<td data-label='In your resume'>{line}</td>"
        f"<td class='found'>{tag(*TAGS[item.coverage])}</td></tr>"
    )


def _said(name: str, value: str) -> str:
    if not value:
        return "<td class='unsaid' title='The description does not say'>–</td>"
    return f"<td data-label='{name}'>{safe(value)}</td>"


# ---------------------------------------------------------------- gaps


def _gaps(session: Session) -> str:
    """Which of the gaps the interview asks about, so that nobody is taken by surprise."""
    gaps = gaps_of(session)
    if not gaps:
        return "<h3>Gaps</h3>" + paragraph("Your resume shows something for every requirement.", "why")
    planned = {slot.topic: (number, slot.stage.value) for number, slot in enumerate(session.plan, 1)}
    items = ""
    for gap in gaps:
        number, stage = planned.get(gap.name, (0, ""))
        when = f"planned question {number}, {stage}" if number else "have a sentence ready"
        items += f"<li><b>{safe(gap.name)}</b> <span class='why'>{gap.need.value}</span><span>{when}</span></li>"
    return (
        "<h3>Gaps</h3>"
        + paragraph(
            "Your resume does not show these, or only in part. Must-haves come first; some of them become questions.",
            "why",
        )
        + f'<ul class="plain gaps">{items}</ul>'
    )
