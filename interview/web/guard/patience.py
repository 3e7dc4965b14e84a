"""uvicorn's HTTP protocol, which by itself waits for ever for a request that never becomes whole."""

from __future__ import annotations

import asyncio
from http import HTTPStatus

import h11
from uvicorn.protocols.http.h11_impl import H11Protocol

from interview.web.guard.headers import answer_headers, other_policy
from interview.web.guard.refusals import Refusal

TO_ASK = 15.0
"""Seconds that a connection has to send the head of a request."""


class PatientProtocol(H11Protocol):
    _deadline: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        super().connection_made(transport)
        self._wait()

    def data_received(self, data: bytes) -> None:
        super().data_received(data)
        if self._is_asked():
            self._stop_waiting()
        elif self._deadline is None:
            self._wait()

    def send_400_response(self, msg: str) -> None:
        """What is no request at all never gets to the guard; its answer looks like the guard's all the same."""
        refusal = Refusal(HTTPStatus.BAD_REQUEST, "This request cannot be read. Reload the page, then try again.")
        headers = answer_headers(refusal.headers("application/json"), other_policy(framed=False), personal=True)
        for event in (
            h11.Response(status_code=refusal.status, headers=headers, reason=HTTPStatus.BAD_REQUEST.phrase.encode()),
            h11.Data(data=refusal.body()),
            h11.EndOfMessage(),
        ):
            self.transport.write(self.conn.send(event) or b"")
        self.transport.close()

    def connection_lost(self, exc: Exception | None) -> None:
        self._stop_waiting()
        super().connection_lost(exc)

    def _is_asked(self) -> bool:
        """A request is being answered, or the connection became a WebSocket."""
        taken_over = self.transport.get_protocol() is not self
        return taken_over or (self.cycle is not None and not self.cycle.response_complete)

    def _wait(self) -> None:
        self._deadline = self.loop.call_later(TO_ASK, self._give_up)

    def _stop_waiting(self) -> None:
        if self._deadline is not None:
            self._deadline.cancel()
            self._deadline = None

    def _give_up(self) -> None:
        self._deadline = None
        if not self._is_asked():
            self.transport.close()
