"""Reads every resume of a folder (as data/README.md describes it) and compares the fields with the truth.

Beside each figure stand the rules of before the trained reader and the seed's method, on the same text in the same run.
Texts of ner_annotated_texts.jsonl, labelled by crowd workers who left gaps, give recall only.
"""

from __future__ import annotations

import json
import re
import statistics
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from bench.annotated import annotated_recall
from bench.fields import Fields, fields_from_truth, fields_of
from bench.matching import SAME, Tally, likeness, likeness_of_dates, normal
from bench.models import open_embedder, open_writer
from bench.records import Figure, Measured
from bench.seed_intake import seed_fields
from interview.documents import read_document
from interview.errors import DocumentError
from interview.interviewer.author import Author
from interview.records import Document, Resume
from interview.resume import read_resume
from interview.resume.rules import resume_from
from interview.resume.rules.filling import open_fields

LISTS = ("employers", "titles", "dates", "education", "skills", "projects")
SINGLES = ("name", "email", "phone")


@dataclass(slots=True)
class Score:
    """One method over all documents."""

    right: dict[str, int] = field(default_factory=lambda: dict.fromkeys(SINGLES, 0))
    lists: dict[str, Tally] = field(default_factory=lambda: {name: Tally() for name in LISTS})
    invented: int = 0
    n: int = 0

    def add(self, given: Fields, truth: Fields, notes: str, text: str) -> str:
        """Count one document; give the names of the single fields that are wrong."""
        self.n += 1
        wrong = []
        for name in SINGLES:
            right = _same_single(name, getattr(given, name), getattr(truth, name), notes)
            self.right[name] += right
            wrong += [] if right else [name]
        for name, tally in self.lists.items():
            same = _SAME_LISTS.get(name, likeness)
            partial = bool(re.search(rf"\b{name}\b[^.]*\bpartial", notes, re.IGNORECASE))
            tally.add(getattr(given, name), getattr(truth, name), same, partial=partial)
        self.invented += sum(not _stands_in(value, text) for value in _values_of(given))
        return " ".join(wrong)


def measure(data: Path | None, limit: int | None) -> Measured:
    if data is None:
        raise SystemExit("python -m bench intake --data DIR (a folder of resumes with NAME.gt.json beside them)")
    ours, rules, seed, model = Score(), Score(), Score(), _Model()
    embedder = open_embedder()
    rows: list[tuple[Figure, ...]] = []
    seconds: dict[bool, list[float]] = {False: [], True: []}
    crashed = 0
    for path, truth, notes in list(_cases(data))[:limit]:
        began = time.perf_counter()
        try:
            document = read_document(path)
            given = fields_of(model.fill(read_resume(document, embedder)))
        except DocumentError as error:
            rows.append((path.name, f"refused: {error}", *[""] * len(LISTS)))
            document, given = Document(path.name, "txt", ""), Fields()
        except Exception as error:  # noqa: BLE001  (a crash is a figure here)
            crashed += 1
            rows.append((path.name, f"crashed: {error!r}", *[""] * len(LISTS)))
            document, given = Document(path.name, "txt", ""), Fields()
        pages = max(document.pages, 1)
        seconds[bool(document.pages_by_ocr)].append((time.perf_counter() - began) / pages)
        before = {name: (tally.matched, tally.wanted, tally.given) for name, tally in ours.lists.items()}
        wrong = ours.add(given, truth, notes, document.text)
        rules.add(fields_of(resume_from(document)), truth, notes, document.text)
        seed.add(seed_fields(document.text), truth, notes, document.text)
        rows.append((path.name, wrong or "-", *(_change(before[name], ours.lists[name]) for name in LISTS)))
    figures = _figures({"": ours, "rules_": rules, "seed_": seed}) | {
        "crashed": crashed,
        "filled_by_model": model.filled,
        "seconds_per_page_p50": _median(seconds[False]),
        "seconds_per_page_ocr_p50": _median(seconds[True]),
    }
    figures |= annotated_recall(data / "ner_annotated_texts.jsonl", limit, embedder)
    header = ("resume", "wrong", *(f"{name} found/true/given" for name in LISTS))
    return Measured(ours.n, figures, header, tuple(rows))


@dataclass(slots=True)
class _Model:
    """The coach's second look: opened only when a resume has a list that the rules left wholly empty."""

    writer: Author | None = None
    opened: bool = False
    filled: int = 0

    def fill(self, resume: Resume) -> Resume:
        if not open_fields(resume):
            return resume
        if not self.opened:
            _, self.writer = open_writer()
            self.opened = True
        done = self.writer.fill_resume(resume) if self.writer else resume
        self.filled += done != resume
        return done


def _cases(data: Path) -> Iterator[tuple[Path, Fields, str]]:
    for path in sorted(data.glob("*.gt.json")):
        truth = json.loads(path.read_text(encoding="utf-8"))
        file = data / (truth.get("file") or path.name.removesuffix(".gt.json"))
        if file.exists():
            yield file, fields_from_truth(truth), truth.get("notes") or ""


def _same_single(name: str, given: str, truth: str, notes: str) -> bool:
    """Exact but for case and spacing; a phone by its digits; the notes may name a second right e-mail."""
    if name == "phone":
        return re.sub(r"\D", "", given) == re.sub(r"\D", "", truth)
    if name == "email":
        return given.casefold() == truth.casefold() or bool(given and given.casefold() in notes.casefold())
    return likeness(given, truth) >= SAME and abs(len(normal(given)) - len(normal(truth))) <= 12


def _likeness_of_education(given: tuple[str, str], truth: tuple[str, str]) -> float:
    """Degree and institution both; the degree counts only where the document gives one."""
    degree = 100.0 if not truth[0] else likeness(given[0], truth[0])
    institution = 100.0 if not truth[1] else likeness(given[1], truth[1])
    return min(degree, institution)


_SAME_LISTS: dict[str, Callable[[Any, Any], float]] = {"dates": likeness_of_dates, "education": _likeness_of_education}


def _values_of(fields: Fields) -> Iterator[str]:
    yield from filter(None, (fields.name, fields.email, fields.phone))
    for name in LISTS:
        for value in getattr(fields, name):
            yield from filter(None, (value,) if isinstance(value, str) else value)


def _stands_in(value: str, text: str) -> bool:
    """Whether the letters of it stand in the text in this order, whatever spaces and line ends are between."""
    return re.sub(r"\W+", "", value.casefold()) in re.sub(r"\W+", "", text.casefold())


def _change(before: tuple[int, int, int], tally: Tally) -> str:
    now = (tally.matched, tally.wanted, tally.given)
    return "/".join(str(after - earlier) for after, earlier in zip(now, before, strict=True))


def _figures(scores: Mapping[str, Score]) -> dict[str, Figure]:
    figures: dict[str, Figure] = {}
    for prefix, score in scores.items():
        for name in SINGLES:
            figures[f"{prefix}{name}"] = round(score.right[name] / max(score.n, 1), 4)
        for name, tally in score.lists.items():
            figures[f"{prefix}{name}_f1"] = round(tally.f1, 4)
        figures[f"{prefix}invented"] = score.invented
    return figures


def _median(values: list[float]) -> float | None:
    return round(statistics.median(values), 3) if values else None
