"""A spoken interview with the camera on: no picture is ever written, and no sound but what the person wants to keep."""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from fastapi import FastAPI
from PIL import Image
from starlette.testclient import TestClient, WebSocketTestSession

from interview.coach.coach import Coach
from interview.live import Conversation, Conversations
from interview.records import Resume
from interview.sessions.session import Session
from interview.web.routes.camera import add_camera_route
from tests.conftest import JOB_TEXT
from tests.live.page import AT_ANY_SPEED, Page
from tests.traces import pictures_and_sounds

HOME = {"origin": "http://testserver", "host": "testserver"}


class Writing:
    """The files that this process opens to write, those too that are gone by the time anybody looks."""

    def __init__(self) -> None:
        self.opened: list[Path] | None = None
        sys.addaudithook(self._note)  # for the process's whole life: it can only be made deaf

    @contextmanager
    def watched(self) -> Iterator[list[Path]]:
        self.opened = []
        try:
            yield self.opened
        finally:
            self.opened = None

    def _note(self, event: str, about: tuple[Any, ...]) -> None:
        if event != "open" or self.opened is None:
            return
        path, _, flags = about
        if isinstance(path, str | bytes | os.PathLike) and flags & (os.O_WRONLY | os.O_RDWR):
            self.opened.append(Path(os.fsdecode(path)))


@pytest.fixture(scope="module")
def writing() -> Writing:
    return Writing()


@pytest.fixture
def conversations(coach: Coach) -> Iterator[Conversations]:
    conversations = Conversations(coach.interview, coach.review, coach.storage, AT_ANY_SPEED)
    yield conversations
    conversations.close()


@pytest.fixture(autouse=True)
def places(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Working directory, temporary files and Gradio's uploads all lie beside the outputs."""
    temporary, working = tmp_path / "temporary", tmp_path / "working"
    temporary.mkdir()
    working.mkdir()
    monkeypatch.chdir(working)
    monkeypatch.setattr(tempfile, "tempdir", str(temporary))
    for name in ("TMPDIR", "GRADIO_TEMP_DIR"):
        monkeypatch.setenv(name, str(temporary))
    return tmp_path


@contextmanager
def camera_of(coach: Coach, conversation: Conversation, conversations: Conversations) -> Iterator[WebSocketTestSession]:
    app = FastAPI()
    add_camera_route(app, conversations.cameras)
    with TestClient(app) as client, client.websocket_connect("/camera", headers=HOME) as line:
        line.send_json({"type": "begin", "key": str(coach.storage.adopt(conversation.session.id))})
        assert line.receive_json()["type"] == "hello"
        yield line


def show(line: WebSocketTestSession, times: int = 12) -> None:
    buffer = BytesIO()
    Image.fromarray(np.full((96, 128, 3), 128, np.uint8)).save(buffer, "JPEG")
    for _ in range(times):
        line.send_bytes(buffer.getvalue())
        assert line.receive_json()["state"] == "on screen"


def speak(page: Page, seconds: float) -> None:
    """Until every bit of it has been heard."""
    listener = page.conversation.listener
    until = listener.seconds + seconds
    page.speak(seconds)
    page.wait(lambda: listener.seconds >= until - 0.1)


def hold_interview(conversation: Conversation, line: WebSocketTestSession, places: Path) -> list[set[str]]:
    """Two answers, and a third that the end of the interview cuts off. -> the files with sound or pictures after each
    of: half an answer, the answer, half of the last one, the end."""
    page, found = Page(conversation).connect(), []

    def look() -> None:
        found.append({path.name for path in pictures_and_sounds(places)})

    page.listening(1)
    show(line)
    speak(page, 5.0)
    look()
    page.fall_silent(4.0)
    page.listening(2)
    look()
    page.answer(5.0)
    page.listening(3)
    show(line)
    speak(page, 3.0)
    look()
    conversation.message({"type": "command", "name": "end"})
    page.wait(lambda: page.state == "ended")
    show(line, 2)
    look()
    return found


def test_of_an_interview_that_keeps_no_recordings_neither_pictures_nor_sound_are_left(
    coach: Coach, conversations: Conversations, session: Session, places: Path, writing: Writing
) -> None:
    conversation = conversations.of(session.id)
    with writing.watched() as opened, camera_of(coach, conversation, conversations) as line:
        half, answered, half_again, ended = hold_interview(conversation, line, places)
    assert half == {"question-1.pcm"}, "the open answer's own sound, so that a crash loses nothing"
    assert answered == set()
    assert half_again == {"question-3.pcm"}
    assert ended == set()
    exchanges = coach.storage.load(session.id).exchanges
    assert [one.focus.frames for one in exchanges if one.focus] == [12], "the camera was looked through"

    ours = {path for path in opened if places in path.parents}
    assert {path.suffix for path in ours if path.parent.name == "recordings"} == {".pcm"}
    others = {path for path in ours if path.parent.name != "recordings"}
    assert {path.suffix for path in others} <= {".csv", ".partial"}, "every row and session.json, and nothing else"
    assert not [path for path in places.rglob("*") if path.is_file() and places / "outputs" not in path.parents]


def test_of_an_interview_that_keeps_recordings_the_answers_sound_is_left_and_no_picture(
    coach: Coach, conversations: Conversations, resume: Resume, places: Path
) -> None:
    kept = coach.preparation.prepare(resume, JOB_TEXT, seed=7, keep_recordings=True)
    conversation = conversations.of(kept.id)
    with camera_of(coach, conversation, conversations) as line:
        half, answered, half_again, ended = hold_interview(conversation, line, places)
    assert half == {"question-1.pcm"}
    assert answered == {"question-1.wav"}
    assert half_again == {"question-1.wav", "question-2.wav", "question-3.pcm"}
    assert ended == {"question-1.wav", "question-2.wav"}, "what was no answer is not kept"
    recordings = [one.answer.recording for one in coach.storage.load(kept.id).exchanges if one.answer]
    assert recordings == ["recordings/question-1.wav", "recordings/question-2.wav"]


def test_an_interview_that_ends_within_its_first_answer_leaves_no_sound(
    conversations: Conversations, session: Session, places: Path
) -> None:
    conversation = conversations.of(session.id)
    page = Page(conversation).connect()
    page.listening(1)
    speak(page, 2.0)
    assert pictures_and_sounds(places)
    conversation.message({"type": "command", "name": "end"})
    page.wait(lambda: page.state == "ended")
    assert not pictures_and_sounds(places)


@pytest.mark.parametrize(
    ("name", "content"),
    [("a.csv", b"\xff\xd8\xff\xe0"), ("session.json", b'{"face": "data:image/jpeg;base64,/9j/"}'), ("b.PCM.pcm", b"")],
)
def test_a_picture_or_a_sound_is_found_whatever_it_is_called(places: Path, name: str, content: bytes) -> None:
    (places / name).write_bytes(content)
    assert pictures_and_sounds(places) == {places / name}
