"""A conversation's thread: what waits for a step is done after it, whatever fails before it."""

from __future__ import annotations

from threading import Event

import pytest

from interview.errors import StageError
from interview.live.actor import Actor

PATIENCE = 10.0


@pytest.mark.parametrize("fails", ["the step", "its end", "what waits first"])
def test_what_waits_for_a_step_is_done_though_something_before_it_fails(fails: str) -> None:
    told, go_on, done = list[str](), Event(), Event()
    actor = Actor(lambda sentence, in_step: told.append(sentence))

    def refuse(what: str) -> None:
        if fails == what:
            raise StageError(f"{what} fails")

    def step() -> None:
        go_on.wait(PATIENCE)
        refuse("the step")

    actor.post(lambda: actor.step(step, lambda _: refuse("its end")))
    actor.post(lambda: actor.when_idle(lambda: refuse("what waits first")))
    actor.post(lambda: actor.when_idle(done.set))
    actor.post(go_on.set)
    assert done.wait(PATIENCE)
    actor.close()
    assert told == [f"{fails} fails"]
