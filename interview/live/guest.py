"""One page's line: in the waiting line until there is room, then in its conversation."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Protocol

from interview.live.conversation import Conversation
from interview.live.messages import Send, refusal, waiting_message


class Host(Protocol):
    """Who lets guests in."""

    def welcome(self, guest: Guest) -> None: ...
    def see_off(self, guest: Guest) -> None: ...


@dataclass(frozen=True, slots=True)
class Arrival:
    """What a page says of itself when it connects."""

    send: Send
    microphone: bool
    page: str = ""  # a name for its life
    answering: int = 0  # the question whose answer it was recording when its line dropped, else 0
    resent: int = 0  # frames that it sent before and sends again, because nobody said that they arrived


class Guest:
    """Public methods return soon; `connect` may read the disk."""

    def __init__(self, host: Host, session_id: str) -> None:
        self._host, self.session_id = host, session_id
        self.arrival: Arrival | None = None
        self.conversation: Conversation | None = None
        self._told: tuple[int, int] = (0, 0)

    def connect(self, send: Send, microphone: bool, page: str = "", answering: int = 0, resent: int = 0) -> None:
        self.arrival = Arrival(send, microphone, page, answering, resent)
        self._host.welcome(self)

    def frame(self, number: int, pcm: bytes) -> None:
        if self.conversation is not None:
            self.conversation.frame(number, pcm)

    def message(self, message: dict[str, Any]) -> None:
        if self.conversation is not None:
            self.conversation.message(message)

    def disconnect(self, send: Send) -> None:
        self._host.see_off(self)

    # ------------------------------------------------------------ from the host

    def enter(self, conversation: Conversation) -> None:
        if (arrival := self.arrival) is not None:
            self.conversation = conversation
            conversation.connect(
                arrival.send, arrival.microphone, arrival.page, answering=arrival.answering, resent=arrival.resent
            )

    def wait(self, place: int, seconds: float) -> None:
        """Say where in line the page is, if that changed."""
        told = (place, round(seconds / 60))
        if told != self._told and self.arrival is not None:
            self._told = told
            self.arrival.send(waiting_message(place, seconds))

    def replace(self) -> None:
        """A newer page of the same interview is there. A conversation says so itself."""
        if self.conversation is None and self.arrival is not None:
            self.arrival.send({"type": "replaced"})

    def refuse(self, sentence: str) -> None:
        """The line is closed with a sentence."""
        if self.arrival is not None:
            self.arrival.send(refusal(sentence))

    def go(self) -> None:
        if self.arrival is not None and self.conversation is not None:
            self.conversation.disconnect(self.arrival.send)
        self.arrival = self.conversation = None
