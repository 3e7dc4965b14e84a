"""Answers changed so that it is known what must follow: other words, no marks, a part left out, a stronger version."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

import numpy as np

from bench.feedback_judged import Seen, score_by
from bench.feedback_levels import rounded, share
from bench.feedback_rows import GoldSentence, Pair, Row, question_of
from bench.records import Figure
from interview.feedback.advice import NOTHING
from interview.feedback.judging import Judge
from interview.feedback.scoring.gates import ELSEWHERE
from interview.records import Answer, Kind

GOOD = 4
WORTH_DELETING = 3
"""Level from which on an answer has something to lose."""
_MARK = re.compile(r"(?<!\w)['’]|['’](?!\w)|(?<!\d)[.,:]|[.,:](?!\d)|[^\w\s'’.,:%$€£+#]|_")


def change_figures(judge: Judge, seen: Sequence[Seen], pairs: Sequence[Pair]) -> dict[str, Figure]:
    spoken = [abs(score_by(judge, one.row.asked, as_transcript(one.row.answer)) - one.value) for one in seen]
    figures = shifts("same_content_shift", pair_shifts(judge, pairs)) | shifts("transcript_shift", spoken)
    heard = [abs(score_by(judge, one.row.asked, one.row.heard) - one.value) for one in seen if one.row.heard]
    figures |= {"heard": len(heard)} | shifts("heard_shift", heard) | beside_figures(judge, seen)
    figures |= _deleted("result", judge, seen, lambda one: "result" in one.labels)
    return figures | _deleted("own", judge, seen, lambda one: one.is_own) | stronger_figures(seen)


def beside_figures(judge: Judge, seen: Sequence[Seen]) -> dict[str, Figure]:
    """Good answers to other questions, of any trade: the share that is held for one to something else.

    Openings are left out on both sides: who introduces themselves may speak of anything.
    """
    rows = [one.row for one in seen if one.row.level >= GOOD and one.row.kind is not Kind.OPENING]
    sets = list(dict.fromkeys(row.set for row in rows))
    asked = {row.set: row.asked for row in rows}
    half = len(sets) // 2
    if not half:
        return {}
    other = {name: asked[sets[(at + half) % len(sets)]] for at, name in enumerate(sets)}
    beside = [judge.judge(other[row.set], Answer(row.answer, "typed")).note == ELSEWHERE for row in rows]
    own = [judge.judge(row.asked, Answer(row.answer, "typed")).note == ELSEWHERE for row in rows]
    return {
        "beside_another_question": len(rows),
        "beside_another_question_held": rounded(float(np.mean(beside))),
        "beside_its_own_held": rounded(float(np.mean(own))),
    }


def pair_shifts(judge: Judge, pairs: Sequence[Pair]) -> list[float]:
    """How far apart the scores of the same content in two wordings are."""
    shifted = []
    for pair in pairs:
        question = question_of(pair.kind, pair.question)
        shifted.append(abs(score_by(judge, question, pair.left) - score_by(judge, question, pair.right)))
    return shifted


def shifts(name: str, apart: Sequence[float]) -> dict[str, Figure]:
    if not apart:
        return {f"{name}_{what}": None for what in ("mean", "p95", "max")}
    return {
        f"{name}_mean": rounded(float(np.mean(apart)), 2),
        f"{name}_p95": rounded(float(np.quantile(apart, 0.95)), 1),
        f"{name}_max": rounded(float(np.max(apart)), 1),
    }


def as_transcript(text: str) -> str:
    """In small letters and without marks, but for those inside words (don't), in numbers (3.5) and signs (%, C++)."""
    return " ".join(_MARK.sub(" ", text).lower().split())


def without(row: Row, is_left_out: Callable[[GoldSentence], bool]) -> str:
    """The answer without some of its sentences; "" where there are none such, or nothing would be left."""
    kept = [one.text for one in row.sentences if not is_left_out(one)]
    return " ".join(kept) if len(kept) < len(row.sentences) else ""


def _deleted(
    name: str, judge: Judge, seen: Sequence[Seen], is_left_out: Callable[[GoldSentence], bool]
) -> dict[str, Figure]:
    """`deleted_lower` is the share of answers whose score does not rise without these sentences; and the mean drop."""
    cut = [(one, without(one.row, is_left_out)) for one in seen if one.row.level >= WORTH_DELETING]
    drops = [one.value - score_by(judge, one.row.asked, text) for one, text in cut if text]
    return {
        f"{name}_deleted": len(drops),
        f"{name}_deleted_lower": share([drop >= 0 for drop in drops]),
        f"{name}_deleted_drop": rounded(float(np.mean(drops)), 1) if drops else None,
    }


def stronger_figures(seen: Sequence[Seen]) -> dict[str, Figure]:
    """Counts of answers; the fixed line that an answer held down gets is no version of it."""
    shown = [(one.row.answer, one.evaluation.advice.stronger) for one in seen]
    shown = [(answer, stronger) for answer, stronger in shown if stronger and stronger != NOTHING]
    return {
        "stronger_shown": len(shown),
        "stronger_unchanged": sum(_words(answer) == _words(stronger) for answer, stronger in shown),
        "facts_added": sum(bool(words_added(answer, stronger)) for answer, stronger in shown),
    }


def words_added(answer: str, stronger: str) -> frozenset[str]:
    """Words outside the [blanks] of a stronger version that the person did not say."""
    return frozenset(_words(re.sub(r"\[[^\]]*\]", " ", stronger))) - frozenset(_words(answer))


def _words(text: str) -> list[str]:
    return as_transcript(text.replace("’", "'")).split()
