"""Graded interview answers as the feedback bench reads them: from a folder, or the project's own that were left out.

A folder holds answers.jsonl and perhaps pairs.jsonl (shared/data/train/answers/FORMAT.md). An answer may also have
`second_level`, the level that a second reader gave it without seeing the first, and `heard`, its transcript.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from interview.records import Kind, Question, Span, Stage


@dataclass(frozen=True, slots=True)
class GoldSentence:
    """A sentence as people labelled it; `span` is where it stands in the answer."""

    text: str
    span: Span
    labels: frozenset[str]  # its parts, and "own"; "own action" where it is an action and own

    @property
    def is_own(self) -> bool:
        return "own" in self.labels


@dataclass(frozen=True, slots=True)
class Row:
    """An answer and what people said of it; `second` is 0 where nobody read it a second time."""

    id: str
    set: str  # answers to one question share it
    kind: Kind
    topic: str
    question: str
    answer: str
    level: int
    sentences: tuple[GoldSentence, ...] = ()
    has_own_action: bool = False
    has_result: bool = False
    second: int = 0
    heard: str = ""
    """What a recogniser made of it when it was spoken; "" where it was not."""

    @property
    def asked(self) -> Question:
        return question_of(self.kind, self.question, self.topic)


@dataclass(frozen=True, slots=True)
class Pair:
    """The same content in two wordings."""

    kind: Kind
    question: str
    left: str
    right: str


def question_of(kind: Kind, text: str, topic: str = "") -> Question:
    return Question(1, Stage.BEHAVIOURAL, topic, text, "bank", "bank", kind=kind)


def read_rows(data: Path | None, limit: int | None) -> tuple[list[Row], list[Pair]]:
    """At most `limit` of each."""
    answers, pairs = _own() if data is None else _in_folder(data)
    return [row_from(entry) for entry in answers[:limit]], [pair_from(entry) for entry in pairs[:limit]]


def row_from(entry: Mapping[str, Any]) -> Row:
    """From a line of answers.jsonl; without labelled sentences it still has a level."""
    answer, sentences = str(entry["answer"]), entry.get("sentences") or ()
    return Row(
        id=str(entry["id"]),
        set=str(entry.get("set") or entry["question"]),
        kind=Kind(entry["kind"]),
        topic=str(entry.get("competency", "")),
        question=str(entry["question"]),
        answer=answer,
        level=int(entry["level"]),
        sentences=_labelled(answer, sentences),
        has_own_action=bool(entry.get("own_action")),
        has_result=bool(entry.get("result_named")),
        second=int(entry.get("second_level") or 0),
        heard=str(entry.get("heard") or ""),
    )


def pair_from(entry: Mapping[str, Any]) -> Pair:
    return Pair(Kind(entry["kind"]), str(entry["question"]), str(entry["a"]), str(entry["b"]))


def _labelled(answer: str, sentences: Sequence[Mapping[str, Any]]) -> tuple[GoldSentence, ...]:
    """Sentences in their places, white space apart; none where one of them does not stand in the answer."""
    place, labelled = 0, []
    for sentence in sentences:
        words = str(sentence["text"]).split()
        found = re.compile(r"\s*".join(map(re.escape, words))).search(answer, place)
        if not words or found is None:
            return ()
        place = found.end()
        labels = {*sentence.get("parts", ())} | ({"own"} if sentence.get("own") else set())
        labels |= {"own action"} if {"own", "action"} <= labels else set()
        labelled.append(GoldSentence(" ".join(words), Span(found.start(), found.end()), frozenset(labels)))
    return tuple(labelled)


def _own() -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    from training.corpus import LEFT_OUT, as_row, read_answers, read_heard, read_rewordings

    answers, heard = read_answers(LEFT_OUT), read_heard(LEFT_OUT)
    rows = [as_row(one) | {"heard": heard.get(one.id, "")} for one in answers]
    for row, one in zip(rows, answers, strict=True):
        row["second_level"] = one.second.level if one.second else 0
    by_id = {one.id: one for one in answers}
    pairs = [
        {"kind": by_id[name].kind, "question": by_id[name].question, "a": by_id[name].text, "b": text}
        for name, texts in read_rewordings(LEFT_OUT).items()
        for text in texts
    ]
    return rows, pairs


def _in_folder(data: Path) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    pairs = [pair for pair in _lines(data / "pairs.jsonl") if pair.get("same", True)]
    return _lines(data / "answers.jsonl"), pairs


def _lines(path: Path) -> list[dict[str, Any]]:
    """Empty where there is no such file."""
    lines = path.read_text(encoding="utf-8-sig").splitlines() if path.exists() else []
    return [json.loads(line) for line in lines if line.strip()]
