"""One page's messages over /live and /camera, from a socket that is none to a conversation on scripted engines."""

from __future__ import annotations

import asyncio
import json
import logging
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Event
from typing import Any

from fastapi import FastAPI
from starlette.datastructures import Headers
from starlette.routing import WebSocketRoute

from interview.coach.coach import Coach, coach_from
from interview.engines.models import scripted_models
from interview.errors import InterviewError
from interview.live import Conversations
from interview.sessions import Storage, new_key
from interview.sessions.session import Session
from interview.web.routes.camera import add_camera_route
from interview.web.routes.live import add_live_route

SECONDS = 20.0
"""For a line to close once the page has hung up, and for what it began to end."""


def scripted_coach(outputs: Path) -> Coach:
    models = scripted_models()
    return coach_from(models, Storage(outputs, version="fuzz"), {"language": "scripted:default"})


async def hold(coach: Coach, session: Session, messages: list[Any]) -> None:
    """Both lines from the beginning of the interview. Raises what either of them logged as an error of ours."""
    coach.storage.delete(session.id)  # what the last case left of it
    key = new_key(session.id)
    coach.storage.create(session, key)
    conversations = Conversations(coach.interview, coach.review, coach.storage)
    app = FastAPI()
    add_live_route(app, conversations)
    add_camera_route(app, conversations.cameras)
    begin = json.dumps({"type": "begin", "key": str(key), "microphone": True})
    with _errors_logged() as errors:
        for route in app.routes:
            if isinstance(route, WebSocketRoute):
                async with asyncio.timeout(SECONDS):
                    await route.endpoint(_Socket([{"text": begin}, *messages]))
        await asyncio.to_thread(_settle, conversations, session)
    if errors:
        raise errors[0]


def _settle(conversations: Conversations, session: Session) -> None:
    try:
        conversation = conversations.of(session.id)
    except InterviewError:
        return
    done = Event()
    conversation.actor.post(lambda: conversation.actor.when_idle(done.set))
    if not done.wait(SECONDS):
        raise TimeoutError("a conversation does not come to rest")
    conversations.close()


class _Socket:
    """What a page sends, then its hanging up; what it is sent is checked to be JSON or bytes, and dropped."""

    def __init__(self, messages: list[Any]) -> None:
        self.headers = Headers({"origin": "http://localhost", "host": "localhost"})
        self._messages = iter(messages)

    async def accept(self) -> None: ...

    async def close(self, code: int = 1000, reason: str | None = None) -> None: ...

    async def receive(self) -> dict[str, Any]:
        message = next(self._messages, None)
        if not isinstance(message, dict):
            await asyncio.sleep(0.02)  # the conversation takes its turn
            return {"type": "websocket.disconnect", "code": 1001}
        frame, text = message.get("bytes"), message.get("text")
        if isinstance(frame, str):
            return {"type": "websocket.receive", "bytes": frame.encode("latin-1", "replace")}
        return {"type": "websocket.receive", "text": text if isinstance(text, str) else json.dumps(text)}

    async def send_json(self, message: Any) -> None:
        json.dumps(message, allow_nan=False).encode()

    async def send_text(self, text: str) -> None:
        text.encode()

    async def send_bytes(self, data: bytes) -> None:
        bytes(data)


@contextmanager
def _errors_logged() -> Iterator[list[BaseException]]:
    """The exceptions that the code under test caught at its edge and logged."""
    found: list[BaseException] = []

    class Handler(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            error = record.exc_info[1] if record.exc_info else None
            if error is not None and not isinstance(error, InterviewError):
                found.append(error)

    handler, root = Handler(logging.ERROR), logging.getLogger()
    root.addHandler(handler)
    try:
        yield found
    finally:
        root.removeHandler(handler)
