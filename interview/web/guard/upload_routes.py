"""Where the page's files come in and go out, in place of Gradio's own routes of the same names."""

from __future__ import annotations

import asyncio
import json
import re
from collections import deque
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from pathlib import Path

import anyio.to_thread
from fastapi import FastAPI, Request
from fastapi.responses import FileResponse, JSONResponse, PlainTextResponse, Response, StreamingResponse

from interview.settings import Settings
from interview.web.guard.bodies import check_length, parts_of
from interview.web.guard.refusals import Refusal
from interview.web.guard.routes import MB
from interview.web.guard.traffic import Gate
from interview.web.guard.upload_form import UploadForm
from interview.web.guard.uploads import Uploads, is_plain_file, too_large

IDLE = 20.0
"""Seconds without a byte until an upload is given up."""
_FORM = 64 * 1024  # what the form round a file may take
_BEGINS, _ALIVE = 3.0, 15.0
_CACHED = re.compile(r"[0-9a-f]{64}")
SHOWN = {
    ".jpg": "image/jpeg", ".jpeg": "image/jpeg", ".png": "image/png", ".webp": "image/webp", ".wav": "audio/wav",
    ".mp3": "audio/mpeg", ".ogg": "audio/ogg", ".flac": "audio/flac", ".m4a": "audio/mp4", ".webm": "audio/webm",
}  # fmt: skip
"""What a browser may show by itself; all else is a download."""


@dataclass
class Progress:
    name: str = ""
    arrived: int = 0
    done: bool = False
    changed: asyncio.Event = field(default_factory=asyncio.Event)

    def add(self, size: int, name: str) -> None:
        self.arrived, self.name = self.arrived + size, name
        self.changed.set()


class Arrivals:
    """How far each upload is, told to the page that sends it."""

    def __init__(self) -> None:
        self._running: dict[tuple[str, str], Progress] = {}
        self._ended: deque[tuple[str, str]] = deque(maxlen=256)

    def begin(self, visitor: str, name: str) -> Progress:
        return self._running.setdefault((visitor, name), Progress())

    def end(self, visitor: str, name: str) -> None:
        if progress := self._running.pop((visitor, name), None):
            progress.done = True
            progress.changed.set()
        self._ended.append((visitor, name))

    async def follow(self, visitor: str, name: str) -> AsyncIterator[str]:
        progress = self.begin(visitor, name)
        if (visitor, name) in self._ended:
            progress.done = True
        try:
            async for event in self._changes(progress):
                yield event
        finally:  # the page may have gone meanwhile
            if self._running.get((visitor, name)) is progress and not progress.name:
                del self._running[visitor, name]
        yield _event({"msg": "done"})

    async def _changes(self, progress: Progress) -> AsyncIterator[str]:
        wait = _BEGINS
        while not progress.done:
            try:
                async with asyncio.timeout(wait):
                    await progress.changed.wait()
            except TimeoutError:
                if not progress.name:
                    return  # nobody sends it
                yield _event({"msg": "heartbeat"})
                continue
            progress.changed.clear()
            wait, arrived, progress.arrived = _ALIVE, progress.arrived, 0
            if arrived:
                yield _event({"msg": "update", "orig_name": progress.name, "chunk_size": arrived})


def add_upload_routes(app: FastAPI, uploads: Uploads, cache: Path, settings: Settings) -> None:
    """To be called before Gradio is mounted. `cache` is the folder that Gradio keeps what it shows in."""
    gate = Gate(settings.uploads_at_once_per_visitor, settings.uploads_at_once)
    arrivals = Arrivals()
    app.add_exception_handler(Refusal, _refused)

    @app.post("/gradio_api/upload")
    async def upload(request: Request, upload_id: str = "") -> Response:
        visitor, named = visitor_of(request), upload_id[:64]
        try:
            with gate.enter(str(getattr(request.state, "who", visitor))):
                progress = arrivals.begin(visitor, named)
                path = await _take(request, uploads, visitor, progress, settings)
        except Refusal as refusal:  # the page shows an upload's answer as it stands
            return PlainTextResponse(refusal.sentence, refusal.status, dict(_retry(refusal)))
        finally:
            arrivals.end(visitor, named)
        return JSONResponse([str(path)])

    @app.get("/gradio_api/upload_progress")
    async def upload_progress(request: Request, upload_id: str = "") -> Response:
        return StreamingResponse(arrivals.follow(visitor_of(request), upload_id[:64]), media_type="text/event-stream")

    @app.api_route("/gradio_api/file={path:path}", methods=["GET", "HEAD"])  # else Gradio's own HEAD tells of any file
    def file(path: str, request: Request) -> Response:
        found = _shown_file(Path(path), cache) or uploads.find(visitor_of(request), path, 1 << 62)
        kind = SHOWN.get(found.suffix.casefold())
        return FileResponse(
            found,
            media_type=kind or "application/octet-stream",
            filename=found.name,
            content_disposition_type="inline" if kind else "attachment",
        )


def visitor_of(request: Request) -> str:
    return str(getattr(request.state, "visitor", ""))


async def _take(request: Request, uploads: Uploads, visitor: str, progress: Progress, settings: Settings) -> Path:
    largest = max(settings.largest_recording_mb, settings.largest_document_mb) * MB
    sentence = too_large(largest)
    check_length(request.headers, largest + _FORM, sentence)
    limits = {"idle": IDLE, "total": float(settings.upload_seconds)}
    with UploadForm(request.headers.get("content-type", ""), uploads, visitor) as form:
        async for part in parts_of(request.receive, largest=largest + _FORM, sentence=sentence, **limits):
            await anyio.to_thread.run_sync(form.write, part)
            progress.add(len(part), form.name)
        return form.finish()


def _shown_file(path: Path, cache: Path) -> Path | None:
    """A file that Gradio itself put into its cache to be shown."""
    inside = path.parent.parent == cache and _CACHED.fullmatch(path.parent.name)
    return path if inside and not path.parent.is_symlink() and is_plain_file(path) else None


async def _refused(request: Request, refusal: Exception) -> Response:
    if not isinstance(refusal, Refusal):
        raise refusal
    return JSONResponse({"detail": refusal.sentence}, refusal.status)


def _retry(refusal: Refusal) -> list[tuple[str, str]]:
    return [("Retry-After", str(refusal.retry_after))] if refusal.retry_after else []


def _event(message: dict[str, object]) -> str:
    return f"data: {json.dumps(message)}\n\n"
