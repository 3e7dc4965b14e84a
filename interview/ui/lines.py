"""What the page's two lines, /live and /camera, have in common: whom they refuse, what they read, how they end.

Knows sockets and limits; what messages mean is each line's own affair.
"""

from __future__ import annotations

import asyncio
import json
import logging
from collections.abc import Awaitable, Callable
from typing import Any

from fastapi import WebSocket
from starlette.websockets import WebSocketDisconnect

from interview.ui.guard import is_own_origin

log = logging.getLogger(__name__)
Message = dict[str, Any] | bytes
Send = Callable[[Message], None]

LARGEST_TEXT = 16 * 1024
"""Bytes; a typed answer has at most 6,000 characters."""
TO_BEGIN = 15.0
"""Seconds that a page has to say which interview it is."""
POLICY, TOO_LARGE, FAILED, REPLACED, REFUSED = 1008, 1009, 1011, 4000, 4001
"""Why a line is closed; the last two are ours, and tell the page not to call again."""


class Hangup(Exception):  # noqa: N818  (no error: a reason to close)
    def __init__(self, code: int, sentence: str = "") -> None:
        super().__init__(code, sentence)
        self.code, self.sentence = code, sentence


async def hold(socket: WebSocket, talk: Callable[[WebSocket], Awaitable[None]]) -> None:
    """Let a page of our own talk over the line until one side ends it; a Hangup's sentence is told to the page.

    Browsers let any page open a WebSocket anywhere, and say where that page is from.
    """
    if not is_own_origin(socket.headers.get("origin", ""), socket.headers.get("host", "")):
        await socket.close(POLICY)
        return
    await socket.accept()
    try:
        await talk(socket)
    except (WebSocketDisconnect, TimeoutError):
        await _close(socket, Hangup(POLICY))
    except Hangup as end:
        await _close(socket, end)
    except Exception:  # the page's edge: logged, and the page calls again
        log.exception("a line broke")
        await _close(socket, Hangup(FAILED))


async def receive_begin(socket: WebSocket) -> dict[str, Any]:
    """The first message: which session the page is of."""
    async with asyncio.timeout(TO_BEGIN):
        begin = await receive(socket, LARGEST_TEXT)
    if not isinstance(begin, dict) or begin.get("type") != "begin" or not isinstance(begin.get("session"), str):
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
    if len(text) > LARGEST_TEXT or len(text.encode("utf-8", "replace")) > LARGEST_TEXT:
        raise Hangup(TOO_LARGE)
    try:
        message = json.loads(text)
    except (ValueError, RecursionError) as error:  # too deep
        raise Hangup(POLICY) from error
    if not isinstance(message, dict):
        raise Hangup(POLICY)
    return message


async def _close(socket: WebSocket, end: Hangup) -> None:
    try:
        if end.sentence:
            await socket.send_json({"type": "notice", "text": end.sentence, "tone": "bad"})
        await socket.close(end.code)
    except (RuntimeError, WebSocketDisconnect):  # the page was quicker
        pass
