"""The files of an interview, for whoever has its key: POST /interviews/file.

Nothing is copied into a cache, and the key stands in no address.
"""

from __future__ import annotations

import asyncio
import io
import json
import logging
import zipfile
from pathlib import Path

from fastapi import FastAPI, Request
from fastapi.responses import PlainTextResponse, Response

from interview.errors import HeldError, InterviewError, StorageError
from interview.sessions import Storage

log = logging.getLogger(__name__)
ROUTE = "/interviews/file"
ALL = "interview.zip"
LARGEST_REQUEST = 1024
PRIVATE = {"Cache-Control": "no-store", "X-Content-Type-Options": "nosniff"}
NO_FILE = "There is no such file of this interview. Reload the page and try again."


def add_download_route(app: FastAPI, storage: Storage) -> None:
    """To be called before Gradio is mounted: its own routes take every address that is left."""

    @app.post(ROUTE)
    async def file(request: Request) -> Response:
        body = b""
        async for piece in request.stream():
            body += piece
            if len(body) > LARGEST_REQUEST:
                return PlainTextResponse(NO_FILE, 413, PRIVATE)
        return await asyncio.to_thread(_answer, body, storage)


def _answer(body: bytes, storage: Storage) -> Response:
    try:
        asked = json.loads(body)
        key, name = (asked["key"], asked["name"]) if isinstance(asked, dict) else ("", "")
    except (ValueError, KeyError, RecursionError):
        return PlainTextResponse(NO_FILE, 400, PRIVATE)
    try:
        files = handed_out(storage, storage.opened(key))
    except InterviewError as error:
        return PlainTextResponse(str(error), 403, PRIVATE)
    if name == ALL:
        return _download(ALL, _zip(files), "application/zip")
    chosen = next((path for path in files if path.name == name), None)
    if chosen is None:
        return PlainTextResponse(NO_FILE, 404, PRIVATE)
    return _download(chosen.name, chosen.read_bytes(), "text/csv; charset=utf-8")


def handed_out(storage: Storage, session_id: str) -> list[Path]:
    """Brought up to the session first; on a disk that cannot be written to, and while another one writes, as they
    are."""
    try:
        storage.bring_up(storage.load(session_id))
    except HeldError:
        log.info("files are handed out as they are: they are just being written")
    except StorageError as error:
        log.warning("files are handed out as they are: %s", error)
    return storage.csv_files(session_id)


def _zip(files: list[Path]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for path in files:
            archive.writestr(path.name, path.read_bytes())
    return buffer.getvalue()


def _download(name: str, content: bytes, kind: str) -> Response:
    headers = PRIVATE | {"Content-Disposition": f'attachment; filename="{name}"'}
    return Response(content, media_type=kind, headers=headers)
