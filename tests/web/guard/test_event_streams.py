"""A page's stream of answers stays open between calls, so that no answer is lost as it closes."""

from __future__ import annotations

import asyncio
import json
import threading

from starlette.types import Message, Receive, Scope, Send

from interview.web.guard.event_streams import EventStreams
from tests.web.guard.conftest import Browser

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


async def _held(idle: float, *, leaves: bool = False) -> tuple[_Server, list[Message]]:
    """A stream with one answer, and a second that is asked for as soon as the first was read."""
    server, sent = _Server(), list[Message]()
    server.answers.append(b"data: first\n\n")
    gone = asyncio.Event()
    streams = EventStreams(server, idle)

    async def receive() -> Message:
        await gone.wait()
        return {"type": "http.disconnect"}

    async def send(message: Message) -> None:
        sent.append(message)
        if message.get("body") == b"data: first\n\n" and not leaves:
            asyncio.get_running_loop().call_later(0.01, ask_again)
        elif leaves:
            gone.set()

    def ask_again() -> None:
        server.answers.append(b"data: second\n\n")
        streams.called("page")

    await asyncio.wait_for(streams.hold("page", {"type": "http"}, receive, send), 20)
    return server, sent


def test_a_call_made_as_the_last_answer_arrives_is_answered_on_the_same_stream() -> None:
    server, sent = asyncio.run(_held(idle=0.3))
    bodies = [message.get("body") for message in sent if message["type"] == "http.response.body"]
    assert bodies == [b"data: first\n\n", b"data: second\n\n", CLOSE, b""], "closed only after the time without calls"
    assert [message["type"] for message in sent].count("http.response.start") == 1
    assert server.opened == 2


def test_a_page_that_has_gone_is_not_waited_for() -> None:
    _, sent = asyncio.run(_held(idle=60, leaves=True))
    assert sent[0]["type"] == "http.response.start"


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
