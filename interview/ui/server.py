"""Serves the page with uvicorn, beside a health route. Knows the page's security, not its content."""

from __future__ import annotations

import atexit
import os
import shutil
import signal
import sys
import tempfile
from typing import NoReturn

import gradio as gr
import uvicorn
from fastapi import FastAPI
from starlette.middleware.trustedhost import TrustedHostMiddleware

from interview.ui.app import Page
from interview.ui.camera_route import LARGEST_PICTURE, add_camera_route
from interview.ui.download_route import add_download_route
from interview.ui.live_route import add_live_route
from interview.ui.theme import CSS, build_theme

LOOPBACK = ("127.0.0.1", "localhost", "::1")
LARGEST_UPLOAD = "60mb"
"""16-bit mono speech at 44.1 kHz is 5.3 MB a minute: eleven minutes fit in one answer."""


def mount_page(page: Page, host: str, port: int) -> FastAPI:
    """The page at /, /health, /live and /camera beside it; a page for this machine refuses other host names."""
    app = FastAPI(docs_url=None, redoc_url=None, openapi_url=None)
    if host in LOOPBACK:  # a strange page that rebinds its name to this address is turned away
        app.add_middleware(TrustedHostMiddleware, allowed_hosts=[*LOOPBACK, "[::1]"])

    @app.get("/health")
    def health() -> dict[str, str]:
        return {"status": "ok"}

    add_download_route(app, page.storage)
    add_live_route(app, page.conversations)
    add_camera_route(app, page.conversations.cameras)
    mounted: FastAPI = gr.mount_gradio_app(
        app,
        page,
        path="/",
        server_name=host,
        server_port=port,
        theme=build_theme(),
        css_paths=CSS,
        ssr_mode=False,
        show_error=False,
        enable_monitoring=False,
        max_file_size=LARGEST_UPLOAD,
        footer_links=[],
    )
    return mounted


def keep_uploads_private() -> None:
    """Give Gradio a folder of this process alone, removed at the end: equal uploads never share a path with others.

    To be called before the page is built, since its components remember the folder.
    """
    folder = tempfile.TemporaryDirectory(prefix="rehearse-", ignore_cleanup_errors=True)
    atexit.register(folder.cleanup)
    os.environ["GRADIO_TEMP_DIR"] = folder.name


def serve_page(page: Page, host: str, port: int) -> NoReturn:
    """Run until stopped, then remove the uploads and end at once.

    A model may be in the middle of a reply that nobody waits for any more; every row is on disk already.
    """
    shown = "localhost" if host in LOOPBACK else host
    sys.stderr.write(f"Rehearse is at http://{shown}:{port}\n")
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    code = 0
    try:
        uvicorn.run(
            mount_page(page, host, port),
            host=host,
            port=port,
            log_level="warning",
            ws_max_size=2 * LARGEST_PICTURE,  # what is larger is not even read; neither speech nor JPEG compresses
            ws_per_message_deflate=False,
        )
    except KeyboardInterrupt:
        pass
    except SystemExit as end:
        code = end.code if isinstance(end.code, int) else 1
    shutil.rmtree(os.environ.get("GRADIO_TEMP_DIR", ""), ignore_errors=True)
    sys.stderr.flush()
    os._exit(code)
