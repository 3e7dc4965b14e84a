"""The app under attack, what must never leave it, and the people who use it: victims and attackers."""

from __future__ import annotations

import json
import re
import secrets
import socket
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from bench.attacks.wire import FORM, WAIT, Reply, multipart, request_bytes, send
from bench.processes import ROOT
from bench.serving import Server

ALIVE = 2.0
"""Seconds for /health after an attack."""
OURS = "Something went wrong on our side"
TRACES = ("Traceback (most recent", "site-packages", 'File "/', '.py", line')
HEADERS = {"x-content-type-options": "nosniff", "content-security-policy": "frame-ancestors"}
OPENED = ("access-control-allow-origin", "access-control-allow-credentials", "server", "x-powered-by")
_CONFIG = re.compile(r"window\.gradio_config = (\{.*?\});?</script>", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Handler:
    """A handler of the page by its number; what its fields hold at first, and which kind each output is of."""

    number: int
    values: tuple[Any, ...]
    inputs: tuple[str, ...]
    outputs: tuple[str, ...]


@dataclass
class Target:
    server: Server
    canaries: dict[str, str]
    """What must not get out -> what it is."""
    temporary: Path
    config: dict[str, Any] = field(default_factory=dict)
    handlers: dict[str, Handler] = field(default_factory=dict)
    faults: list[str] = field(default_factory=list)
    """What was wrong with any answer since the last attack."""

    def __post_init__(self) -> None:
        page = self.ask("GET", "/")
        found = _CONFIG.search(page.text)
        if page.status != 200 or found is None:
            raise RuntimeError(f"the page cannot be read: {page.status}")
        self.config = json.loads(found[1])
        self.handlers = handlers_in(self.config)

    @property
    def host(self) -> str:
        return f"127.0.0.1:{self.server.port}"

    def ask(
        self, method: str, path: str | bytes, headers: Mapping[str, str] | None = None, body: bytes = b"",
        *, host: str | None = None, timeout: float = WAIT,
    ) -> Reply:  # fmt: skip
        raw = request_bytes(method, path, headers or {}, body, self.host if host is None else host)
        return self.looked_at(send(self.server.port, raw, timeout=timeout, method=method))

    def send(self, raw: bytes, *, timeout: float = WAIT) -> Reply:
        return self.looked_at(send(self.server.port, raw, timeout=timeout))

    def looked_at(self, reply: Reply) -> Reply:
        self.faults += faults_of(reply, self.canaries)
        return reply

    def told(self, text: str, where: str) -> None:
        """Note what must not stand in a text that came back."""
        self.faults += [f"{what} in {where}" for canary, what in self.canaries.items() if canary in text]
        self.faults += [f"a trace of the program in {where}" for trace in TRACES if trace in text][:1]

    def is_alive(self, within: float = ALIVE) -> bool:
        raw = request_bytes("GET", "/health", {}, b"", self.host)
        try:
            return send(self.server.port, raw, timeout=within).status == 200
        except OSError:
            return False

    def visitor(self) -> Visitor:
        return Visitor(self)

    def open(self) -> socket.socket:
        return socket.create_connection(("127.0.0.1", self.server.port), timeout=WAIT)


def handlers_in(config: Mapping[str, Any]) -> dict[str, Handler]:
    parts = {part["id"]: part for part in config["components"]}
    found = {}
    for one in config["dependencies"]:
        if not one["backend_fn"]:
            continue
        values = tuple(parts[number]["props"].get("value") for number in one["inputs"])
        kinds = tuple(parts[number]["type"] for number in one["inputs"])
        outputs = tuple(parts[number]["type"] for number in one["outputs"])
        found[one["api_name"]] = Handler(one["id"], values, kinds, outputs)
    return found


def faults_of(reply: Reply, canaries: Mapping[str, str]) -> list[str]:
    """What is wrong with an answer whatever was asked."""
    if not reply.status or reply.status == 101:
        return []
    heads = " ".join(f"{name}: {value}" for name, value in reply.headers)
    text = f"{heads} {reply.text}"
    faults = [what for canary, what in canaries.items() if canary in text]
    faults += [f"a trace of the program ({trace})" for trace in TRACES if trace in text and reply.status >= 400][:1]
    if reply.status >= 500 and reply.status not in (503, 507):
        faults.append(f"status {reply.status}")
    if reply.header("content-type") or reply.status not in (400, 404):  # else it is the protocol's own refusal
        faults += [f"no {name}" for name, part in HEADERS.items() if part not in reply.header(name)]
    faults += [f"{name}: {reply.header(name)}" for name in OPENED if reply.header(name)]
    return [f"{reply.asked}: {fault}" for fault in faults]


class Visitor:
    """A browser with a cookie and a page of its own."""

    def __init__(self, target: Target) -> None:
        self.target = target
        given = target.ask("GET", "/theme.css").header("set-cookie")
        self.cookie = given.split(";")[0]
        self.session = secrets.token_hex(6)

    def ask(
        self, method: str, path: str | bytes, headers: Mapping[str, str] | None = None, body: bytes = b"",
        *, timeout: float = WAIT,
    ) -> Reply:  # fmt: skip
        return self.target.ask(method, path, {"Cookie": self.cookie} | dict(headers or {}), body, timeout=timeout)

    def upload(self, name: str, content: bytes) -> Reply:
        return self.ask("POST", "/gradio_api/upload", FORM, multipart(name, content))

    def uploaded(self, name: str, content: bytes) -> dict[str, Any]:
        reply = self.upload(name, content)
        if reply.status != 200:
            raise RuntimeError(f"an ordinary upload was refused: {reply.text}")
        return file_data(json.loads(reply.text)[0])

    def join(self, handler: str, data: Sequence[Any], **more: Any) -> Reply:
        number = self.target.handlers[handler].number
        message = {"fn_index": number, "data": list(data), "session_hash": self.session, "trigger_id": None} | more
        return self.post("/gradio_api/queue/join", json.dumps(message).encode())

    def post(self, path: str, body: bytes) -> Reply:
        return self.ask("POST", path, {"Content-Type": "application/json"}, body)

    def call(self, handler: str, data: Sequence[Any], **more: Any) -> Outcome:
        """Call a handler and wait for what it says at last."""
        reply = self.join(handler, data, **more)
        if reply.status != 200:
            return Outcome(reply, (), False)
        message = self.heard(json.loads(reply.text)["event_id"])
        output = message.get("output") or {}
        kinds = self.target.handlers[handler].outputs
        values = tuple(zip(kinds, output.get("data") or (), strict=False))
        self.target.told(json.dumps(output), handler)
        return Outcome(reply, values, bool(message.get("success")))

    def heard(self, event: str) -> dict[str, Any]:
        """The last message about a call. Raises TimeoutError."""
        headers = {"Cookie": self.cookie}
        path = f"/gradio_api/queue/data?session_hash={self.session}"
        raw = request_bytes("GET", path, headers, b"", self.target.host)
        with self.target.open() as line, line.makefile("rb") as lines:
            line.settimeout(60)
            line.sendall(raw)
            for text in lines:
                message = json.loads(text[6:]) if text.startswith(b"data: ") else {}
                if message.get("msg") == "process_completed" and message.get("event_id") == event:
                    return dict(message)
                if message.get("msg") in ("unexpected_error", "server_stopped"):
                    return dict(message)
        return {}

    def given(self, handler: str, **places: Any) -> list[Any]:
        """The handler's values as the page first holds them, with others at the places `v0`, `v1`, ..."""
        values = list(self.target.handlers[handler].values)
        for place, value in places.items():
            values[int(place[1:])] = value
        return values


@dataclass(frozen=True, slots=True)
class Outcome:
    reply: Reply
    values: tuple[tuple[str, Any], ...]
    """Which kind of component each value is for, and the value."""
    done: bool

    @property
    def all(self) -> str:
        return json.dumps([value for _, value in self.values], ensure_ascii=False)

    @property
    def html(self) -> list[str]:
        return [text for kind, value in self.values if kind == "html" for text in _strings(value)]

    def plain(self, place: int) -> Any:
        return self.values[place][1] if len(self.values) > place else None


def _strings(value: Any) -> list[str]:
    if isinstance(value, str):
        return [value]
    if isinstance(value, dict):
        return [value["value"]] if isinstance(value.get("value"), str) else []
    return []


def file_data(path: str) -> dict[str, Any]:
    return {"path": path, "meta": {"_type": "gradio.FileData"}}


def paths_of_here(target: Target) -> dict[str, str]:
    """Folders of this machine that no answer may name."""
    return {str(ROOT): "a path of the program", str(target.server.outputs): "the path of the outputs folder"}
