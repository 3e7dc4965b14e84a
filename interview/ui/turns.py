"""One step at a time for each session: a second click meanwhile is told to wait. Knows no step."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from interview.core.session import Session
from interview.errors import StageError
from interview.ui.screen import BusyError


class Turns:
    """Shared by all events of the page, of all visitors."""

    def __init__(self) -> None:
        self._busy: set[str] = set()

    @contextmanager
    def alone(self, session: Session | None) -> Iterator[Session]:
        if session is None:
            raise StageError("Prepare first: give a resume and a job description, or try the sample.")
        if session.id in self._busy:
            raise BusyError("One moment: the last step is still running.")
        self._busy.add(session.id)
        try:
            yield session
        finally:
            self._busy.discard(session.id)
