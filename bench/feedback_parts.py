"""What the product says of each sentence beside the labels that people gave it, and whether its advice is true."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

import numpy as np

from bench.feedback_judged import Seen
from bench.feedback_levels import rounded, share
from bench.feedback_rows import GoldSentence
from bench.records import Figure
from interview.feedback.criteria import ASPECT_OF
from interview.feedback.parts import is_missing
from interview.feedback.scale import Scale
from interview.feedback.scoring.anchors import STORIES
from interview.records import Kind, Remark, Span
from interview.records.read_answer import PARTS

LABELS = (*PARTS, "own", "own action")
MOST_OF_IT = 0.5
PRAISED = {"own action": ("own action",), "outcome": ("result", "check"), "reasoning": ("reason",)}
"""What people must have seen in a sentence that is praised so."""

Outcome = tuple[bool, bool]
"""Whether something is there to people, and to the product."""


def part_figures(seen: Sequence[Seen], scale: Scale) -> dict[str, Figure]:
    """Answers without labelled sentences are left out."""
    labelled = [one for one in seen if one.row.sentences]
    told = [(gold, labels) for one in labelled for gold, labels in sentences_met(one, scale)]

    def of(label: str) -> list[Outcome]:
        return [(label in gold.labels, label in labels) for gold, labels in told]

    by_part = {part: f1(of(part)) for part in PARTS}
    known = [value for value in by_part.values() if value is not None]
    figures: dict[str, Figure] = {
        "not_labelled": len(seen) - len(labelled),
        "result_f1": f1((one.row.has_result, _names_result(one)) for one in labelled),
        "own_action_f1": f1((one.row.has_own_action, _names_own_action(one, scale)) for one in labelled),
        "result_sentence_f1": by_part["result"],
        "own_action_sentence_f1": f1(of("own action")),
        "parts_macro_f1": rounded(float(np.mean(known))) if known else None,
    }
    return figures | {f"parts_f1_{part}": value for part, value in by_part.items()} | advice_figures(labelled, scale)


def f1(outcomes: Iterable[Outcome]) -> float | None:
    """None where people see it nowhere."""
    found = list(outcomes)
    both = sum(gold and seen for gold, seen in found)
    golds, seens = sum(gold for gold, _ in found), sum(seen for _, seen in found)
    return round(2 * both / (golds + seens), 3) if golds else None


def sentences_met(seen: Seen, scale: Scale) -> Iterator[tuple[GoldSentence, frozenset[str]]]:
    """Each labelled sentence with the labels of the sentence, or sentences, of the product that cover most of it."""
    for gold in seen.row.sentences:
        by_cover = sorted(seen.judged.sentences, key=lambda one: -overlap(one.span, gold.span))
        labels: set[str] = set()
        covered = 0
        for one in by_cover:
            shared = overlap(one.span, gold.span)
            if not shared or covered > MOST_OF_IT * _size(gold.span):
                break
            covered += shared
            labels |= {label for label in LABELS if one.tells(label, scale)}
        yield gold, frozenset(labels)


def overlap(one: Span, other: Span) -> int:
    return max(0, min(one.end, other.end) - max(one.start, other.start))


def _size(span: Span) -> int:
    return span.end - span.start


def _names_result(seen: Seen) -> bool:
    star = seen.evaluation.star
    return star is not None and any(part.name == "result" and part.quotes for part in star.parts)


def _names_own_action(seen: Seen, scale: Scale) -> bool:
    return any(one.tells("own action", scale) for one in seen.judged.sentences)


def advice_figures(seen: Sequence[Seen], scale: Scale) -> dict[str, Figure]:
    """`false_missing` of the lines that say that a part is missing, `false_praise` of the strengths shown."""
    missing = [is_there for one in seen for is_there in called_missing(one, scale)]
    praise = [not is_true for one in seen for is_true in praise_met(one)]
    return {
        "missing_said": len(missing),
        "false_missing": share(missing),
        "praise_said": len(praise),
        "false_praise": share(praise),
    }


def called_missing(seen: Seen, scale: Scale) -> Iterator[bool]:
    """For each part that the advice calls missing, under the conditions of feedback/advice.py: whether it is there."""
    kind, told = seen.row.kind, seen.judged.sentences
    if not seen.is_advised:
        return
    if kind is not Kind.TECHNICAL and is_missing("own action", told, scale):
        yield seen.row.has_own_action
    if kind in STORIES and is_missing("result", told, scale):
        yield seen.row.has_result


def praise_met(seen: Seen) -> Iterator[bool]:
    """For each strength that claims a part: whether people saw that part in the words that are quoted.

    Praise of the form (a first sentence to the point, signposts) has no label to be held against.
    """
    for remark in seen.evaluation.advice.strong:
        wanted = PRAISED.get(ASPECT_OF.get(remark.text, ""), ())
        if wanted and remark.quote:
            yield any(label in gold.labels for gold in _quoted(seen, remark) for label in wanted)


def _quoted(seen: Seen, remark: Remark) -> Iterator[GoldSentence]:
    """Labelled sentences of which the quote holds most, or that hold most of the quote."""
    if remark.quote is None:
        return
    quote = Span(remark.quote.start, remark.quote.start + len(remark.quote.text))
    for gold in seen.row.sentences:
        if overlap(quote, gold.span) > MOST_OF_IT * min(_size(quote), _size(gold.span)):
            yield gold
