"""The page's line to the interviewer: a WebSocket at /live and the scripts beside it (docs/live.md).

Knows how to carry messages and whom to refuse; what they mean is the conversation's affair.
"""

from __future__ import annotations

import asyncio
import json
from pathlib import Path
from typing import Any, Protocol

from fastapi import FastAPI, HTTPException, WebSocket
from fastapi.responses import FileResponse

from interview.errors import InterviewError
from interview.live import Pace
from interview.web.routes.lines import (
    LATER,
    POLICY,
    REFUSED,
    REPLACED,
    TEXTS_A_SECOND,
    TEXTS_AT_ONCE,
    TOO_MANY,
    Hangup,
    Lines,
    Outbox,
    Send,
    hold,
    number_in,
    receive,
    receive_begin,
)

SCRIPTS = {path.name: path for path in (Path(__file__).parents[1] / "static").glob("live*.js")}
LARGEST_FRAME = 64 * 1024
"""Bytes; a frame of 64 ms is 2 kB."""


class Conversation(Protocol):
    """One page's part in a live interview. All its methods but `connect` return at once."""

    def connect(self, send: Send, microphone: bool, page: str = "", answering: int = 0, resent: int = 0) -> None: ...
    def frame(self, number: int, pcm: bytes) -> None: ...
    def message(self, message: dict[str, Any]) -> None: ...
    def disconnect(self, send: Send) -> None: ...


class Conversations(Protocol):
    def open(self, key: str) -> Conversation:
        """The running one, or a new one for a saved session. Raises InterviewError, the same for every wrong key."""
        ...


def add_live_route(app: FastAPI, conversations: Conversations, lines: Lines | None = None) -> None:
    """To be called before Gradio is mounted: its own routes take every address that is left."""

    @app.get("/live/{name}")
    def script(name: str) -> FileResponse:
        if name not in SCRIPTS:
            raise HTTPException(404)
        return FileResponse(SCRIPTS[name], media_type="text/javascript", headers={"Cache-Control": "no-cache"})

    lines = lines or Lines()

    async def talk(socket: WebSocket) -> None:
        await _hold(socket, conversations)

    @app.websocket("/live")
    async def live(socket: WebSocket) -> None:
        await hold(socket, talk, lines)


async def _hold(socket: WebSocket, conversations: Conversations) -> None:
    begin = await receive_begin(socket)
    try:
        conversation = await asyncio.to_thread(conversations.open, begin["key"])
    except InterviewError as error:
        raise Hangup(REFUSED, str(error)) from error
    outbox, page = Outbox(), str(begin.get("page", ""))[:64]
    send = outbox.send  # one object: a conversation tells its pages apart by it
    answering, resent = number_in(begin, "answering"), number_in(begin, "resent")
    sending = asyncio.create_task(_send_all(socket, outbox))
    try:
        await asyncio.to_thread(conversation.connect, send, begin.get("microphone") is True, page, answering, resent)
        await _receive_all(socket, conversation, sending, outbox)
    finally:
        conversation.disconnect(send)
        sending.cancel()


async def _receive_all(
    socket: WebSocket, conversation: Conversation, sending: asyncio.Task[None], outbox: Outbox
) -> None:
    """Until the page hangs up, or the sending side has a reason to."""
    receiving = asyncio.create_task(_pass_on(socket, conversation))
    try:
        done, _ = await asyncio.wait({receiving, sending, outbox.overflow}, return_when=asyncio.FIRST_COMPLETED)
    finally:
        receiving.cancel()
    if outbox.overflow in done:
        raise Hangup(LATER)
    for ended in done:
        ended.result()


async def _pass_on(socket: WebSocket, conversation: Conversation) -> None:
    pace = Pace(TEXTS_A_SECOND, TEXTS_AT_ONCE)
    while True:
        received = await receive(socket, LARGEST_FRAME)
        if isinstance(received, bytes):
            if len(received) < 6 or len(received) % 2:
                raise Hangup(POLICY)
            conversation.frame(int.from_bytes(received[:4], "little"), received[4:])
        elif not pace.allows():
            raise Hangup(POLICY, TOO_MANY)
        elif received.get("type") != "begin":
            conversation.message(received)


async def _send_all(socket: WebSocket, outbox: Outbox) -> None:
    while True:
        message = await outbox.next()
        if isinstance(message, bytes):
            await socket.send_bytes(message)
        elif message.get("type") == "refused":
            raise Hangup(REFUSED, str(message["text"]))
        else:
            await socket.send_text(json.dumps(message))
            if message.get("type") == "replaced":
                raise Hangup(REPLACED)
