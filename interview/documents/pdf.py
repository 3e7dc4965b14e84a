"""PDF and pictures: file -> its lines as children read them, scanned pages from their picture; knows no resume."""

from __future__ import annotations

import signal
import time
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from interview.documents.answers import PageText, links_from, pages_from
from interview.documents.children import PASSWORD, REFUSED, TOO_LARGE, Told, ask_child
from interview.documents.lines import Reading
from interview.documents.running import without_running_lines
from interview.documents.word_gaps import BROKEN, CLOSED
from interview.errors import DocumentError
from interview.records import TextLine

MOST_PAGES = 30
MOST_RECOGNISED = 5  # pages; each takes 2 to 4 s
_SECONDS = 18.0  # by the clock; the child stops itself after 15 s of processor time
_RECOGNITION_SECONDS = 40.0
_GAPS_CLOSED = "the text in this file has gaps inside its words. They were closed; check names and addresses."
_BELIEVED_NOT = (
    "the text in this file is broken and differs from what the page shows. Check what was read, or export it again."
)
_CRASHES = (signal.SIGABRT, signal.SIGSEGV, signal.SIGILL, signal.SIGFPE)


def read_pdf(path: Path) -> Reading:
    """Read the first 30 pages; where a later page fails, the earlier ones count. Raises DocumentError."""
    start = time.monotonic()
    told = ask_child("pdf", path, str(MOST_PAGES), seconds=_SECONDS)
    if -told.status in _CRASHES:  # drawing the pages may have done it: read without
        left = max(1.0, _SECONDS - (time.monotonic() - start))
        again = ask_child("pdf", path, str(MOST_PAGES), "blind", seconds=left)
        told = max(told, again, key=lambda one: len(one.answers))
    if told.status == PASSWORD:
        raise DocumentError("This PDF is protected with a password. Save a copy without one and upload that.")
    count = next((int(answer["pages"]) for answer in told.answers if "pages" in answer), 0)
    pages = pages_from(told.answers)
    if not pages:
        raise DocumentError(_reason(told))
    warnings = _shortened(count, len(pages), told.status)
    pages, by_ocr, more = _with_pictures_read(path, pages)
    hidden = tuple(part for page in pages for part in page.hidden)
    return Reading(_all_lines(pages), count, (*warnings, *more), hidden, links_from(told.answers), by_ocr)


def read_picture(path: Path, most: int = 1) -> Reading:
    """A photo or screenshot of a page, or up to `most` scans in a Word document. Raises DocumentError."""
    pages, told = _recognised(path, list(range(most)))
    if not pages and told.status == REFUSED:
        raise DocumentError(told.refusal)
    if not pages:
        raise DocumentError("This picture is too large or damaged. Save it smaller, as PNG or JPEG.")
    numbers = [page.page for page in pages]
    return Reading(_all_lines(pages), len(pages), _caution(numbers), pages_by_ocr=tuple(numbers))


def _shortened(count: int, read: int, status: int) -> tuple[str, ...]:
    warnings = []
    if count > MOST_PAGES:
        warnings.append(f"Only the first {MOST_PAGES} of {count} pages were read.")
    if status != 0 and read < min(count, MOST_PAGES):
        warnings.append(f"Only {read} of {count} pages could be read; the rest is damaged or too large.")
    return tuple(warnings)


def _with_pictures_read(path: Path, pages: list[PageText]) -> tuple[list[PageText], tuple[int, ...], tuple[str, ...]]:
    """Recognise the pages that are pictures or whose text is broken; their own text gives way to what is seen."""
    broken = [page.page for page in pages if page.fault == BROKEN]
    closed = [page.page for page in pages if page.fault == CLOSED]
    pictured = [page.page for page in pages if page.pictured or page.fault == BROKEN]
    if not pictured:
        return pages, (), _faulty(closed, _GAPS_CLOSED)
    found, _ = _recognised(path, pictured[:MOST_RECOGNISED])
    better = {page.page: page for page in found if page.lines}
    merged = [
        replace(page, lines=better[page.page].lines, height=better[page.page].height) if page.page in better else page
        for page in pages
    ]
    warnings = (*_faulty(closed, _GAPS_CLOSED), *_faulty(broken, _BELIEVED_NOT), *_caution(list(better)))
    if any(page.lines for page in merged):
        left = [number for number in pictured if number not in better and number not in broken]
        warnings += (
            (f"{_named(left)} hold{'s' if len(left) == 1 else ''} pictures that were not read.",) if left else ()
        )
    return merged, tuple(sorted(better)), warnings


def _recognised(path: Path, pages: Sequence[int]) -> tuple[list[PageText], Told]:
    told = ask_child("recognise", path, ",".join(map(str, pages)), seconds=_RECOGNITION_SECONDS)
    return pages_from(told.answers), told


def _faulty(pages: Sequence[int], sentence: str) -> tuple[str, ...]:
    return (f"{_named(pages)}: {sentence}",) if pages else ()


def _caution(pages: Sequence[int]) -> tuple[str, ...]:
    if not pages:
        return ()
    verb = "was" if len(pages) == 1 else "were"
    return (f"{_named(pages)} {verb} recognised from a picture, so single letters may be wrong.",)


def _named(pages: Sequence[int]) -> str:
    """Page 1; Pages 1, 2 and 5."""
    numbers = [str(page + 1) for page in pages]
    if len(numbers) == 1:
        return f"Page {numbers[0]}"
    return f"Pages {', '.join(numbers[:-1])} and {numbers[-1]}"


def _all_lines(pages: Sequence[PageText]) -> tuple[TextLine, ...]:
    lines: list[TextLine] = []
    for page in pages:
        if lines:
            lines.append(TextLine("", page.page))
        lines.extend(page.lines)
    return tuple(without_running_lines(lines, {page.page: page.height for page in pages}))


def _reason(told: Told) -> str:
    if told.status == 0:
        return "This PDF has no pages. Export it again and upload the new file."
    if told.status == TOO_LARGE or told.status < 0:  # ended by a limit
        return "This PDF unpacks to more than can be read safely. Export it again as a plain text PDF or DOCX."
    return "This PDF is damaged and cannot be read. Export it again and upload the new file."
