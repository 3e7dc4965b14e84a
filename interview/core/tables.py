"""The CSV files: their columns, and records -> rows; knows no file.

Text that a spreadsheet would run is escaped, and comes back unchanged through `unescape_cell`.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from interview.core.delivery import delivery_from
from interview.core.records import Answer, Evaluation, Fit, Focus, Job, Question, Report, Resume

COLUMNS: Mapping[str, tuple[str, ...]] = {
    "profile": ("session_id", "field", "number", "value", "organisation", "dates", "detail"),
    "job": ("session_id", "number", "topic", "kind", "reason", "source"),
    "fit": ("session_id", "measure", "topic", "value", "coverage", "evidence"),
    "questions": ("session_id", "number", "stage", "topic", "question", "origin", "prompt"),
    "answers": (
        "session_id", "number", "source", "answer", "seconds", "words", "language", "words_per_minute",
        "fillers", "fillers_per_minute", "pauses", "longest_pause", "transcription_confidence", "recording",
    ),
    "evaluations": (
        "session_id", "number", "ideal_answer", "ideal_prompt", "tfidf", "embedding", "keyword_coverage",
        "keywords_used", "keywords_missed", "score", "note",
    ),
    "focus": ("session_id", "number", "seconds", "frames", "frames_without_face", "share", "away"),
    "summary": (
        "session_id", "job_title", "answered", "score", "keyword_coverage", "words_per_minute",
        "fillers_per_minute", "focus", "keep", "change", "practise",
    ),
}  # fmt: skip
"""Every CSV file and its columns; an empty cell means 'not measured'."""

_RISKY = ("=", "+", "-", "@", "\t", "\r", "\n", "'")


def profile_rows(resume: Resume) -> list[dict[str, Any]]:
    singles = ("name", "email", "phone", "about")
    rows: list[dict[str, Any]] = [{"field": name, "number": 1, "value": getattr(resume, name)} for name in singles]
    rows += [{"field": "skill", "number": n, "value": skill} for n, skill in enumerate(resume.skills, 1)]
    for n, job in enumerate(resume.experience, 1):
        row = {"field": "experience", "number": n, "value": job.title, "organisation": job.company}
        rows.append(row | {"dates": job.dates, "detail": "\n".join(job.bullets)})
    for n, school in enumerate(resume.education, 1):
        row = {"field": "education", "number": n, "value": school.degree, "organisation": school.institution}
        rows.append(row | {"dates": school.dates})
    for n, project in enumerate(resume.projects, 1):
        rows.append({"field": "project", "number": n, "value": project.name, "detail": project.description})
    return rows


def job_rows(job: Job) -> list[dict[str, Any]]:
    topics = enumerate(job.topics, 1)
    return [
        {"number": n, "topic": t.name, "kind": t.kind.value, "reason": t.reason, "source": t.source} for n, t in topics
    ]


def fit_rows(fit: Fit) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = [{"measure": name, "value": getattr(fit, name)} for name in ("embedding", "tfidf")]
    for item in fit.evidence:
        row = {"measure": "topic", "topic": item.topic, "value": item.similarity}
        rows.append(row | {"coverage": item.coverage.value, "evidence": item.line})
    return rows


def question_row(question: Question) -> dict[str, Any]:
    row = {"number": question.number, "stage": question.stage.value, "topic": question.topic}
    return row | {"question": question.text, "origin": question.origin, "prompt": question.prompt}


def answer_row(number: int, answer: Answer) -> dict[str, Any]:
    row: dict[str, Any] = {"number": number, "source": answer.source, "answer": answer.text}
    row |= {"language": answer.language, "recording": answer.recording, "words": len(answer.text.split())}
    if delivery := delivery_from(answer):
        measures = set(COLUMNS["answers"]) - set(row) - {"session_id", "seconds"}
        row |= {name: getattr(delivery, name) for name in measures}
        row["seconds"] = answer.seconds
    return row


def evaluation_row(number: int, evaluation: Evaluation) -> dict[str, Any]:
    row: dict[str, Any] = {"number": number, "ideal_answer": evaluation.ideal.text}
    row |= {"ideal_prompt": evaluation.ideal.prompt, "score": evaluation.score, "note": evaluation.note}
    row |= {name: getattr(evaluation, name) for name in ("tfidf", "embedding", "keyword_coverage")}
    row |= {name: ";".join(getattr(evaluation, name)) for name in ("keywords_used", "keywords_missed")}
    return row


def focus_row(number: int, focus: Focus) -> dict[str, Any]:
    row: dict[str, Any] = {"number": number, "seconds": focus.seconds, "frames": focus.frames}
    row |= {"frames_without_face": focus.frames_without_face, "share": focus.share}
    return row | {"away": ";".join(f"{span.start:.1f}-{span.end:.1f}" for span in focus.away)}


def summary_row(report: Report, job_title: str) -> dict[str, Any]:
    row = {name: getattr(report, name) for name in COLUMNS["summary"] if hasattr(report, name)}
    return row | {"job_title": job_title}


def escape_cell(text: str) -> str:
    """Keep a spreadsheet from running a cell: an apostrophe goes before a risky first character."""
    return "'" + text if text.startswith(_RISKY) else text


def unescape_cell(text: str) -> str:
    return text[1:] if text.startswith("'") else text


def cell_of(value: Any) -> str:
    if value is None:
        return ""
    return escape_cell(value.replace("\x00", "")) if isinstance(value, str) else str(value)
