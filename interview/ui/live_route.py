"""The page's line to the interviewer: a WebSocket at /live and the scripts beside it (docs/live.md).

Knows how to carry messages and whom to refuse; what they mean is the conversation's affair.
"""

from __future__ import annotations

import asyncio
import json
import logging
from collections.abc import Callable
from pathlib import Path
from typing import Any, Protocol
from urllib.parse import urlsplit

from fastapi import FastAPI, HTTPException, WebSocket
from fastapi.responses import FileResponse
from starlette.datastructures import Headers
from starlette.websockets import WebSocketDisconnect

from interview.errors import InterviewError

log = logging.getLogger(__name__)
Message = dict[str, Any] | bytes
Send = Callable[[Message], None]

SCRIPTS = {path.name: path for path in Path(__file__).parent.glob("live*.js")}
LARGEST_FRAME, LARGEST_TEXT = 64 * 1024, 16 * 1024
"""Bytes; a frame of 64 ms is 2 kB, and a typed answer has at most 6,000 characters."""
TO_BEGIN = 15.0
"""Seconds that a page has to say which interview it is."""
POLICY, TOO_LARGE, FAILED, REPLACED, REFUSED = 1008, 1009, 1011, 4000, 4001
"""Why a line is closed; the last two are ours, and tell the page not to call again."""


class Conversation(Protocol):
    """One live interview. All its methods return at once."""

    def connect(self, send: Send, microphone: bool, page: str = "") -> None: ...
    def frame(self, number: int, pcm: bytes) -> None: ...
    def message(self, message: dict[str, Any]) -> None: ...
    def disconnect(self, send: Send) -> None: ...


class Conversations(Protocol):
    def open(self, session_id: str) -> Conversation:
        """The running one, or a new one for a saved session. Raises InterviewError."""
        ...


class _Hangup(Exception):  # noqa: N818  (no error: a reason to close)
    def __init__(self, code: int, sentence: str = "") -> None:
        super().__init__(code, sentence)
        self.code, self.sentence = code, sentence


def add_live_route(app: FastAPI, conversations: Conversations) -> None:
    """To be called before Gradio is mounted: its own routes take every address that is left."""

    @app.get("/live/{name}")
    def script(name: str) -> FileResponse:
        if name not in SCRIPTS:
            raise HTTPException(404)
        return FileResponse(SCRIPTS[name], media_type="text/javascript", headers={"Cache-Control": "no-cache"})

    @app.websocket("/live")
    async def live(socket: WebSocket) -> None:
        if not is_same_origin(socket.headers):
            await socket.close(POLICY)
            return
        await socket.accept()
        try:
            await _hold(socket, conversations)
        except (WebSocketDisconnect, TimeoutError):
            await _close(socket, _Hangup(POLICY))
        except _Hangup as end:
            await _close(socket, end)
        except Exception:  # the page's edge: logged, and the page calls again
            log.exception("the live line broke")
            await _close(socket, _Hangup(FAILED))


def is_same_origin(headers: Headers) -> bool:
    """Browsers let any page open a WebSocket anywhere, and say where that page is from."""
    host = headers.get("host", "").casefold()
    return bool(host) and urlsplit(headers.get("origin", "")).netloc.casefold() == host


async def _hold(socket: WebSocket, conversations: Conversations) -> None:
    async with asyncio.timeout(TO_BEGIN):
        begin = await _receive(socket)
    if not isinstance(begin, dict) or begin.get("type") != "begin" or not isinstance(begin.get("session"), str):
        raise _Hangup(POLICY)
    try:
        conversation = await asyncio.to_thread(conversations.open, begin["session"])
    except InterviewError as error:
        raise _Hangup(REFUSED, str(error)) from error
    waiting: asyncio.Queue[Message] = asyncio.Queue()
    loop = asyncio.get_running_loop()

    def send(message: Message) -> None:
        """From any thread, in order."""
        if not loop.is_closed():
            loop.call_soon_threadsafe(waiting.put_nowait, message)

    sending = asyncio.create_task(_send_all(socket, waiting))
    try:
        conversation.connect(send, begin.get("microphone") is True, str(begin.get("page", ""))[:64])
        await _receive_all(socket, conversation, sending)
    finally:
        conversation.disconnect(send)
        sending.cancel()


async def _receive_all(socket: WebSocket, conversation: Conversation, sending: asyncio.Task[None]) -> None:
    """Until the page hangs up, or the sending side has a reason to."""
    receiving = asyncio.create_task(_pass_on(socket, conversation))
    done, _ = await asyncio.wait({receiving, sending}, return_when=asyncio.FIRST_COMPLETED)
    receiving.cancel()
    for task in done:
        task.result()


async def _pass_on(socket: WebSocket, conversation: Conversation) -> None:
    while True:
        received = await _receive(socket)
        if isinstance(received, bytes):
            conversation.frame(int.from_bytes(received[:4], "little"), received[4:])
        elif received.get("type") != "begin":
            conversation.message(received)


async def _send_all(socket: WebSocket, waiting: asyncio.Queue[Message]) -> None:
    while True:
        message = await waiting.get()
        if isinstance(message, bytes):
            await socket.send_bytes(message)
            continue
        await socket.send_text(json.dumps(message))
        if message.get("type") == "replaced":
            raise _Hangup(REPLACED)


async def _receive(socket: WebSocket) -> Message:
    """A message of the page: a frame with its number, or a JSON object. Raises _Hangup for anything else."""
    received = await socket.receive()
    if received["type"] == "websocket.disconnect":
        raise WebSocketDisconnect(received.get("code", 1000))
    frame, text = received.get("bytes"), received.get("text") or ""
    if frame is not None:
        if len(frame) > LARGEST_FRAME:
            raise _Hangup(TOO_LARGE)
        if len(frame) < 6 or len(frame) % 2:
            raise _Hangup(POLICY)
        return bytes(frame)
    if len(text.encode()) > LARGEST_TEXT:
        raise _Hangup(TOO_LARGE)
    try:
        message = json.loads(text)
    except ValueError as error:
        raise _Hangup(POLICY) from error
    if not isinstance(message, dict):
        raise _Hangup(POLICY)
    return message


async def _close(socket: WebSocket, end: _Hangup) -> None:
    try:
        if end.sentence:
            await socket.send_json({"type": "notice", "text": end.sentence, "tone": "bad"})
        await socket.close(end.code)
    except (RuntimeError, WebSocketDisconnect):  # the page was quicker
        pass
