"""The hostile and broken documents of the shared data: each does what its manifest expects."""

from __future__ import annotations

import json
import time
from pathlib import Path

import pytest

from interview.documents import read_document
from interview.errors import DocumentError

BAD = Path(__file__).resolve().parents[3] / "shared" / "data" / "bad"
pytestmark = pytest.mark.skipif(not BAD.is_dir(), reason="the shared data is not here")

ANYTHING = ".+"
REFUSED = {
    "pdfjs_helloworld-bad.pdf": ANYTHING,
    "pdfjs_poppler-91414-0-53.pdf": ANYTHING,
    "pdfjs_poppler-395-0-fuzzed.pdf": ANYTHING,
    "pdfjs_poppler-742-0-fuzzed.pdf": ANYTHING,
    "pdfjs_PDFBOX-4352-0.pdf": ANYTHING,
    "pdfjs_bad-PageLabels.pdf": ANYTHING,
    "pdfjs_javascript_buttons.pdf": ANYTHING,
    "pdfjs_empty.pdf": "no text",
    "pypdf_image_only_fax.pdf": "no text",
    "truncated_half.pdf": "damaged",
    "zero_bytes.pdf": "empty",
    "text_named.pdf": "not one",
    "truncated.docx": "damaged",
    "user_password.pdf": "password",
    "zipbomb_60mb.docx": "unpacks",
    "billion_laughs.docx": "entities",
    "xxe_local_file.docx": "entities",
    "no_document_part.docx": "no Word text",
    "flatebomb_80mb.pdf": "unpacks",
}
READ = {
    "pypdf_arabic_rotated.pdf": "pdf",
    "pypdf_unreadable_metadata.pdf": "pdf",
    "docx_named.pdf": "docx",
    "pdf_named.docx": "pdf",
    "owner_password_only.pdf": "pdf",
    "scanned_resume.pdf": "pdf",
}
SECONDS = 20


@pytest.mark.parametrize(("name", "told"), REFUSED.items())
def test_a_bad_document_is_refused_in_time_with_a_sentence(name: str, told: str) -> None:
    start = time.monotonic()
    with pytest.raises(DocumentError, match=told):
        read_document(BAD / name)
    assert time.monotonic() - start < SECONDS


@pytest.mark.parametrize(("name", "kind"), READ.items())
def test_an_odd_document_that_can_be_read_is_read(name: str, kind: str) -> None:
    document = read_document(BAD / name)
    assert document.kind == kind
    assert len(document.text) > 50


def test_an_owner_s_password_changes_nothing_of_the_text() -> None:
    plain = BAD.parent / "resumes" / "openresume.pdf"
    assert read_document(BAD / "owner_password_only.pdf").text == read_document(plain).text


def test_every_document_of_the_folder_is_named_here() -> None:
    listed = {row["file"] for row in json.loads((BAD / "manifest.json").read_text(encoding="utf-8"))}
    assert {name for name in listed if name.endswith((".pdf", ".docx"))} == {*REFUSED, *READ}
