"""An answer on its way out: its headers are made safe, and a page is given its policy."""

from __future__ import annotations

import asyncio

from starlette.types import Message, Send

from interview.web.guard.headers import answer_headers, inline_hashes, other_policy, page_policy
from interview.web.guard.refusals import Refusal
from interview.web.guard.routes import Route
from interview.web.guard.visitors import cookie_for

TO_READ = 60.0
"""Seconds that a browser may leave a part of an answer unread."""


class Answer:
    def __init__(self, send: Send, host: str, *, framed: bool) -> None:
        self._send, self._host, self._framed = send, host, framed
        self.route: Route | None = None
        self.new_visitor = ""
        self._begun = False
        self._start: Message | None = None  # of a page, until its body is whole
        self._body, self._is_whole = b"", False

    async def send(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            if self.route and self.route.page:
                self._start = message
                return
            self._begun = True
            message = self._dressed(message, other_policy(framed=self._framed))
        elif self._start is not None:
            self._body += message.get("body", b"")
            if message.get("more_body"):
                return
            self._is_whole = True
            return
        await self._pass(message)

    async def finish(self) -> None:
        """Send the page that was held back until it was whole."""
        if self._start is None or not self._is_whole:
            return
        self._begun = True
        policy = page_policy(self._host, inline_hashes(self._body), framed=self._framed)
        await self._pass(self._dressed(self._start, policy))
        await self._pass({"type": "http.response.body", "body": self._body})

    async def refuse(self, refusal: Refusal) -> None:
        if self._begun:
            return
        start: Message = {
            "type": "http.response.start",
            "status": refusal.status,
            "headers": refusal.headers("application/json"),
        }
        await self._pass(self._dressed(start, other_policy(framed=self._framed)))
        await self._pass({"type": "http.response.body", "body": refusal.body()})

    def _dressed(self, start: Message, policy: str) -> Message:
        personal = self.route is None or self.route.personal
        headers = answer_headers(start.get("headers", ()), policy, personal=personal)
        if self.new_visitor:
            headers.append((b"set-cookie", cookie_for(self.new_visitor, framed=self._framed).encode()))
        return {**start, "headers": headers}

    async def _pass(self, message: Message) -> None:
        async with asyncio.timeout(TO_READ):
            await self._send(message)
