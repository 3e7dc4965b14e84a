"""Reads what a request carries: so much, so fast, so deeply nested, and no more."""

from __future__ import annotations

import asyncio
import json
import math
import re
from collections.abc import AsyncIterator, Mapping
from typing import Any

from starlette.types import Receive

from interview.web.guard.refusals import Gone, Refusal

DEEPEST, MOST_ITEMS = 24, 20_000
_STRING = re.compile(rb'"(?:[^"\\]++|\\.)*+"', re.DOTALL)
_TOO_SLOW = "Your request came too slowly and was given up. Check your connection, then try again."
UNREADABLE = "This request cannot be read. Reload the page, then try again."


async def parts_of(receive: Receive, *, largest: int, sentence: str, idle: float, total: float) -> AsyncIterator[bytes]:
    """The body as it arrives. Raises Refusal once it is too large or too slow, Gone where it breaks off."""
    deadline = asyncio.get_running_loop().time() + total
    size, more = 0, True
    while more:
        left = min(idle, deadline - asyncio.get_running_loop().time())
        try:
            async with asyncio.timeout(max(left, 0)):
                message = await receive()
        except TimeoutError as error:
            raise Refusal(408, _TOO_SLOW) from error
        if message["type"] != "http.request":
            raise Gone
        part, more = message.get("body", b""), message.get("more_body", False)
        size += len(part)
        if size > largest:
            raise Refusal(413, sentence)
        if part:
            yield part


def check_length(headers: Mapping[str, str], largest: int, sentence: str) -> None:
    """Refuse by what is announced, before any of it is read. Raises Refusal."""
    announced = headers.get("content-length", "")
    if announced and headers.get("transfer-encoding"):  # two who read it differently see two requests
        raise Refusal(400, UNREADABLE)
    if announced and not (announced.isascii() and announced.isdigit()):
        raise Refusal(400, UNREADABLE)
    if (announced and len(announced) > 15) or int(announced or 0) > largest:
        raise Refusal(413, sentence)
    if not largest and headers.get("transfer-encoding"):
        raise Refusal(413, sentence)


def json_from(raw: bytes) -> Any:
    """A JSON text whose size of structure is looked at before it is parsed. Raises Refusal; numbers are finite."""
    bare = _STRING.sub(b"", raw)
    brackets = re.findall(rb"[\[\]{}]", bare)
    if len(brackets) + bare.count(b",") > MOST_ITEMS or _deepest(brackets) > DEEPEST:
        raise Refusal(400, "This request holds more than the page ever sends. Reload the page, then try again.")
    try:
        return json.loads(raw, parse_constant=_refuse_constant, parse_float=_finite)
    except (ValueError, RecursionError) as error:
        raise Refusal(400, UNREADABLE) from error


def _deepest(brackets: list[bytes]) -> int:
    depth = deepest = 0
    for bracket in brackets:
        depth += 1 if bracket in b"[{" else -1
        deepest = max(deepest, depth)
    return deepest


def _finite(text: str) -> float:
    number = float(text)
    if not math.isfinite(number):
        raise ValueError(text)
    return number


def _refuse_constant(name: str) -> float:
    raise ValueError(f"{name} is no number")
