"""From the end of speech to the interviewer's first sound: real speech streamed in real time through the real loop.

Beside it, in the same run and on the same models, the seed's method: transcribe all, generate, synthesise all.
Speech comes from a folder like shared/data/speech; every answer is joined from its clips.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

from bench.answers import answers_from, read_speech
from bench.caller import Caller, Turn
from bench.records import Figure, Measured
from bench.seed_turn import seconds_of_seed_turn
from interview.coach.coach import Coach
from interview.coach.samples import sample_job_text, sample_resume_path
from interview.live import Conversation
from interview.records import Kind, Setup
from interview.sessions import Storage

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Samples = NDArray[np.float32]

TURNS = 30
LENGTHS = (15, 45, 15, 90, 45, 15, 90, 15, 45, 15)
"""Seconds of speech of an answer; in thirty turns 15, 9 and 6 of them."""
PER_INTERVIEW = 15
STAGES = ("words known", "taken", "asked")


@dataclass(frozen=True, slots=True)
class Measurement:
    length: int
    is_follow_up: bool
    turn: Turn
    baseline: float

    @property
    def gap(self) -> float | None:
        """Seconds of silence after the answer; None where the answer was cut."""
        return None if self.turn.was_cut else self.turn.sounds - self.turn.ended


def measure(data: Path | None, limit: int | None) -> Measured:
    """`limit`: turns."""
    from interview.wiring import build_coach

    if data is None:
        raise SystemExit("latency needs --data: a folder of speech with a manifest.json")
    turns = limit or TURNS
    lengths = [LENGTHS[n % len(LENGTHS)] for n in range(turns)]
    answers = answers_from(read_speech(data), lengths, seed=1)
    with tempfile.TemporaryDirectory() as folder:
        coach = build_coach(storage=Storage(Path(folder)))
        measured = list(_turns(coach, answers))
        coach.close()
    header = ("seconds", "follow-up", "cut", "gap", *STAGES, "silence inside", "seed's")
    return Measured(len(measured), figures_from(measured), header, tuple(map(_row, measured)))


def _turns(coach: Coach, answers: Iterator[tuple[int, Samples]]) -> Iterator[Measurement]:
    """Interviews on the sample until every answer was given; then, on the same answers, the seed's method."""
    waiting = list(answers)
    taken = 0
    while taken < len(waiting):
        given = [(length, samples) for length, samples in waiting[taken : taken + PER_INTERVIEW]]
        turns = list(_interview(coach, given, seed=taken))
        for (length, samples), (turn, is_follow_up, question) in zip(given, turns, strict=False):
            baseline = seconds_of_seed_turn(coach.engines, samples, question, seed=taken)
            done = Measurement(length, is_follow_up, turn, baseline)
            print(f"{length} s: gap {done.gap}, seed's {baseline:.1f} s", file=sys.stderr, flush=True)
            yield done
        taken += max(len(turns), 1)


def _interview(coach: Coach, given: Sequence[tuple[int, Samples]], seed: int) -> Iterator[tuple[Turn, bool, str]]:
    """Each turn, whether a follow-up came after it, and the question that came."""
    session = coach.preparation.prepare(
        coach.preparation.read_resume(sample_resume_path()), sample_job_text(), seed=seed, setup=Setup(questions=12)
    )
    conversation = Conversation(coach.interview, coach.review, session, note=lambda name: caller.note(name))
    caller = Caller(conversation)
    caller.connect()
    for _, samples in given:
        if caller.wait_for("listening", "ended") == "ended":
            break
        turn = caller.answer(samples)
        question = conversation.session.exchanges[-1].question
        if question.kind is Kind.INVITATION:
            break
        yield turn, question.follow_up_to > 0, question.text
    caller.close()
    conversation.close()


def figures_from(measured: Sequence[Measurement]) -> dict[str, Figure]:
    whole = [one for one in measured if one.gap is not None]

    def at(share: float, keep: Callable[[Measurement], bool]) -> float | None:
        return _quantile([one.gap or 0.0 for one in whole if keep(one)], share)

    every = at(0.5, lambda one: True)
    short, long = at(0.5, lambda one: one.length == 15), at(0.5, lambda one: one.length == 90)
    baseline = median(one.baseline for one in measured)
    figures: dict[str, Figure] = {
        "gap_p50": every,
        "gap_p95": at(0.95, lambda one: True),
        "gap_planned_p50": at(0.5, lambda one: not one.is_follow_up),
        "gap_followup_p50": at(0.5, lambda one: one.is_follow_up),
        "gap_90s_over_15s": round(long / short, 2) if short and long else None,
        "baseline_gap_p50": round(baseline, 2),
        "baseline_over_gap": round(baseline / every, 1) if every else None,
        "followups": sum(one.is_follow_up for one in measured),
        "cut": sum(one.turn.was_cut for one in measured),
        "silence_inside_p95": _quantile([one.turn.gap_inside for one in whole], 0.95),
    }
    for stage in STAGES:
        reached = [one.turn.stages[stage] - one.turn.ended for one in whole if stage in one.turn.stages]
        figures[f"{stage.replace(' ', '_')}_p50"] = _quantile(reached, 0.5)
    return figures


def _quantile(values: Sequence[float], share: float) -> float | None:
    """The value below which that share lies; None of none."""
    ordered = sorted(values)
    return round(ordered[min(int(share * len(ordered)), len(ordered) - 1)], 2) if ordered else None


def _row(one: Measurement) -> tuple[Figure, ...]:
    gap = None if one.gap is None else round(one.gap, 2)
    stages = (
        round(one.turn.stages[stage] - one.turn.ended, 2) if stage in one.turn.stages else None for stage in STAGES
    )
    after = (*stages, round(one.turn.gap_inside, 2), round(one.baseline, 2))
    return one.length, "yes" if one.is_follow_up else "no", "yes" if one.turn.was_cut else "no", gap, *after
