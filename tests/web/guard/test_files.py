"""No file of the machine, and of no other visitor, comes in or out."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from gradio.context import LocalContext
from gradio.exceptions import InvalidPathError
from gradio.processing_utils import move_files_to_cache

from interview.coach.samples import sample_resume_path
from tests.web.guard.conftest import JOB, Browser, Served, file

ELSEWHERE = (
    "/etc/hostname",
    "/proc/self/environ",
    "/dev/zero",
    "/etc/../etc/hostname",
    "file:///etc/hostname",
    "http://127.0.0.1/secret",
    "hostname",
    "",
    "/etc/hostname\0.txt",
)


def cached(served: Served) -> set[Path]:
    return {path for path in served.cache.rglob("*") if path.is_file()}


@pytest.mark.parametrize("path", ELSEWHERE)
def test_a_file_of_the_machine_is_refused_before_anything_is_copied(
    served: Served, browser: Browser, path: str
) -> None:
    before = cached(served)
    for handler, data in (("read_job", [file(path), ""]), ("read_resume", [file(path)])):
        answer = browser.join(handler, data)
        assert answer.status_code == 403
        assert answer.json()["detail"] == "This file is not on this server any more. Choose it again."
    assert browser.client.get(f"/gradio_api/file={quote(path)}").status_code in (403, 404)
    assert cached(served) == before


def test_a_url_in_place_of_a_path_is_not_fetched(browser: Browser) -> None:
    given = {"path": "", "url": "http://127.0.0.1:9/x", "meta": {"_type": "gradio.FileData"}}
    assert browser.join("read_job", [given, ""]).status_code == 403


def test_a_file_hidden_in_another_field_is_refused(browser: Browser) -> None:
    assert browser.join("read_job", [None, file("/etc/hostname")]).status_code == 400
    assert browser.join("read_job", [[file("/etc/hostname")], ""]).status_code == 400


def test_a_link_or_a_pipe_in_the_place_of_an_upload_is_not_followed(browser: Browser) -> None:
    for replace in (lambda path: path.symlink_to("/etc/hostname"), os.mkfifo):
        path = Path(browser.uploaded())
        path.unlink()
        replace(path)
        assert browser.join("read_job", [file(str(path)), ""]).status_code == 403
        assert browser.client.get(f"/gradio_api/file={path}").status_code == 403
        browser.served.page.uploads.forget(path)


def test_what_a_visitor_uploads_is_read_for_him_and_for_nobody_else(served: Served, browser: Browser) -> None:
    path = browser.uploaded()
    other = served.browser()
    assert other.join("read_job", [file(path), ""]).status_code == 403
    assert other.client.get(f"/gradio_api/file={path}").status_code == 403
    assert browser.join("read_job", [file(path), ""]).status_code == 200
    outcome = browser.outcome()
    assert outcome["success"]
    assert "nightly data pipelines" in str(outcome["output"]["data"])
    assert browser.client.get(f"/gradio_api/file={path}").content == JOB


def test_gradio_itself_checks_paths_too(served: Served) -> None:
    block = next(block for block in served.page.blocks.values() if getattr(block, "elem_id", "") == "job-file")
    token = LocalContext.blocks.set(served.page)
    try:
        with pytest.raises(InvalidPathError):
            move_files_to_cache(file("/etc/hostname"), block, check_in_upload_folder=True)
    finally:
        LocalContext.blocks.reset(token)


def test_the_sample_goes_through_the_field_of_uploads(browser: Browser) -> None:
    given = next(number for number, fn in browser.served.page.fns.items() if not fn.inputs and len(fn.outputs) == 2)
    assert browser.join("read_job", [], fn_index=given).status_code == 200
    path = browser.outcome()["output"]["data"][0]["path"]
    assert Path(path).read_bytes() == sample_resume_path().read_bytes()
    assert browser.join("read_resume", [file(path)]).status_code == 200
    assert browser.outcome()["success"]


def test_a_document_larger_than_its_kind_is_refused_when_it_comes_and_as_a_document(browser: Browser) -> None:
    large = bytes(11 * 1024**2)
    answer = browser.upload("resume.pdf", large)
    assert (answer.status_code, answer.text) == (
        413,
        "This file is larger than 10 MB, the most that can be read here. Choose a smaller one.",
    )
    path = browser.uploaded("answer.wav", large)
    assert browser.join("read_job", [file(path), ""]).status_code == 413
    browser.served.page.uploads.forget(path)


def test_a_page_that_was_uploaded_is_never_shown_as_one(browser: Browser) -> None:
    path = browser.uploaded("evil.html", b"<script>alert(1)</script>")
    answer = browser.client.get(f"/gradio_api/file={path}")
    assert answer.headers["content-type"] == "application/octet-stream"
    assert answer.headers["content-disposition"].startswith("attachment")
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert "sandbox" in answer.headers["content-security-policy"]


def test_without_cookies_an_upload_is_found_by_its_own_name_only(served: Served) -> None:
    browser = served.browser()
    browser.client.cookies.clear()
    path = browser.uploaded()
    browser.client.cookies.clear()
    assert browser.join("read_job", [file(path), ""]).status_code == 200
    guessed = Path(path).parent.with_name("0" * 32) / Path(path).name
    assert browser.join("read_job", [file(str(guessed)), ""]).status_code == 403


@pytest.mark.parametrize(
    ("handler", "data"),
    [
        ("read_job", [None]),
        ("read_job", [None, "", ""]),
        ("read_job", [5, ""]),
        ("read_job", [{"path": 5}, ""]),
        ("read_job", [None, 5]),
        ("read_job", [None, ["x"]]),
    ],
)
def test_values_that_no_field_gives_are_refused_with_a_sentence(
    browser: Browser, handler: str, data: list[Any]
) -> None:
    answer = browser.join(handler, data)
    assert answer.status_code == 400
    assert answer.json()["detail"] == "This page is older than the server. Reload it, then try again."


@pytest.mark.parametrize("number", [-1, 10_000, None, "0", 1.5, True])
def test_a_handler_that_is_not_there_is_refused(browser: Browser, number: Any) -> None:
    assert browser.join("read_job", [], fn_index=number).status_code == 400


def test_half_characters_and_nul_never_reach_a_handler(browser: Browser) -> None:
    assert browser.join("read_job", [None, "a\ud800b\0c"]).status_code == 200
    assert browser.outcome()["success"]
