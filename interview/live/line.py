"""The line to one page: messages out, numbered microphone frames in, in order, whatever the connection does.

Knows no socket and no sound.
"""

from __future__ import annotations

from interview.live.messages import Message, Send

ACKNOWLEDGE_EVERY = 8
"""Frames of 64 ms: twice a second the page may forget what has arrived."""


class Line:
    """The frames of one page after the other; a reload is a new page and counts from 0 again."""

    def __init__(self) -> None:
        self._send: Send | None = None
        self._page, self._next = "", 0
        self.has_microphone = False

    @property
    def is_open(self) -> bool:
        return self._send is not None

    def connect(self, send: Send, microphone: bool, page: str) -> bool:
        """A page is there; one that was there before is told that it was replaced. Whether it was not seen before."""
        if self._send is not None and self._send != send:
            self._send({"type": "replaced"})
        is_new = page != self._page or not page
        if is_new:
            self._page, self._next = page, 0
        self._send, self.has_microphone = send, microphone
        self.emit({"type": "hello", "next": self._next})
        return is_new

    def disconnect(self, send: Send) -> None:
        if self._send is send:
            self._send = None

    def emit(self, message: Message) -> None:
        """To the page, if one is there: what it misses it is told when it comes back."""
        if self._send is not None:
            self._send(message)

    def takes(self, number: int) -> bool:
        """Whether this frame is the next one; an old one was resent, one too far ahead leaves a gap."""
        if number != self._next:
            return False
        self._next += 1
        if self._next % ACKNOWLEDGE_EVERY == 0:
            self.emit({"type": "ack", "next": self._next})
        return True
