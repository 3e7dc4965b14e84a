"""The page's own requests, made without a browser: the page, an upload, a handler's call, a file of the interview."""

from __future__ import annotations

import asyncio
import json
import secrets
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import httpx

CONFIG = "window.gradio_config = "
PATIENCE = 120.0
"""Seconds for one call; whoever waits longer has been forgotten."""


class RefusedError(Exception):
    """A step that the page would show an error for."""


@dataclass(slots=True)
class Handler:
    number: int
    values: list[Any]
    """What its fields hold in a page that was just opened."""
    fields: list[str]
    """Their names in the page; "" where one has none."""


@dataclass(slots=True)
class PageCaller:
    """One browser with a cookie of its own."""

    client: httpx.AsyncClient
    page: str = field(default_factory=lambda: secrets.token_hex(6))
    handlers: dict[str, Handler] = field(default_factory=dict)

    async def open(self) -> None:
        answer = await self.client.get("/")
        if answer.status_code != 200:
            raise RefusedError(f"page: {answer.status_code}")
        self.handlers = handlers_in(answer.text)

    async def upload(self, name: str, content: bytes) -> dict[str, Any]:
        answer = await self.client.post("/gradio_api/upload", files={"files": (name, content)})
        if answer.status_code != 200:
            raise RefusedError(f"upload: {answer.status_code} {answer.text[:200]}")
        meta = {"_type": "gradio.FileData"}
        return {"path": answer.json()[0], "orig_name": name, "size": len(content), "meta": meta}

    async def call(self, name: str, *, last: Any = None, **given: Any) -> list[Any]:
        """What the handler gives back at its end; `given` are fields by their names in the page, _ for -.

        `last` is its last field, which the page's scripts fill.
        """
        handler = self.handlers[name]
        values = list(handler.values)
        for field_name, value in given.items():
            values[handler.fields.index(field_name.replace("_", "-"))] = value
        if last is not None:
            values[-1] = last
        message = {"fn_index": handler.number, "data": values, "session_hash": self.page, "trigger_id": None}
        try:
            async with asyncio.timeout(PATIENCE):
                return await self._outcome(name, message)
        except TimeoutError as error:
            raise RefusedError(f"{name}: no answer within {PATIENCE:.0f} s") from error

    async def _outcome(self, name: str, message: dict[str, Any]) -> list[Any]:
        answer = await self.client.post("/gradio_api/queue/join", json=message)
        if answer.status_code != 200:
            raise RefusedError(f"{name}: {answer.status_code} {answer.text[:200]}")
        event = answer.json()["event_id"]
        address = f"/gradio_api/queue/data?session_hash={self.page}"
        async with self.client.stream("GET", address) as stream:
            async for line in stream.aiter_lines():
                told = json.loads(line.removeprefix("data: ")) if line.startswith("data: ") else {}
                if told.get("event_id") == event and told.get("msg") == "process_completed":
                    if not told.get("success"):
                        raise RefusedError(f"{name}: {told.get('output')}")
                    return list(told["output"]["data"])
        raise RefusedError(f"{name}: the answer broke off")

    async def file(self, key: str, name: str) -> tuple[int, str]:
        answer = await self.client.post("/interviews/file", json={"key": key, "name": name})
        return answer.status_code, answer.text

    @asynccontextmanager
    async def stay(self) -> AsyncIterator[None]:
        """The page is open: its heartbeat goes on until the block ends."""
        beating = asyncio.create_task(self._beat())
        try:
            yield
        finally:
            beating.cancel()
            await asyncio.gather(beating, return_exceptions=True)

    async def _beat(self) -> None:
        async with self.client.stream("GET", f"/gradio_api/heartbeat/{self.page}") as stream:
            async for _ in stream.aiter_lines():
                pass


def handlers_in(page: str) -> dict[str, Handler]:
    """The handlers that run on the server, by the names that Gradio gives them. Raises RefusedError."""
    at = page.find(CONFIG)
    if at < 0:
        raise RefusedError("page: it holds no configuration")
    config, _ = json.JSONDecoder().raw_decode(page, at + len(CONFIG))
    components = {each["id"]: each["props"] for each in config["components"]}
    return {
        each["api_name"]: Handler(
            each["id"],
            [components[number].get("value") for number in each["inputs"]],
            [components[number].get("elem_id") or "" for number in each["inputs"]],
        )
        for each in config["dependencies"]
        if each["backend_fn"] and each["api_name"]
    }
