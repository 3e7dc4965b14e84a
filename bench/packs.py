"""The knowledge packs: how many there are, which topics find one, and what answers given without seeing them hold.

Topics that readers put to packs are told by weights that had not seen their hand or publisher (training wrote those
figures beside the weights). DIR is a folder of job descriptions, NAME.txt: of the product's own topics, those that find
a pack are listed to be read.
"""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path

from bench.records import Figure, Measured
from interview.interviewer.packs.matching import figures_of_training, find_packs
from interview.interviewer.packs.reading import packs


def measure(data: Path | None, limit: int | None) -> Measured:
    known = packs().values()
    questions = [question for pack in known for question in pack.questions]
    figures: dict[str, Figure] = {
        "topics": len(known),
        "trades": len({pack.id.partition("/")[0] for pack in known}),
        "questions": len(questions),
        "points": sum(len(question.points) for question in questions),
        **figures_of_training(),
        **_held(),
    }
    rows = _rows(data, limit) if data else []
    if rows:
        jobs = {job for job, *_ in rows}
        sure = {job for job, topic, pack in rows if topic == "(the trade)" and pack}
        asked = [pack for _, topic, pack in rows if topic != "(the trade)"]
        figures["topics_find_a_pack"] = round(sum(map(bool, asked)) / max(len(asked), 1), 3)
        figures["jobs_of_a_sure_trade"] = round(len(sure) / len(jobs), 3)
    return Measured(len(known), figures, ("job", "topic", "pack"), tuple(rows))


def _held() -> dict[str, Figure]:
    """Of the points that a reader looked for in answers given without seeing them: the share that they hold, by how
    good the answer was to be."""
    from training.knowledge import read_given, read_held

    held, there, answers = read_held(), defaultdict[str, list[bool]](list), 0
    for given in read_given():
        one = held.get(given.question.id)
        if one is None:
            continue
        answers += 1
        letters = [letter for letter, _ in zip("abcdef", given.question.points, strict=False)]
        there[given.quality] += [letter in one.points for letter in letters if letter not in one.unread]
    shares: dict[str, Figure] = {
        f"held_by_{quality}": round(sum(marks) / len(marks), 3) for quality, marks in sorted(there.items())
    }
    return {"blind_answers": answers, **shares}


def _rows(data: Path, limit: int | None) -> list[tuple[Figure, ...]]:
    from interview.engines.backends.registry import find_backend, open_backend
    from interview.engines.options import Options
    from interview.job import topics_from
    from interview.job.rules import job_title_from
    from interview.machine import read_machine
    from interview.settings import load_settings
    from interview.wiring import open_catalogue

    spec, model = find_backend("embedding", "sentence_transformers")
    embedder = open_backend(spec, Options(model, read_machine().device), locate=open_catalogue(load_settings()).fetch)
    rows: list[tuple[Figure, ...]] = []
    for path in sorted(data.glob("*.txt"))[:limit]:
        text = path.read_text(encoding="utf-8")
        topics = [topic.name for topic in topics_from(text, embedder)]
        found = find_packs(topics, job_title_from(text), embedder.embed)
        rows += [(path.stem, topic, found.by_topic.get(topic, "")) for topic in topics]
        rows.append((path.stem, "(the trade)", ", ".join(found.of_trade[:4])))
    return rows
