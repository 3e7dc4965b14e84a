"""Too much, too many, too deep, too slow: each is refused with a sentence, and the page goes on."""

from __future__ import annotations

import asyncio
import json
import socket
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from interview.web.guard import Refusal, patience
from interview.web.guard.bodies import DEEPEST, MOST_ITEMS, json_from, parts_of
from interview.web.guard.traffic import Gate, Rate
from tests.web.guard.conftest import Browser, Served

JOIN = "/gradio_api/queue/join"


def nested(depth: int) -> bytes:
    return b"[" * depth + b"]" * depth


@pytest.mark.parametrize("chunked", [False, True])
def test_a_call_larger_than_the_page_ever_sends_is_refused_before_it_is_read(browser: Browser, chunked: bool) -> None:
    def parts() -> Iterator[bytes]:
        yield from [b"x" * 65536] * 20

    content: Any = parts() if chunked else b"x" * 65536 * 20
    answer = browser.client.post(JOIN, content=content)
    assert answer.status_code == 413
    assert answer.json()["detail"].startswith("This request is larger than the page ever sends.")


def test_a_job_longer_than_its_field_is_refused_by_name(browser: Browser) -> None:
    answer = browser.join("read_job", [None, "x" * 20_001])
    assert answer.status_code == 413
    assert "“Job description” has 20,001 characters; the most is 20,000" in answer.json()["detail"]


@pytest.mark.parametrize(
    "raw",
    [
        nested(DEEPEST + 1),
        nested(400_000),
        b'{"a":' * 100_000,
        b"[" + b"0," * MOST_ITEMS + b"0]",
        b"{",
        b"",
        b"\xff\xfe",
        b'{"data": [NaN], "fn_index": 0, "session_hash": "x"}',
        b'{"data": [1e999], "fn_index": 0, "session_hash": "x"}',
        b"9" * 10_000,
        b"[]",
        b"null",
        b'"' + b"\\" * 9999,
    ],
)
def test_garbage_is_refused_at_once(browser: Browser, raw: bytes) -> None:
    assert browser.client.post(JOIN, content=raw, timeout=5).status_code == 400


def test_brackets_in_a_text_are_no_nesting() -> None:
    assert json_from(json.dumps(["[" * 100_000 + '\\"' + "," * 100_000]).encode())


def test_where_nothing_is_sent_nothing_is_taken(browser: Browser) -> None:
    assert browser.client.request("GET", "/health", content=b"x").status_code == 413
    assert browser.client.get("/?" + "x" * 4000).status_code == 414


@pytest.mark.parametrize(("idle", "total"), [(0.01, 10.0), (10.0, 0.02)])
def test_a_body_that_drips_is_given_up(idle: float, total: float) -> None:
    async def receive() -> dict[str, Any]:
        await asyncio.sleep(0.015)
        return {"type": "http.request", "body": b"x", "more_body": True}

    async def read() -> None:
        async for _ in parts_of(receive, largest=10_000, sentence="", idle=idle, total=total):
            pass

    with pytest.raises(Refusal) as refused:
        asyncio.run(read())
    assert refused.value.status == 408


@pytest.mark.parametrize("head", [b"", b"GET / HTTP/1.1\r\nHost: 127", b"GET /health HTTP/1.1\r\nHost: h\r\n\r\nGET"])
def test_a_connection_that_never_asks_is_closed(served: Served, monkeypatch: pytest.MonkeyPatch, head: bytes) -> None:
    monkeypatch.setattr(patience, "TO_ASK", 0.05)
    with socket.create_connection(("127.0.0.1", served.port), timeout=5) as line:
        line.sendall(head)
        while line.recv(4096):
            pass


def test_many_at_once_wait_for_one_another_and_others_are_let_in() -> None:
    gate = Gate(most_each=2, most=3)
    with gate.enter("a"), gate.enter("a"), gate.enter("b"):
        for who, status in (("a", 429), ("b", 503)):
            with pytest.raises(Refusal) as refused, gate.enter(who):
                pass
            assert refused.value.status == status
            assert refused.value.retry_after > 0
    with gate.enter("a"), gate.enter("a"):
        pass


def test_calls_are_counted_by_the_minute() -> None:
    now = [0.0]
    rate = Rate(2, clock=lambda: now[0])
    rate.count("a")
    rate.count("a")
    rate.count("b")
    with pytest.raises(Refusal) as refused:
        rate.count("a")
    assert refused.value.retry_after == 61
    now[0] = 61.0
    rate.count("a")


def test_streams_and_calls_of_one_browser_are_limited(serve: Callable[..., Any]) -> None:
    with serve(streams_per_visitor=1, calls_per_minute=2) as served:
        browser = served.browser()
        with browser.client.stream("GET", f"/gradio_api/heartbeat/{browser.session}") as alive:
            assert alive.status_code == 200
            answer = browser.client.get(f"/gradio_api/heartbeat/{browser.session}")
            assert (answer.status_code, answer.headers["retry-after"]) == (429, "10")
            assert "Close other tabs" in answer.json()["detail"]
        assert [browser.join("read_job", [None, ""]).status_code for _ in range(3)] == [200, 200, 429]
