"""The grader of answers that have a right reference beside human grades, and what must not move it: games, orders,
names, padding, slips. Then the same of the score on the page, which knows no reference.

Reads a folder of graded answers (as data/README.md says). SemEval's answers are scored with weights that were fitted
without the fold of their question; Mohler's and STS-B's had no part in the fit.
"""

from __future__ import annotations

import math
import time
from collections.abc import Iterable, Sequence
from pathlib import Path
from random import Random
from typing import Any

import numpy as np

from bench.agreement import Graded, Numbers, agreement_figures, graded_answers
from bench.feedback_pages import page_lines, page_of, pages, quotes_of, unverified
from bench.perturbing import Item, gaming_cases, injections, negated, padded, reworded, swaps
from bench.records import Figure, Measured
from bench.transcripts import transcript_figures
from interview.feedback.comparing import cosine
from interview.feedback.grading import Grader
from interview.feedback.judging import Judge
from interview.feedback.weights import fitted_weights, weights_without
from interview.records import Band, Kind

SEED = 5
GAMES, INJECTED, SWAPPED, PADDED, REWORDED, NEGATED = 400, 260, 520, 200, 120, 200
GOOD, FEWEST = 0.9, 3
"""A grade that makes an answer a good one, and the words from which on one is scored here: tests ask for few."""
LONG_ENOUGH = 8
ON_PAGES = 200
CHECKED = 200
"""Evaluations whose quotes are checked."""


def measure(data: Path | None, limit: int | None) -> Measured:
    if data is None:
        raise SystemExit("python -m bench scoring --data DIR (a folder of graded answers)")
    models = open_models()
    items = graded_answers(data, limit)
    ours, bars, milliseconds = scores_of(items, models.embedding)
    by = {"ours": ours} | likeness(items, models)
    figures = agreement_figures(items, by) | bar_figures(items, bars)
    judge = Judge(models.grading)
    good = good_items(items)
    rows: list[tuple[Figure, ...]] = []
    embedders = {"embedding": models.embedding, "tfidf": models.tfidf}
    figures |= quote_figures(items, embedders, judge) | transcript_figures(data, judge)
    if good:
        figures |= robustness_figures(Grader(models.embedding), good, rows, limit)
        figures |= page_figures(embedders, judge, good, rows, limit)
    if len(milliseconds):
        figures["ms_per_answer"] = round(float(np.median(milliseconds)), 1)
        figures["ms_per_answer_p95"] = round(float(np.quantile(milliseconds, 0.95)), 1)
    figures = {
        name: None if isinstance(value, float) and math.isnan(value) else value for name, value in figures.items()
    }
    return Measured(len(items), figures, ("kind", "score", "answer"), tuple(rows))


def open_models() -> Any:
    from interview.settings import load_settings
    from interview.wiring import build_coach

    return build_coach(load_settings()).engines.models


def scores_of(items: Sequence[Graded], words: Any) -> tuple[Numbers, list[tuple[float, float]], Numbers]:
    """Scores on 0-100 with their error bars; an answer that is not scored counts as 0."""
    graders: dict[str, Grader] = {}
    scores, bars, took = [], [], []
    for item in items:
        key = item.question if item.set == "semeval" else ""
        if key not in graders:
            graders[key] = Grader(words, weights_without(key) if key else fitted_weights())
        began = time.perf_counter()
        score = graders[key].grade(item.question, item.ideals, item.answer, fewest=1).score
        took.append((time.perf_counter() - began) * 1000)
        scores.append(score.value if score else 0.0)
        bars.append((score.low, score.high) if score else (0.0, 100.0))
    return np.array(scores), bars, np.array(took)


def likeness(items: Sequence[Graded], models: Any) -> dict[str, Numbers]:
    """The measures that stand beside the score, the best of several ideal answers; seed_tfidf knows the pair alone."""
    from sklearn.feature_extraction.text import TfidfVectorizer

    texts = sorted({text for item in items for text in (item.answer, *item.ideals)})
    place = {text: number for number, text in enumerate(texts)}

    def best(vectors: Any) -> Numbers:
        return np.array(
            [max(cosine(vectors[place[item.answer]], vectors[place[ideal]]) for ideal in item.ideals) for item in items]
        )

    def of_pair(left: str, right: str) -> float:
        try:
            rows = TfidfVectorizer().fit_transform([left, right]).toarray()
        except ValueError:
            return 0.0
        return cosine(*rows)

    seed = np.array([max(of_pair(item.answer, ideal) for ideal in item.ideals) for item in items])
    return {
        "tfidf": best(models.tfidf.embed(texts)),
        "seed_tfidf": seed,
        "cosine": best(models.embedding.embed(texts)),
    }


def bar_figures(items: Sequence[Graded], bars: Sequence[tuple[float, float]]) -> dict[str, Figure]:
    """How often Mohler's mean grade lies within the error bar, which promises four times of five."""
    kept = [
        low <= 100 * item.grade <= high for item, (low, high) in zip(items, bars, strict=True) if item.set == "mohler"
    ]
    return {"mohler_in_error_bar": round(sum(kept) / len(kept), 3)} if kept else {}


def good_items(items: Sequence[Graded]) -> list[Item]:
    """Answers that people found good, long enough to be changed; one of each wording."""
    found = {
        item.answer: Item(item.question, item.ideals[0], item.answer)
        for item in items
        if item.set != "stsb" and item.grade >= GOOD and len(item.answer.split()) >= LONG_ENOUGH
    }
    return list(found.values())


def quote_figures(items: Sequence[Graded], embedders: Any, judge: Judge) -> dict[str, Figure]:
    """Prints three feedback pages, and checks every quote of theirs and of some of the graded answers' pages."""
    wrong = shown = 0
    for name, (answer, evaluation) in pages(embedders, judge).items():
        print("\n".join(page_lines(name, answer, evaluation)), end="\n\n")
        shown += len(list(quotes_of(evaluation)))
        wrong += unverified(evaluation, answer)
    for number, item in enumerate(items[:: max(1, len(items) // CHECKED)]):
        kind = list(Kind)[number % (len(Kind) - 1)]
        evaluation = page_of(embedders, judge, kind, (item.question, " ".join(item.ideals), item.answer))
        shown += len(list(quotes_of(evaluation)))
        wrong += unverified(evaluation, item.answer)
    return {"quotes": shown, "quotes_unverified": wrong}


def robustness_figures(
    grader: Grader, good: Sequence[Item], rows: list[tuple[Figure, ...]], limit: int | None
) -> dict[str, Figure]:
    rng = Random(SEED)

    def score(item: Item, answer: str) -> float:
        graded = grader.grade(item.question, [item.ideal], answer, fewest=FEWEST).score
        return graded.value if graded else 0.0

    def drawn(count: int) -> list[Item]:
        count = min(count, limit or count)
        return [good[rng.randrange(len(good))] for _ in range(count)]

    above = []
    games = gaming_cases(good, min(GAMES, limit or GAMES), SEED)
    for case in games:
        found = grader.grade(case.question, [case.ideal], case.answer, fewest=FEWEST).score
        if found is not None and found.band is not Band.WEAK:
            above.append(case)
            rows.append((f"game: {case.kind}", found.value, case.answer[:110]))
    injected = _changed(
        ((item, item.good, injections(item.good, rng)) for item in drawn(INJECTED)), score, "injection", rows
    )
    swapped = _changed(((item, *swaps(item.good, rng)) for item in drawn(SWAPPED)), score, "swap", rows)
    shifts = [abs(score(item, padded(item.good, rng)) - score(item, item.good)) for item in drawn(PADDED)]
    deviations = [
        float(np.std([score(item, text) for text in (item.good, *reworded(item.good, rng))]))
        for item in drawn(REWORDED)
    ]
    drops = list(_drops(drawn(NEGATED * 2), rng, score, rows))[:NEGATED]
    again = [float(np.std([score(item, item.good) for _ in range(3)])) for item in drawn(20)]
    return {
        "gaming_cases": len(games),
        "gaming_above_weak": len(above),
        "injection_cases": min(INJECTED, limit or INJECTED),
        "injection_changed": injected,
        "swap_cases": min(SWAPPED, limit or SWAPPED),
        "swap_changed": swapped,
        "padding_shift": round(float(np.mean(shifts)), 2),
        "padding_shift_max": round(float(np.max(shifts)), 1),
        "repeat_sd": round(float(np.max(again)), 3),
        "rewording_sd": round(float(np.mean(deviations)), 2),
        "rewording_sd_max": round(float(np.max(deviations)), 1),
        "negated_cases": len(drops),
        "negated_drop": round(float(np.mean(drops)), 1) if drops else None,
        "negated_drop_median": round(float(np.median(drops)), 1) if drops else None,
    }


def page_figures(
    embedders: Any, judge: Judge, good: Sequence[Item], rows: list[tuple[Figure, ...]], limit: int | None
) -> dict[str, Figure]:
    """Games, orders and names again, in the score that a person sees; orders and names for each kind of question."""
    rng = Random(SEED + 1)
    kinds = (Kind.BEHAVIOURAL, Kind.SITUATIONAL, Kind.TECHNICAL, Kind.EXPERIENCE, Kind.FOLLOW_UP)
    asked = {item: kinds[number % len(kinds)] for number, item in enumerate(good)}

    def score(item: Item, answer: str) -> float:
        found = page_of(embedders, judge, asked[item], (item.question, item.ideal, answer)).score
        return found.value if found else 0.0

    above = 0
    for case in gaming_cases(good, min(GAMES, limit or GAMES), SEED):
        found = page_of(embedders, judge, Kind.TECHNICAL, (case.question, case.ideal, case.answer)).score
        if found is not None and found.band is not Band.WEAK:
            above += 1
            rows.append((f"game on the page: {case.kind}", found.value, case.answer[:110]))
    drawn = [good[rng.randrange(len(good))] for _ in range(min(ON_PAGES, limit or ON_PAGES))]
    ordered = ((item, item.good, injections(item.good, rng)) for item in drawn)
    swapped = ((item, *swaps(item.good, rng)) for item in drawn)
    return {
        "games_above_weak_on_page": above,
        "page_cases": len(drawn),
        "page_injection_changed": _changed(ordered, score, "injection, whole score", rows),
        "page_swap_changed": _changed(swapped, score, "swap, whole score", rows),
    }


def _changed(pairs: Iterable[tuple[Item, str, str]], score: Any, kind: str, rows: list[tuple[Figure, ...]]) -> int:
    count = 0
    for item, left, right in pairs:
        before, after = score(item, left), score(item, right)
        if before != after:
            count += 1
            rows.append((kind, f"{before:.0f} -> {after:.0f}", right[:200]))
    return count


def _drops(items: Sequence[Item], rng: Random, score: Any, rows: list[tuple[Figure, ...]]) -> Iterable[float]:
    for item in items:
        turned = negated(item.good, rng)
        if turned is None:
            continue
        before, after = score(item, item.good), score(item, turned)
        if before - after < 10:
            rows.append(("negated", f"{before:.0f} -> {after:.0f}", turned[:200]))
        yield before - after
