"""HTTP as bytes on a socket: a request may be as wrong as its sender likes, and an answer is read as it comes."""

from __future__ import annotations

import base64
import http.client
import os
import socket
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field

WAIT = 20.0
"""Seconds for an answer; what takes longer hangs."""


@dataclass(frozen=True, slots=True)
class Reply:
    """`status` 0: the connection was closed without an answer."""

    status: int
    headers: tuple[tuple[str, str], ...] = ()
    body: bytes = b""
    asked: str = field(default="", compare=False)

    @property
    def text(self) -> str:
        return self.body.decode("utf-8", "replace")

    def header(self, name: str) -> str:
        return next((value for known, value in self.headers if known.lower() == name), "")


def request_bytes(method: str, path: str | bytes, headers: Mapping[str, str], body: bytes, host: str) -> bytes:
    """`host` "" leaves the Host header out; a length is announced unless the headers do."""
    target = path if isinstance(path, bytes) else path.encode("utf-8", "surrogateescape")
    lines = [method.encode() + b" " + target + b" HTTP/1.1"]
    known = {name.lower() for name in headers}
    if host and "host" not in known:
        lines.append(b"Host: " + host.encode())
    if "connection" not in known:
        lines.append(b"Connection: close")
    if (body or method == "POST") and not known & {"content-length", "transfer-encoding"}:
        lines.append(f"Content-Length: {len(body)}".encode())
    lines += [name.encode() + b": " + value.encode("utf-8", "surrogateescape") for name, value in headers.items()]
    return b"\r\n".join(lines) + b"\r\n\r\n" + body


def send(port: int, raw: bytes, *, timeout: float = WAIT, method: str = "GET") -> Reply:
    """One request as these bytes -> its answer. Raises TimeoutError where none comes."""
    asked = raw.split(b"\r\n", 1)[0][:120].decode("latin-1")
    with socket.create_connection(("127.0.0.1", port), timeout=timeout) as line:
        with suppress(BrokenPipeError, ConnectionResetError):  # refused before it was read; the answer may be there
            line.sendall(raw)
        return read_reply(line, asked, method)


def read_reply(line: socket.socket, asked: str = "", method: str = "GET") -> Reply:
    answer = http.client.HTTPResponse(line, method=method)
    try:
        answer.begin()
        return Reply(answer.status, tuple(answer.getheaders()), answer.read(), asked)
    except (http.client.HTTPException, ConnectionError):
        return Reply(0, asked=asked)


def handshake(port: int, path: str, headers: Mapping[str, str], host: str) -> Reply:
    """Ask for a WebSocket; only the answer to the handshake is read."""
    key = base64.b64encode(os.urandom(16)).decode()
    asked = {"Upgrade": "websocket", "Connection": "Upgrade", "Sec-WebSocket-Version": "13", "Sec-WebSocket-Key": key}
    raw = request_bytes("GET", path, asked | dict(headers), b"", host)
    with socket.create_connection(("127.0.0.1", port), timeout=WAIT) as line:
        line.sendall(raw)
        answer = http.client.HTTPResponse(line)
        try:
            answer.begin()
        except (http.client.HTTPException, ConnectionError):
            return Reply(0, asked=path)
        return Reply(answer.status, tuple(answer.getheaders()), b"", path)


def multipart(name: str, content: bytes, boundary: str = "attack") -> bytes:
    head = f'--{boundary}\r\nContent-Disposition: form-data; name="files"; filename="{name}"\r\n\r\n'
    return head.encode("utf-8", "surrogateescape") + content + f"\r\n--{boundary}--\r\n".encode()


FORM = {"Content-Type": "multipart/form-data; boundary=attack"}
