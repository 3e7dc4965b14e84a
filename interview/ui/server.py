"""Serves the page with uvicorn, beside a health route. Knows the page's security, not its content."""

from __future__ import annotations

import atexit
import logging
import os
import signal
import sys
import tempfile

import gradio as gr
import uvicorn
from fastapi import FastAPI
from starlette.middleware.trustedhost import TrustedHostMiddleware

from interview.ui.theme import CSS, build_theme

log = logging.getLogger(__name__)
LOOPBACK = ("127.0.0.1", "localhost", "::1")
LARGEST_UPLOAD = "60mb"
"""16-bit mono speech at 44.1 kHz is 5.3 MB a minute: eleven minutes fit in one answer."""


def mount_page(page: gr.Blocks, host: str, port: int) -> FastAPI:
    """The page at /, /health beside it; served to this machine only, other host names are refused."""
    app = FastAPI(docs_url=None, redoc_url=None, openapi_url=None)
    if host in LOOPBACK:  # a strange page that rebinds its name to this address is turned away
        app.add_middleware(TrustedHostMiddleware, allowed_hosts=[*LOOPBACK, "[::1]"])

    @app.get("/health")
    def health() -> dict[str, str]:
        return {"status": "ok"}

    mounted: FastAPI = gr.mount_gradio_app(
        app,
        page,
        path="/",
        server_name=host,
        server_port=port,
        theme=build_theme(),
        css_paths=[CSS],
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


def serve_page(page: gr.Blocks, host: str, port: int) -> None:
    """Run until stopped."""
    shown = "localhost" if host in LOOPBACK else host
    logging.getLogger("uvicorn.error").info("Rehearse is at http://%s:%s", shown, port)
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))  # so that the folder of uploads is removed at the end
    uvicorn.run(mount_page(page, host, port), host=host, port=port, log_level="warning")
