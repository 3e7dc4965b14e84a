"""The order of events: each to its end, what it raises first; what fails ends nothing."""

from __future__ import annotations

from collections.abc import Callable

from interview.errors import StorageError
from interview.live.course import Course
from interview.live.states import events as on
from interview.live.states.effects import Do, Effect, Emit
from interview.live.states.talk import Phase, Talk
from tests.live.schedule import a_session


def listening(perform: Callable[[Effect], None], attempt: Callable[[Callable[[], None]], None]) -> Course:
    return Course(Talk(a_session(is_open=True), Phase.LISTENING, is_ready=True, answer=1), perform, attempt)


def test_what_an_effect_raises_comes_after_its_event_and_before_what_waits() -> None:
    done: list[Effect] = []

    def perform(effect: Effect) -> None:
        done.append(effect)
        if effect is Do.READ_AHEAD:
            course.happens(on.Quiet(1))
            course.happens(on.Repeat())
        elif isinstance(effect, Emit):  # raised by the first of the two
            course.happens(on.PerhapsDone())

    course = listening(perform, lambda work: work())
    course.happens(on.WordsKnown())
    assert done[:2] == [Do.SHOW_WORDS, Do.READ_AHEAD]
    assert isinstance(done[2], Emit)
    assert done[3:5] == [Do.FORESEE, Do.INTERRUPT_ANSWER]
    assert course.talk.phase is Phase.SPEAKING


def test_an_effect_that_fails_leaves_out_those_after_it_and_nothing_else() -> None:
    done: list[Effect] = []
    fails = [True]

    def perform(effect: Effect) -> None:
        done.append(effect)
        if effect is Do.SHOW_WORDS and fails.pop() is True:
            course.happens(on.PerhapsDone())
            fails.append(False)
            raise StorageError("The disk is full.")

    def attempt(work: Callable[[], None]) -> None:
        try:
            work()
        except StorageError as error:
            course.happens(on.Failed(str(error)))

    course = listening(perform, attempt)
    course.happens(on.WordsKnown())
    assert done[:2] == [Do.SHOW_WORDS, Do.FORESEE]
    assert isinstance(done[2], Emit), "the person is told"
    course.happens(on.WordsKnown())
    assert done[3:] == [Do.SHOW_WORDS, Do.READ_AHEAD]
