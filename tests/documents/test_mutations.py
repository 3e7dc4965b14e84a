"""A document whose bytes were changed anyhow is read or refused: it never hangs and never takes the reader down."""

from __future__ import annotations

import os
import resource
import sys
import tempfile
import time
import zipfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from interview.documents import child, docx, pdf, read_document
from interview.documents.children import Told, answers_from
from interview.documents.language import language_of
from interview.errors import DocumentError
from interview.records import Document
from tests.documents.files import (
    RESUME_LINES,
    placed,
    write_archive,
    write_docx,
    write_pdf,
    write_pdf_with_content,
)

SECONDS = 20.0
SEEDS: dict[str, bytes] = {}
Mutation = tuple[str, float, int, bytes]
MUTATIONS = st.lists(
    st.tuples(
        st.sampled_from(("flip", "cut", "insert", "double")),
        st.floats(0, 1, exclude_max=True),
        st.integers(1, 400),
        st.binary(min_size=1, max_size=12)
        | st.sampled_from((b"<<", b">>", b"endstream", b"/Kids[3 0 R]", b"9999999999")),
    ),
    min_size=1,
    max_size=5,
)


@pytest.fixture(scope="module", autouse=True)
def seeds(tmp_path_factory: pytest.TempPathFactory) -> None:
    folder = tmp_path_factory.mktemp("seeds")
    SEEDS["pdf"] = write_pdf(folder / "cv.pdf", [placed(RESUME_LINES)]).read_bytes()
    SEEDS["docx"] = write_docx(folder / "cv.docx", RESUME_LINES).read_bytes()
    drawn = "".join(
        f"BT /F1 11 Tf 1 0 0 1 50 {700 - 16 * row} Tm ({line}) Tj ET\n" for row, line in enumerate(RESUME_LINES)
    )
    SEEDS["drawing"] = f"0.2 0.3 0.4 rg 40 40 300 500 re f\n{drawn}".encode()
    with zipfile.ZipFile(folder / "cv.docx") as archive:
        SEEDS["xml"] = archive.read("word/document.xml")
    language_of("Loaded here, so that no thread is at work when this process forks its children.")
    import docx2txt  # noqa: F401 (as are these, for the children's sake)
    import pdfplumber  # noqa: F401
    import pypdfium2  # noqa: F401


def mutated(data: bytes, mutations: list[Mutation]) -> bytes:
    for kind, where, length, payload in mutations:
        at = int(where * len(data))
        end = min(at + length, len(data))
        if kind == "flip":
            data = data[:at] + payload[: end - at] + data[at + len(payload[: end - at]) :]
        elif kind == "cut":
            data = data[:at] + data[end:]
        elif kind == "insert":
            data = data[:at] + payload + data[at:]
        else:
            data = data[:end] + data[at:end] + data[end:]
    return data


def ask_fork(task: str, path: Path, *details: str, seconds: float) -> Told:
    """What ask_child does, without the start of a new interpreter."""
    with tempfile.TemporaryFile("w+b") as output:
        pid = os.fork()
        if pid == 0:
            status = 1
            try:
                sys.stdout = os.fdopen(os.dup(output.fileno()), "w", encoding="utf-8")
                resource.setrlimit(resource.RLIMIT_CPU, (int(seconds), int(seconds)))
                status = child.answer(child.TASKS[task], path, *details)
            finally:
                os._exit(status)
        status = os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])
        output.seek(0)
        return Told(status, answers_from(output.read()))


def is_read_or_refused(kind: str, data: bytes) -> bool:
    """Bytes of a whole file, or of the part that a whole file is made around."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "cv"
        if kind == "drawing":
            write_pdf_with_content(path, data)
        elif kind == "xml":
            write_archive(path, {"word/document.xml": data})
        else:
            path.write_bytes(data)
        start = time.monotonic()
        try:
            read = isinstance(read_document(path), Document)
        except DocumentError as refusal:
            read = bool(str(refusal))
        return read and time.monotonic() - start < SECONDS


QUICK = settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
WHOLE = settings(max_examples=4, deadline=None)


@pytest.mark.parametrize("kind", ["pdf", "drawing", "docx", "xml"])
@QUICK
@given(mutations=MUTATIONS)
def test_a_changed_document_is_read_or_refused(
    monkeypatch: pytest.MonkeyPatch, kind: str, mutations: list[Mutation]
) -> None:
    for module in (pdf, docx):
        monkeypatch.setattr(module, "ask_child", ask_fork)
    assert is_read_or_refused(kind, mutated(SEEDS[kind], mutations))


@pytest.mark.parametrize("kind", ["pdf", "docx"])
@WHOLE
@given(mutations=MUTATIONS)
def test_the_child_process_itself_withstands_changed_documents(kind: str, mutations: list[Mutation]) -> None:
    assert is_read_or_refused(kind, mutated(SEEDS[kind], mutations))
