"""The page's line: strangers are refused, frames arrive in order, nothing too large comes in."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest
from fastapi import FastAPI
from starlette.testclient import TestClient, WebSocketTestSession
from starlette.websockets import WebSocketDisconnect

from interview.web.routes.lines import FAILED, LARGEST_TEXT, POLICY, REFUSED, REPLACED, TOO_LARGE
from interview.web.routes.live import LARGEST_FRAME
from interview.web.routes.live import add_live_route as add
from tests.web.stand_in import KEY, StandIns

HOME = {"origin": "http://testserver", "host": "testserver"}


@pytest.fixture
def stand_ins() -> StandIns:
    return StandIns()


@pytest.fixture
def client(stand_ins: StandIns) -> Iterator[TestClient]:
    app = FastAPI()
    add(app, stand_ins)
    with TestClient(app) as client:
        yield client


def begin(line: WebSocketTestSession, key: str = KEY, microphone: bool = True) -> Any:
    line.send_json({"type": "begin", "key": key, "microphone": microphone})
    return line.receive_json()


def code_of(line: WebSocketTestSession) -> int:
    while True:
        message = line.receive()
        if message["type"] == "websocket.close":
            return int(message["code"])


@pytest.mark.parametrize("origin", ["http://evil.example", "null", "", "http://testserver.evil.example"])
def test_a_page_from_elsewhere_is_refused(client: TestClient, origin: str) -> None:
    headers = {"origin": origin, "host": "testserver"} if origin else {"host": "testserver"}
    with pytest.raises(WebSocketDisconnect), client.websocket_connect("/live", headers=headers):
        pass


@pytest.mark.parametrize("key", ["unknown", "one", "", "one.wrong"])
def test_an_interview_that_the_key_does_not_open_is_refused_with_a_sentence(client: TestClient, key: str) -> None:
    with client.websocket_connect("/live", headers=HOME) as line:
        assert begin(line, key)["text"] == "This interview is not known here."
        assert code_of(line) == REFUSED


@pytest.mark.parametrize(
    "first", ['{"type": "command"}', "[]", "{", '{"type": "begin", "key": 5}', '{"type": "begin", "session": "one"}']
)
def test_a_line_that_does_not_begin_is_closed(client: TestClient, first: str) -> None:
    with client.websocket_connect("/live", headers=HOME) as line:
        line.send_text(first)
        assert code_of(line) == POLICY


def test_frames_and_messages_arrive_in_order(client: TestClient, stand_ins: StandIns) -> None:
    with client.websocket_connect("/live", headers=HOME) as line:
        assert begin(line) == {"type": "hello", "next": 0}
        for number in range(20):
            line.send_bytes(number.to_bytes(4, "little") + bytes([number, 1]) * 1024)
        line.send_json({"type": "command", "name": "done"})
        assert [line.receive_json()["next"] for _ in range(2)] == [10, 20]
    assert stand_ins.one.numbers == list(range(20))
    assert all(frame == bytes([number, 1]) * 1024 for number, frame in enumerate(stand_ins.one.frames))
    assert stand_ins.one.heard("command")[0]["name"] == "done"


def test_what_the_interviewer_says_arrives_in_order(client: TestClient, stand_ins: StandIns) -> None:
    with client.websocket_connect("/live", headers=HOME) as line:
        begin(line)
        stand_ins.one.hum(3, 1.0)
        for last in (False, True):
            assert line.receive_json() == {"type": "say", "id": 3, "text": "hum", "last": last}
            assert line.receive_bytes()[:8] == (3).to_bytes(4, "little") + (24_000).to_bytes(4, "little")


@pytest.mark.parametrize(
    ("given", "code"),
    [
        ({"bytes": bytes(LARGEST_FRAME + 2)}, TOO_LARGE),
        ({"text": json.dumps({"type": "answer", "text": "x" * LARGEST_TEXT})}, TOO_LARGE),
        ({"bytes": bytes(7)}, POLICY),
        ({"bytes": b""}, POLICY),
        ({"text": "no json"}, POLICY),
    ],
)
def test_a_message_that_is_none_ends_the_line(
    client: TestClient, stand_ins: StandIns, given: dict[str, Any], code: int
) -> None:
    with client.websocket_connect("/live", headers=HOME) as line:
        begin(line)
        line.send({"type": "websocket.receive", **given})
        assert code_of(line) == code
    assert stand_ins.one.frames == []


def test_a_second_page_takes_over_and_the_first_is_told(client: TestClient) -> None:
    with client.websocket_connect("/live", headers=HOME) as first:
        begin(first)
        with client.websocket_connect("/live", headers=HOME) as second:
            assert begin(second)["type"] == "hello"
            assert first.receive_json() == {"type": "replaced"}
            assert code_of(first) == REPLACED


def test_an_unforeseen_error_is_logged_and_closes_the_line(
    client: TestClient, stand_ins: StandIns, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    def break_down(message: dict[str, Any]) -> None:
        raise ZeroDivisionError("inside")

    monkeypatch.setattr(stand_ins.one, "message", break_down)
    with client.websocket_connect("/live", headers=HOME) as line:
        begin(line)
        line.send_json({"type": "typing"})
        assert code_of(line) == FAILED
    assert "ZeroDivisionError" in caplog.text


def test_only_the_scripts_of_the_live_page_are_given_out(client: TestClient) -> None:
    assert "export" in client.get("/live/live.js").text
    assert client.get("/live/form.js").status_code == 404
    assert client.get("/live/..%2fserver.py").status_code == 404


@pytest.mark.parametrize("text", ['{"type":' * 1000, "[" * 10_000, '{"type": NaN', "9" * 9000])
def test_a_message_that_is_no_json_or_too_deep_closes_the_line(client: TestClient, text: str) -> None:
    with client.websocket_connect("/live", headers=HOME) as line:
        line.send_text(text)
        assert code_of(line) == POLICY
