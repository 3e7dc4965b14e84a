"""The whole app behind its guard, on scripted engines, at a port of this machine's choice."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import httpx
import pytest
import uvicorn

from interview.coach.coach import coach_from
from interview.engines.models import scripted_models
from interview.sessions import Storage
from interview.settings import Settings
from interview.web.app import Page, build_page
from interview.web.guard import Guard
from interview.web.guard.open_pages import OpenPages
from interview.web.guard.patience import PatientProtocol
from interview.web.guard.visitors import COOKIE, new_visitor
from interview.web.server import mount_page

JOB = b"Data Engineer. You will design nightly data pipelines in Python for a hospital."


@dataclass
class Served:
    url: str
    port: int
    page: Page
    cache: Path
    guard: Guard
    _clients: list[httpx.Client] = field(default_factory=list)

    @property
    def pages(self) -> OpenPages:
        return self.guard.pages

    def browser(self, **headers: str) -> Browser:
        """Somebody with a cookie of his own."""
        client = httpx.Client(base_url=self.url, headers=headers, timeout=20, trust_env=False)
        client.cookies.set(COOKIE, new_visitor(), domain="127.0.0.1", path="/")
        self._clients.append(client)
        return Browser(client, self)


@dataclass
class Browser:
    client: httpx.Client
    served: Served
    session: str = ""

    def __post_init__(self) -> None:
        self.session = f"s{id(self)}"

    def upload(self, name: str = "job.txt", content: bytes = JOB, **options: Any) -> httpx.Response:
        return self.client.post("/gradio_api/upload", files={"files": (name, content)}, **options)

    def uploaded(self, name: str = "job.txt", content: bytes = JOB) -> str:
        answer = self.upload(name, content)
        assert answer.status_code == 200, answer.text
        return str(answer.json()[0])

    def join(self, handler: str, data: list[Any], **more: Any) -> httpx.Response:
        numbers = [number for number, fn in self.served.page.fns.items() if getattr(fn.fn, "__name__", "") == handler]
        message = {"fn_index": numbers[0], "data": data, "session_hash": self.session, "trigger_id": None} | more
        return self.client.post(
            "/gradio_api/queue/join", content=json.dumps(message), headers={"content-type": "application/json"}
        )

    def outcome(self) -> dict[str, Any]:
        """What the handler that was called last said."""
        address = f"/gradio_api/queue/data?session_hash={self.session}"
        with self.client.stream("GET", address) as stream:
            for line in stream.iter_lines():
                message = json.loads(line.removeprefix("data: ")) if line.startswith("data: ") else {}
                if message.get("msg") == "process_completed":
                    return dict(message)
        raise AssertionError("the handler never ended")


def file(path: str) -> dict[str, Any]:
    return {"path": path, "meta": {"_type": "gradio.FileData"}}


@pytest.fixture(scope="package")
def serve(tmp_path_factory: pytest.TempPathFactory) -> Callable[..., Any]:
    @contextmanager
    def run(**settings: Any) -> Iterator[Served]:
        folder = tmp_path_factory.mktemp("served")
        coach = coach_from(
            scripted_models(),
            Storage(folder / "outputs", version="test"),
            {"language": "scripted:default"},
        )
        with pytest.MonkeyPatch.context() as patch:
            patch.setenv("GRADIO_TEMP_DIR", str(folder / "cache"))
            page = build_page(coach, [], seed=7, local=True)
            guard = mount_page(page, Settings(outputs_dir=folder / "outputs", **settings))
            config = uvicorn.Config(
                guard,
                port=0,
                log_level="warning",
                http=PatientProtocol,
                server_header=False,
                ws="websockets-sansio",
                timeout_graceful_shutdown=1,
            )
            server = uvicorn.Server(config)
            ready = threading.Event()
            startup = server.startup

            async def start(sockets: Any = None) -> None:
                await startup(sockets)
                ready.set()

            patch.setattr(server, "startup", start)
            thread = threading.Thread(target=server.run, daemon=True)
            thread.start()
            assert ready.wait(30)
            port = server.servers[0].sockets[0].getsockname()[1]
            served = Served(f"http://127.0.0.1:{port}", port, page, folder / "cache", guard)
            try:
                yield served
            finally:
                for client in served._clients:
                    client.close()
                server.should_exit = True
                thread.join(20)
                coach.close()

    return run


@pytest.fixture(scope="package")
def served(serve: Callable[..., Any]) -> Iterator[Served]:
    with serve() as served:
        yield served


@pytest.fixture
def browser(served: Served) -> Browser:
    return served.browser()
