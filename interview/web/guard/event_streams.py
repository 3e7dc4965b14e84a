"""Keeps a page's stream of answers open for a while after the last answer, so that no answer is lost as it closes.

Gradio's server ends the stream when nothing is pending, and its page then drops it whatever was asked in the meantime:
a click just as the last answer arrives was never answered. Most clicks and followed steps come just then. A page that
is not told of the end waits for answers on a stream that is none, so each end is told, also that of one that failed.
"""

from __future__ import annotations

import asyncio
from collections import defaultdict
from typing import TypeVar

from starlette.types import ASGIApp, Message, Receive, Scope, Send

T = TypeVar("T")
IDLE = 20.0
"""Seconds without a call after which the stream may close; browsers hold six connections to one server in all."""
SEEN = 5.0
"""Seconds in which a page that is there drops a stream that it was told is closed; a call waits for it as long."""
_CLOSES = b'"msg":"close_stream"'
_CLOSE = b'data: {"msg":"close_stream","event_id":null}\n\n'


class EventStreams:
    """One object for all pages, which are told apart by their session's name."""

    def __init__(self, app: ASGIApp, idle: float = IDLE) -> None:
        self._app, self._idle = app, idle
        self._waiting: dict[str, set[asyncio.Event]] = defaultdict(set)
        self._ending: dict[str, set[asyncio.Task[Message]]] = defaultdict(set)

    async def called(self, page: object) -> None:
        """A call of this page comes: its stream, if it stands still, goes on.

        Where the page is just being told that it is closed, the call waits until the page has dropped it: answered
        before that, it would be taken for one of the closed stream's.
        """
        if not isinstance(page, str):
            return
        for event in self._waiting.get(page, ()):
            event.set()
        if ending := self._ending.get(page):
            await asyncio.wait(ending, timeout=SEEN)

    async def hold(self, page: str, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a page's request for its stream, one of Gradio's after the other as if they were one."""
        call = asyncio.Event()
        self._waiting[page].add(call)
        leaving: asyncio.Task[Message] = asyncio.create_task(_until_gone(receive))
        stream = _Stream(send)
        try:
            while True:
                call.clear()
                await self._app(scope, _told_of(leaving), stream.send)
                if not stream.is_closing or not await self._goes_on(call, leaving):
                    break
                stream.is_closing = False
        finally:
            _drop(self._waiting, page, call)
            await self._end(page, stream, leaving)

    async def _end(self, page: str, stream: _Stream, leaving: asyncio.Task[Message]) -> None:
        self._ending[page].add(leaving)
        try:
            if not leaving.done():
                await stream.close()
                await asyncio.wait((leaving,), timeout=SEEN)
            await stream.finish()
        finally:
            leaving.cancel()
            _drop(self._ending, page, leaving)

    async def _goes_on(self, call: asyncio.Event, leaving: asyncio.Task[Message]) -> bool:
        coming = asyncio.create_task(call.wait())
        try:
            await asyncio.wait((coming, leaving), timeout=self._idle, return_when=asyncio.FIRST_COMPLETED)
            return coming.done() and not leaving.done()
        finally:
            coming.cancel()


class _Stream:
    """What goes out: one beginning, and an end only when it is meant."""

    def __init__(self, send: Send) -> None:
        self._send = send
        self._begun = False
        self.is_closing = False

    async def send(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            if not self._begun:
                self._begun = True
                await self._send(message)
        elif _CLOSES in message.get("body", b"").replace(b" ", b""):
            self.is_closing = True
        elif message.get("body"):
            await self._send({**message, "more_body": True})

    async def close(self) -> None:
        if self._begun:
            await self._send({"type": "http.response.body", "body": _CLOSE, "more_body": True})

    async def finish(self) -> None:
        if self._begun:
            await self._send({"type": "http.response.body", "body": b"", "more_body": False})


def _drop(kept: dict[str, set[T]], page: str, one: T) -> None:
    kept[page].discard(one)
    if not kept[page]:
        del kept[page]


async def _until_gone(receive: Receive) -> Message:
    while True:
        message = await receive()
        if message["type"] == "http.disconnect":
            return message


def _told_of(leaving: asyncio.Task[Message]) -> Receive:
    """To each of Gradio's streams: an empty request, then nothing until the page has gone."""
    asked: list[Message] = [{"type": "http.request", "body": b"", "more_body": False}]

    async def receive() -> Message:
        return asked.pop() if asked else await asyncio.shield(leaving)

    return receive
