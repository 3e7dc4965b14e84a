"""What the machine has, and whether the hub answers, asked of a local stand-in."""

from __future__ import annotations

import os
import socket
import stat
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest

from interview.machine import prepare_process, reaches_hub_model, read_machine


class Hub(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        self.send_response(200 if self.path == "/api/models/there/model" else 404)
        self.end_headers()

    def log_message(self, *_: object) -> None: ...


@pytest.fixture
def hub(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    server = HTTPServer(("127.0.0.1", 0), Hub)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    monkeypatch.setattr("huggingface_hub.constants.ENDPOINT", f"http://127.0.0.1:{server.server_port}")
    yield
    server.shutdown()
    server.server_close()


def test_this_machine_has_a_core_and_some_memory() -> None:
    machine = read_machine()
    assert machine.cores >= 1
    assert machine.device in ("cpu", "cuda")


def test_whatever_the_process_writes_is_its_users_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("GOMP_SPINCOUNT", "NUMBA_CACHE_DIR", "HF_HUB_DISABLE_TELEMETRY", "GRADIO_ANALYTICS_ENABLED"):
        monkeypatch.setenv(name, "")
    before = os.umask(0o022)
    try:
        prepare_process(hub=True)
        (tmp_path / "file").touch()
        (tmp_path / "folder").mkdir()
    finally:
        os.umask(before)
    assert [stat.S_IMODE((tmp_path / name).stat().st_mode) for name in ("file", "folder")] == [0o600, 0o700]


@pytest.mark.usefixtures("hub")
def test_a_hub_that_answers_has_the_model_or_not() -> None:
    assert reaches_hub_model("there/model", 3.0)
    assert not reaches_hub_model("not-there/model", 3.0)


def test_a_hub_that_hangs_is_given_up_in_time(monkeypatch: pytest.MonkeyPatch) -> None:
    with socket.socket() as silent:
        silent.bind(("127.0.0.1", 0))
        silent.listen()
        monkeypatch.setattr("huggingface_hub.constants.ENDPOINT", f"http://127.0.0.1:{silent.getsockname()[1]}")
        began = time.monotonic()
        assert not reaches_hub_model("there/model", 0.3)
        assert time.monotonic() - began < 3


def test_without_a_network_there_is_no_hub_and_no_crash(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("huggingface_hub.constants.ENDPOINT", "http://127.0.0.1:9")
    assert not reaches_hub_model("there/model", 1.0)


def test_no_library_reports_to_its_maker(monkeypatch: pytest.MonkeyPatch) -> None:
    names = ("ORT_DISABLE_TELEMETRY", "HF_HUB_DISABLE_TELEMETRY", "GRADIO_ANALYTICS_ENABLED", "GOMP_SPINCOUNT")
    for name in (*names, "HF_HUB_OFFLINE"):
        monkeypatch.setenv(name, "")
        monkeypatch.delenv(name)
    prepare_process(hub=True)
    assert [os.environ[name] for name in names[:3]] == ["1", "1", "False"]
    assert "HF_HUB_OFFLINE" not in os.environ
