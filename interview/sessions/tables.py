"""The CSV files: their columns, and records -> rows; knows no file.

Text that a spreadsheet would run is escaped, and comes back unchanged through `unescape_cell`.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from typing import Any

from interview.records import (
    Answer,
    Covered,
    Delivery,
    Dispute,
    Education,
    Evaluation,
    Exchange,
    Fit,
    Focus,
    Job,
    Look,
    MomentKind,
    Position,
    Project,
    Question,
    RatedCompetency,
    Remark,
    Report,
    Resume,
    Slot,
)

COLUMNS: Mapping[str, tuple[str, ...]] = {
    "profile": (
        "session_id", "field", "number", "group", "value", "organisation", "place", "dates", "start", "end",
        "current", "detail", "source", "corrected",
    ),
    "job": ("session_id", "field", "number", "value", "kind", "need", "years", "reason", "source"),
    "fit": ("session_id", "measure", "topic", "need", "value", "coverage", "evidence"),
    "plan": ("session_id", "number", "stage", "kind", "competency", "level", "topic", "source", "facts", "wording"),
    "questions": (
        "session_id", "number", "stage", "kind", "competency", "level", "topic", "lead", "question", "origin",
        "prompt", "follow_up_to", "reason",
    ),
    "answers": (
        "session_id", "number", "source", "answer", "seconds", "words", "language", "recording",
    ),
    "delivery": (
        "session_id", "number", "source", "words", "thinking", "seconds", "words_per_minute", "articulation_rate",
        "slowest", "fastest", "pauses", "pause_share", "longest_pause", "fillers", "fillers_per_minute",
        "discourse_fillers", "hedges", "repetitions", "restarts", "pitch_variation", "pitch_range",
        "loudness_variation", "level", "rhythm", "confidence_score", "transcription_confidence",
    ),
    "evaluations": (
        "session_id", "number", "ideal_answer", "ideal_prompt", "tfidf", "embedding", "keyword_coverage",
        "keywords_used", "keywords_missed", "score", "score_low", "score_high", "band", "note", "relevance",
        "specificity", "own_action", "outcome", "reasoning", "structure", "clarity", "covered", "partly", "missing",
        "contradicted", "star_missing", "competencies", "strong", "advice", "stronger",
    ),
    "points": ("session_id", "number", "point", "state", "share", "quote", "start", "second"),
    "disputes": ("session_id", "number", "score", "reason", "at"),
    "presence": (
        "session_id", "number", "seconds", "frames", "share", "calibrated", "away_seconds", "distractions",
        "no_face_seconds",
    ),
    "focus": ("session_id", "number", "second", "state", "direction", "calibrated"),
    "events": ("session_id", "number", "start", "end", "kind", "detail"),
    "summary": (
        "session_id", "job_title", "answered", "score", "score_low", "score_high", "keyword_coverage",
        "words_per_minute", "fillers_per_minute", "confidence_score", "focus", "keep", "change", "practise",
        "strengths", "to_improve", "exercises", "competencies",
    ),
}  # fmt: skip
"""Every CSV file and its columns; an empty cell means 'not measured'."""

_BLANK = (
    r"\s\x00-\x1f\x7f-\x9f\u00ad\u034f\u061c\u115f\u1160\u180e\u200b-\u200f\u2028-\u202f\u2060-\u206f\u3164"
    r"\ufe00-\ufe0f\ufeff\uffa0"
)
"""What a spreadsheet may drop before it looks at the first sign of a cell."""
_SIGNS, _SUMS = "=@\uff1d\uff20\ufe66\ufe6b", "+\\-\uff0b\uff0d\ufe62\ufe63"
_AT_START = re.compile(rf"['\t\r\n]|[{_BLANK}]*+[{_SIGNS}{_SUMS}|\uff5c]")
_ENDS = r";\t\r\n\x0b\x0c\x85\u2028\u2029\uff1b"
_PROSE = r"\s[^\W\d_]+,? [^\W\d_]+\b"
"""What follows the sign of a bullet: two words with nothing but a space between them."""
_CALLS = rf"[^{_ENDS}]*?(?:\w[(\uff08]|[|\uff5c]|[!\uff01]\S)|(?!{_PROSE})[^{_ENDS}]*?[(\uff08]"
_FORMULA = rf"(?:[{_SIGNS}]|[{_SUMS}](?:{_CALLS}))"
_BEFORE = rf"([{_ENDS}](?:(?![{_ENDS}])[{_BLANK}\"“”])*+)"
_INNER = re.compile(rf"{_BEFORE}(?='*+{_FORMULA})")
_GUARDED = re.compile(rf"{_BEFORE}'(?='*+{_FORMULA})")


_ENTRY_COLUMNS = {
    "experience": {"value": "title", "organisation": "company", "place": "place", "dates": "dates"},
    "education": {"value": "degree", "organisation": "institution", "dates": "dates"},
    "projects": {"value": "name", "detail": "description"},
}
"""For each kind of entry: the column that holds a part of it."""


def profile_rows(resume: Resume) -> list[dict[str, Any]]:
    """A value or an entry a row; `source` holds the lines it was read from, `corrected` the columns changed."""
    rows = [_value_row(resume, field, field, 1, getattr(resume, field)) for field in ("name", "email")]
    for field, path in (("phone", "phones"), ("link", "links")):
        rows += [_value_row(resume, field, f"{path}.{n}", n, text) for n, text in enumerate(getattr(resume, path), 1)]
    rows += [_value_row(resume, field, field, 1, getattr(resume, field)) for field in ("location", "about")]
    skills = [
        (f"skills.{g}.{k}", group.label, skill)
        for g, group in enumerate(resume.skill_groups, 1)
        for k, skill in enumerate(group.skills, 1)
    ]
    for n, (path, label, skill) in enumerate(skills, 1):
        rows.append(_value_row(resume, "skill", path, n, skill) | {"group": label})
    for n, job in enumerate(resume.experience, 1):
        row = {"start": job.start, "end": job.end, "current": "yes" if job.current else "no"}
        rows.append(_entry_row(resume, "experience", n, job) | row | {"detail": "\n".join(job.bullets)})
    for n, course in enumerate(resume.education, 1):
        rows.append(_entry_row(resume, "education", n, course) | {"start": course.start, "end": course.end})
    rows += [_entry_row(resume, "projects", n, project) for n, project in enumerate(resume.projects, 1)]
    for field, path in (("certification", "certifications"), ("language", "languages")):
        rows += [_value_row(resume, field, f"{path}.{n}", n, text) for n, text in enumerate(getattr(resume, path), 1)]
    return rows


def _value_row(resume: Resume, field: str, path: str, number: int, value: str) -> dict[str, Any]:
    source = next((source.line for source in resume.sources if source.field == path), "")
    corrected = "value" if path in resume.corrected else ""
    return {"field": field, "number": number, "value": value, "source": source, "corrected": corrected}


def _entry_row(resume: Resume, path: str, number: int, entry: Position | Education | Project) -> dict[str, Any]:
    columns, prefix = _ENTRY_COLUMNS[path], f"{path}.{number}."
    part_column = {part: column for column, part in columns.items()} | {"bullets": "detail"}
    changed = (name.removeprefix(prefix).split(".")[0] for name in resume.corrected if name.startswith(prefix))
    lines = (source.line for source in resume.sources if source.field.startswith(prefix))
    row: dict[str, Any] = {"field": path.removesuffix("s"), "number": number}
    row |= {column: getattr(entry, part) for column, part in columns.items()}
    row["source"] = "\n".join(dict.fromkeys(lines))
    return row | {"corrected": ";".join(dict.fromkeys(part_column.get(part, part) for part in changed))}


def job_rows(job: Job) -> list[dict[str, Any]]:
    whole = (("title", job.title), ("seniority", job.seniority), ("years", job.years))
    rows: list[dict[str, Any]] = [{"field": field, "number": 1, "value": value} for field, value in whole]
    for n, topic in enumerate(job.topics, 1):
        row: dict[str, Any] = {"field": "topic", "number": n, "value": topic.name, "kind": topic.kind.value}
        row |= {"need": topic.need.value, "years": topic.years}
        rows.append(row | {"reason": topic.reason, "source": topic.source})
    return rows


def fit_rows(fit: Fit, job: Job) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = [{"measure": name, "value": getattr(fit, name)} for name in ("embedding", "tfidf")]
    needs = {topic.name: topic.need.value for topic in job.topics}
    for item in fit.evidence:
        row = {"measure": "topic", "topic": item.topic, "need": needs.get(item.topic, ""), "value": item.similarity}
        rows.append(row | {"coverage": item.coverage.value, "evidence": item.line})
    return rows


def plan_rows(plan: Sequence[Slot]) -> list[dict[str, Any]]:
    columns = COLUMNS["plan"][2:]
    return [{"number": n} | {name: getattr(slot, name) for name in columns} for n, slot in enumerate(plan, 1)]


def question_row(question: Question) -> dict[str, Any]:
    row: dict[str, Any] = {"question": question.text, "follow_up_to": question.follow_up_to or None}
    return row | {name: getattr(question, name) for name in COLUMNS["questions"][1:] if name not in row}


def answer_row(number: int, answer: Answer) -> dict[str, Any]:
    row: dict[str, Any] = {"number": number, "source": answer.source, "answer": answer.text}
    row |= {"language": answer.language, "recording": answer.recording, "words": len(answer.text.split())}
    return row | {"seconds": answer.seconds if answer.source == "spoken" else None}


_AS_MEASURED = (
    "source", "words", "words_per_minute", "articulation_rate", "pauses", "longest_pause", "fillers",
    "fillers_per_minute", "transcription_confidence",
)  # fmt: skip


def delivery_row(number: int, delivery: Delivery) -> dict[str, Any]:
    """Rates in words or fillers a minute, times in seconds, pitch in semitones, loudness in dB, rhythm in beats."""
    row: dict[str, Any] = {"number": number} | {name: getattr(delivery, name) for name in _AS_MEASURED}
    row |= {"thinking": delivery.start, "seconds": round(delivery.span, 2)}
    row["pause_share"] = round(delivery.pause_seconds / delivery.span, 3) if delivery.span > 0 else None
    paces = [point.words_per_minute for point in delivery.pace]
    row |= {"slowest": min(paces, default=None), "fastest": max(paces, default=None)}
    counted = {"discourse_fillers": MomentKind.DISCOURSE, "hedges": MomentKind.HEDGE}
    counted |= {"repetitions": MomentKind.REPETITION, "restarts": MomentKind.RESTART}
    row |= {name: delivery.count(kind) for name, kind in counted.items()}
    if delivery.prosody:
        row |= asdict(delivery.prosody)
    row["confidence_score"] = delivery.confidence.value if delivery.confidence else None
    unknown = (() if delivery.fluency else _FLUENCY) + (() if delivery.wording else _WORDING)
    return row | dict.fromkeys(unknown)


_WORDING = ("fillers", "fillers_per_minute", "discourse_fillers", "hedges", "repetitions", "restarts")
_FLUENCY = (
    "thinking", "words_per_minute", "articulation_rate", "slowest", "fastest", "pauses", "pause_share", "longest_pause",
    "fillers", "fillers_per_minute", "repetitions", "restarts", "rhythm",
)  # fmt: skip
"""Columns that are empty where they were not measured."""


def delivery_events(number: int, delivery: Delivery) -> list[dict[str, Any]]:
    return [
        {"number": number, "start": round(one.start, 2), "end": round(one.end, 2), "kind": one.kind.value}
        | {"detail": one.text or ("heard in the sound" if one.kind is MomentKind.FILLER else "")}
        for one in delivery.moments
    ]


def evaluation_row(number: int, evaluation: Evaluation) -> dict[str, Any]:
    row: dict[str, Any] = {"number": number, "ideal_answer": evaluation.ideal.text}
    row |= {"ideal_prompt": evaluation.ideal.prompt, "note": evaluation.note}
    if evaluation.ideal.text:
        row |= {name: getattr(evaluation, name) for name in ("tfidf", "embedding", "keyword_coverage")}
    row |= {name: ";".join(getattr(evaluation, name)) for name in ("keywords_used", "keywords_missed")}
    if score := evaluation.score:
        row |= {"score": score.value, "score_low": score.low, "score_high": score.high, "band": score.band.value}
    row |= {rating.aspect.replace(" ", "_"): rating.value for rating in evaluation.ratings}
    counts = Counter(point.state for point in evaluation.points)
    row |= {state.value: counts[state] for state in Covered} if evaluation.points else {}
    row["star_missing"] = ";".join(evaluation.star.missing) if evaluation.star else ""
    row["competencies"] = ";".join(name for name, _ in evaluation.competencies)
    row["strong"] = _lines(evaluation.advice.strong)
    return row | {"advice": "\n".join(evaluation.advice.missing), "stronger": evaluation.advice.stronger}


def point_rows(number: int, evaluation: Evaluation) -> list[dict[str, Any]]:
    rows = []
    for point in evaluation.points:
        row: dict[str, Any] = {"number": number, "point": point.text, "state": point.state.value, "share": point.share}
        if point.quote:
            row |= {"quote": point.quote.text, "start": point.quote.start, "second": point.quote.second}
        rows.append(row)
    return rows


def dispute_row(exchange: Exchange, dispute: Dispute) -> dict[str, Any]:
    score = exchange.evaluation.score if exchange.evaluation else None
    row: dict[str, Any] = {"number": exchange.question.number, "score": score.value if score else None}
    return row | {"reason": dispute.reason, "at": dispute.at}


def _lines(remarks: Sequence[Remark]) -> str:
    return "\n".join(f"{one.text} “{one.quote.text}”" if one.quote else one.text for one in remarks)


def presence_row(number: int, focus: Focus) -> dict[str, Any]:
    row: dict[str, Any] = {"number": number, "seconds": focus.seconds, "frames": focus.frames, "share": focus.share}
    without_face = (spell.end - spell.start for spell in focus.spells if spell.look is Look.NO_FACE)
    row |= {"calibrated": _yes(not focus.rough), "distractions": len(focus.distractions)}
    row |= {"away_seconds": round(sum(span.end - span.start for span in focus.away), 2)}
    return row | {"no_face_seconds": round(sum(without_face), 2)}


def focus_rows(number: int, focus: Focus) -> list[dict[str, Any]]:
    """One a second of the answer; no state where nothing was seen or it said nothing."""
    calibrated = _yes(not focus.rough)
    return [
        {"number": number, "second": n, "state": second.look, "direction": second.direction, "calibrated": calibrated}
        for n, second in enumerate(focus.each_second)
    ]


def focus_events(number: int, focus: Focus) -> list[dict[str, Any]]:
    """Looks away, distractions, and spans in which nothing could be said, in order of time."""
    told = [(span.start, span.end, Look.AWAY.value, span.direction) for span in focus.away]
    told += [(one.start, one.end, "distraction", one.kind) for one in focus.distractions]
    told += [(spell.start, spell.end, spell.look.value, "") for spell in focus.spells]
    return [{"number": number, "start": s, "end": e, "kind": k, "detail": d} for s, e, k, d in sorted(told)]


def _yes(value: bool) -> str:
    return "yes" if value else "no"


def _rated(one: RatedCompetency) -> str:
    questions = " ".join(str(number) for number in one.questions)
    return f"{one.name}: {one.score:.0f} ({one.low:.0f} to {one.high:.0f}), questions {questions}"


def summary_row(report: Report, job_title: str) -> dict[str, Any]:
    row = {name: getattr(report, name) for name in COLUMNS["summary"] if hasattr(report, name)}
    row |= {name: _lines(getattr(report, name)) for name in ("strengths", "to_improve")}
    row["confidence_score"] = report.confidence
    row["competencies"] = "\n".join(_rated(one) for one in report.competencies)
    return row | {"job_title": job_title, "exercises": "\n".join(report.exercises)}


def escape_cell(text: str) -> str:
    """Keep a spreadsheet from running a cell: an apostrophe goes before what it would take for a formula.

    That is a sign of `=+-@|` (full-width ones too) at the beginning, spaces, controls and marks without width before
    it or not, as OWASP's page on CSV injection says. Where the list separator is a semicolon or a tab, a field whose
    quotation mark does not follow such a separator is not taken for a quoted one: what stands after a semicolon, a tab
    or a line end of the text becomes a cell of its own, so signs are guarded there too. There "+" and "-" open lists
    of bullets as well, and stay as they are unless the line calls a function or holds a mark of a DDE link.
    """
    text = _INNER.sub(r"\1'", text)
    return "'" + text if _AT_START.match(text) else text


def unescape_cell(text: str) -> str:
    """The text that escape_cell was given, for every text: one apostrophe fewer at each place where it puts one."""
    return _GUARDED.sub(r"\1", text.removeprefix("'"))


def cell_of(value: Any) -> str:
    """A cell that UTF-8 can hold: without zero bytes, "?" for half of a pair of surrogates."""
    if value is None:
        return ""
    if not isinstance(value, str):
        return str(value)
    return escape_cell(value.replace("\x00", "").encode("utf-8", "replace").decode("utf-8"))
