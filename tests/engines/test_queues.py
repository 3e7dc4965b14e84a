"""Work for a model in its order: the urgent first, a long call gives way, drafts are begun once."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import wait
from threading import Barrier, Event, Thread

import pytest

from interview.engines.queues import Drafts, ModelQueue, Urgency


@pytest.fixture
def queue() -> Iterator[ModelQueue]:
    queue = ModelQueue("test")
    yield queue
    queue.close()


def test_what_somebody_waits_for_goes_before_what_is_written_ahead(queue: ModelQueue) -> None:
    hold, order = Event(), []
    first = queue.submit(lambda: hold.wait(5))
    later = queue.submit(lambda: order.append("later"), Urgency.LATER)
    soon = queue.submit(lambda: order.append("soon"), Urgency.SOON)
    now = queue.submit(lambda: order.append("now"), Urgency.NOW)
    hold.set()
    for future in (first, later, soon, now):
        future.result(5)
    assert order == ["now", "soon", "later"]


def test_a_long_call_gives_way_and_is_done_again_afterwards(queue: ModelQueue) -> None:
    begun, order = Event(), []

    def long() -> str:
        order.append("begun")
        begun.set()
        for _ in range(200):
            Event().wait(0.01)
            queue.give_way()
            if "urgent" in order:
                return "whole"
        return "nobody came"

    waiting = queue.submit(long, Urgency.LATER)
    begun.wait(5)
    queue.run(lambda: order.append("urgent"))
    assert waiting.result(5) == "whole"
    assert order == ["begun", "urgent", "begun"]


def test_a_call_of_the_same_urgency_waits_its_turn(queue: ModelQueue) -> None:
    begun, go = Event(), Event()

    def long() -> str:
        begun.set()
        go.wait(5)
        queue.give_way()
        return "not disturbed"

    waiting = queue.submit(long, Urgency.LATER)
    begun.wait(5)
    behind = queue.submit(lambda: "behind", Urgency.LATER)
    go.set()
    assert waiting.result(5) == "not disturbed"
    assert behind.result(5) == "behind"


def test_while_the_queue_is_held_only_what_somebody_waits_for_goes_on(queue: ModelQueue) -> None:
    begun, order = Event(), []

    def long() -> None:
        for number in range(3):
            order.append(f"later {number}")
            begun.set()
            Event().wait(0.1)
            queue.give_way()

    with queue.held():
        waiting = queue.submit(long, Urgency.LATER)
        queue.run(lambda: order.append("now"))
        assert not begun.wait(0.3)
    begun.wait(5)
    with queue.held():
        Event().wait(0.6)
        seen = len(order)
        Event().wait(0.4)
        assert len(order) == seen, "it stands still between two steps"
    waiting.result(5)
    assert order == ["now", "later 0", "later 1", "later 2"], "and goes on where it was"


def test_an_error_reaches_whoever_waits_and_the_queue_goes_on(queue: ModelQueue) -> None:
    def fail() -> None:
        raise ValueError("broken")

    with pytest.raises(ValueError, match="broken"):
        queue.run(fail)
    assert queue.run(lambda: 1) == 1


def test_a_draft_is_written_once_and_hurried_when_it_is_needed(queue: ModelQueue) -> None:
    drafts, hold, written = Drafts(), Event(), []
    queue.submit(lambda: hold.wait(5))
    drafts.begin("other", queue, lambda: written.append("other"), Urgency.SOON)
    for _ in range(2):
        drafts.begin("question", queue, lambda: written.append("question"), Urgency.LATER)
    hold.set()
    drafts.take("question", queue, lambda: written.append("again"))
    queue.run(lambda: None, Urgency.LATER)
    assert written.count("question") == 1
    assert "again" not in written


def test_a_closed_queue_takes_nothing_more(queue: ModelQueue) -> None:
    queue.close()
    with pytest.raises(RuntimeError):
        queue.submit(lambda: None)


def test_who_waits_for_a_call_of_a_queue_that_closes_goes_on() -> None:
    """In a queue of its own, as the models are loaded one after the other."""
    queue, other, hold, begun = ModelQueue("first"), ModelQueue("second"), Event(), Event()

    def long() -> None:
        begun.set()
        hold.wait(5)

    queue.submit(long)
    assert begun.wait(5)
    never = queue.submit(lambda: None)
    waiting = other.submit(lambda: wait((never,), 5))
    closing = Thread(target=queue.close)
    closing.start()
    assert waiting.result(5).done == {never}
    hold.set()
    closing.join(5)
    other.close()
    assert not closing.is_alive()


def test_a_call_that_gave_way_and_is_never_taken_up_again_fails_for_who_waits() -> None:
    queue, begun, urgent, hold = ModelQueue("test"), Event(), Event(), Event()

    def long() -> None:
        begun.set()
        urgent.wait(5)
        queue.give_way()

    later = queue.submit(long, Urgency.LATER)
    assert begun.wait(5)
    now = queue.submit(lambda: hold.wait(5))
    urgent.set()
    closing = Thread(target=queue.close)
    while not now.running():
        Event().wait(0.01)
    closing.start()
    with pytest.raises(RuntimeError, match="closed"):
        later.result(5)
    hold.set()
    closing.join(5)
    assert not closing.is_alive()


# ---------------------------------------------------------------- an engine that bears several calls


@pytest.fixture
def wide() -> Iterator[ModelQueue]:
    queue = ModelQueue("wide", workers=2)
    yield queue
    queue.close()


def test_as_many_calls_run_at_once_as_there_are_workers(wide: ModelQueue) -> None:
    together, third, hold = Barrier(3), Event(), Event()

    def call() -> None:
        together.wait(5)
        hold.wait(5)

    first, second = wide.submit(call), wide.submit(call)
    behind = wide.submit(third.set)
    together.wait(5)
    assert not third.is_set()
    hold.set()
    for future in (first, second, behind):
        future.result(5)
    assert third.is_set()


def test_a_call_gives_way_only_where_no_worker_is_free(wide: ModelQueue) -> None:
    begun, urgent_done, order = Event(), Event(), []

    def long() -> None:
        order.append("begun")
        begun.set()
        urgent_done.wait(5)
        wide.give_way()

    waiting = wide.submit(long, Urgency.LATER)
    begun.wait(5)
    wide.run(lambda: order.append("urgent"))
    urgent_done.set()
    waiting.result(5)
    assert order == ["begun", "urgent"]


def test_of_two_running_calls_only_the_less_urgent_gives_way(wide: ModelQueue) -> None:
    go, begun, came = Event(), {"soon": Event(), "later": Event()}, Event()
    order: list[str] = []

    def long(name: str) -> None:
        order.append(name)
        begun[name].set()
        go.wait(5)
        wide.give_way()
        if name == "soon":
            came.wait(5)

    soon = wide.submit(lambda: long("soon"), Urgency.SOON)
    later = wide.submit(lambda: long("later"), Urgency.LATER)
    assert all(event.wait(5) for event in begun.values())
    now = wide.submit(lambda: came.set())
    go.set()
    for future in (now, soon, later):
        future.result(5)
    assert sorted(order) == ["later", "later", "soon"]


def test_a_closed_queue_of_several_workers_waits_for_all_of_them(wide: ModelQueue) -> None:
    together, ended = Barrier(3), []

    def call() -> None:
        together.wait(5)
        Event().wait(0.1)
        ended.append(True)

    for _ in range(2):
        wide.submit(call)
    together.wait(5)
    wide.close()
    assert ended == [True, True]
