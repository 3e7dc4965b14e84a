"""Reads drawn files as the product does, without a child process for each: `rows_of(path)`."""

from __future__ import annotations

import json
import logging
from pathlib import Path
from unittest import mock

from interview.documents import docx, pdf, read_document
from interview.documents.answers import ProtectedError, TooLargeError
from interview.documents.child import TASKS
from interview.documents.children import PASSWORD, REFUSED, TOO_LARGE, Told
from interview.errors import DocumentError
from interview.records import TextLine


def rows_of(path: Path) -> tuple[TextLine, ...]:
    """Equal to `read_document(path).rows`; the limits on time and memory are left out, the file being our own."""
    logging.getLogger("pdfminer").setLevel(logging.ERROR)
    with mock.patch.object(pdf, "ask_child", _ask_here), mock.patch.object(docx, "ask_child", _ask_here):
        return read_document(path).rows


def _ask_here(task: str, path: Path, *details: str, seconds: float) -> Told:
    answers = []
    try:
        for part in TASKS[task].read(path, *details):
            answers.append(json.loads(json.dumps(part)))  # as it would come through a pipe
    except DocumentError as error:
        return Told(REFUSED, (*answers, {"error": str(error)}))
    except ProtectedError:
        return Told(PASSWORD, tuple(answers))
    except (TooLargeError, MemoryError):
        return Told(TOO_LARGE, tuple(answers))
    return Told(0, tuple(answers))
