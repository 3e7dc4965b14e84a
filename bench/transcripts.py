"""Interview transcripts with people's ratings, where a folder has them: the mean score of the replies beside these.

A line of a *.jsonl file with `turns` ([[Interviewer or Interviewee, text], ...]) and `overall` is one interview.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np

from bench.agreement import pearson
from bench.feedback_rows import question_of
from bench.records import Figure
from interview.feedback.judging import Judge
from interview.records import Answer, Kind

FEWEST = 15


def transcript_figures(data: Path, judge: Judge) -> dict[str, Figure]:
    """Pearson's r over interviews, and that of the mean length of an answer beside it; {} without such files."""
    by_score, by_length, judged = [], [], []
    for interview in _interviews(data):
        replies = list(_scored(interview["turns"], judge))
        if replies:
            by_score.append(float(np.mean([value for value, _ in replies])))
            by_length.append(float(np.mean([length for _, length in replies])))
            judged.append(float(interview["overall"]))
    if len(judged) < 3:
        return {}
    ratings = np.array(judged)
    return {
        "interviews": len(judged),
        "interview_r": round(pearson(np.array(by_score), ratings), 3),
        "interview_length_r": round(pearson(np.array(by_length), ratings), 3),
    }


def pairs_of(turns: list[list[str]]) -> Iterator[tuple[str, str]]:
    """Each question with all that was answered until the next one; short answers are left out."""
    asked, answer = "", ""
    for who, text, *_ in [*turns, ["Interviewer", ""]]:
        if who.casefold() == "interviewee":
            answer += " " + text
            continue
        if len(answer.split()) >= FEWEST:
            yield asked, answer.strip()
        asked, answer = text, ""


def _scored(turns: list[list[str]], judge: Judge) -> Iterator[tuple[float, int]]:
    """The score and the length of each reply; one without a score is left out, as it is in an interview's mean."""
    for asked, answer in pairs_of(turns):
        score = judge.judge(question_of(Kind.BEHAVIOURAL, asked), Answer(answer, "typed")).score
        if score is not None:
            yield score.value, len(answer.split())


def _interviews(data: Path) -> Iterator[dict[str, Any]]:
    for path in sorted(data.glob("*.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            record = json.loads(line) if line.strip() else {}
            if record.get("turns") and isinstance(record.get("overall"), int | float):
                yield record
