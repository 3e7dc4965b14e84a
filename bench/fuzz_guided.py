"""Inputs found by the lines that they reach in our parsing code: `python -m bench.fuzz_guided SECONDS TOLD KEEP`.

Atheris finds them where it is installed (Linux); elsewhere a loop of our own that keeps what reaches a new line. The
number of runs and the faults are written to the file TOLD as they come.
"""

from __future__ import annotations

import hashlib
import json
import sys
import time
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path
from random import Random
from types import FrameType
from typing import Any

from bench.fuzz_inputs import input_of, seeds_from
from interview.documents.docx_styles import W

INSTRUMENTED = (
    *("interview.resume", "interview.job", "interview.interviewer", "interview.feedback.scoring", "interview.language"),
    *("interview.sessions", "interview.documents", "interview.web.views.plan", "interview.web.tabs.setup"),
)
LONGEST = 2000
_EVERY = 50  # runs between two tellings


class Guided:
    """Runs one input after the other and tells how many there were and which faults they showed."""

    def __init__(self, told: Path, keep: Path, by: str) -> None:
        self._told, self._keep, self._by = told, keep, by
        self._runs, self._faults = 0, dict[str, None]()

    def run(self, data: bytes) -> None:
        from bench.fuzz_targets import outcome_of

        self._runs += 1
        outcome = outcome_of(parse, data)
        if outcome["how"] == "crashed" and outcome["said"].partition(":")[0] not in self._faults:
            self._faults[outcome["said"].partition(":")[0]] = None
            self._keep.mkdir(parents=True, exist_ok=True)
            (self._keep / f"guided-{hashlib.sha256(data).hexdigest()[:12]}").write_bytes(data)
            self.tell()
        elif self._runs % _EVERY == 0:
            self.tell()

    def tell(self) -> None:
        told = {"runs": self._runs, "faults": list(self._faults), "by": self._by}
        self._told.write_text(json.dumps(told), encoding="utf-8")


def parse(data: bytes) -> None:
    """The first byte chooses one of our own parsers, the rest is what it reads."""
    from bench.fuzz_targets import read_job, read_text
    from interview.documents.docx_parts import word_text
    from interview.documents.markdown import read_markdown, read_plain
    from interview.documents.reading import document_from
    from interview.documents.text import text_from_bytes
    from interview.resume.rules import resume_from

    which, rest = data[:1], data[1:LONGEST]
    if which < b"\x60":
        read_text(rest)
    elif which < b"\x90":
        document_from("cv.md", "md", read_markdown(text_from_bytes(rest)))
    elif which < b"\xb0":
        read_job(text_from_bytes(rest))
    elif which < b"\xd0":
        resume_from(document_from("cv.txt", "txt", read_plain(text_from_bytes(rest))))
    else:
        from lxml.etree import LxmlError  # type: ignore[import-untyped]

        from interview.errors import DocumentError

        try:
            word_text({"word/document.xml": rest, "word/styles.xml": rest})
        except (LxmlError, ValueError, RecursionError) as error:  # as read_docx says it
            raise DocumentError("damaged") from error


def first_inputs() -> list[bytes]:
    seeds = seeds_from(None)
    texts = [seed for seed in seeds["documents"] if not seed.startswith((b"PK", b"%PDF", b"\x89", b"\xff"))]
    heads = [bytes([which]) for which in (0x60, 0x90, 0xB0)]
    word = '<w:document xmlns:w="{}"><w:body><w:p><w:r><w:t>a</w:t></w:r></w:p></w:body></w:document>'
    given = [b"\x00" + input_of("texts", n, 1, {})[:LONGEST] for n in range(30)]
    return [*given, *(head + text for head in heads for text in texts), b"\xe0" + word.format(W[1:-1]).encode()]


def by_atheris(seconds: int, guided: Guided) -> None:
    import tempfile

    import atheris  # type: ignore[import-untyped, unused-ignore]

    with atheris.instrument_imports(include=list(INSTRUMENTED)):
        parse(b"\x00{}")
        guided.run(b"\x60# a")
    with tempfile.TemporaryDirectory() as folder:
        for number, data in enumerate(first_inputs()):
            (Path(folder) / str(number)).write_bytes(data)
        options = [f"-max_total_time={seconds}", f"-max_len={LONGEST}", "-timeout=60", "-rss_limit_mb=4000"]
        atheris.Setup([sys.argv[0], *options, folder], guided.run)
        atheris.Fuzz()


def by_lines(seconds: int, guided: Guided) -> None:
    """Change what reached a new line before; each line of our code counts once."""
    random, seen, kept = Random(1), set[tuple[str, int]](), first_inputs()
    until, fresh = time.monotonic() + seconds, list(kept)
    while time.monotonic() < until:
        data = fresh.pop() if fresh else _changed(random.choice(kept), random)
        reached = _lines_of(lambda: guided.run(data))  # noqa: B023  (called at once)
        if reached - seen:
            seen |= reached
            kept.append(data)
    guided.tell()


def _changed(data: bytes, random: Random) -> bytes:
    at, end = sorted(random.randint(0, len(data)) for _ in range(2))
    piece = random.choice(
        (b"", random.randbytes(1), data[at:end], data[at:end] * 3, b"(", b'"', b"\n", b"\xe2\x80\x8b")
    )
    return (data[:at] + piece + data[end if random.random() < 0.5 else at :])[:LONGEST]


def _lines_of(call: Callable[[], None]) -> set[tuple[str, int]]:
    reached: set[tuple[str, int]] = set()

    def trace(frame: FrameType, event: str, _: Any) -> Any:
        if "/interview/" not in frame.f_code.co_filename:
            return None
        reached.add((frame.f_code.co_filename, frame.f_lineno))
        return trace

    sys.settrace(trace)
    try:
        call()
    finally:
        sys.settrace(None)
    return reached


def main(seconds: str, told: str, keep: str) -> None:
    by = "atheris" if find_spec("atheris") else "lines"
    guided = Guided(Path(told), Path(keep), by)
    (by_atheris if by == "atheris" else by_lines)(int(seconds), guided)


if __name__ == "__main__":
    main(*sys.argv[1:4])
