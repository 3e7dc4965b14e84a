"""Every route that the installed Gradio has, read from its own files so that a newer one's are tried too."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

from bench.attacks.scene import Scene
from bench.attacks.table import Attack

_ROUTE = re.compile(
    r"@(?:\w+\.)?(?:app|router)\.(get|post|put|patch|delete|head|websocket|api_route)\(\s*f?\"([^\"]*)\""
)
OPEN = (
    "/", "/theme.css", "/app_id", "/queue/join", "/queue/data", "/cancel", "/heartbeat/{session_hash}", "/upload",
    "/upload_progress", "/file={path_or_url:path}", "/assets/{path:path}", "/static/{path:path}", "/favicon.ico",
    "/robots.txt", "/manifest.json", "/health",
)  # fmt: skip
"""What the page needs; each of them has attacks of its own."""
ELSE = (
    ("GET", "/docs"), ("GET", "/redoc"), ("GET", "/openapi.json"), ("GET", "/gradio_api/openapi.json"),
    ("GET", "/gradio_api/config"), ("GET", "/gradio_api/queue/status"), ("POST", "/gradio_api/queue/push"),
    ("GET", "/gradio_api/mcp/sse"), ("POST", "/gradio_api/mcp/messages/"), ("POST", "/gradio_api/mcp/http/"),
    ("GET", "/gradio_api/mcp/schema"), ("GET", "/gradio_api/deep_link?session_hash=x"), ("GET", "/?deep_link=../../x"),
    ("GET", "/config?deep_link=x"), ("GET", "/?__theme=dark&view=api"), ("GET", "/live"), ("GET", "/camera"),
    ("POST", "/"), ("POST", "/health"), ("POST", "/live/live.js"), ("PUT", "/"), ("DELETE", "/health"), ("PATCH", "/"),
    ("TRACE", "/"), ("CONNECT", "127.0.0.1:22"), ("OPTIONS", "/"), ("OPTIONS", "*"), ("PROPFIND", "/"), ("GE T", "/"),
    ("POST", "/gradio_api/app_id"), ("POST", "/gradio_api/file=/etc/passwd"), ("DELETE", "/interviews/file"),
    ("GET", "/gradio_api/upload"), ("PUT", "/gradio_api/upload"), ("HEAD", "/gradio_api/queue/join"),
    ("HEAD", "/gradio_api/queue/data?session_hash=x1"), ("HEAD", "/interviews/file"),
    ("HEAD", "/gradio_api/heartbeat/x1"),
)  # fmt: skip
HARMLESS = {"/?deep_link=../../x", "/?__theme=dark&view=api"}
"""Answered with the page as it is."""


def gradio_routes() -> list[tuple[str, str]]:
    """Methods and paths of the installed Gradio."""
    spec = find_spec("gradio")
    assert spec is not None
    assert spec.origin is not None
    found: dict[tuple[str, str], None] = {}
    for path in sorted(Path(spec.origin).parent.glob("*.py")):
        for method, route in _ROUTE.findall(path.read_text(encoding="utf-8")):
            found[("GET" if method == "websocket" else method.upper(), route)] = None
    return list(found)


def _addresses(scene: Scene, route: str) -> Iterator[str]:
    """The route with something in its places, under each beginning that Gradio's may have."""
    fillings = {"path": "/etc/passwd", "url": scene.target.server.url, "session_hash": scene.victim.visitor.session}

    def filling(found: re.Match[str]) -> str:
        name = found[1].split(":")[0]
        return next((value for part, value in fillings.items() if part in name), "read_job")

    path = re.sub(r"\{([^}]*)\}", filling, route)
    before = ("",) if path.startswith("/gradio_api") else ("", "/gradio_api")
    yield from (f"{each}{path}" for each in before)
    yield f"/GRADIO_API{path}"
    yield f"//gradio_api{path}"
    yield f"/gradio_api/.{path}"


def _route(method: str, route: str) -> Attack:
    def run(scene: Scene) -> str:
        visitor = scene.visitor()
        body = json.dumps({"data": [None, "x"], "session_hash": "x1", "fn_name": "x", "component_id": 7}).encode()
        for address in _addresses(scene, route):
            for query in ("", f"?session_hash={scene.victim.visitor.session}&path=/etc/passwd"):
                sent = body if method == "POST" else b""
                reply = visitor.ask(method, address + query, {"Content-Type": "application/json"} if sent else {}, sent)
                if reply.status and reply.status < 400 and _plain(route) not in OPEN:
                    return f"{method} {address} answered {reply.status}: {reply.text[:60]}"
                if reply.status in (500, 501, 502):
                    return f"{method} {address} failed: {reply.text[:60]}"
        return scene.harm_to_victim()

    return Attack("gradio routes", f"{method} {route}", run)


def _plain(route: str) -> str:
    return route.removeprefix("/gradio_api")


def _other(method: str, address: str) -> Attack:
    def run(scene: Scene) -> str:
        reply = scene.visitor().ask(method, address)
        opened = bool(reply.status) and reply.status < 400 and address not in HARMLESS
        return f"answered {reply.status}: {reply.text[:60]}" if opened else ""

    return Attack("methods", f"{method} {address}", run)


ATTACKS = (
    *(_route(method, route) for method, route in gradio_routes() if _plain(route) not in OPEN),
    *(_other(method, address) for method, address in ELSE),
)
