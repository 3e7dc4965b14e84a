"""Too much and malformed: bodies, heads, forms, numbers, nesting, and requests that two readers read differently."""

from __future__ import annotations

import gzip
import json
import zlib
from collections.abc import Callable

from bench.attacks.scene import Scene
from bench.attacks.table import Attack, Run
from bench.attacks.wire import FORM, Reply, multipart, read_reply

JOIN = "/gradio_api/queue/join"
MB = 1024**2
REFUSED = (0, 400, 403, 404, 408, 411, 413, 414, 415, 422, 429, 431, 501, 503, 507)


def _held(reply: Reply) -> str:
    return "" if reply.status in REFUSED else f"answered {reply.status}: {reply.text[:60]}"


def _body(name: str, body: Callable[[], bytes], path: str = JOIN, **headers: str) -> Attack:
    def run(scene: Scene) -> str:
        known = {"Content-Type": "application/json"} | {
            name.replace("_", "-"): value for name, value in headers.items()
        }
        return _held(scene.visitor().ask("POST", path, known, body()))

    return Attack("sizes", name, run)


def _call(**more: object) -> bytes:
    return json.dumps(
        {"fn_index": 2, "data": [None, "x"], "session_hash": "attack1", "trigger_id": None} | more
    ).encode()


def _deep(sign: bytes, end: bytes, depth: int) -> bytes:
    return b'{"fn_index": 2, "session_hash": "attack1", "data": [null, ' + sign * depth + b"1" + end * depth + b"]}"


GARBAGE: dict[str, Callable[[], bytes]] = {
    "nothing": lambda: b"", "half": lambda: b'{"data":', "null": lambda: b"null", "a list": lambda: b"[]",
    "a number": lambda: b"5",
    "not UTF-8": lambda: b'{"a":"\xff\xfe"}', "NaN": lambda: _call(data=[None, float("nan")]),
    "infinite": lambda: _call(data=[None, float("inf")]),
    "a huge number": lambda: b'{"fn_index": ' + b"9" * 5000 + b"}", "a huge float": lambda: b'{"fn_index": 1e99999}',
    "deep lists": lambda: _deep(b"[", b"]", 100_000), "deep objects": lambda: _deep(b'{"a":', b"}", 50_000),
    "wide": lambda: b'{"data": [' + b"0," * 200_000 + b"0]}",
    "one long name": lambda: b'{"' + b"a" * 900_000 + b'": 1}',
    "a name twice": lambda: b'{"fn_index": 2, "fn_index": 9999, "data": [null, "x"], "session_hash": "attack1"}',
    "escapes": lambda: b'{"a": "' + b"\\u0000" * 100_000 + b'"}', "open quotes": lambda: b'"' + b"\\" * 500_000,
    "2 MB": lambda: _call(data=[None, "x" * 2 * MB]), "a prototype": lambda: _call(__proto__={"a": 1}, fn_index="2"),
    "another handler": lambda: _call(fn_index=-1), "a handler as text": lambda: _call(fn_index="2"),
    "a handler as truth": lambda: _call(fn_index=True),
    "no such handler": lambda: _call(fn_index=10**18), "no page": lambda: _call(session_hash=None),
    "a page of dots": lambda: _call(session_hash="../x"),
    "a long page": lambda: _call(session_hash="x" * 5000), "data as object": lambda: _call(data={"0": 1}),
    "too many values": lambda: _call(data=[None] * 500),
    "packed": lambda: gzip.compress(_call()),
    "XML": lambda: b"<?xml version='1.0'?><!DOCTYPE a [<!ENTITY b SYSTEM 'file:///etc/passwd'>]><a>&b;</a>",
}  # fmt: skip
FEW = ("nothing", "null", "NaN", "half", "not UTF-8", "deep lists", "no page")
OTHER_FORM = multipart("a.txt", b"x", "other")


def _upload(name: str, body: Callable[[], bytes], headers: dict[str, str] = FORM) -> Attack:
    def run(scene: Scene) -> str:
        return _held(scene.visitor().ask("POST", "/gradio_api/upload", headers, body(), timeout=60))

    return Attack("uploads", name, run)


def _part(head: bytes, content: bytes = b"x") -> bytes:
    return b"--attack\r\n" + head + b"\r\n\r\n" + content + b"\r\n--attack--\r\n"


DISPOSITION = b'Content-Disposition: form-data; name="files"; filename="a.wav"'
NESTED = b"Content-Type: multipart/mixed; boundary=b\r\nContent-Disposition: form-data"
UPLOADS: dict[str, Callable[[], bytes]] = {
    "a document of 11 MB": lambda: multipart("a.pdf", bytes(11 * MB)),
    "a recording of 61 MB": lambda: multipart("a.wav", bytes(61 * MB)),
    "a head of 20 MB": lambda: _part(b"X: " + b"a" * 20 * MB + b"\r\n" + DISPOSITION),
    "a name of 5 MB": lambda: multipart("a" * 5 * MB + ".wav", b"x"),
    "many heads": lambda: _part(b"\r\n".join(b"X%d: a" % n for n in range(20_000)) + b"\r\n" + DISPOSITION),
    "no name": lambda: _part(b"Content-Disposition: form-data"),
    "many parts": lambda: (b"--attack\r\n" + DISPOSITION + b"\r\n\r\nx\r\n") * 2000 + b"--attack--\r\n",
    "two files": lambda: b"--attack\r\n" + DISPOSITION + b"\r\n\r\nx\r\n" + _part(DISPOSITION),
    "no end": lambda: b"--attack\r\n" + DISPOSITION + b"\r\n\r\nx",
    "no boundary inside": lambda: b"x" * MB, "only the end": lambda: b"--attack--\r\n",
    "a field of 5 MB": lambda: _part(b'Content-Disposition: form-data; name="files"', bytes(5 * MB)),
    "nested": lambda: _part(NESTED, b"--b\r\n" + DISPOSITION + b"\r\n\r\nx\r\n--b--"),
}  # fmt: skip
TYPES = (
    "multipart/form-data", "multipart/form-data; boundary=", "multipart/form-data; boundary=" + "b" * 9000,
    "text/plain", "", "multipart/form-data; boundary=\xff",
    "multipart/form-data; boundary=a; boundary=attack; charset=utf-7", "multipart/mixed; boundary=attack",
    "application/x-www-form-urlencoded",
)  # fmt: skip
NAMES = (
    "../../../tmp/zq-planted.txt", "/tmp/zq-planted.txt", "..\\..\\zq-planted.txt", "a\0b.txt", "con.txt",
    ".htaccess", "", "..", "~root.txt", "$(id).txt",
    "%2e%2e%2fzq.txt", "a.txt\r\nX: y", "．．／zq.txt", "x" * 4000 + ".pdf", "\u202efdp.exe", "-rf.txt",
    "a/../../b.txt",
    "|ls.txt", "\ud800.txt", "a.txt:stream",
)  # fmt: skip


def _named(name: str) -> Attack:
    """It lies in the visitor's own folder whatever it is called, and nothing else appears anywhere."""

    def run(scene: Scene) -> str:
        reply = scene.visitor().upload(
            name.encode("utf-8", "surrogatepass").decode("utf-8", "surrogateescape"), b"a text"
        )
        if reply.status != 200:
            return _held(reply)
        from pathlib import Path

        path = Path(json.loads(reply.text)[0])
        inside = (
            path.parents[3] == next(scene.target.temporary.glob("rehearse-page-*[0-9a-f]")) and ".." not in path.parts
        )
        planted = [each for each in ("/tmp/zq-planted.txt",) if Path(each).exists()]
        return "" if inside and path.read_bytes() == b"a text" and not planted else f"it lies at {path}"

    return Attack("uploads", f"called {name[:30]!r}", run)


def _endless(path: str, headers: dict[str, str], chunk: bytes, most: int) -> Run:
    def run(scene: Scene) -> str:
        head = f"POST {path} HTTP/1.1\r\nHost: {scene.target.host}\r\nTransfer-Encoding: chunked\r\n"
        head += "".join(f"{name}: {value}\r\n" for name, value in headers.items())
        sent = 0
        with scene.target.open() as line:
            try:
                line.sendall(head.encode() + b"\r\n")
                while sent < most:
                    line.sendall(f"{len(chunk):x}\r\n".encode() + chunk + b"\r\n")
                    sent += len(chunk)
                line.sendall(b"0\r\n\r\n")
            except OSError:
                return ""  # it was cut
            reply = scene.target.looked_at(read_reply(line, path))
        return _held(reply)

    return run


SMUGGLED = "GET /health HTTP/1.1\r\nHost: {host}\r\nX: "
POST = "POST /gradio_api/cancel HTTP/1.1\r\nHost: {host}\r\n"
REQUESTS = {
    "a length and chunks": POST + "Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
    "chunks twice": POST + "Transfer-Encoding: chunked\r\nTransfer-Encoding: identity\r\n\r\n0\r\n\r\n",
    "chunks, oddly written": POST + "Transfer-Encoding: \x0bchunked\r\n\r\n0\r\n\r\n",
    "chunks of another kind": POST + "Transfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n",
    "two lengths": POST + "Content-Length: 0\r\nContent-Length: 44\r\n\r\n",
    "a negative length": POST + "Content-Length: -1\r\n\r\n",
    "a length with a sign": POST + "Content-Length: +5\r\n\r\nxxxxx",
    "a huge length": POST + "Content-Length: 99999999999999999999\r\n\r\n",
    "a length in hexadecimal": POST + "Content-Length: 0x5\r\n\r\nxxxxx",
    "a bad chunk": POST + "Transfer-Encoding: chunked\r\n\r\nzz\r\n\r\n",
    "a huge chunk": POST + "Transfer-Encoding: chunked\r\n\r\nfffffffffffffffff\r\n",
    "a chunk with an extension": POST + "Transfer-Encoding: chunked\r\n\r\n1;" + "a" * 9000 + "\r\nx\r\n0\r\n\r\n",
    "a body of a GET": "GET /health HTTP/1.1\r\nHost: {host}\r\nContent-Length: 5\r\n\r\nxxxxx",
    "bare returns": "GET /health HTTP/1.1\rHost: {host}\r\r",
    "NUL in a head": "GET /health HTTP/1.1\r\nHost: {host}\r\nX: a\0b\r\n\r\n",
    "HTTP/2": "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", "nothing but garbage": "\x16\x03\x01\x02\x00\x01",
    "a long head": "GET /health HTTP/1.1\r\nHost: {host}\r\nX: " + "a" * 70_000 + "\r\n\r\n",
    "many heads": "GET /health HTTP/1.1\r\nHost: {host}\r\n" + "X: a\r\n" * 20_000 + "\r\n",
    "a long address": "GET /" + "a" * 70_000 + " HTTP/1.1\r\nHost: {host}\r\n\r\n",
    "a long query": "GET /?" + "a" * 9000 + " HTTP/1.1\r\nHost: {host}\r\n\r\n",
    "no version": "GET /health\r\n\r\n", "a long method": "A" * 9000 + " / HTTP/1.1\r\nHost: {host}\r\n\r\n",
    "an upgrade": "GET /health HTTP/1.1\r\nHost: {host}\r\n"
    "Connection: Upgrade\r\nUpgrade: h2c\r\nHTTP2-Settings: a\r\nContent-Length: 3\r\n\r\nabc",
}  # fmt: skip


def _raw(name: str) -> Attack:
    def run(scene: Scene) -> str:
        raw = REQUESTS[name].replace("{host}", scene.target.host).encode("latin-1")
        with scene.target.open() as line:
            try:
                line.sendall(raw)
                line.sendall(SMUGGLED.replace("{host}", scene.target.host).encode() + b"y\r\n\r\n")
            except OSError:
                return ""
            reply = scene.target.looked_at(read_reply(line, name))
            rest = _rest(line) if reply.status else b""
        if b"HTTP/1.1 200" in rest and raw.startswith(b"POST"):
            return "what stood behind it was answered as a request of its own"
        return _held(reply)

    return Attack("smuggling", name, run)


def _rest(line: object) -> bytes:
    import socket

    assert isinstance(line, socket.socket)
    line.settimeout(2)
    try:
        return line.recv(4096)
    except OSError:
        return b""


def _bomb(scene: Scene) -> str:
    packed = zlib.compress(bytes(50 * MB))
    headers = {"Content-Type": "application/json", "Content-Encoding": "deflate"}
    return _held(scene.visitor().ask("POST", JOIN, headers, packed))


ATTACKS = (
    *(_body(f"garbage: {name}", body) for name, body in GARBAGE.items()),
    *(_body(f"garbage as a cancel: {name}", GARBAGE[name], "/gradio_api/cancel") for name in FEW),
    *(_body(f"garbage as a key: {name}", GARBAGE[name], "/interviews/file") for name in FEW),
    Attack("sizes", "a packed bomb", _bomb),
    Attack("sizes", "an endless call", _endless(JOIN, {"Content-Type": "application/json"}, b"x" * 65536, 20 * MB)),
    Attack("sizes", "an endless key", _endless("/interviews/file", {}, b"x" * 65536, 20 * MB)),
    Attack("sizes", "an endless upload", _endless("/gradio_api/upload", FORM, b"x" * 262144, 90 * MB), slow=True),
    *(_upload(name, body) for name, body in UPLOADS.items()),
    *(_upload(f"of type {kind[:40]!r}", lambda: OTHER_FORM, {"Content-Type": kind}) for kind in TYPES),
    *map(_named, NAMES),
    *map(_raw, REQUESTS),
)  # fmt: skip
