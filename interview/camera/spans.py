"""Frames in a row -> runs of one state, and what is made of them: seconds, spans, distractions. Knows no face.

A frame stands for the time around it, half way to its neighbours, so that borders of spans fall between frames.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from interview.records import Away, Distraction, Limits, Look, Second, Seen, Spell

AROUND = 0.5
"""Seconds on either side that vote on a frame's state: blinks and single misread frames fall out, a change stays
where it was (a median keeps edges)."""
LONGEST_STEP = 1.0
"""Seconds between frames; beyond it nothing was seen in between."""
SHORTEST_AWAY = 1.0
"""Seconds; shorter looks aside belong to thinking and to talk, and are not listed."""
SHORTEST_SPELL = 1.0
LOST = 3.0
"""Seconds without a face between two looks away that count as away: a head turned to profile is lost."""


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of one state, and for looks away of any directions: the longest one names it."""

    start: float
    end: float
    look: Look | None
    direction: str = ""

    @property
    def seconds(self) -> float:
        return self.end - self.start


def smoothed(seen: Sequence[Seen]) -> list[Seen]:
    """Each frame with the state that most frames around it have; a tie leaves it as it is."""
    result, low, high = [], 0, 0
    for frame in seen:
        while seen[low].at < frame.at - AROUND:
            low += 1
        while high < len(seen) and seen[high].at <= frame.at + AROUND:
            high += 1
        result.append(_voted(frame, seen[low:high]))
    return result


def _voted(frame: Seen, around: Sequence[Seen]) -> Seen:
    looks = Counter(one.look for one in around if one.look is not None)
    if not looks:
        return frame
    most = max(looks.values())
    look = frame.look if frame.look is not None and looks[frame.look] == most else looks.most_common(1)[0][0]
    if look is not Look.AWAY:
        return replace(frame, look=look, direction="")
    directions = Counter(one.direction for one in around if one.look is Look.AWAY)
    return replace(frame, look=look, direction=directions.most_common(1)[0][0])


def runs_from(seen: Sequence[Seen]) -> list[Run]:
    """Frame by frame the time it stands for, one run for each state and direction; faces lost aside are bridged."""
    runs: list[Run] = []
    for frame, (start, end) in zip(seen, _times(seen), strict=True):
        last = runs[-1] if runs else None
        if last is not None and (last.look, last.direction, last.end) == (frame.look, frame.direction, start):
            runs[-1] = replace(last, end=end)
        else:
            runs.append(Run(start, end, frame.look, frame.direction))
    return _bridged(runs)


def _times(seen: Sequence[Seen]) -> Iterable[tuple[float, float]]:
    at = [frame.at for frame in seen]
    for number, now in enumerate(at):
        before = at[number - 1] if number else max(0.0, 2 * now - at[1]) if len(at) > 1 else now
        after = at[number + 1] if number + 1 < len(at) else 2 * now - before
        yield _half_way(now, before), _half_way(now, after)


def _half_way(now: float, other: float) -> float:
    """The middle; from a frame that is too far off, half a longest step."""
    if abs(other - now) <= LONGEST_STEP:
        return (now + other) / 2
    return now + (LONGEST_STEP / 2 if other > now else -LONGEST_STEP / 2)


def _bridged(runs: Sequence[Run]) -> list[Run]:
    """A face lost between two looks away, and closed eyes there, are part of looking away."""
    result = list(runs)
    for number in range(1, len(result) - 1):
        before, run, after = result[number - 1 : number + 2]
        lost = run.look in (Look.NO_FACE, None) and run.seconds <= LOST
        if lost and before.look is after.look is Look.AWAY and before.end == run.start and run.end == after.start:
            result[number] = replace(run, look=Look.AWAY, direction=before.direction)
    return result


def stretches(runs: Sequence[Run], look: Look) -> list[Run]:
    """The runs of a state, those that touch taken together; where directions differ the longest one's is kept."""
    joined: list[list[Run]] = []
    for run in runs:
        if run.look is not look:
            continue
        if joined and joined[-1][-1].end == run.start:
            joined[-1].append(run)
        else:
            joined.append([run])
    return [Run(some[0].start, some[-1].end, look, max(some, key=lambda run: run.seconds).direction) for some in joined]


def away_from(runs: Sequence[Run]) -> tuple[Away, ...]:
    return tuple(
        Away(round(run.start, 2), round(run.end, 2), run.direction)
        for run in stretches(runs, Look.AWAY)
        if run.seconds >= SHORTEST_AWAY
    )


def spells_from(runs: Sequence[Run]) -> tuple[Spell, ...]:
    spells = [
        Spell(round(run.start, 2), round(run.end, 2), look)
        for look in (Look.NO_FACE, Look.TWO_FACES, Look.DARK)
        for run in stretches(runs, look)
        if run.seconds >= SHORTEST_SPELL
    ]
    return tuple(sorted(spells, key=lambda spell: spell.start))


def seconds_from(runs: Sequence[Run], seconds: float) -> tuple[Second, ...]:
    """The state that holds most of each second; None where less than half of it was seen."""
    return tuple(_second(runs, number) for number in range(int(seconds + 0.999)))


def _second(runs: Sequence[Run], number: int) -> Second:
    shares: dict[Second, float] = defaultdict(float)
    looks: dict[Look | None, float] = defaultdict(float)
    for run in runs:
        if share := _overlap(run, number, number + 1):
            shares[Second(run.look, run.direction)] += share
            looks[run.look] += share
    if sum(looks.values()) < 0.5:
        return Second(None)
    look = max(looks, key=lambda one: looks[one])
    return max((second for second in shares if second.look is look), key=lambda second: shares[second])


def _overlap(run: Run, start: float, end: float) -> float:
    return max(0.0, min(run.end, end) - max(run.start, start))


def distractions_from(runs: Sequence[Run], limits: Limits) -> tuple[Distraction, ...]:
    """Long looks away, and times in which shorter ones add up; what is told as long is not told again."""
    away = stretches(runs, Look.AWAY)
    long = [run for run in away if run.seconds >= limits.long - 1e-6]
    short = [run for run in away if run not in long]
    found = [Distraction(round(run.start, 2), round(run.end, 2), "long") for run in long]
    return tuple(sorted([*found, *_repeated(short, limits)], key=lambda one: one.start))


def _repeated(short: Sequence[Run], limits: Limits) -> list[Distraction]:
    """From the first to the last look of each time in which they add up; times that overlap are one."""
    found: list[Distraction] = []
    for number, last in enumerate(short):
        since = last.end - limits.within
        within = [run for run in short[: number + 1] if run.end > since]
        if sum(_overlap(run, since, last.end) for run in within) < limits.repeated - 1e-6:
            continue
        start = round(max(within[0].start, since), 2)
        if found and start <= found[-1].end:
            start = found.pop().start
        found.append(Distraction(start, round(last.end, 2), "repeated"))
    return found
