"""Interview transcripts with judges' ratings, where a folder has them: the rubric's mean beside the overall rating.

A line of a *.jsonl file with `turns` ([[Interviewer or Interviewee, text], ...]) and `overall` is one interview. There
are no ideal answers in them, so only the rubric is measured, not the content score.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np

from bench.agreement import pearson
from bench.records import Figure
from interview.comparing import cosine
from interview.core.protocols import Embedder
from interview.core.records import Kind
from interview.core.scoring.reading import read
from interview.core.scoring.rubric import told
from interview.core.scoring.star import locate_star

FEWEST = 15


def transcript_figures(data: Path, embedder: Embedder) -> dict[str, Figure]:
    """Pearson's r over interviews, and that of the mean length of an answer beside it; {} without such files."""
    by_rubric, by_length, judged = [], [], []
    for interview in _interviews(data):
        replies = [_value(asked, answer, embedder) for asked, answer in pairs_of(interview["turns"])]
        if replies:
            by_rubric.append(float(np.mean([value for value, _ in replies])))
            by_length.append(float(np.mean([length for _, length in replies])))
            judged.append(float(interview["overall"]))
    if len(judged) < 3:
        return {}
    ratings = np.array(judged)
    return {
        "interviews": len(judged),
        "interview_r": round(pearson(np.array(by_rubric), ratings), 3),
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


def _value(asked: str, answer: str, embedder: Embedder) -> tuple[float, int]:
    reading = read(answer, keep=asked)
    said, question = embedder.embed([reading.text, asked])
    seen = told(Kind.BEHAVIOURAL, answer, locate_star(answer), cosine(said, question))
    return seen.value, len(answer.split())


def _interviews(data: Path) -> Iterator[dict[str, Any]]:
    for path in sorted(data.glob("*.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            record = json.loads(line) if line.strip() else {}
            if record.get("turns") and isinstance(record.get("overall"), int | float):
                yield record
