"""The course of a conversation: each event is decided and what follows from it done to its end before the next."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable

from interview.live.states.effects import Effect
from interview.live.states.events import Event
from interview.live.states.table import decide
from interview.live.states.talk import Talk


def _try(work: Callable[[], None]) -> None:
    work()


class Course:
    """For one thread. An effect may raise events: they come next, before what was already waiting."""

    def __init__(
        self, talk: Talk, perform: Callable[[Effect], None], attempt: Callable[[Callable[[], None]], None] = _try
    ) -> None:
        """`attempt` does the work of one event, and may tell an error as an event of its own."""
        self.talk = talk
        self._perform, self._attempt = perform, attempt
        self._waiting, self._raised = deque[Event](), list[Event]()
        self._is_following = False

    def happens(self, event: Event) -> None:
        if self._is_following:
            self._raised.append(event)
            return
        self._is_following = True
        self._waiting.append(event)
        try:
            while self._waiting:
                self._attempt(lambda: self._follow(self._waiting.popleft()))
                self._waiting.extendleft(reversed(self._raised))
                self._raised.clear()
        finally:
            self._is_following = False

    def _follow(self, event: Event) -> None:
        self.talk, effects = decide(self.talk, event)
        for effect in effects:
            self._perform(effect)
