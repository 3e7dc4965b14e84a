"""What a page may not do to its line, whichever it is: not read, flood, send garbage, or open one too many."""

from __future__ import annotations

import asyncio
import json
import socket
import threading
import time
from collections.abc import Iterator
from typing import Any

import pytest
import uvicorn
from fastapi import FastAPI
from starlette.testclient import TestClient, WebSocketTestSession

from interview.coach.coach import Coach
from interview.live import Conversations
from interview.sessions.session import Session
from interview.web.routes import camera as camera_route
from interview.web.routes import lines
from interview.web.routes.camera import add_camera_route
from interview.web.routes.lines import FULL, LATER, POLICY, REFUSED, REPLACED, TEXTS_AT_ONCE, TOO_MANY, Lines, Outbox
from interview.web.routes.live import add_live_route
from tests.live.page import AT_ANY_SPEED
from tests.web.stand_in import KEY, StandIns
from tests.web.test_camera_route import picture

HOME = {"origin": "http://testserver", "host": "testserver"}


@pytest.fixture
def conversations(coach: Coach) -> Iterator[Conversations]:
    conversations = Conversations(coach.interview, coach.review, coach.storage, AT_ANY_SPEED)
    yield conversations
    conversations.close()


@pytest.fixture
def counted() -> Lines:
    return Lines(2)


@pytest.fixture
def client(conversations: Conversations, counted: Lines) -> Iterator[TestClient]:
    app = FastAPI()
    add_live_route(app, conversations, counted)
    add_camera_route(app, conversations.cameras, counted)
    with TestClient(app) as client:
        yield client


@pytest.fixture
def key(coach: Coach, session: Session) -> str:
    return str(coach.storage.adopt(session.id))


def begin(line: WebSocketTestSession, key: str, **more: Any) -> dict[str, Any]:
    line.send_json({"type": "begin", "key": key, "microphone": True} | more)
    answer: dict[str, Any] = line.receive_json()
    return answer


def end_of(line: WebSocketTestSession) -> tuple[int, str]:
    """Why the line was closed, and the last notice before that."""
    notice = ""
    while True:
        message = line.receive()
        if message["type"] == "websocket.close":
            return int(message["code"]), notice
        if message.get("text"):
            told = json.loads(message["text"])
            notice = told["text"] if told["type"] == "notice" else notice


# ------------------------------------------------------------ keys


@pytest.mark.parametrize("path", ["/live", "/camera"])
def test_a_sessions_id_alone_opens_neither_line(client: TestClient, session: Session, key: str, path: str) -> None:
    ends = set()
    for given in (session.id, key[:-3] + "xyz", "20200101-0000-unknown.x", "", "\ud800"):
        with client.websocket_connect(path, headers=HOME) as line:
            line.send_json({"type": "begin", "key": given})
            ends.add(end_of(line))
    assert len(ends) == 1, "a wrong key is not told from a session that is not there"
    code, sentence = ends.pop()
    assert code == REFUSED
    assert "not known here" in sentence
    with client.websocket_connect(path, headers=HOME) as line:
        assert begin(line, key)["type"] == "hello"


# ------------------------------------------------------------ how many, how fast


def test_a_server_holds_so_many_lines_and_says_so_to_the_next(client: TestClient, key: str, counted: Lines) -> None:
    with (
        client.websocket_connect("/live", headers=HOME) as first,
        client.websocket_connect("/camera", headers=HOME) as second,
    ):
        begin(first, key)
        begin(second, key)
        with client.websocket_connect("/live", headers=HOME) as third:
            assert end_of(third) == (LATER, FULL)
    with client.websocket_connect("/live", headers=HOME) as line:
        assert begin(line, key)["type"] == "hello"
    assert counted.open == 0


def test_a_line_that_says_nothing_is_closed(
    client: TestClient, counted: Lines, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lines, "TO_BEGIN", 0.1)
    with client.websocket_connect("/live", headers=HOME) as line:
        assert end_of(line)[0] == POLICY
    assert counted.open == 0


@pytest.mark.parametrize("path", ["/live", "/camera"])
def test_a_flood_of_messages_ends_the_line_with_a_sentence(client: TestClient, key: str, path: str) -> None:
    with client.websocket_connect(path, headers=HOME) as line:
        begin(line, key)
        for _ in range(TEXTS_AT_ONCE + 60):
            line.send_json({"type": "typing"})
        assert end_of(line) == (POLICY, TOO_MANY)


def test_pictures_that_come_too_fast_wait_their_turn(
    client: TestClient, key: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(camera_route, "PICTURES_A_SECOND", 20)
    with client.websocket_connect("/camera", headers=HOME) as line:
        begin(line, key)
        began = time.monotonic()
        for _ in range(14):
            line.send_bytes(picture())
        for _ in range(14):
            assert line.receive_json()["type"] == "seen"
        assert time.monotonic() - began > 10 / 20 - 0.05


def test_a_second_camera_of_a_session_takes_the_place_of_the_first(client: TestClient, key: str) -> None:
    with client.websocket_connect("/camera", headers=HOME) as first:
        begin(first, key)
        with client.websocket_connect("/camera", headers=HOME) as second:
            begin(second, key)
            assert end_of(first)[0] == REPLACED
            second.send_bytes(picture())
            assert second.receive_json()["type"] == "seen"


# ------------------------------------------------------------ a page that does not read


def test_what_waits_for_a_page_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lines, "MOST_UNREAD", 10_000)

    async def fill() -> tuple[int, int]:
        outbox, read = Outbox(), 0
        for _ in range(8):  # as much again and again, as long as it is read
            outbox.send(bytes(5_000))
            await outbox.next()
            read += 1
        while not outbox.overflow.done():
            outbox.send(bytes(1_000))
            await asyncio.sleep(0)
        outbox.send(bytes(1_000))
        await asyncio.sleep(0)
        return read, outbox._waiting.qsize()

    read, left = asyncio.run(fill())
    assert read == 8
    assert left == 8


def test_a_page_that_stops_reading_is_hung_up_on(monkeypatch: pytest.MonkeyPatch) -> None:
    """Over a real socket: what it does not read fills the machine's buffers first."""
    monkeypatch.setattr(lines, "MOST_UNREAD", 1_000_000)
    monkeypatch.setattr(lines, "TO_CLOSE", 0.2)
    stand_ins, app, counted = StandIns(), FastAPI(), Lines()
    add_live_route(app, stand_ins, counted)
    server = uvicorn.Server(
        uvicorn.Config(app, port=0, log_level="error", lifespan="off", ws_per_message_deflate=False)
    )
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    _until(lambda: server.started)
    port = server.servers[0].sockets[0].getsockname()[1]
    with socket.create_connection(("127.0.0.1", port)) as line:
        line.sendall(_handshake(port))
        assert line.recv(1000).startswith(b"HTTP/1.1 101")
        line.sendall(_text(json.dumps({"type": "begin", "key": KEY})))
        assert stand_ins.one.begun.wait(5)
        for _ in range(400):
            stand_ins.one.say(bytes(50_000))
        _until(lambda: stand_ins.one._send is None)
        _until(lambda: counted.open == 0)
    server.should_exit = server.force_exit = True
    thread.join(10)


def _until(holds: Any, seconds: float = 15.0) -> None:
    end = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < end
        time.sleep(0.01)


def _handshake(port: int) -> bytes:
    return (
        f"GET /live HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nOrigin: http://127.0.0.1:{port}\r\nUpgrade: websocket\r\n"
        "Connection: Upgrade\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n\r\n"
    ).encode()


def _text(text: str) -> bytes:
    """A masked frame whose mask is zero."""
    return bytes([0x81, 0x80 | len(text)]) + bytes(4) + text.encode()


# ------------------------------------------------------------ garbage

GARBAGE = [
    "",
    "null",
    "true",
    "5",
    '"text"',
    "[]",
    "{",
    "NaN",
    '{"type": NaN}',
    '{"x": Infinity}',
    '{"type": "answer", "text": ' + "[" * 8000 + "]" * 7000,
    "[" * 16_000,
    '{"a":' * 3000,
    '{"n": ' + "9" * 5000 + "}",
]
MEANINGLESS = [
    "{}",
    '{"type": null}',
    '{"type": ["command"]}',
    '{"type": {"a": 1}}',
    '{"type": "command"}',
    '{"type": "command", "name": null}',
    '{"type": "command", "name": {"done": 1}}',
    '{"type": "played", "id": true}',
    '{"type": "played", "id": -1}',
    '{"type": "played", "id": 1e400}',
    '{"type": "answer", "text": null, "number": 1, "id": "a"}',
    '{"type": "answer", "text": "\\ud800", "number": 99999999999999999999999, "id": "a"}',
    '{"type": "answer", "text": "\\u200b\\u2060\\u0000", "number": 1, "id": "\\ud800"}',
    '{"type": "begin", "key": 5}',
    '{"type": "look"  , "a": 1}',
    '{"type": "\\ud800"}',
]


@pytest.mark.parametrize("path", ["/live", "/camera"])
def test_garbage_ends_the_line_as_a_breach_of_its_rules_and_is_no_error_of_ours(
    client: TestClient, key: str, path: str, caplog: pytest.LogCaptureFixture
) -> None:
    for text in GARBAGE:
        for first in (True, False):
            with client.websocket_connect(path, headers=HOME) as line:
                if not first:
                    begin(line, key)
                line.send_text(text)
                assert end_of(line)[0] == POLICY, text[:40]
    assert not [one for one in caplog.records if one.name.startswith("interview")]


@pytest.mark.parametrize("path", ["/live", "/camera"])
def test_messages_that_mean_nothing_do_no_harm(
    client: TestClient, key: str, path: str, caplog: pytest.LogCaptureFixture
) -> None:
    with client.websocket_connect(path, headers=HOME) as line:
        begin(line, key, page=["x"], answering="1", resent=-5)
        while path == "/live" and line.receive().get("bytes") is None:
            pass  # until it speaks
        for text in MEANINGLESS:
            if not (path == "/camera" and '"look"' in text):
                line.send_text(text)
        if path == "/camera":
            line.send_bytes(picture())
        else:
            line.send_json({"type": "command", "name": "skip"})
        while (told := line.receive())["type"] == "websocket.send":
            if told.get("text") and json.loads(told["text"]).get("type") in ("seen", "taken"):
                break
        else:
            pytest.fail(f"the line was closed: {told}")
    assert not [one for one in caplog.records if one.name.startswith("interview")]


@pytest.mark.parametrize(
    "point", ['true, "y": 0.5', 'null, "y": 5', '0.5, "y": [1]', '1e999, "y": 0', '-0.1, "y": 0.1']
)
def test_a_point_that_is_none_ends_the_cameras_line(client: TestClient, key: str, point: str) -> None:
    with client.websocket_connect("/camera", headers=HOME) as line:
        begin(line, key)
        line.send_text('{"type": "look", "x": ' + point + "}")
        if point.startswith("null"):  # at no point any more, whatever the other is
            line.send_bytes(picture())
            assert line.receive_json()["type"] == "seen"
        else:
            assert end_of(line)[0] == POLICY
