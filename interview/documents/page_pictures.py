"""A document's pages as pictures to show, drawn by a child process; knows no text."""

from __future__ import annotations

import base64
import binascii
from pathlib import Path

from interview.documents.answers import Answer
from interview.documents.children import REFUSED, ask_child
from interview.documents.reading import bytes_of, picture_kind
from interview.errors import DocumentError
from interview.records import PagePicture

_SECONDS = 18.0


def page_pictures(path: Path, most: int = 3, width: int = 900) -> tuple[PagePicture, ...]:
    """The first pages of a PDF or picture file as JPEG, `width` pixels wide; () for DOCX and text.

    The page's size is in the points of TextLine.area. Raises DocumentError like read_document.
    """
    data = bytes_of(path, path.name)
    if b"%PDF-" not in data[:1024] and not picture_kind(data):
        return ()
    told = ask_child("pictures", path, str(most), str(width), seconds=_SECONDS)
    pictures = tuple(_picture_from(answer) for answer in told.answers if "jpeg" in answer)
    if not pictures:
        raise DocumentError(told.refusal if told.status == REFUSED else "The pages of this file cannot be shown.")
    return pictures


def _picture_from(answer: Answer) -> PagePicture:
    try:
        data = base64.b64decode(answer["jpeg"], validate=True)
    except binascii.Error as error:
        raise DocumentError("The pages of this file cannot be shown.") from error
    return PagePicture(data, "image/jpeg", float(answer["width"]), float(answer["height"]))
