"""Prints web pages as PDF with one Chromium that a process keeps open; nothing is fetched from a network."""

from __future__ import annotations

import shutil
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import Page

_FLAGS = ("--no-sandbox", "--disable-gpu", "--font-render-hinting=none")
_PATIENCE = 20_000.0  # milliseconds for a page


def available() -> bool:
    return bool(_chromium())


def _chromium() -> str:
    return shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome") or ""


@lru_cache
def _page() -> Page:
    from playwright.sync_api import sync_playwright

    playwright = sync_playwright().start()
    browser = playwright.chromium.launch(executable_path=_chromium(), args=list(_FLAGS))
    page = browser.new_context(java_script_enabled=False).new_page()
    page.set_default_timeout(_PATIENCE)
    page.route("**/*", lambda route: route.continue_() if route.request.url.startswith("data:") else route.abort())
    return page


def print_page(html: str, path: Path, *, paper: str = "A4", margin: str = "12mm", footer: str = "") -> None:
    """`footer` is HTML with spans of class pageNumber and totalPages. Raises RuntimeError."""
    from playwright.sync_api import Error

    try:
        page = _page()
        page.set_content(html, wait_until="load")
        page.pdf(
            path=path,
            format=paper,
            print_background=True,
            margin={"top": margin, "bottom": "20mm" if footer else margin, "left": margin, "right": margin},
            display_header_footer=bool(footer),
            header_template="<span></span>",
            footer_template=footer or "<span></span>",
        )
    except Error as error:
        raise RuntimeError(str(error)[:200]) from error
