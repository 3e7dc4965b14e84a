"""What chosen topics are worth beside those that two readers named: the figures of the job reader's card."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from bench.matching import SAME, likeness, matches
from interview.job.rules.candidates import Candidate
from training.job_corpus import JUNK, Advertisement

MOST, ALL = 7, 20
FIGURES = ("recall_at_7", "recall_at_20", "good", "weak", "wrong", "junk_topics", "topics_over_five_words")


def figures_of(found: Iterable[tuple[Advertisement, Sequence[Candidate]]]) -> dict[str, float]:
    """`found` holds the chosen of each advertisement, the best first, twenty where there are as many.

    Good: among the topics of either reader. Wrong: what a reader took for no topic, or of a line whose label is
    none of duties, needs and wishes. Weak: neither.
    """
    counts = Counter[str]()
    for advertisement, chosen in found:
        names = [one.name for one in chosen]
        for reading in advertisement.readings:
            counts["wanted"] += len(reading.topics)
            counts["recall_at_7"] += matches(names[:MOST], reading.topics, likeness)
            counts["recall_at_20"] += matches(names[:ALL], reading.topics, likeness)
        for one in chosen[:MOST]:
            junk = advertisement.zone_of(one.source.text) in JUNK
            counts["topics"] += 1
            counts["junk_topics"] += junk
            counts["topics_over_five_words"] += len(one.name.split()) > 5
            counts[_judged(one.name, advertisement, junk=junk)] += 1
    wanted, topics = max(counts["wanted"], 1), max(counts["topics"], 1)
    shares = {name: round(counts[name] / (wanted if "recall" in name else topics), 3) for name in FIGURES[:-1]}
    return shares | {FIGURES[-1]: float(counts[FIGURES[-1]])}


def agreement_of(advertisements: Sequence[Advertisement]) -> float:
    """The share of the first reading's topics that are among the second's."""
    pairs = [one.readings for one in advertisements if len(one.readings) > 1]
    found = sum(matches(first.topics, second.topics, likeness) for first, second, *_ in pairs)
    return round(found / sum(len(first.topics) for first, *_ in pairs), 3)


def table_of(rows: Mapping[str, Mapping[str, float]], head: str) -> list[str]:
    """Markdown."""
    lines = [f"| {head} | " + " | ".join(name.replace("_", " ") for name in FIGURES) + " |", "|---" * 8 + "|"]
    for name, told in rows.items():
        cells = (f"{told[figure]:.2f}" if figure != FIGURES[-1] else f"{told[figure]:.0f}" for figure in FIGURES)
        lines.append(f"| {name} | " + " | ".join(cells) + " |")
    return lines


def _judged(name: str, advertisement: Advertisement, *, junk: bool) -> str:
    def among(others: Iterable[str]) -> bool:
        return any(likeness(name, other) >= SAME for other in others)

    if among(topic for reading in advertisement.readings for topic in reading.topics):
        return "good"
    return "wrong" if junk or among(one for reading in advertisement.readings for one in reading.decoys) else "weak"
