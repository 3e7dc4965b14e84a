"""Who may ask, under which name, for what; and what goes back."""

from __future__ import annotations

import re
from typing import Any

import pytest
from websockets.exceptions import InvalidStatus
from websockets.sync.client import connect

from interview.web.guard import Hosts, is_own_origin
from interview.web.guard.visitors import COOKIE, cookie_for, new_visitor
from tests.web.guard.conftest import Browser, Served

FOREIGN = (
    "http://evil.example",
    "null",
    "",
    "http://127.0.0.1:1",
    "http://127.0.0.1.evil.example",
    "https://127.0.0.1",
)
CLOSED = (
    "/openapi.json", "/gradio_api/info", "/gradio_api/openapi.json", "/config", "/gradio_api/config", "/docs",
    "/gradio_api/proxy=https://x.hf.space/", "/monitoring", "/monitoring/summary", "/gradio_api/queue/status",
    "/gradio_api/deep_link?session_hash=x", "/gradio_api/runs", "/gradio_api/run-history/buckets", "/gradio_api/user",
    "/gradio_api/token", "/login", "/logout", "/gradio_api/file//etc/hostname", "/gradio_api/startup-events",
    "/gradio_api/dev/reload", "/gradio_api/custom_component/x/client/y/z", "/svelte/x", "/pwa_icon", "/live/form.js",
    "/gradio_api/stream/x/y/1/playlist.m3u8", "/assets/../../routes.py", "/static/%2e%2e/index.html", "/x",
)  # fmt: skip
CLOSED_POSTS = (
    "/gradio_api/call/read_job", "/gradio_api/run/read_job", "/gradio_api/api/read_job", "/gradio_api/reset",
    "/gradio_api/call/v2/read_job", "/gradio_api/component_server", "/gradio_api/process_recording",
    "/gradio_api/stream/x", "/gradio_api/vibe-edit/", "/gradio_api/run-history/connect", "/login", "/",
)  # fmt: skip


@pytest.mark.parametrize("origin", FOREIGN)
@pytest.mark.parametrize("method", ["GET", "POST", "OPTIONS"])
def test_a_page_from_elsewhere_is_refused_whatever_it_asks(browser: Browser, origin: str, method: str) -> None:
    answer = browser.client.request(method, "/gradio_api/queue/join", headers={"origin": origin})
    assert answer.status_code == 403
    assert answer.json()["detail"] == "This page answers only itself. Open it by its own address."
    assert not [name for name in answer.headers if name.startswith("access-control")]


def test_not_even_the_page_itself_is_told_of_other_origins(served: Served, browser: Browser) -> None:
    answer = browser.client.get("/gradio_api/app_id", headers={"origin": served.url})
    assert answer.status_code == 200
    assert not [name for name in answer.headers if name.startswith("access-control")]


def test_a_form_of_another_site_is_refused_by_what_the_browser_says_of_it(browser: Browser) -> None:
    answer = browser.client.post("/gradio_api/cancel", headers={"sec-fetch-site": "cross-site"})
    assert answer.status_code == 403


@pytest.mark.parametrize("path", ["/live", "/camera"])
@pytest.mark.parametrize("origin", [*FOREIGN, None])
def test_a_line_from_elsewhere_is_refused(served: Served, path: str, origin: Any) -> None:
    with pytest.raises(InvalidStatus) as refused:
        connect(f"ws://127.0.0.1:{served.port}{path}", origin=origin, proxy=None).close()
    assert refused.value.response.status_code == 403


@pytest.mark.parametrize("path", ["/live", "/camera"])
def test_a_line_of_the_page_itself_opens(served: Served, path: str) -> None:
    own: Any = served.url
    connect(f"ws://127.0.0.1:{served.port}{path}", origin=own, proxy=None).close()


@pytest.mark.parametrize("host", ["evil.example", "", "127.0.0.1.evil.example", "127.0.0.1@evil.example", "10.0.0.1"])
def test_a_name_that_is_not_this_servers_is_refused(browser: Browser, host: str) -> None:
    answer = browser.client.get("/", headers={"host": host})
    assert answer.status_code == 400


@pytest.mark.parametrize("path", CLOSED)
def test_what_the_page_does_not_need_is_closed(browser: Browser, path: str) -> None:
    assert browser.client.get(path).status_code in (400, 404)


@pytest.mark.parametrize("path", CLOSED_POSTS)
def test_no_handler_is_called_by_its_name(browser: Browser, path: str) -> None:
    assert browser.client.post(path, json={"data": [None, ""]}).status_code == 404


def test_a_deep_link_and_another_page_are_ignored(browser: Browser) -> None:
    assert browser.client.get("/?deep_link=../../x&page=nowhere").status_code == 200


def test_another_host_in_a_forwarded_header_never_gets_into_the_page(browser: Browser) -> None:
    answer = browser.client.get("/", headers={"x-forwarded-host": "evil.example", "forwarded": "host=evil.example"})
    assert "evil.example" not in answer.text


def test_a_page_is_watched_by_its_own_browser_only(served: Served, browser: Browser) -> None:
    assert browser.join("read_job", [None, ""]).status_code == 200
    other = served.browser()
    for path in (f"/gradio_api/queue/data?session_hash={browser.session}", f"/gradio_api/heartbeat/{browser.session}"):
        assert other.client.get(path).status_code == 403


def test_the_page_may_load_and_call_this_server_only(browser: Browser) -> None:
    headers = browser.client.get("/").headers
    policy = dict(part.split(" ", 1) for part in headers["content-security-policy"].split("; "))
    assert policy["frame-ancestors"] == policy["form-action"] == policy["base-uri"] == "'self'"
    assert policy["default-src"] == policy["object-src"] == "'none'"
    assert re.fullmatch(r"'self' ws://127[0-9.:]+ wss://127[0-9.:]+ data: blob:", policy["connect-src"])
    assert "unsafe-inline" not in policy["script-src"]
    assert policy["script-src"].count("'sha256-") >= 4
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["cache-control"] == "no-store"
    assert "server" not in headers


def test_the_cookie_is_kept_from_scripts_and_from_other_sites(served: Served) -> None:
    client = served.browser().client
    client.cookies.clear()
    assert re.fullmatch(
        r"rehearse-visitor=[0-9a-f]{32}; Path=/; HttpOnly; SameSite=Strict", client.get("/").headers["set-cookie"]
    )
    assert "set-cookie" not in client.get("/").headers
    client.cookies.clear()
    assert "set-cookie" not in client.get("/", headers={"sec-fetch-site": "cross-site"}).headers


def test_on_a_space_its_own_name_and_the_frame_it_stands_in_are_allowed() -> None:
    hosts = Hosts.of("0.0.0.0", (), "me-rehearse.hf.space")
    assert hosts.allow("me-rehearse.hf.space", "10.1.2.3")
    assert not hosts.allow("other.hf.space", "10.1.2.3")
    assert cookie_for(visitor := new_visitor(), framed=True) == (
        f"{COOKIE}={visitor}; Path=/; HttpOnly; SameSite=None; Secure; Partitioned"
    )
    assert not is_own_origin("http://me-rehearse.hf.space", "me-rehearse.hf.space", https_only=True)
    assert is_own_origin("https://me-rehearse.hf.space", "me-rehearse.hf.space", https_only=True)


@pytest.mark.parametrize(
    ("host", "server", "allowed"),
    [
        ("192.168.1.5:7860", "192.168.1.5", True),
        ("192.168.1.5", "::ffff:192.168.1.5", True),
        ("192.168.1.6", "192.168.1.5", False),
        ("localhost:7860", "127.0.0.1", True),
        ("localhost:7860", "192.168.1.5", False),
        ("evil.example", "192.168.1.5", False),
        ("[fe80::1]:7860", "fe80::1", True),
    ],
)
def test_served_to_the_network_the_page_has_the_address_of_its_connection(
    host: str, server: str, allowed: bool
) -> None:
    assert Hosts.of("0.0.0.0").allow(host, server) is allowed


def test_names_that_settings_give_are_the_only_ones() -> None:
    hosts = Hosts.of("0.0.0.0", ["rehearse.example", " Other.Example "])
    assert hosts.allow("other.example:443", "10.0.0.1")
    assert not hosts.allow("10.0.0.1", "10.0.0.1")
