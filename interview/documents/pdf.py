"""PDF: file -> the text of its pages, read by a child process with limits; knows no resume."""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from interview.documents.pdf_pages import PASSWORD, TOO_LARGE
from interview.errors import DocumentError

MOST_PAGES = 30
_SECONDS = 18.0  # by the clock; the child stops itself after 15 s of processor time
_PACKAGE_ROOT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True, slots=True)
class PdfText:
    text: str
    pages: int
    warnings: tuple[str, ...] = ()


def pdf_text(path: Path) -> PdfText:
    """Read the first 30 pages; where a later page fails, the earlier ones count. Raises DocumentError."""
    status, lines = _read_pages(path)
    if status == PASSWORD:
        raise DocumentError("This PDF is protected with a password. Save a copy without one and upload that.")
    if len(lines) < 2:
        raise DocumentError(_reason(status))
    pages, texts = int(lines[0]), [json.loads(line) for line in lines[1:]]
    warnings = []
    if pages > MOST_PAGES:
        warnings.append(f"Only the first {MOST_PAGES} of {pages} pages were read.")
    if len(texts) < min(pages, MOST_PAGES):
        warnings.append(f"Only {len(texts)} of {pages} pages could be read; the rest is damaged or too large.")
    return PdfText("\n\n".join(texts), pages, tuple(warnings))


def _read_pages(path: Path) -> tuple[int, list[str]]:
    """Give the child's exit code and its whole lines: the number of pages, then a page's text each."""
    command = [sys.executable, "-m", "interview.documents.pdf_pages", str(path.resolve()), str(MOST_PAGES)]
    try:
        child = subprocess.run(
            command, cwd=_PACKAGE_ROOT, capture_output=True, stdin=subprocess.DEVNULL, timeout=_SECONDS, check=False
        )
        status, output = child.returncode, child.stdout
    except subprocess.TimeoutExpired as late:
        status, output = TOO_LARGE, late.stdout or b""
    return status, output.decode("utf-8", "replace").split("\n")[:-1]


def _reason(status: int) -> str:
    if status == 0:
        return "This PDF has no pages. Export it again and upload the new file."
    if status == TOO_LARGE or status < 0:  # ended by a limit
        return "This PDF unpacks to more than can be read safely. Export it again as a plain text PDF or DOCX."
    return "This PDF is damaged and cannot be read. Export it again and upload the new file."
