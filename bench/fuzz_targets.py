"""Reads inputs one after the other in a process of its own: `python -m bench.fuzz_targets`, one path a line, after it
has said that it is ready.

Answers a JSON line each: how it ended ("read", "refused", or "crashed" with the exception), and the most memory so far.
"""

from __future__ import annotations

import asyncio
import json
import logging
import resource
import sys
import tempfile
import traceback
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

from interview.errors import InterviewError

Target = Callable[[bytes], None]
"""Reads one input. An InterviewError is an answer; any other exception is a crash."""


class NotTheSameError(Exception):
    """What was written came back changed."""


def outcome_of(read: Target, data: bytes) -> dict[str, Any]:
    try:
        read(data)
    except InterviewError as error:
        return {"how": "refused", "said": str(error).encode("ascii", "backslashreplace").decode()[:200]}
    except Exception as error:  # noqa: BLE001  (what the bench looks for)
        frames = traceback.extract_tb(error.__traceback__)
        ours = [frame for frame in frames if "/interview/" in frame.filename] or frames
        where = f"{Path(ours[-1].filename).name}:{ours[-1].lineno}" if ours else ""
        return {"how": "crashed", "said": f"{type(error).__name__} at {where}: {ascii(error)[:200]}"}
    return {"how": "read", "said": ""}


def read_document(data: bytes) -> None:
    from interview.documents import page_pictures
    from interview.documents import read_document as read
    from interview.resume.rules import resume_from

    path = _kept(data, ".md" if data[:1] == b"#" else ".bin")
    resume_from(read(path))
    page_pictures(path)


def read_sound(data: bytes) -> None:
    from interview.audio.recordings import read_recording
    from interview.engines.sound import loudest

    loudest(read_recording(_kept(data, ".wav")))


def read_picture(data: bytes) -> None:
    from interview.web.routes.camera import picture_from

    picture_from(data)


def read_page(data: bytes) -> None:
    """All that a page sends as text or JSON, through each edge that takes it, and the job and resume that it may be."""
    read_text(data)
    text = str(json.loads(data)["text"])
    for step in (read_job, _read_resume):
        try:
            step(text)
        except InterviewError:
            continue


def read_text(data: bytes) -> None:
    """The forms, the plan, the settings, single lines and cells."""
    from interview.language.untrusted import line_of
    from interview.resume.rules.corrections import corrected_resume, form_from
    from interview.sessions.tables import cell_of, escape_cell, unescape_cell
    from interview.web.tabs.setup import setup_from
    from interview.web.views.plan import slots_from

    given = _json_or(data, {"text": data.decode("utf-8", "replace")})
    text, value = (given.get("text", ""), given.get("value")) if isinstance(given, dict) else ("", given)
    text = text if isinstance(text, str) else ""
    session = _session()
    sent = json.dumps(value)
    if unescape_cell(escape_cell(text)) != text:
        raise NotTheSameError
    cell_of(text).encode()
    form: dict[str, Any] = {
        "document": "x",
        "values": dict.fromkeys(("name", "email", "location", "about"), text[:9000]),
    }
    form["values"] |= value if isinstance(value, dict) else {"skills.1.skills": text[:9000]}
    slots = {"session": session.id, "slots": [{"number": 1, "topic": text[:200], "wording": value}]}
    fields = [text, value, value, "A number of minutes", value, 20, "warm", "normal", value, value]
    whole = ["", "", "balanced", value, value, value, "warm", "normal", False, value]
    for step in (
        lambda: line_of(value, 100),
        lambda: form_from(value),
        lambda: form_from(sent),
        lambda: (
            corrected_resume(session.resume, sent_form.values) if (sent_form := form_from(json.dumps(form))) else None
        ),
        lambda: slots_from(session, value),
        lambda: slots_from(session, sent),
        lambda: slots_from(session, json.dumps(slots)),
        lambda: setup_from(*fields),
        lambda: setup_from(*whole),
    ):
        try:
            step()
        except InterviewError:
            continue


def read_job(text: str) -> None:
    from interview.job import topics_from
    from interview.job.rules import job_text_from, job_title_from, job_years_from, seniority_from

    job = job_text_from(text)
    topics_from(job)
    seniority_from(job_title_from(job), job)
    job_years_from(job)


def _read_resume(text: str) -> None:
    from interview.language.untrusted import plain_text
    from interview.records import Document
    from interview.resume.rules import resume_from

    resume_from(Document("cv.txt", "txt", plain_text(text, 100_000)))


def hold_lines(data: bytes) -> None:
    """The messages of one page over both lines, to a conversation and a camera on scripted engines."""
    from bench.fuzz_lines import hold

    messages = _json_or(data, [{"text": data.decode("latin-1")}, {"bytes": data.decode("latin-1")}])
    asyncio.run(hold(_coach(), _session(), messages if isinstance(messages, list) else [messages]))


TARGETS: dict[str, Target] = {
    "documents": read_document,
    "sounds": read_sound,
    "pictures": read_picture,
    "live": hold_lines,
    "texts": read_page,
}


def _json_or(data: bytes, otherwise: Any) -> Any:
    try:
        return json.loads(data)
    except (ValueError, RecursionError):
        return otherwise


@cache
def _folder() -> Path:
    return Path(tempfile.mkdtemp(prefix="rehearse-fuzz-"))


def _kept(data: bytes, suffix: str) -> Path:
    path = _folder() / f"input{suffix}"
    path.write_bytes(data)
    return path


@cache
def _coach() -> Any:
    from bench.fuzz_lines import scripted_coach

    return scripted_coach(_folder() / "outputs")


@cache
def _session() -> Any:
    from interview.coach.intake import Intake
    from interview.resume.rules import resume_from

    samples = Path(__file__).parent.parent / "interview" / "coach" / "samples"
    resume = Intake(resume_from).read_resume(samples / "resume.pdf")
    return _coach().preparation.prepare(resume, (samples / "job.txt").read_text(encoding="utf-8"), seed=1)


def peak_mb() -> float:
    kilobytes = max(resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return round(kilobytes / 1024, 1)


def main(kind: str, how: str = "") -> None:
    logging.disable(logging.WARNING)
    answers, sys.stdout = sys.stdout, sys.stderr
    if kind == "documents" and how != "one child a file":
        from bench.fuzz_children import ask_forked_children

        ask_forked_children()
    outcome_of(TARGETS[kind], b"{}")  # libraries are loaded before the clock runs
    print("ready", file=answers, flush=True)
    for line in sys.stdin:
        outcome = outcome_of(TARGETS[kind], Path(line.rstrip("\n")).read_bytes())
        print(json.dumps(outcome | {"peak_mb": peak_mb()}), file=answers, flush=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
