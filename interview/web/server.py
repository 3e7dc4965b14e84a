"""Serves the page with uvicorn: Gradio, our own routes before it, and the guard round all of them."""

from __future__ import annotations

import asyncio
import ctypes
import os
import signal
import socket
import sys
from collections.abc import AsyncIterator, Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from pathlib import Path
from typing import NoReturn

import gradio as gr
import uvicorn
from fastapi import FastAPI
from gradio.processing_utils import save_file_to_cache
from gradio.utils import get_upload_folder

from interview.coach.samples import sample_resume_path
from interview.settings import Settings
from interview.web.app import Page
from interview.web.guard import Guard, Hosts, Uploads
from interview.web.guard.guard import LARGEST_HEAD
from interview.web.guard.open_pages import MOST, OpenPages
from interview.web.guard.origins import LOOPBACK
from interview.web.guard.page_calls import calls_of
from interview.web.guard.patience import PatientProtocol
from interview.web.guard.temporary import close_private_folder, open_private_folder
from interview.web.guard.upload_routes import add_upload_routes
from interview.web.routes.camera import LARGEST_PICTURE, add_camera_route
from interview.web.routes.download import add_download_route
from interview.web.routes.lines import Lines
from interview.web.routes.live import add_live_route
from interview.web.theme import CSS, build_theme

SWEEP_EVERY = 20.0
UNREAD_FOR = 30_000
"""Milliseconds that sent bytes may stay unacknowledged."""
FORGET_RUNS = """() => {
    for (const key of Object.keys(localStorage)) {
        if (key.startsWith("gradio:run-history")) localStorage.removeItem(key);
    }
}"""
"""Gradio removes the runs of this very server only: every start has another id, and those of before would stay."""


def mount_page(page: Page, settings: Settings) -> Guard:
    """The page at /; /health, /live, /camera and the uploads beside it; the guard round all of them."""
    cache = Path(get_upload_folder()).absolute()
    uploads = page.uploads = Uploads(cache, settings)
    uploads.lend(_cached_sample(cache), lambda: _cached_sample(cache))
    pages = OpenPages()
    app = FastAPI(docs_url=None, redoc_url=None, openapi_url=None, lifespan=_sweeping(page, pages, settings))

    @app.get("/health")
    def health() -> dict[str, str]:
        return {"status": "ok"}

    add_download_route(app, page.storage)
    lines = Lines(settings.live_most_lines)
    add_live_route(app, page.conversations, lines)
    add_camera_route(app, page.conversations.cameras, lines)
    add_upload_routes(app, uploads, cache, settings)
    page.state_session_capacity = MOST
    page.queue(max_size=settings.calls_waiting, api_open=False)
    gr.mount_gradio_app(
        app,
        page,
        path="/",
        server_name=settings.host,
        server_port=settings.port,
        theme=build_theme(),
        css_paths=CSS,
        js=FORGET_RUNS,
        run_history=False,
        ssr_mode=False,
        show_error=False,
        enable_monitoring=False,
        max_file_size=f"{max(settings.largest_recording_mb, settings.largest_document_mb)}mb",
        allowed_paths=[str(sample_resume_path().parent)],  # for handlers' answers
        footer_links=[],
    )
    page.has_launched = True  # else Gradio checks no path: it takes a mounted page for one that is being built
    hosts = Hosts.of(settings.host, settings.hosts.split(","), settings.space_host)
    return Guard(app, hosts=hosts, settings=settings, calls=calls_of(page, settings), uploads=uploads, pages=pages)


def keep_uploads_private() -> None:
    """Give Gradio a folder of this process alone, removed at the end.

    To be called before the page is built, since its components remember the folder.
    """
    os.environ["GRADIO_TEMP_DIR"] = str(open_private_folder())


def serve_page(page: Page, settings: Settings) -> NoReturn:
    """Run until stopped, then remove the uploads and end at once.

    A model may be in the middle of a reply that nobody waits for any more; every row is on disk already.
    """
    shown = "localhost" if settings.host in LOOPBACK else settings.host
    sys.stderr.write(f"Rehearse is at http://{shown}:{settings.port}\n")
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    code = 0
    try:
        config = uvicorn.Config(
            mount_page(page, settings),
            host=settings.host,
            port=settings.port,
            log_level="warning",
            http=PatientProtocol,
            h11_max_incomplete_event_size=LARGEST_HEAD,
            limit_concurrency=2 * (settings.requests + settings.streams),  # connections, idle ones too
            timeout_keep_alive=5,
            server_header=False,
            proxy_headers=False,
            ws_max_size=2 * LARGEST_PICTURE,  # what is larger is not even read; neither speech nor JPEG compresses
            ws_per_message_deflate=False,
            ws_ping_interval=20,
            ws_ping_timeout=20,
        )
        uvicorn.Server(config).run(sockets=[_listening(config)])
    except KeyboardInterrupt:
        pass
    except SystemExit as end:
        code = end.code if isinstance(end.code, int) else 1
    close_private_folder(Path(os.environ.get("GRADIO_TEMP_DIR", "")))
    sys.stderr.flush()
    os._exit(code)


def _listening(config: uvicorn.Config) -> socket.socket:
    """The server's socket. A page that never reads what it is sent is dropped by the system, where it can do that."""
    listening = config.bind_socket()
    if hasattr(socket, "TCP_USER_TIMEOUT"):  # Linux; what is accepted inherits it
        listening.setsockopt(socket.IPPROTO_TCP, socket.TCP_USER_TIMEOUT, UNREAD_FOR)
    return listening


def _cached_sample(cache: Path) -> Path:
    """Where Gradio shows the sample resume from; the button puts it into the field of uploads."""
    return Path(save_file_to_cache(sample_resume_path(), str(cache)))


def _sweeping(
    page: Page, pages: OpenPages, settings: Settings
) -> Callable[[FastAPI], AbstractAsyncContextManager[None]]:
    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[None]:
        # A line waits in a thread for its model or its interview: by itself asyncio has six for all on two cores.
        asyncio.get_running_loop().set_default_executor(ThreadPoolExecutor(settings.streams, "line"))
        task = asyncio.create_task(_sweep(page, pages))
        yield
        task.cancel()

    return lifespan


async def _sweep(page: Page, pages: OpenPages) -> None:
    while True:
        await asyncio.sleep(SWEEP_EVERY)
        pages.sweep(page.state_holder)
        await asyncio.to_thread(page.uploads.sweep)
        await asyncio.to_thread(give_memory_back)


def give_memory_back() -> bool:
    """Hand what pictures, sounds and closed pages took back to the system; glibc alone keeps it for the next ones."""
    trim = getattr(ctypes.CDLL(None), "malloc_trim", None) if sys.platform == "linux" else None
    return trim is not None and trim(0) == 1
