"""Faults that the bench of attacks found, each as a test."""

from __future__ import annotations

import asyncio
import logging
import socket
from pathlib import Path
from typing import Any

import pytest

from interview.settings import Settings
from interview.web.guard import Guard, Hosts, Uploads
from interview.web.guard.calls import Field, Kind, checked_value
from interview.web.guard.guard import PAGES_AT_ONCE
from interview.web.guard.open_pages import OpenPages
from interview.web.guard.refusals import Refusal
from interview.web.guard.upload_routes import Arrivals
from tests.web.guard.conftest import JOB, Browser, Served, file


def prepared(browser: Browser) -> str:
    """An interview -> its key."""
    resume = file(browser.uploaded("resume.txt", b"Ada Example\nada@example.com\n\nSkills\nPython, SQL\n"))
    fields: list[Any] = [resume, JOB.decode() * 3, False, "", "", "balanced", "A number of questions", 6, 20]
    browser.join("prepare", [*fields, "warm", "normal", False, False, "", ""])
    return str(browser.outcome()["output"]["data"][0])


def test_an_interviews_files_come_through_the_guard_for_its_key_alone(browser: Browser) -> None:
    key = prepared(browser)
    answer = browser.client.post("/interviews/file", json={"key": key, "name": "profile.csv"})
    assert answer.status_code == 200
    assert b"ada@example.com" in answer.content
    for wrong in (key.split(".")[0], key[:-1], None, [key]):
        answer = browser.client.post("/interviews/file", json={"key": wrong, "name": "profile.csv"})
        assert answer.status_code == 403


def test_the_number_of_the_answer_that_is_disputed_passes_the_guard() -> None:
    assert checked_value(1, Field(Kind.CHOICE), lambda path, largest: pytest.fail("no file")) == 1


@pytest.mark.parametrize("kind", [Kind.NUMBER, Kind.CHOICE])
@pytest.mark.parametrize("value", [10**400, -(10**400), float("nan"), True, [1]])
def test_a_number_without_an_end_is_refused_with_a_sentence(kind: Kind, value: Any) -> None:
    with pytest.raises(Refusal):
        checked_value(value, Field(kind), lambda path, largest: pytest.fail("no file"))


@pytest.mark.parametrize("method", ["GET", "HEAD"])
def test_nobody_learns_whether_another_visitors_upload_is_there(served: Served, browser: Browser, method: str) -> None:
    path = browser.uploaded()
    assert browser.client.request(method, f"/gradio_api/file={path}").status_code == 200
    assert served.browser().client.request(method, f"/gradio_api/file={path}").status_code == 403


def test_a_query_of_many_fields_gets_a_sentence(browser: Browser) -> None:
    answer = browser.client.get("/theme.css?" + "v=1&" * 80)
    assert answer.status_code == 400
    assert answer.json()["detail"].endswith("Reload the page, then try again.")
    assert answer.headers["x-content-type-options"] == "nosniff"


def test_a_fault_of_ours_is_told_without_a_detail_of_it(
    browser: Browser, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def fail(*given: Any) -> None:
        raise RuntimeError("/a/path/of/this/machine")

    monkeypatch.setattr(browser.served.guard, "_check_session", fail)
    with caplog.at_level(logging.CRITICAL):
        answer = browser.client.get("/health")
    assert answer.status_code == 500
    assert answer.json()["detail"].startswith("This did not work because of a fault of this program.")
    assert "path" not in answer.text
    assert answer.headers["x-content-type-options"] == "nosniff"


@pytest.mark.parametrize(
    "raw",
    [
        b"GET / HTTP/1.1\r\n\r\n",
        b"\x16\x03\x01\x02\x00\x01\r\n\r\n",
        b"POST /gradio_api/cancel HTTP/1.1\r\nHost: a\r\nContent-Length: -1\r\n\r\n",
    ],
)
def test_what_is_no_request_is_answered_as_safely_as_one(served: Served, raw: bytes) -> None:
    with socket.create_connection(("127.0.0.1", served.port), timeout=5) as line:
        line.sendall(raw)
        answer = b"".join(iter(lambda: line.recv(4096), b""))
    assert answer.startswith(b"HTTP/1.1 400")
    assert b"x-content-type-options: nosniff" in answer
    assert b"frame-ancestors 'self'" in answer
    assert b"Reload the page" in answer


def test_a_body_that_two_readers_would_end_at_different_places_is_refused(browser: Browser) -> None:
    headers = {"content-length": "5", "transfer-encoding": "chunked"}
    answer = browser.client.post("/gradio_api/cancel", content=b"0\r\n\r\n", headers=headers)
    assert answer.status_code == 400


@pytest.mark.parametrize("headers", [{f"x-{number}": "a" for number in range(200)}, {"x": "a" * 20_000}])
def test_a_head_larger_than_any_browsers_is_refused(browser: Browser, headers: dict[str, str]) -> None:
    assert browser.client.get("/health", headers=headers).status_code == 431


@pytest.mark.parametrize("name", ["x-gradio-server", "x-forwarded-host", "x-forwarded-server", "via"])
def test_no_header_makes_the_page_name_another_server(browser: Browser, name: str) -> None:
    assert "evil.example" not in browser.client.get("/", headers={name: "http://evil.example"}).text


@pytest.mark.parametrize("site", ["cross-site", "same-site"])
def test_a_picture_in_another_page_opens_no_stream_here(browser: Browser, site: str) -> None:
    headers = {"sec-fetch-site": site, "sec-fetch-mode": "no-cors"}
    assert browser.client.get(f"/gradio_api/heartbeat/{browser.session}", headers=headers).status_code == 403
    headers["sec-fetch-mode"] = "navigate"
    assert browser.client.get("/", headers=headers).status_code == 200


def test_of_a_crowd_that_opens_the_page_a_few_are_served_at_a_time(tmp_path: Path) -> None:
    making, most, sent = 0, 0, list[int]()

    async def make(scope: Any, receive: Any, send: Any) -> None:
        nonlocal making, most
        making, most = making + 1, max(most, making + 1)
        await asyncio.sleep(0)
        await send({"type": "http.response.start", "status": 200, "headers": []})
        making -= 1
        await send({"type": "http.response.body", "body": b"<p>"})

    async def read(message: Any) -> None:
        sent.append(making)
        await asyncio.sleep(0)  # whoever reads slowly keeps nobody waiting

    async def wait() -> Any:
        await asyncio.Event().wait()

    async def crowd() -> None:
        settings = Settings()
        uploads, hosts = Uploads(tmp_path, settings), Hosts.of("127.0.0.1")
        guard = Guard(make, hosts=hosts, settings=settings, calls={}, uploads=uploads, pages=OpenPages())
        scope = {"type": "http", "method": "GET", "path": "/", "headers": [(b"host", b"localhost")], "client": ("1", 1)}
        await asyncio.gather(*(guard({**scope, "query_string": b""}, wait, read) for _ in range(24)))

    asyncio.run(crowd())
    assert most == PAGES_AT_ONCE
    assert len(sent) == 48


def test_a_page_that_leaves_while_it_follows_an_upload_leaves_nothing() -> None:
    async def follow() -> int:
        arrivals = Arrivals()
        events: Any = arrivals.follow("ada", "one")
        following: asyncio.Task[str] = asyncio.create_task(anext(events))
        await asyncio.sleep(0)
        following.cancel()
        await asyncio.gather(following, return_exceptions=True)
        return len(arrivals._running)

    assert asyncio.run(follow()) == 0


def test_what_a_page_was_shown_leaves_memory_with_its_interview(browser: Browser) -> None:
    def held() -> str:
        return str(browser.served.page.state_holder.session_data[browser.session].config_values)

    key = prepared(browser)
    assert key in held()
    browser.join("delete_one", [key])
    assert "Deleted" in str(browser.outcome()["output"]["data"])
    assert key not in held()
