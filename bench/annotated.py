"""Recall of fields on plain resume texts that crowd workers annotated; precision has no meaning there."""

from __future__ import annotations

import json
from pathlib import Path

from bench.fields import Fields, fields_of
from bench.matching import Tally, likeness
from bench.records import Figure
from bench.seed_intake import seed_fields
from interview.engines.protocols import Embedder
from interview.records import Document
from interview.resume import read_resume
from interview.resume.rules import resume_from

_MORE_LETTERS = 12
LABELS = {
    "name": "Name",
    "email": "Email Address",
    "employers": "Companies worked at",
    "titles": "Designation",
    "schools": "College Name",
    "degrees": "Degree",
    "tools": "Tech Tools",
}


def annotated_recall(path: Path, limit: int | None, embedder: Embedder | None) -> dict[str, Figure]:
    """{"ner_employers_recall": ...}, the rules' and the seed's beside it; {} where the file is absent."""
    if not path.exists():
        return {}
    tallies = {(who, name): Tally() for who in ("", "rules_", "seed_") for name in LABELS}
    for line in path.read_text(encoding="utf-8").splitlines()[:limit]:
        case = json.loads(line)
        truth: dict[str, list[str]] = {}
        for *_, label, text in case["entities"]:
            truth.setdefault(label, []).append(text)
        document = Document(case.get("id", ""), "txt", case["text"])
        methods = {
            "": fields_of(read_resume(document, embedder)),
            "rules_": fields_of(resume_from(document)),
            "seed_": seed_fields(case["text"]),
        }
        for who, fields in methods.items():
            for name, label in LABELS.items():
                wanted = sorted(set(truth.get(label, [])))
                tallies[who, name].add(_given(fields, name), wanted, _same_name if name == "name" else likeness)
    return {f"{who}ner_{name}_recall": round(tally.recall, 4) for (who, name), tally in tallies.items()}


def _same_name(given: str, truth: str) -> float:
    """A whole text holds the name too: only about as many letters count."""
    return likeness(given, truth) if abs(len(given) - len(truth)) <= _MORE_LETTERS else 0.0


def _given(fields: Fields, name: str) -> list[str]:
    values = {
        "name": [fields.name],
        "email": [fields.email],
        "employers": fields.employers,
        "titles": fields.titles,
        "schools": [institution for _, institution in fields.education],
        "degrees": [degree for degree, _ in fields.education],
        "tools": fields.skills,
    }[name]
    return list(dict.fromkeys(filter(None, values)))
