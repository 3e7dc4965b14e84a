"""What session.json was in earlier versions -> what it is now, a step a version. Knows only its JSON, no record.

A file of before the first number is told by what it lacks. What an earlier version did not know stays unknown.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

Saved = dict[str, Any]
SCHEMA = 5
"""The number of what is written now."""
OLD_SCORE = (
    "An earlier version gave {:.0f} of 100, for likeness to one possible answer. Scores of today are another thing."
)
_KINDS = {"introduction": "opening", "skills": "technical"}
"""Kind of a question by the stage it was asked in; the other stages and kinds have the same names."""


def migrated(saved: Saved) -> Saved:
    """A session.json of any version, as one of this version. Raises KeyError, TypeError, ValueError or AttributeError
    for what is none."""
    for number in range(_version_of(saved), SCHEMA):
        saved = _STEPS[number](saved)
    return saved


def _version_of(saved: Saved) -> int:
    if number := int(saved.get("schema_version", 0)):
        return number
    return 2 if "plan" in saved["session"] else 1


def _with_plan(saved: Saved) -> Saved:
    """1 -> 2: six stages without a plan; a resume with one phone and one list of skills."""
    session, resume = saved["session"], dict(saved["session"]["resume"])
    phone, skills = resume.pop("phone", ""), resume.pop("skills", [])
    resume |= {"phones": [phone] if phone else [], "skill_groups": [{"label": "", "skills": skills}] if skills else []}
    exchanges: list[Saved] = []
    for exchange in session["exchanges"]:
        exchanges.append(exchange | {"question": _in_its_stage(exchange["question"], exchanges)})
    return saved | {"session": session | {"resume": resume, "exchanges": exchanges}}


def _in_its_stage(question: Saved, before: list[Saved]) -> Saved:
    """The second stage was one of follow-ups: each belongs to the stage of the question that it follows up."""
    stage = question["stage"]
    if stage != "follow-up":
        return question | {"kind": _KINDS.get(stage, stage)}
    planned = before[-1]["question"]
    return question | {"kind": stage, "stage": planned["stage"], "follow_up_to": planned["number"]}


def _with_evidence(saved: Saved) -> Saved:
    """2 -> 3: a score was a number without evidence or error bar. In an interview that goes on its answers are judged
    anew; in one that is finished it is told in words, since nobody knows how sure it was."""
    finished = saved["session"].get("report") is not None

    def judged(evaluation: Saved | None) -> Saved | None:
        score = evaluation["score"] if evaluation else None
        if evaluation is None or not isinstance(score, int | float):
            return evaluation
        return evaluation | {"score": None, "note": OLD_SCORE.format(score)} if finished else None

    saved = _with_each(saved, lambda exchange: {"evaluation": judged(exchange.get("evaluation"))})
    report = saved["session"].get("report")
    if report is not None and "score_low" not in report:
        saved = saved | {"session": saved["session"] | {"report": report | {"score": None}}}
    return saved


def _with_parts_told(saved: Saved) -> Saved:
    """3 -> 4: a part of an answer was told where it had a quote."""

    def told(evaluation: Saved | None) -> Saved | None:
        star = evaluation.get("star") if evaluation else None
        if evaluation is None or star is None:
            return evaluation
        parts = [{"told": "found" if part["quotes"] else "missing"} | part for part in star["parts"]]
        return evaluation | {"star": star | {"parts": parts}}

    return _with_each(saved, lambda exchange: {"evaluation": told(exchange.get("evaluation"))})


def _with_revision(saved: Saved) -> Saved:
    """4 -> 5: writings were not counted."""
    return {"schema_version": SCHEMA, "revision": 0} | saved


def _with_each(saved: Saved, change: Callable[[Saved], Saved]) -> Saved:
    session = saved["session"]
    exchanges = [exchange | change(exchange) for exchange in session["exchanges"]]
    return saved | {"session": session | {"exchanges": exchanges}}


_STEPS: dict[int, Callable[[Saved], Saved]] = {
    1: _with_plan,
    2: _with_evidence,
    3: _with_parts_told,
    4: _with_revision,
}
