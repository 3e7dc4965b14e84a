"""Small documents for the tests, made with the libraries that people's own programs use."""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Callable, Sequence
from pathlib import Path

import docx
from PIL import Image, ImageDraw, ImageFont
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


Draw = Callable[[Canvas], None]


def draw_pdf(path: Path, *pages: Draw, size: tuple[float, float] = A4) -> Path:
    """A PDF whose pages are drawn by functions."""
    canvas = Canvas(str(path), pagesize=size)
    for draw in pages:
        draw(canvas)
        canvas.showPage()
    canvas.save()
    return path


def write_at(canvas: Canvas, lines: Sequence[Placed], font: str = "Helvetica", size: float = 11) -> None:
    canvas.setFont(font, size)
    for x, top, text in lines:
        canvas.drawString(x, A4[1] - top, text)


def text_image(lines: Sequence[str], size: tuple[int, int] = (1240, 800)) -> Image.Image:
    """Black print on white paper, as a scanner sees it."""
    image = Image.new("RGB", size, "white")
    pen, font = ImageDraw.Draw(image), ImageFont.load_default(28)
    for row, line in enumerate(lines):
        pen.text((80, 60 + 60 * row), line, fill="black", font=font)
    return image


def write_word(path: Path, body: str, **parts: str) -> Path:
    """A DOCX of raw XML: the body's content, and other parts by their name in word/ ("styles", "numbering")."""
    names = (
        ("w", "http://schemas.openxmlformats.org/wordprocessingml/2006/main"),
        ("mc", "http://schemas.openxmlformats.org/markup-compatibility/2006"),
        ("wp", "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"),
        ("wps", "http://schemas.microsoft.com/office/word/2010/wordprocessingShape"),
        ("v", "urn:schemas-microsoft-com:vml"),
    )
    spaces = " ".join(f'xmlns:{short}="{long}"' for short, long in names)
    documents = {"word/document.xml": f"<w:document {spaces}><w:body>{body}</w:body></w:document>"}
    documents |= {f"word/{part}.xml": f"<w:{part} {spaces}>{content}</w:{part}>" for part, content in parts.items()}
    return write_archive(path, {name: text.encode() for name, text in documents.items()})
