"""Who may hold an interview now, and who waits in which order. Pure: names and the time go in, places come out."""

from __future__ import annotations

import heapq
from collections import OrderedDict, deque
from dataclasses import dataclass
from itertools import count

TYPICAL = 20 * 60.0
"""Seconds of an interview, until enough were held here to know better."""
WEIGHT = 3
"""Interviews that TYPICAL counts for."""
KEEPS_PLACE = 30.0
"""Seconds that somebody in line may be away: a reload, a tunnel."""
COMES_FIRST = 15 * 60.0
"""Seconds in which somebody whose interview was broken off comes back before those who have not begun."""
LEAST_LEFT = 60.0
"""Seconds that an interview is taken to last yet, however long it has lasted."""
MOST_REMEMBERED = 200


@dataclass(slots=True)
class _Seat:
    since: float
    left: float | None = None  # when its page left


@dataclass(slots=True)
class _Place:
    order: tuple[bool, int]
    left: float | None = None


class WaitingLine:
    def __init__(self, seats: int) -> None:
        self._most = seats
        self._seats: dict[str, _Seat] = {}
        self._places: dict[str, _Place] = {}
        self._numbers = count()
        self._broken_off: OrderedDict[str, float] = OrderedDict()
        self._lasted: deque[float] = deque(maxlen=20)

    def arrive(self, name: str, now: float) -> None:
        """A page is there: it has its seat or its place again, or comes last."""
        if name in self._seats:
            self._seats[name].left = None
        elif name in self._places:
            self._places[name].left = None
        else:
            comes_first = now - self._broken_off.get(name, -COMES_FIRST) < COMES_FIRST
            self._places[name] = _Place((not comes_first, next(self._numbers)))

    def leave(self, name: str, now: float) -> None:
        """Its page is gone, perhaps for a moment."""
        for known in (self._seats.get(name), self._places.get(name)):
            if known is not None:
                known.left = now

    def let_in(self, now: float) -> list[str]:
        """Who gets a free seat now, in order; nobody waits behind a page that left."""
        for name in [name for name, place in self._places.items() if _away(place.left, now) > KEEPS_PLACE]:
            del self._places[name]
        free = max(0, self._most - len(self._seats))
        came = [name for name in self._in_order() if self._places[name].left is None][:free]
        for name in came:
            del self._places[name]
            self._seats[name] = _Seat(now)
            self._broken_off.pop(name, None)
        return came

    def end(self, name: str, now: float) -> None:
        """The interview is over, or goes on elsewhere."""
        self._places.pop(name, None)
        self._broken_off.pop(name, None)
        if (seat := self._seats.pop(name, None)) is not None:
            self._lasted.append(now - seat.since)

    def break_off(self, name: str, now: float) -> None:
        """Its seat goes to others; who comes back soon goes on before those who have not begun."""
        self.end(name, now)
        self._broken_off[name] = now
        while len(self._broken_off) > MOST_REMEMBERED:
            self._broken_off.popitem(last=False)

    def away(self, now: float) -> dict[str, float]:
        """Seats whose page left, and for how many seconds it is gone."""
        return {name: now - seat.left for name, seat in self._seats.items() if seat.left is not None}

    def is_in(self, name: str) -> bool:
        return name in self._seats

    @property
    def seated(self) -> list[str]:
        return list(self._seats)

    @property
    def waiting(self) -> list[str]:
        """In order; those whose page is away for a moment included."""
        return self._in_order()

    def seconds(self, name: str, now: float) -> float:
        """About how long it will be: each seat is free once its interview has lasted as long as they usually do."""
        free = [self._left_of(seat, now) for seat in self._seats.values()]
        free += [0.0] * max(0, self._most - len(free))
        heapq.heapify(free)
        for other in self._in_order():
            soon = heapq.heappop(free)
            if other == name:
                return soon
            heapq.heappush(free, soon + self._typical)
        return 0.0

    @property
    def _typical(self) -> float:
        return (TYPICAL * WEIGHT + sum(self._lasted)) / (WEIGHT + len(self._lasted))

    def _left_of(self, seat: _Seat, now: float) -> float:
        return max(self._typical - (now - seat.since), LEAST_LEFT)

    def _in_order(self) -> list[str]:
        return sorted(self._places, key=lambda name: self._places[name].order)


def _away(left: float | None, now: float) -> float:
    return 0.0 if left is None else now - left
