"""Numbered microphone frames in order, whatever the connection does; knows no socket and no sound."""

from __future__ import annotations

ACKNOWLEDGE_EVERY = 8
"""Frames of 64 ms: twice a second the page may forget what has arrived."""


class Line:
    """The frames of one page after the other; a reload is a new page and counts from 0 again."""

    def __init__(self) -> None:
        self.page, self.next = "", 0

    def begin(self, page: str) -> int:
        """A connection begins; the number of the first frame that is wanted."""
        if page != self.page:
            self.page, self.next = page, 0
        return self.next

    def takes(self, number: int) -> bool:
        """Whether this frame is the next one; an old one was resent, one too far ahead leaves a gap."""
        if number != self.next:
            return False
        self.next += 1
        return True

    @property
    def is_due(self) -> bool:
        """Whether it is time to acknowledge."""
        return self.next % ACKNOWLEDGE_EVERY == 0
