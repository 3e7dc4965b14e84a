"""How well a reader finds the fields of invented resumes: F1 of whole values, as the intake bench counts them."""

from __future__ import annotations

import gzip
import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from bench.fields import Fields, fields_of
from bench.intake import LISTS, Score
from interview.records import Area, Document, Resume, TextLine
from interview.resume.network import read_lines
from interview.resume.reading import resume_from_lines
from interview.resume.rules.sections import rows_of
from interview.resume.signs import signed_lines
from interview.resume.spans import Span, ToldLine, told_lines

Read = Callable[[Document], Resume]


@dataclass(frozen=True, slots=True)
class Case:
    family: str
    language: str
    document: Document
    truth: Fields


def cases_in(path: Path, *, held_out: bool = True) -> Iterator[Case]:
    """The made resumes whose families are (not) held out."""
    with gzip.open(path, "rt", encoding="utf-8") as file:
        for line in file:
            kept = json.loads(line)
            if bool(kept.get("held_out")) is held_out:
                yield case_from(kept)


def case_from(kept: dict[str, Any]) -> Case:
    rows = tuple(
        TextLine(row["text"], row["page"], Area(*row["area"]) if row["area"] else None, row["size"], row["bold"],
                 row["heading"])
        for row in kept["rows"]
    )  # fmt: skip
    document = Document(kept["id"], "pdf", "\n".join(row.text for row in rows), lines=rows, language=kept["language"])
    return Case(kept["family"], kept["language"], document, fields_of(resume_from_lines(document, _told(kept["rows"]))))


def _told(rows: Sequence[dict[str, Any]]) -> list[ToldLine]:
    """The labels as a reader that knows everything would tell them."""
    told = []
    for number, row in enumerate(rows):
        if row["text"].strip():
            spans = tuple(
                Span(name, row["text"][start:end], start, end, 1.0, joins=start in row.get("joins", ()))
                for start, end, name in row["fields"]
            )
            told.append(ToldLine(number, row["text"], row["section"] or "other", row["role"] or "plain", 1.0, spans))
    return told


def reader_with(weights: Mapping[str, NDArray[np.float32]], states: Mapping[str, NDArray[np.float16]]) -> Read:
    """A reader of documents whose lines' vectors are known: the product's steps without model and rules."""

    def read(document: Document) -> Resume:
        lines = signed_lines(rows_of(document))
        vectors = [states[" ".join(line.text.split())].astype(np.float32) for line in lines]
        signs = np.stack([line.line_signs for line in lines])
        told = told_lines(lines, *read_lines(weights, signs, [line.word_signs for line in lines], vectors))
        return resume_from_lines(document, told)

    return read


def field_figures(cases: Sequence[Case], read: Read) -> dict[str, float]:
    """Shares of names, e-mails and telephones that are right; F1 of the lists; how many values stand nowhere."""
    score = Score()
    for case in cases:
        score.add(fields_of(read(case.document)), case.truth, "", case.document.text)
    singles = {name: right / max(score.n, 1) for name, right in score.right.items()}
    return singles | {name: score.lists[name].f1 for name in LISTS} | {"invented": float(score.invented)}
