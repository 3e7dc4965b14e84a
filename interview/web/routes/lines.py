"""What the page's two lines, /live and /camera, have in common: whom they refuse, what they read, how they end.

Knows sockets and limits; what messages mean is each line's own affair.
"""

from __future__ import annotations

import asyncio
import json
import logging
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from typing import Any

from fastapi import WebSocket
from starlette.websockets import WebSocketDisconnect

from interview.web.guard import is_own_origin

log = logging.getLogger(__name__)
Message = dict[str, Any] | bytes
Send = Callable[[Message], None]

LARGEST_TEXT = 16 * 1024
"""Bytes; a typed answer has at most 6,000 characters."""
TO_BEGIN = 15.0
"""Seconds that a page has to say which interview it is."""
TO_CLOSE = 5.0
"""Seconds that a page has to let itself be hung up on; then its line is cut."""
MOST_UNREAD = 16 * 1024 * 1024
"""Bytes that wait for a page to read them; the longest question's sound is 1.5 MB."""
TEXTS_A_SECOND, TEXTS_AT_ONCE = 10, 60
"""Text messages of one page: a letter typed, a sound played, a button pressed."""
POLICY, TOO_LARGE, FAILED, LATER, REPLACED, REFUSED = 1008, 1009, 1011, 1013, 4000, 4001
"""Why a line is closed; the last two are ours, and tell the page not to call again. LATER: it may."""
FULL = "This computer has as many visitors as it can take. Your page tries again by itself."
TOO_MANY = "Too many messages arrived at once. Reload the page to go on."


class Hangup(Exception):  # noqa: N818  (no error: a reason to close)
    def __init__(self, code: int, sentence: str = "") -> None:
        super().__init__(code, sentence)
        self.code, self.sentence = code, sentence


class Lines:
    """How many are open on this server, of either kind; nothing is done for those beyond `most` but to say so."""

    def __init__(self, most: int = 200) -> None:
        self._most, self.open = most, 0

    @asynccontextmanager
    async def one_more(self) -> AsyncIterator[None]:
        if self.open >= self._most:
            raise Hangup(LATER, FULL)
        self.open += 1
        try:
            yield
        finally:
            self.open -= 1


class Outbox:
    """What waits to be sent to one page. A page that does not read is hung up on, not waited for."""

    def __init__(self) -> None:
        self._loop, self._waiting = asyncio.get_running_loop(), asyncio.Queue[Message]()
        self._unread = 0
        self.overflow: asyncio.Future[None] = self._loop.create_future()

    def send(self, message: Message) -> None:
        """From any thread, in order."""
        if not self._loop.is_closed():
            self._loop.call_soon_threadsafe(self._put, message)

    async def next(self) -> Message:
        message = await self._waiting.get()
        self._unread -= _size(message)
        return message

    def _put(self, message: Message) -> None:
        if self.overflow.done():
            return
        self._unread += _size(message)
        if self._unread > MOST_UNREAD:
            self.overflow.set_result(None)
        else:
            self._waiting.put_nowait(message)


def _size(message: Message) -> int:
    """About: a text's own length, and what every message takes whatever it is."""
    return 200 + (len(message) if isinstance(message, bytes) else len(str(message.get("text", ""))))


async def hold(socket: WebSocket, talk: Callable[[WebSocket], Awaitable[None]], lines: Lines | None = None) -> None:
    """Let a page of our own talk over the line until one side ends it; a Hangup's sentence is told to the page.

    Browsers let any page open a WebSocket anywhere, and say where that page is from.
    """
    if not is_own_origin(socket.headers.get("origin", ""), socket.headers.get("host", "")):
        await socket.close(POLICY)
        return
    await socket.accept()
    try:
        async with (lines or Lines()).one_more():
            await talk(socket)
    except (WebSocketDisconnect, TimeoutError):
        await _close(socket, Hangup(POLICY))
    except Hangup as end:
        await _close(socket, end)
    except Exception:  # the page's edge: logged, and the page calls again
        log.exception("a line broke")
        await _close(socket, Hangup(FAILED))


async def receive_begin(socket: WebSocket) -> dict[str, Any]:
    """The first message: the key of the session that the page is of."""
    async with asyncio.timeout(TO_BEGIN):
        begin = await receive(socket, LARGEST_TEXT)
    if not isinstance(begin, dict) or begin.get("type") != "begin" or not isinstance(begin.get("key"), str):
        raise Hangup(POLICY)
    return begin


async def receive(socket: WebSocket, largest: int) -> Message:
    """Bytes of at most `largest`, or a JSON object. Raises Hangup for anything else."""
    received = await socket.receive()
    if received["type"] == "websocket.disconnect":
        raise WebSocketDisconnect(received.get("code", 1000))
    frame, text = received.get("bytes"), received.get("text") or ""
    if frame is not None:
        if len(frame) > largest:
            raise Hangup(TOO_LARGE)
        return bytes(frame)
    if len(text) > LARGEST_TEXT or len(text.encode("utf-8", "surrogatepass")) > LARGEST_TEXT:
        raise Hangup(TOO_LARGE)
    try:
        message = json.loads(text, parse_constant=_refuse)
    except (ValueError, RecursionError) as error:  # too deep
        raise Hangup(POLICY) from error
    if not isinstance(message, dict):
        raise Hangup(POLICY)
    return message


def _refuse(name: str) -> None:
    raise ValueError(f"{name} is no JSON")


def number_in(message: dict[str, Any], name: str) -> int:
    """A count that a page may give; 0 for anything else."""
    value = message.get(name)
    return value if isinstance(value, int) and not isinstance(value, bool) and 0 <= value < 2**31 else 0


async def _close(socket: WebSocket, end: Hangup) -> None:
    try:
        async with asyncio.timeout(TO_CLOSE):
            if end.sentence:
                await socket.send_json({"type": "notice", "text": end.sentence, "tone": "bad"})
            await socket.close(end.code)
    except (RuntimeError, WebSocketDisconnect, TimeoutError):  # the page was quicker, or does not read
        pass
