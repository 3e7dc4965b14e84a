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
from interview.ui.lines import POLICY, REFUSED, REPLACED, Hangup, Message, Send, hold, receive, receive_begin

SCRIPTS = {path.name: path for path in Path(__file__).parent.glob("live*.js")}
LARGEST_FRAME = 64 * 1024
"""Bytes; a frame of 64 ms is 2 kB."""


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


def add_live_route(app: FastAPI, conversations: Conversations) -> None:
    """To be called before Gradio is mounted: its own routes take every address that is left."""

    @app.get("/live/{name}")
    def script(name: str) -> FileResponse:
        if name not in SCRIPTS:
            raise HTTPException(404)
        return FileResponse(SCRIPTS[name], media_type="text/javascript", headers={"Cache-Control": "no-cache"})

    async def talk(socket: WebSocket) -> None:
        await _hold(socket, conversations)

    @app.websocket("/live")
    async def live(socket: WebSocket) -> None:
        await hold(socket, talk)


async def _hold(socket: WebSocket, conversations: Conversations) -> None:
    begin = await receive_begin(socket)
    try:
        conversation = await asyncio.to_thread(conversations.open, begin["session"])
    except InterviewError as error:
        raise Hangup(REFUSED, str(error)) from error
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
        received = await receive(socket, LARGEST_FRAME)
        if isinstance(received, bytes):
            if len(received) < 6 or len(received) % 2:
                raise Hangup(POLICY)
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
            raise Hangup(REPLACED)
