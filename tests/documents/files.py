"""Small documents for the tests, made with the libraries that people's own programs use."""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Sequence
from pathlib import Path

import docx
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

Placed = tuple[float, float, str]
"""A line of text: points from the left and from the top."""

RESUME_LINES = (
    "Ada Okafor",
    "ada.okafor@example.com",
    "Experience",
    "Software Tester, Quiet Harbour Ltd",
    "May 2020 - Present",
    "Wrote automated checks for the booking service and its reports.",
)


def write_pdf(path: Path, pages: Sequence[Sequence[Placed]], password: str | None = None) -> Path:
    canvas = Canvas(str(path), pagesize=A4, encrypt=password)
    for page in pages:
        for x, top, text in page:
            canvas.drawString(x, A4[1] - top, text)
        canvas.showPage()
    canvas.save()
    return path


def placed(lines: Sequence[str], x: float = 50, top: float = 60, leading: float = 16) -> list[Placed]:
    return [(x, top + leading * row, line) for row, line in enumerate(lines)]


def write_docx(path: Path, lines: Sequence[str]) -> Path:
    document = docx.Document()
    for line in lines:
        document.add_paragraph(line)
    document.save(str(path))
    return path


def write_archive(path: Path, parts: dict[str, bytes]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return path


def write_pdf_with_content(path: Path, content: bytes) -> Path:
    """A one-page PDF whose drawing orders are `content`, packed as tightly as zlib can."""
    packed = zlib.compress(content, 9)
    objects = (
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R >>",
        b"<< /Length %d /Filter /FlateDecode >>\nstream\n" % len(packed) + packed + b"\nendstream",
    )
    data, offsets = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        offsets.append(len(data))
        data += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    end = b"trailer\n<< /Size 5 /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % len(data)
    path.write_bytes(data + b"xref\n0 5\n0000000000 65535 f \n" + table + end)
    return path
