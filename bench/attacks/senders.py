"""Who asks, under which name: foreign pages, rebound names, and what proxies may pass on, on HTTP and both lines."""

from __future__ import annotations

import json

from bench.attacks.scene import Scene
from bench.attacks.table import Attack, Run
from bench.attacks.wire import handshake, request_bytes

LINES = ("/live", "/camera")
ORIGINS = (
    "http://evil.example", "null", "", "http://127.0.0.1", "http://127.0.0.1:1", "http://127.0.0.1.evil.example",
    "http://127.0.0.1@evil.example", "http://evil.example#{host}", "http://evil.example?{host}", "file://",
    "http://[::1]",
    "http://{host}.evil.example", "http://{host}/", "http://{host}/x", " http://{host}", "http://{host} ",
    "http://{host}\t",
    "ftp://{host}", "http://user@{host}", "http://localhost:{port}", "chrome-extension://abcdef",
    "http://①27.0.0.1:{port}",
    "http://0.0.0.0:{port}", "http://127.1:{port}", "http://2130706433:{port}", "http://{host}, http://evil.example",
    "HTTP://EVIL.EXAMPLE", "data:text/html,x", "blob:http://{host}/x", "http://{host}:80", "//{host}",
)  # fmt: skip
HOSTS = (
    "evil.example", "evil.example:{port}", "", "127.0.0.1.evil.example:{port}", "127.0.0.1@evil.example",
    "localhost.evil.example",
    "0.0.0.0:{port}", "127.1:{port}", "2130706433:{port}", "0x7f000001:{port}", "10.0.0.1:{port}", "169.254.169.254",
    "localhost.:{port}", "127.0.0.1:{port}/x", "127.0.0.1:99999999", "127.0.0.1:port", "[::ffff:7f00:1]:{port}",
    "127.0.0.1:{port}#x",
    "127.0.0.1 evil.example", "evil.example, 127.0.0.1:{port}", "<script>", "127.0.0.1:{port}:80", "*", "::1",
)  # fmt: skip
FORWARDED = (
    {"X-Forwarded-Host": "evil.example"}, {"Forwarded": "host=evil.example;proto=https"}, {"X-Original-URL": "/config"},
    {"X-Rewrite-URL": "/config"}, {"X-Forwarded-Prefix": "//evil.example"}, {"X-Forwarded-Proto": "javascript"},
    {"X-Forwarded-For": "127.0.0.1"}, {"X-Forwarded-Port": "1\r\nX: y"}, {"X-HTTP-Method-Override": "POST"},
    {"X-Forwarded-Server": "evil.example"}, {"X-Gradio-Server": "http://evil.example"},
    {"Referer": "http://evil.example/"},
)  # fmt: skip


def _filled(scene: Scene, text: str) -> str:
    return text.replace("{host}", scene.target.host).replace("{port}", str(scene.target.server.port))


def _origin(given: str) -> Attack:
    def run(scene: Scene) -> str:
        origin = _filled(scene, given)
        if origin.strip() == f"http://{scene.target.host}":  # blanks round a header's value are none of it
            return ""
        visitor = scene.visitor()
        body = json.dumps({"fn_index": 2, "data": [None, "x"], "session_hash": visitor.session}).encode()
        for method, path, sent in (
            ("POST", "/gradio_api/queue/join", body), ("GET", "/", b""), ("POST", "/interviews/file", b"{}"),
            ("POST", "/gradio_api/upload", b"x"), ("OPTIONS", "/gradio_api/queue/join", b""),
        ):  # fmt: skip
            headers = {"Origin": origin, "Access-Control-Request-Method": "POST", "Content-Type": "text/plain"}
            reply = visitor.ask(method, path, headers, sent)
            if reply.status not in (400, 403):
                return f"{method} {path} answered {reply.status}"
        for path in LINES:
            if handshake(scene.target.server.port, path, {"Origin": origin}, scene.target.host).status == 101:
                return f"{path} was opened"
        return ""

    return Attack("origins", repr(given), run)


def _no_origin(scene: Scene) -> str:
    for path in LINES:
        if handshake(scene.target.server.port, path, {}, scene.target.host).status == 101:
            return f"{path} was opened"
    return ""


def _two_origins(scene: Scene) -> str:
    own = f"http://{scene.target.host}"
    raw = f"GET / HTTP/1.1\r\nHost: {scene.target.host}\r\nOrigin: {own}\r\nOrigin: http://evil.example\r\n\r\n"
    return "answered" if scene.target.send(raw.encode()).status == 200 else ""


def _fetch_site(site: str, mode: str) -> Attack:
    def run(scene: Scene) -> str:
        headers = {"Sec-Fetch-Site": site, "Sec-Fetch-Mode": mode, "Sec-Fetch-Dest": "image"}
        visitor = scene.visitor()
        for method, path in (
            ("POST", "/gradio_api/cancel"), ("POST", "/interviews/file"), ("GET", "/gradio_api/app_id"),
            ("GET", "/health"),
            ("GET", f"/gradio_api/heartbeat/{visitor.session}"), ("GET", "/live/live.js"),
        ):  # fmt: skip
            reply = visitor.ask(method, path, headers, b"{}" if method == "POST" else b"", timeout=5)
            if reply.status not in (400, 403):
                return f"{method} {path} answered {reply.status}"
        return ""

    return Attack("origins", f"{site}, {mode}", run)


def _host(given: str) -> Attack:
    def run(scene: Scene) -> str:
        host = _filled(scene, given)
        target = scene.target
        for path in ("/", "/health", "/gradio_api/app_id"):
            raw = f"GET {path} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n".encode()
            reply = target.send(raw)
            if reply.status and reply.status < 400:
                return f"{path} answered {reply.status}"
        for path in LINES:
            if handshake(target.server.port, path, {"Origin": f"http://{host}"}, host or "").status == 101:
                return f"{path} was opened"
        return ""

    return Attack("hosts", repr(given), run)


def _raw(name: str, lines: str) -> Attack:
    def run(scene: Scene) -> str:
        reply = scene.target.send(
            (_filled(scene, lines) + "\r\n\r\n").replace("\n", "\r\n").replace("\r\r", "\r").encode()
        )
        return f"answered {reply.status}" if reply.status and reply.status < 400 else ""

    return Attack("hosts", name, run)


def _forwarded(headers: dict[str, str]) -> Attack:
    def run(scene: Scene) -> str:
        for path in ("/", "/manifest.json", "/robots.txt", "/theme.css"):
            reply = scene.visitor().ask("GET", path, headers)
            heads = str(reply.headers)
            if "evil.example" in reply.text + heads or "javascript:" in heads:
                return f"{path} names it"
            if reply.status >= 500:
                return f"{path} failed"
        return ""

    return Attack("hosts", next(iter(headers.items()))[0] + " " + next(iter(headers.values())).strip()[:30], run)


def _rebound(scene: Scene) -> str:
    """A foreign name that points here: Host and Origin agree with each other."""
    raw = request_bytes("POST", "/gradio_api/queue/join", {"Origin": "http://evil.example"}, b"{}", "evil.example")
    return "answered" if scene.target.send(raw).status not in (400, 403) else ""


def _simple(kind: str, name: str, run: Run) -> Attack:
    return Attack(kind, name, run)


ATTACKS = (
    *(_origin(origin) for origin in ORIGINS),
    _simple("origins", "none on a line", _no_origin),
    _simple("origins", "two of them", _two_origins),
    _fetch_site("cross-site", "no-cors"),
    _fetch_site("cross-site", "cors"),
    _fetch_site("same-site", "no-cors"),
    *(_host(host) for host in HOSTS),
    _raw("two Host headers", "GET / HTTP/1.1\nHost: {host}\nHost: evil.example"),
    _raw("two Host headers, the other way", "GET / HTTP/1.1\nHost: evil.example\nHost: {host}"),
    _raw("none", "GET / HTTP/1.1"),
    _raw("none, old protocol", "GET / HTTP/1.0"),
    _raw("an address in the request line", "GET http://evil.example/ HTTP/1.1\nHost: {host}"),
    _raw("an own address in the request line", "GET http://{host}/ HTTP/1.1\nHost: evil.example"),
    _raw("a folded header", "GET / HTTP/1.1\nHost: {host}\n evil.example"),
    _raw("a blank before the colon", "GET / HTTP/1.1\nHost : {host}"),
    *(_forwarded(headers) for headers in FORWARDED),
    _simple("hosts", "a rebound name", _rebound),
)
