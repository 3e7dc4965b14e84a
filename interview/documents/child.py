"""A child process that reads one file: `python -m interview.documents.child TASK FILE [DETAIL ...]`.

It writes one JSON object a line and knows no Document. An error ends it, and the lines written so far stay
good; so a hostile file can take nothing else down.
"""

from __future__ import annotations

import json
import logging
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

from interview.documents.answers import Answer, ProtectedError, TooLargeError
from interview.documents.children import PASSWORD, REFUSED, TOO_LARGE
from interview.errors import DocumentError

_MEGABYTE = 1024**2


class Task(NamedTuple):
    read: Callable[..., Iterator[Answer]]
    memory: int  # bytes of address space
    seconds: int  # of processor time


def main(arguments: list[str]) -> int:
    name, path, *details = arguments
    task = TASKS[name]
    _limit_this_process(task)
    logging.disable(logging.ERROR)  # pdfminer reports every odd font
    return answer(task, Path(path), *details)


def answer(task: Task, path: Path, *details: str) -> int:
    """Write what the task reads until it ends or fails; the exit code says how."""
    try:
        for part in task.read(path, *details):
            print(json.dumps(part), flush=True)  # noqa: T201 (the parent reads it)
    except DocumentError as error:
        print(json.dumps({"error": str(error)}), flush=True)  # noqa: T201
        return REFUSED
    except ProtectedError:
        return PASSWORD
    except (TooLargeError, MemoryError):
        return TOO_LARGE
    return 0


def _pdf(path: Path, most: str, look: str = "look") -> Iterator[Answer]:
    from interview.documents.pdf_pages import read_pages

    return read_pages(path, int(most), look=look == "look")


def _docx(path: Path) -> Iterator[Answer]:
    from interview.documents.docx import read_docx

    return read_docx(path)


def _recognise(path: Path, pages: str) -> Iterator[Answer]:
    from interview.documents.recognition import recognise_pages

    return recognise_pages(path, [int(page) for page in pages.split(",")])


def _pictures(path: Path, most: str, width: str) -> Iterator[Answer]:
    from interview.documents.pictures import draw_pages

    return draw_pages(path, int(most), int(width))


TASKS = {
    "pdf": Task(_pdf, 512 * _MEGABYTE, 15),  # a resume with photos takes less than half of it
    "docx": Task(_docx, 512 * _MEGABYTE, 15),
    "recognise": Task(_recognise, 2048 * _MEGABYTE, 120),  # two threads; 1.1 GB of it reserved, 0.5 GB used
    "pictures": Task(_pictures, 512 * _MEGABYTE, 15),
}


def _limit_this_process(task: Task) -> None:
    """Cap memory and processor time; where the system knows no such limit the parent's clock remains."""
    try:
        import resource

        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        resource.setrlimit(resource.RLIMIT_CPU, (task.seconds, task.seconds))
        resource.setrlimit(resource.RLIMIT_AS, (task.memory, task.memory))
    except (ImportError, OSError, ValueError):
        return


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
