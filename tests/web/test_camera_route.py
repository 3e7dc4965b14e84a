"""The camera's line: strangers are refused, one picture is answered at a time, and no picture is kept anywhere."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from fastapi import FastAPI
from PIL import Image
from starlette.testclient import TestClient, WebSocketTestSession
from starlette.websockets import WebSocketDisconnect

from interview.camera import calibration
from interview.coach.coach import Coach
from interview.errors import BackendError
from interview.live import Camera, Cameras
from interview.sessions.session import Session
from interview.web.routes.camera import LARGEST_PICTURE, MOST_BROKEN, add_camera_route, picture_from
from interview.web.routes.lines import FAILED, LARGEST_TEXT, POLICY, REFUSED, TOO_LARGE
from tests.conftest import LONG_ANSWER

HOME = {"origin": "http://testserver", "host": "testserver"}


@pytest.fixture
def cameras(coach: Coach) -> Cameras:
    return Cameras(coach.storage, coach.interview.observe)


@pytest.fixture
def key(coach: Coach, session: Session) -> str:
    return str(coach.storage.adopt(session.id))


@pytest.fixture
def client(cameras: Cameras) -> Iterator[TestClient]:
    app = FastAPI()
    add_camera_route(app, cameras)
    with TestClient(app) as client:
        yield client


@pytest.fixture
def line(client: TestClient, key: str) -> Iterator[WebSocketTestSession]:
    with client.websocket_connect("/camera", headers=HOME) as line:
        line.send_json({"type": "begin", "key": key})
        assert line.receive_json() == {"type": "hello", "calibrated": False}
        yield line


def picture(left: int = 128, right: int = 128, *, parted: bool = False) -> bytes:
    """What the scripted tracker takes for a face turned to the brighter half; parted: for two."""
    pixels = np.empty((96, 128, 3), np.uint8)
    pixels[:, :64], pixels[:, 64:] = left, right
    if parted:
        pixels[:, 60:68] = 0
    return jpeg(pixels)


def jpeg(pixels: Any, kind: str = "JPEG") -> bytes:
    buffer = BytesIO()
    Image.fromarray(pixels).save(buffer, kind, quality=95)
    return buffer.getvalue()


def shown(line: WebSocketTestSession, frame: bytes) -> dict[str, Any]:
    line.send_bytes(frame)
    answer: dict[str, Any] = line.receive_json()
    assert answer["type"] == "seen"
    return answer


def code_of(line: WebSocketTestSession) -> int:
    while True:
        message = line.receive()
        if message["type"] == "websocket.close":
            return int(message["code"])


@pytest.mark.parametrize("origin", ["http://evil.example", "null", ""])
def test_a_page_from_elsewhere_is_refused(client: TestClient, origin: str) -> None:
    headers = {"origin": origin, "host": "testserver"} if origin else {"host": "testserver"}
    with pytest.raises(WebSocketDisconnect), client.websocket_connect("/camera", headers=headers):
        pass


def test_an_interview_that_is_not_there_or_over_has_no_camera(
    client: TestClient, coach: Coach, session: Session, key: str
) -> None:
    coach.review.finish(coach.interview.read(coach.interview.ask(session), LONG_ANSWER))
    wrong = key[:-1] + ("A" if key[-1] != "A" else "B")
    unknown = [(name, "not known here") for name in ("20200101-0000-unknown", "../x", session.id, wrong)]
    for name, sentence in (*unknown, (key, "finished")):
        with client.websocket_connect("/camera", headers=HOME) as line:
            line.send_json({"type": "begin", "key": name})
            assert sentence in line.receive_json()["text"]
            assert code_of(line) == REFUSED


@pytest.mark.parametrize(
    "first", ['{"type": "look"}', "[]", "{", '{"type": "begin", "key": 5}', '{"type": "begin", "session": "one"}']
)
def test_a_line_that_does_not_begin_is_closed(client: TestClient, first: str) -> None:
    with client.websocket_connect("/camera", headers=HOME) as line:
        line.send_text(first)
        assert code_of(line) == POLICY


@pytest.mark.parametrize(
    ("frame", "state", "direction", "framing"),
    [
        (picture(), "on screen", "", ""),
        (picture(20, 240), "away", "left", ""),
        (picture(240, 20), "away", "right", ""),
        (picture(255, 255), "no face", "", "No face in the picture"),
        (picture(0, 0), "too dark", "", "More light on your face"),
        (picture(parted=True), "two faces", "", "Somebody else is in the picture"),
    ],
)
def test_every_picture_is_answered_with_what_it_shows(
    line: WebSocketTestSession, frame: bytes, state: str, direction: str, framing: str
) -> None:
    answer = shown(line, frame)
    assert (answer["state"], answer["direction"], answer["framing"]) == (state, direction, framing)
    assert (answer["face"] is None) == (state in ("no face", "too dark"))
    assert 0 <= answer["light"] <= 1


def test_a_face_is_told_with_its_place_in_the_picture(line: WebSocketTestSession) -> None:
    assert shown(line, picture())["face"] == {"x": 0.35, "y": 0.25, "width": 0.3, "height": 0.5}


@pytest.mark.parametrize("broken", [b"", b"no picture", picture()[:40], jpeg(np.zeros((8, 8, 3), np.uint8))])
def test_a_broken_picture_gets_a_sentence_and_the_line_goes_on(line: WebSocketTestSession, broken: bytes) -> None:
    for _ in range(2):
        for _ in range(MOST_BROKEN - 1):
            assert "cannot be read" in shown(line, broken)["framing"]
        assert shown(line, picture())["state"] == "on screen"


def test_a_camera_that_sends_nothing_else_is_given_up(line: WebSocketTestSession) -> None:
    for _ in range(MOST_BROKEN - 1):
        shown(line, b"no picture")
    line.send_bytes(b"no picture")
    assert "Choose another camera" in line.receive_json()["text"]
    assert code_of(line) == POLICY


@pytest.mark.parametrize(
    ("given", "code"),
    [
        ({"bytes": bytes(LARGEST_PICTURE + 1)}, TOO_LARGE),
        ({"text": '{"type": "' + "x" * LARGEST_TEXT + '"}'}, TOO_LARGE),
        ({"text": "no json"}, POLICY),
        ({"text": '{"type": "look", "x": 5, "y": 0.5}'}, POLICY),
        ({"text": '{"type": "look", "x": "a", "y": 0.5}'}, POLICY),
    ],
)
def test_a_message_that_is_none_ends_the_line(line: WebSocketTestSession, given: dict[str, Any], code: int) -> None:
    line.send({"type": "websocket.receive", **given})
    assert code_of(line) == code


def test_an_unforeseen_error_is_logged_and_closes_the_line(
    line: WebSocketTestSession, cameras: Cameras, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Cameras, "observe", lambda *_: 1 / 0)
    line.send_bytes(picture())
    assert code_of(line) == FAILED
    assert "ZeroDivisionError" in caplog.text


def test_the_camera_survives_a_new_connection(
    client: TestClient, line: WebSocketTestSession, cameras: Cameras, session: Session, key: str
) -> None:
    cameras.of(session.id).begin()
    shown(line, picture())
    with client.websocket_connect("/camera", headers=HOME) as again:
        again.send_json({"type": "begin", "key": key})
        again.receive_json()
        shown(again, picture())
    assert len(cameras.of(session.id).watched.glimpses) == 2


def follow_points(line: WebSocketTestSession, span: int) -> dict[str, Any]:
    """Look at five points: `span` is how bright the half becomes that the scripted face turns to."""
    for x, y in ((0.5, 0.5), (0.1, 0.1), (0.9, 0.1), (0.1, 0.9), (0.9, 0.9)):
        line.send_json({"type": "look", "x": x, "y": y})
        pixels = np.full((96, 128, 3), 128.0)
        pixels[:, 64:] += span * (0.5 - x)
        pixels[:48] += span * (0.5 - y)
        for _ in range(4):
            shown(line, jpeg(pixels.astype(np.uint8)))
    line.send_json({"type": "look", "x": None, "y": None})
    line.send_json({"type": "calibrate"})
    answer: dict[str, Any] = line.receive_json()
    return answer


def test_looking_at_the_points_calibrates_and_can_be_forgotten(
    client: TestClient, line: WebSocketTestSession, key: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(calibration, "TRAVEL", 0.0)
    answer = follow_points(line, 100)
    assert (answer["type"], answer["ok"]) == ("calibrated", True), answer
    assert "Calibrated" in answer["text"]
    with client.websocket_connect("/camera", headers=HOME) as again:
        again.send_json({"type": "begin", "key": key})
        assert again.receive_json() == {"type": "hello", "calibrated": True}
        again.send_json({"type": "uncalibrate"})
        assert again.receive_json()["ok"] is True
    with client.websocket_connect("/camera", headers=HOME) as again:
        again.send_json({"type": "begin", "key": key})
        assert again.receive_json()["calibrated"] is False


def test_eyes_that_did_not_follow_are_told_so_and_the_old_calibration_stays(
    line: WebSocketTestSession, cameras: Cameras, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(calibration, "TRAVEL", 0.0)
    assert follow_points(line, 100)["ok"]
    before = cameras.of(session.id).calibration
    answer = follow_points(line, 0)
    assert (answer["ok"], cameras.of(session.id).calibration) == (False, before)
    assert "Look at each point" in answer["text"]
    line.send_json({"type": "calibrate"})
    assert "face was not seen" in line.receive_json()["text"], "no points were shown"


def test_frames_of_the_calibration_do_not_count_for_the_answer(
    line: WebSocketTestSession, cameras: Cameras, session: Session
) -> None:
    cameras.of(session.id).begin()
    line.send_json({"type": "look", "x": 0.5, "y": 0.5})
    shown(line, picture())
    assert not cameras.of(session.id).watched.glimpses


def test_a_point_does_not_outlive_its_connection(
    client: TestClient, cameras: Cameras, session: Session, key: str
) -> None:
    cameras.of(session.id).begin()
    with client.websocket_connect("/camera", headers=HOME) as line:
        line.send_json({"type": "begin", "key": key})
        line.receive_json()
        line.send_json({"type": "look", "x": 0.5, "y": 0.5})
        shown(line, picture())
    with client.websocket_connect("/camera", headers=HOME) as line:
        line.send_json({"type": "begin", "key": key})
        line.receive_json()
        shown(line, picture())
    assert len(cameras.of(session.id).watched.glimpses) == 1


def test_no_picture_is_written_anywhere(
    line: WebSocketTestSession, cameras: Cameras, coach: Coach, session: Session, tmp_path: Path
) -> None:
    def files() -> dict[Path, bytes]:
        places = (tmp_path, Path(tempfile.gettempdir()))
        return {
            path: path.read_bytes()[:4]
            for place in places
            for path in (place.rglob("*") if place == tmp_path else place.glob("*"))
            if path.is_file()
        }

    before = files()
    asked = coach.interview.ask(session)
    cameras.of(session.id).begin()
    for _ in range(20):
        shown(line, picture())
    coach.interview.read(asked, LONG_ANSWER, cameras.of(session.id).watched)
    new = {path: head for path, head in files().items() if path not in before and path.is_relative_to(tmp_path)}
    written = {path for path in [*new, *before] if path.is_relative_to(tmp_path)}
    assert {path.suffix or path.name for path in written} <= {".csv", ".json", ".key"}
    heads = [head for path, head in files().items() if path not in before]
    assert not any(head.startswith((b"\xff\xd8", b"\x89PNG", b"\x93NUM", b"BM")) for head in heads)
    saved = (coach.storage.folder(session.id) / "session.json").read_text()
    assert "glimpse" not in saved
    assert "box" not in saved, "of the faces only states and spans are kept"


@pytest.mark.parametrize("side", [8, 3000])
def test_only_pictures_of_a_sensible_size_are_decoded(side: int) -> None:
    with pytest.raises(BackendError, match="cannot be read"):
        picture_from(jpeg(np.zeros((side, 64, 3), np.uint8)))


def test_other_pictures_than_jpeg_are_none() -> None:
    with pytest.raises(BackendError, match="cannot be read"):
        picture_from(jpeg(np.zeros((64, 64, 3), np.uint8), "PNG"))


def test_colours_come_as_they_are() -> None:
    red = np.zeros((64, 64, 3), np.uint8)
    red[..., 0] = 200
    assert picture_from(jpeg(red))[32, 32].tolist() == pytest.approx([200, 0, 0], abs=6)


def test_a_camera_without_an_answer_keeps_nothing() -> None:
    camera = Camera()
    from interview.records import Glimpse

    camera.watch(lambda at: Glimpse(at, 0.5))
    assert camera.watched.glimpses == ()
