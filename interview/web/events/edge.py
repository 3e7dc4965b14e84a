"""The page's edge: an event that fails is logged, and the page is given a sentence and the values it expects."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import wraps
from inspect import isgeneratorfunction
from typing import Any, TypeVar, cast

from markupsafe import Markup

from interview.errors import InterviewError, StageError
from interview.web.views.fragments import notice

log = logging.getLogger(__name__)
OURS = "Something went wrong on our side. Nothing you gave is lost; try the last step again."
Event = TypeVar("Event", bound=Callable[..., Any])


class BusyError(StageError):
    """A second step of a session whose last one still runs, or which is held live."""


@dataclass(frozen=True, slots=True)
class Failure:
    """What went wrong, as the page says it."""

    said: Markup  # a notice
    is_busy: bool = False  # the session is another step's to change, and to show


def at_the_edge(instead: Callable[..., Any]) -> Callable[[Event], Event]:
    """Of a method that Gradio calls: `instead(events, failure, *given)` is what its outputs become when it fails.

    An event that yields shows first what it yielded until then.
    """

    def guarded(event: Event) -> Event:
        @wraps(event)
        def at_once(events: Any, *given: Any) -> Any:
            with _caught() as failures:
                return event(events, *given)
            return instead(events, failures[0], *given)

        @wraps(event)
        def in_steps(events: Any, *given: Any) -> Iterator[Any]:
            with _caught() as failures:
                yield from event(events, *given)
            if failures:
                yield instead(events, failures[0], *given)

        return cast(Event, in_steps if isgeneratorfunction(event) else at_once)

    return guarded


@contextmanager
def _caught() -> Iterator[list[Failure]]:
    """Holds what went wrong in it, if anything did."""
    failures: list[Failure] = []
    try:
        yield failures
    except BusyError as error:
        failures.append(Failure(notice(str(error), "warn"), is_busy=True))
    except InterviewError as error:  # ours are sentences
        failures.append(Failure(notice(str(error), "bad")))
    except Exception:  # the only broad one: nothing may end an event of the page without a word
        log.exception("an event of the page failed")
        failures.append(Failure(notice(OURS, "bad")))
