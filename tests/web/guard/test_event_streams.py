"""A page's stream of answers stays open between calls, so that no answer is lost as it closes."""

from __future__ import annotations

import asyncio
import json
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field

import pytest
from starlette.types import Message, Receive, Scope, Send

from interview.sessions import Storage
from interview.web.guard.event_streams import EventStreams
from interview.web.routes.download import ROUTE
from tests.web.guard.conftest import Browser, Served

CLOSE = b'data: {"msg":"close_stream","event_id":null}\n\n'


class _Server:
    """Answers as Gradio does: what is pending, then it closes the stream."""

    def __init__(self) -> None:
        self.answers: list[bytes] = []
        self.opened = 0

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        self.opened += 1
        await send({"type": "http.response.start", "status": 200, "headers": []})
        while not self.answers:
            await asyncio.sleep(0)
        while self.answers:
            await send({"type": "http.response.body", "body": self.answers.pop(0), "more_body": True})
        await send({"type": "http.response.body", "body": CLOSE, "more_body": True})
        await send({"type": "http.response.body", "body": b"", "more_body": False})


class _Browser:
    """A page's side of its stream; it drops the stream `drops` seconds after it read that it is closed."""

    def __init__(self, *, drops: float = 0.0) -> None:
        self.sent, self._drops, self.gone = list[Message](), drops, asyncio.Event()

    @property
    def bodies(self) -> list[bytes]:
        return [message["body"] for message in self.sent if message["type"] == "http.response.body"]

    async def receive(self) -> Message:
        await self.gone.wait()
        return {"type": "http.disconnect"}

    async def send(self, message: Message) -> None:
        self.sent.append(message)
        if message.get("body") == CLOSE:
            asyncio.get_running_loop().call_later(self._drops, self.gone.set)


async def _held(idle: float, *, leaves: bool = False) -> tuple[_Server, _Browser]:
    """A stream with one answer, and a second that is asked for as soon as the first was read."""
    server, browser = _Server(), _Browser()
    server.answers.append(b"data: first\n\n")
    streams = EventStreams(server, idle)

    async def send(message: Message) -> None:
        await browser.send(message)
        if message.get("body") == b"data: first\n\n" and not leaves:
            asyncio.get_running_loop().call_later(0.01, ask_again)
        elif leaves:
            browser.gone.set()

    def ask_again() -> None:
        server.answers.append(b"data: second\n\n")
        calls.append(asyncio.ensure_future(streams.called("page")))

    calls = list[asyncio.Future[None]]()
    await asyncio.wait_for(streams.hold("page", {"type": "http"}, browser.receive, send), 20)
    return server, browser


def test_a_call_made_as_the_last_answer_arrives_is_answered_on_the_same_stream() -> None:
    server, browser = asyncio.run(_held(idle=0.3))
    assert browser.bodies == [b"data: first\n\n", b"data: second\n\n", CLOSE, b""], (
        "closed only after the time without calls"
    )
    assert [message["type"] for message in browser.sent].count("http.response.start") == 1
    assert server.opened == 2


def test_a_call_that_comes_as_the_stream_closes_is_answered_only_when_the_page_has_dropped_it() -> None:
    async def late() -> list[str]:
        server, browser, order = _Server(), _Browser(drops=0.2), list[str]()
        server.answers.append(b"data: first\n\n")
        streams = EventStreams(server, idle=0.01)
        held = asyncio.ensure_future(streams.hold("page", {"type": "http"}, browser.receive, browser.send))
        while CLOSE not in browser.bodies:
            await asyncio.sleep(0)

        async def drop() -> None:
            await browser.gone.wait()
            order.append("the page dropped its stream")

        async def call() -> None:
            await streams.called("page")
            order.append("the call went on")

        await asyncio.gather(drop(), call(), held)
        await streams.called("page")  # nothing is waited for now
        return order

    assert asyncio.run(late()) == ["the page dropped its stream", "the call went on"]


def test_a_stream_that_fails_is_told_to_be_closed_so_that_the_next_call_opens_another() -> None:
    async def failing(scope: Scope, receive: Receive, send: Send) -> None:
        await send({"type": "http.response.start", "status": 200, "headers": []})
        await send({"type": "http.response.body", "body": b"data: first\n\n", "more_body": True})
        raise KeyError("page")

    async def held() -> _Browser:
        browser = _Browser()
        with pytest.raises(KeyError):
            await EventStreams(failing).hold("page", {"type": "http"}, browser.receive, browser.send)
        return browser

    assert asyncio.run(held()).bodies == [b"data: first\n\n", CLOSE, b""]


def test_a_page_that_has_gone_is_not_waited_for() -> None:
    _, browser = asyncio.run(_held(idle=60, leaves=True))
    assert browser.sent[0]["type"] == "http.response.start"


def test_the_pages_server_answers_two_calls_on_one_stream(browser: Browser) -> None:
    address = f"/gradio_api/queue/data?session_hash={browser.session}"
    first = browser.join("read_job", [None, "a job"])
    assert first.status_code == 200
    done: list[str] = []
    with browser.client.stream("GET", address) as stream:
        for line in stream.iter_lines():
            message = json.loads(line.removeprefix("data: ")) if line.startswith("data: ") else {}
            assert message.get("msg") != "close_stream"
            if message.get("msg") == "process_completed":
                done.append(message["event_id"])
                if len(done) == 2:
                    break
                threading.Thread(target=browser.join, args=("read_job", [None, "another"])).start()
    assert len(set(done)) == 2


@dataclass
class _Slow:
    begun: threading.Semaphore = field(default_factory=lambda: threading.Semaphore(0))
    over: threading.Event = field(default_factory=threading.Event)


@pytest.fixture
def slow(monkeypatch: pytest.MonkeyPatch) -> Iterator[_Slow]:
    """Whoever opens an interview waits until it is over, and says before that the waiting begins."""
    slow, opened = _Slow(), Storage.opened

    def open_slowly(storage: Storage, key: object) -> str:
        slow.begun.release()
        slow.over.wait()
        return opened(storage, key)

    monkeypatch.setattr(Storage, "opened", open_slowly)
    yield slow
    slow.over.set()


def test_no_call_waits_for_those_who_wait_for_an_interview_or_a_model(served: Served, slow: _Slow) -> None:
    many = 12  # twice as many as asyncio has threads for on two cores
    with ThreadPoolExecutor(many) as people:
        asked = [
            people.submit(served.browser().client.post, ROUTE, json={"key": "k", "name": "report.csv"})
            for _ in range(many)
        ]
        assert all(slow.begun.acquire(timeout=15) for _ in range(many)), "all of them wait at the same time"
        joined = served.browser().join("read_job", [None, "a job"])
        slow.over.set()
        assert joined.status_code == 200
        assert {one.result().status_code for one in asked} == {403}, "none of their keys opens anything"
