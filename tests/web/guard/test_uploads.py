"""Uploads lie in folders of their own, and go when they break off, are forgotten, or nobody uses them."""

from __future__ import annotations

import os
import socket
import stat
import subprocess
import sys
import time
from pathlib import Path

import pytest

from interview.settings import Settings
from interview.web.guard import Refusal, Uploads
from interview.web.guard.temporary import close_private_folder, open_private_folder, sweep_left_overs
from interview.web.guard.uploads import Incoming, safe_name
from interview.web.guard.visitors import new_visitor
from tests.web.guard.conftest import JOB, Browser, Served

NEVER_KEPT = "This file is not on this server any more. Choose it again."


def store(uploads: Uploads, visitor: str, name: str = "a.txt") -> Path:
    with uploads.receive(visitor, name) as incoming:
        incoming.write(JOB)
    return incoming.path


def test_equal_uploads_never_share_a_path_and_a_name_says_nothing(browser: Browser) -> None:
    first, second = Path(browser.uploaded()), Path(browser.uploaded())
    assert first.parent != second.parent
    assert first.name == second.name == "job.txt"
    visitor = browser.client.cookies["rehearse-visitor"]
    assert visitor not in str(first)


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("../../etc/passwd", "passwd"),
        ("C:\\resume.pdf", "resume.pdf"),
        (".bashrc", "bashrc"),
        ("", "file"),
        ("..", "file"),
        ("Lebenslauf Müller.pdf", "Lebenslauf Müller.pdf"),
        ("a\0b\n<script>.pdf", "a_b__script_.pdf"),
        ("x" * 300 + ".pdf", "x" * 96 + ".pdf"),
    ],
)
def test_a_file_keeps_the_harmless_part_of_its_name(name: str, kept: str) -> None:
    assert safe_name(name) == kept


def test_two_files_at_once_are_refused_and_neither_stays(browser: Browser) -> None:
    before = files_of(browser.served)
    files = [("files", ("a.txt", b"a")), ("files", ("b.txt", b"b"))]
    answer = browser.client.post("/gradio_api/upload", files=files)
    assert (answer.status_code, answer.text) == (400, "One file at a time, please. Choose one of them.")
    assert files_of(browser.served) == before


def files_of(served: Served) -> set[Path]:
    """os.walk, unlike rglob, bears with a folder that goes while it is looked into."""
    return {Path(folder, name) for folder, _, names in os.walk(served.cache / "uploads") for name in names}


@pytest.mark.parametrize(
    ("kind", "body"),
    [
        ("text/plain", b"x"),
        ("multipart/form-data", b"x"),
        ("multipart/form-data; boundary=x", b"--x\r\n"),
        ("multipart/form-data; boundary=x", b'--x\r\nContent-Disposition: form-data; name="a"\r\n\r\n1\r\n--x--\r\n'),
        ("multipart/form-data; boundary=" + "x" * 5000, b"x"),
    ],
)
def test_a_form_without_a_file_gets_a_sentence(browser: Browser, kind: str, body: bytes) -> None:
    answer = browser.client.post("/gradio_api/upload", content=body, headers={"content-type": kind})
    assert (answer.status_code, answer.text) == (400, "This upload cannot be read. Choose the file again.")


def test_an_upload_that_breaks_off_leaves_nothing(served: Served, browser: Browser) -> None:
    before = files_of(served)
    head = (
        f"POST /gradio_api/upload HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 5000000\r\n"
        f"Cookie: rehearse-visitor={browser.client.cookies['rehearse-visitor']}\r\n"
        'Content-Type: multipart/form-data; boundary=x\r\n\r\n--x\r\nContent-Disposition: form-data; name="files"; '
        'filename="a.wav"\r\n\r\n'
    )
    with socket.create_connection(("127.0.0.1", served.port)) as line:
        line.sendall(head.encode() + bytes(200_000))
        wait_until(lambda: files_of(served) != before)
    wait_until(lambda: files_of(served) == before)


def wait_until(holds: object) -> None:
    until = time.monotonic() + 5
    while not holds():  # type: ignore[operator]
        assert time.monotonic() < until
        time.sleep(0.01)


def test_the_page_is_told_how_far_its_upload_is(browser: Browser) -> None:
    browser.upload(params={"upload_id": "one"})
    with browser.client.stream("GET", "/gradio_api/upload_progress?upload_id=one") as stream:
        assert 'data: {"msg": "done"}' in "".join(stream.iter_lines())


def test_a_full_disk_gets_a_sentence_and_leaves_nothing(browser: Browser, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(incoming: Incoming, part: bytes) -> None:
        raise OSError(28, "No space left on device", "/a/path/of/the/server")

    before = files_of(browser.served)
    monkeypatch.setattr(Incoming, "write", fail)
    answer = browser.upload()
    assert answer.status_code == 507
    assert answer.text == "This file cannot be kept: the disk of this server is full or closed. Try again later."
    assert files_of(browser.served) == before


def test_forgetting_deletes_for_good(tmp_path: Path) -> None:
    uploads, ada, bob = Uploads(tmp_path, Settings()), new_visitor(), new_visitor()
    first, second, third = store(uploads, ada), store(uploads, ada), store(uploads, bob)
    uploads.forget(first)
    uploads.forget("/etc/hostname")
    assert not first.parent.exists()
    assert second.exists()
    uploads.drop_visitor(ada)
    assert not second.exists()
    assert not second.parents[1].exists()
    assert third.exists()
    with pytest.raises(Refusal, match=NEVER_KEPT):
        uploads.find(ada, str(first), 10**9)


def test_what_nobody_used_for_an_hour_is_swept_and_what_is_used_stays(tmp_path: Path) -> None:
    now = [0.0]
    uploads, ada = Uploads(tmp_path, Settings(), clock=lambda: now[0]), new_visitor()
    first, second = store(uploads, ada), store(uploads, ada)
    now[0] = 1800.0
    uploads.find(ada, str(second), 10**9)
    now[0] = 3601.0
    assert uploads.sweep() == 1
    assert not first.exists()
    assert second.exists()


def test_many_uploads_of_one_visitor_make_room_for_the_newest(tmp_path: Path) -> None:
    uploads, ada = Uploads(tmp_path, Settings(uploads_per_visitor=2, uploads_mb_per_visitor=1)), new_visitor()
    first, second, third = (store(uploads, ada) for _ in range(3))
    assert not first.exists()
    assert second.exists()
    assert third.exists()
    with (
        pytest.raises(Refusal, match="Your files together are larger than 1 MB"),
        uploads.receive(ada, "a.wav") as more,
    ):
        more.write(bytes(1024**2))


def test_a_recording_that_its_handler_deleted_makes_room(tmp_path: Path) -> None:
    uploads, ada = Uploads(tmp_path, Settings(uploads_mb_per_visitor=1, uploads=2)), new_visitor()
    for _ in range(4):
        with uploads.receive(ada, "a.wav") as incoming:
            incoming.write(bytes(900_000))
        incoming.path.unlink()
    assert uploads.sweep() == 0
    assert files_below(tmp_path) == []


def files_below(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file()]


def test_all_visitors_together_are_limited_too(tmp_path: Path) -> None:
    uploads = Uploads(tmp_path, Settings(uploads=2))
    store(uploads, new_visitor())
    store(uploads, new_visitor())
    with pytest.raises(Refusal, match="no room") as refused:
        store(uploads, new_visitor())
    assert refused.value.status == 503


def test_the_temporary_folder_is_private_and_goes_at_the_end(tmp_path: Path) -> None:
    folder = open_private_folder(tmp_path)
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    close_private_folder(folder)
    assert list(tmp_path.iterdir()) == []


def test_left_overs_of_a_killed_server_are_swept_and_a_running_ones_are_not(tmp_path: Path) -> None:
    code = (
        "import sys, pathlib; from interview.web.guard.temporary import open_private_folder as o;"
        "(o(pathlib.Path(sys.argv[1])) / 'resume.txt').write_text('x'); print('ready', flush=True); sys.stdin.read()"
    )
    child = subprocess.Popen(
        [sys.executable, "-c", code, str(tmp_path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert child.stdout is not None
    assert child.stdout.readline() == "ready\n"
    assert sweep_left_overs(tmp_path) == []
    child.kill()
    child.wait()
    child.stdout.close()
    mine = open_private_folder(tmp_path)
    assert [path for path in tmp_path.iterdir() if path.is_dir()] == [mine]
    close_private_folder(mine)
    assert list(tmp_path.iterdir()) == []


def test_a_link_in_the_place_of_a_left_over_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "kept").touch()
    (tmp_path / "rehearse-page-1").symlink_to(tmp_path / "mine")
    (tmp_path / "rehearse-page-1.lock").touch()
    assert sweep_left_overs(tmp_path) == []
    assert (tmp_path / "mine" / "kept").exists()
