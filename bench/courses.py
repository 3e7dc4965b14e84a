"""A visitor's whole course over the wire: page, upload, preparation, interview, results, a file, perhaps deletion."""

from __future__ import annotations

import asyncio
import io
import json
from collections.abc import Iterable, Sequence
from contextlib import AsyncExitStack
from dataclasses import dataclass
from random import Random
from typing import TYPE_CHECKING, Any

from bench.live_visitor import LiveVisitor, be_seen
from bench.over_wire import PageCaller, RefusedError
from bench.visits import Visit, faults_in_rows, mark_of
from interview.coach.samples import sample_answers_dir, sample_job_text, sample_resume_path
from interview.engines.sound import SPEECH_RATE

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Samples = NDArray[np.float32]

QUESTIONS = 3
SPREAD = 2.0
"""Seconds within which all visitors come."""
RESUME = """Ada {mark}
ada.{low}@example.com

Experience
Data Engineer, {mark} Freight, 2021 - 2024
- Cut the nightly load of {mark} Freight from six hours to one with Python
- Taught four analysts to write their own SQL queries
"""


@dataclass(frozen=True, slots=True)
class Manner:
    """How the visitors of a server behave."""

    thinks: tuple[float, float]
    clips: Sequence[Samples] = ()
    """Speech that is played as answers; without it those who speak hum, which scripted engines take for words."""
    speaking: int = 3
    """Every so manieth speaks; 0: none."""
    ends_after: int = 0
    """Answers after which they end the interview; 0: it is held to its own end."""


async def hold_round(url: str, numbers: Iterable[int], round_: int, manner: Manner) -> list[Visit]:
    """Visitors side by side; what each of them does follows from its number."""
    visits = [Visit(n, mark_of(n, round_), bool(manner.speaking) and n % manner.speaking == 2) for n in numbers]
    await asyncio.gather(*(visit_once(url, visit, manner) for visit in visits))
    return visits


async def visit_once(url: str, visit: Visit, manner: Manner) -> None:
    """What fails is in the visit's errors."""
    import httpx
    from websockets.exceptions import WebSocketException

    random = Random(visit.mark)
    await asyncio.sleep(random.uniform(0, SPREAD))
    try:
        async with httpx.AsyncClient(base_url=url, timeout=120, trust_env=False) as client:
            caller = PageCaller(client)
            await caller.open()
            async with caller.stay():
                key = await _prepare(caller, visit)
                ended = await _interview(url, caller, visit, manner, key)
                await _look_back(caller, visit, key, ended=ended)
    except (RefusedError, httpx.HTTPError, WebSocketException, OSError, KeyError, ValueError) as error:
        visit.errors.append(f"{type(error).__name__}: {error}")


async def _prepare(caller: PageCaller, visit: Visit) -> str:
    """-> the key"""
    await caller.call("restore", last=json.dumps({"keys": [], "before": None}))
    if visit.number % 4 == 3:
        resume = await caller.upload("resume.pdf", sample_resume_path().read_bytes())
    else:
        text = RESUME.format(mark=visit.mark, low=visit.mark.lower())
        resume = await caller.upload("resume.txt", text.encode())
    visit.shown.append(str(await caller.call("read_resume", resume=resume)))
    job = sample_job_text().replace("Larkspur", visit.mark)
    given = {"resume": resume, "job": job, "questions": QUESTIONS}
    prepared = await caller.call("prepare", last=json.dumps({"keys": []}), **given)
    key = prepared[0]
    visit.shown.append(str(prepared))
    if not isinstance(key, str) or "." not in key:
        raise RefusedError(f"prepare: {prepared[5]}")
    await caller.call("results", held_key=key)
    return key


async def _interview(url: str, caller: PageCaller, visit: Visit, manner: Manner, key: str) -> bool:
    """-> whether it was held to its end"""
    from websockets.asyncio.client import connect

    cookies = "; ".join(f"{name}={value}" for name, value in caller.client.cookies.items())
    address, options = url.replace("http", "ws", 1), _options(url, cookies)
    answers = [path.read_text(encoding="utf-8") for path in sorted(sample_answers_dir().glob("*.txt"))]
    visitor = LiveVisitor(
        visit,
        lambda number: f"At {visit.mark} in year {number}: {answers[number % len(answers)]}",
        manner.thinks,
        (lambda number: _speech(manner.clips, visit.number, number)) if visit.speaks else None,
        ends_after=manner.ends_after,
        leaves_after=2 if visit.number % 10 == 9 else 0,
    )
    async with AsyncExitStack() as lines:
        if visit.number % 4 == 1:
            camera = await lines.enter_async_context(connect(f"{address}/camera", **options))
            watching = asyncio.create_task(be_seen(camera, key, visit, _picture(visit.number)))
            lines.push_async_callback(_stop, watching, visit)
        line = await lines.enter_async_context(connect(f"{address}/live", **options))
        await visitor.hold(line, key)
    return visitor.ended


def _options(url: str, cookies: str) -> dict[str, Any]:
    return {
        "origin": url,
        "additional_headers": {"Cookie": cookies},
        "proxy": None,
        "compression": None,
        "max_size": None,
        "open_timeout": 60,
    }


async def _stop(watching: asyncio.Task[None], visit: Visit) -> None:
    watching.cancel()
    outcome = (await asyncio.gather(watching, return_exceptions=True))[0]
    if not isinstance(outcome, asyncio.CancelledError):
        visit.errors.append(f"camera: {outcome!r}")
    elif not visit.pictures:
        visit.errors.append("camera: no picture was answered")


async def _look_back(caller: PageCaller, visit: Visit, key: str, *, ended: bool) -> None:
    shown = str(await caller.call("refresh", held_key=key))
    visit.shown.append(shown)
    if ended and "answers.csv" not in shown:
        visit.errors.append("results: no files are offered")
    if ended and visit.number % 4 == 1 and not visit.speaks:  # of a hum nothing is scored
        disputed = await caller.call("dispute", held_key=key, disputed=2, dispute_reason="I said more than that.")
        if "Noted" not in str(disputed[-1]):
            visit.errors.append(f"dispute: {disputed[-1]}")
    status, table = await caller.file(key, "answers.csv")
    visit.shown.append(table)
    if status == 200:
        visit.errors += faults_in_rows(visit, key.partition(".")[0], table)
    else:
        visit.errors.append(f"file: {status} {table[:200]}")
    if visit.number % 2 == 0:
        done, note = await caller.call("delete_one", held_key=key)
        if done != "yes":
            visit.errors.append(f"delete: {note}")
        elif (await caller.file(key, "answers.csv"))[0] != 403:
            visit.errors.append("delete: its file is still given out")


def _speech(clips: Sequence[Samples], visitor: int, question: int) -> Samples:
    """Each answer has a length of its own."""
    import numpy as np

    if clips:
        return clips[(visitor + question) % len(clips)]
    seconds = 1.0 + 0.5 * ((visitor + question) % 4)
    at = np.arange(int(seconds * SPEECH_RATE)) / SPEECH_RATE
    return (0.1 * np.sin(2 * np.pi * 220 * at)).astype(np.float32)


def _picture(number: int) -> bytes:
    from PIL import Image

    buffer = io.BytesIO()
    Image.new("RGB", (160, 120), (120, 120 + number % 10, 120)).save(buffer, "JPEG")
    return buffer.getvalue()
