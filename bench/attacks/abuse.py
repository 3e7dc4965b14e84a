"""Slowness, crowds and bombs: what holds a server up, or fills it, without breaking a rule of any one request."""

from __future__ import annotations

import io
import json
import secrets
import socket
import threading
import time
import zipfile
from contextlib import ExitStack

from bench.attacks.lines import begin, heard, opened, png_bomb
from bench.attacks.people import JOB, prepared
from bench.attacks.scene import Scene
from bench.attacks.table import Attack, Run
from bench.attacks.target import OURS, Visitor
from bench.attacks.wire import FORM, read_reply, request_bytes
from bench.processes import resident_mb

RELEASED = 75.0
"""Seconds; idle things are let go within a minute."""


def _connections(head: bytes, count: int) -> Run:
    """So many connections that stay as they are; somebody else is served meanwhile."""

    def run(scene: Scene) -> str:
        with ExitStack() as held:
            for _ in range(count):
                line = held.enter_context(scene.target.open())
                line.sendall(head.replace(b"{host}", scene.target.host.encode()))
            return _serves(scene)

    return run


def _serves(scene: Scene) -> str:
    """Whether somebody else gets an answer in good time."""
    if not scene.target.is_alive():
        return "the server no longer answers"
    outcome = scene.visitor().call("read_job", [None, "words"])
    return "" if outcome.done else f"others are turned away: {outcome.reply.text[:80]}"


def _drip(scene: Scene) -> str:
    """A body, a byte at a time: others are served, and it is given up."""
    with scene.target.open() as line:
        head = f"POST /gradio_api/queue/join HTTP/1.1\r\nHost: {scene.target.host}\r\nContent-Length: 1000\r\n\r\n"
        line.sendall(head.encode() + b"{")
        if breach := _serves(scene):
            return breach
        line.settimeout(30)
        reply = read_reply(line)
        return "" if reply.status in (0, 408) else f"answered {reply.status}"


def _slow_readers(scene: Scene) -> str:
    """Ask for the page, which is large, and do not read it."""
    with ExitStack() as held:
        for _ in range(100):
            line = held.enter_context(socket.socket())
            line.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 2048)
            line.connect(("127.0.0.1", scene.target.server.port))
            line.sendall(
                request_bytes(
                    "GET", "/", {"Cookie": f"rehearse-visitor={secrets.token_hex(16)}"}, b"", scene.target.host
                )
            )
        return _serves(scene)


def _held_uploads(scene: Scene) -> str:
    """60 uploads that do not come to an end; others may still send theirs once those are given up."""
    opened_now = 0
    body = b'--attack\r\nContent-Disposition: form-data; name="files"; filename="a.wav"\r\n\r\n' + bytes(100_000)
    with ExitStack() as held:
        lines = []
        for number in range(60):
            cookie = f"rehearse-visitor={number:032x}"
            headers = FORM | {"Content-Length": "900000", "Cookie": cookie}
            begun = request_bytes("POST", "/gradio_api/upload", headers, body, scene.target.host)
            lines.append(held.enter_context(scene.target.open()))
            lines[-1].sendall(begun)
        time.sleep(0.5)  # no event tells what is refused
        for line in lines:
            line.setblocking(False)
            try:
                line.recv(1)
            except BlockingIOError:
                opened_now += 1
            except ConnectionError:
                continue
        if breach := _serves(scene):
            return breach
    return f"{opened_now} uploads were held open at once" if opened_now >= 60 else ""


def _many_uploads(scene: Scene) -> str:
    """One visitor sends more files than anybody has: the oldest make room."""
    from pathlib import Path

    visitor = scene.visitor()
    paths = []
    for number in range(40):
        reply = visitor.upload("a.txt", str(number).encode() * 100)
        if reply.status == 200:
            paths.append(Path(json.loads(reply.text)[0]))
    kept = [path for path in paths if path.exists()]
    return f"{len(kept)} files of one visitor are kept" if len(kept) > 25 else ""


def _unread(scene: Scene) -> str:
    """Calls whose answers nobody fetches: they are let go."""
    before = resident_mb(scene.target.server.pid)
    for _ in range(3):
        visitor = scene.visitor()
        given = visitor.uploaded("resume.txt", b"Ada Example\n\nSkills\n" + b"Python, SQL, Airflow\n" * 2000)
        for _ in range(40):
            visitor.join("read_resume", [given], session_hash=secrets.token_hex(6))
    _drained(scene)
    grown = resident_mb(scene.target.server.pid) - before
    return f"{grown:.0f} MB are kept for answers that nobody fetches" if grown > 60 else ""


def _drained(scene: Scene, seconds: float = 120.0) -> None:
    """Until a call is answered at once: nothing waits before it."""
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        began = time.monotonic()
        scene.visitor().call("read_resume", [None])
        if time.monotonic() - began < 1:
            return


def _pages(scene: Scene) -> str:
    """Pages without an end, none of which does anything but open a stream."""
    visitor = scene.visitor()
    before = resident_mb(scene.target.server.pid)
    for number in range(400):
        address = f"/gradio_api/upload_progress?upload_id={number}"
        with scene.target.open() as line:
            line.sendall(request_bytes("GET", address, {"Cookie": visitor.cookie}, b"", scene.target.host))
    grown = resident_mb(scene.target.server.pid) - before
    return f"{grown:.0f} MB for streams that were left" if grown > 60 else _serves(scene)


def _fills_the_line(scene: Scene) -> str:
    """One visitor calls as often as he may; another one's call comes through."""
    greedy = scene.visitor()
    given = greedy.uploaded("resume.txt", b"Ada Example\n\nSkills\n" + b"Python, SQL, Airflow\n" * 1000)
    for number in range(230):
        greedy.join(
            "prepare", greedy.given("prepare", v0=given, v1=JOB, v13="", v14=""), session_hash=f"greedy{number % 20}"
        )
    began = time.monotonic()
    outcome = scene.visitor().call("read_job", [None, "words"])
    took = time.monotonic() - began
    _drained(scene)
    if not outcome.done:
        return f"another visitor is turned away: {outcome.reply.text[:80]}"
    return f"another visitor waited {took:.0f} s" if took > 20 else ""


def _conversations(scene: Scene) -> str:
    """40 conversations opened and left: their threads and memory are let go within a minute."""
    import psutil

    process = psutil.Process(scene.target.server.pid)
    visitor = scene.visitor()
    keys = [prepared(visitor).key for _ in range(2)]  # the first ones start what stays
    for key in keys:
        _talk(scene, visitor, key)
    before = process.num_threads()
    for number in range(40):
        if number % 10 == 0:
            visitor = scene.visitor()
        _talk(scene, visitor, prepared(visitor).key)
    until = time.monotonic() + RELEASED
    while time.monotonic() < until and process.num_threads() > before + 4:
        time.sleep(1)
    left = process.num_threads() - before
    return f"{left} threads are left of 40 conversations" if left > 4 else ""


def _talk(scene: Scene, visitor: Visitor, key: str) -> None:
    with opened(scene, "/live", visitor.cookie) as line:
        line.send(begin(key))
        heard(line, 0.2)


def _document(name: str, content: bytes) -> Run:
    def run(scene: Scene) -> str:
        before = resident_mb(scene.target.server.pid)
        visitor = scene.visitor()
        given = visitor.uploaded(name, content)
        peak = [before]
        ended = threading.Event()

        def watch() -> None:
            while not ended.wait(0.1):
                peak[0] = max(peak[0], resident_mb(scene.target.server.pid))

        watching = threading.Thread(target=watch)
        watching.start()
        try:
            outcome = visitor.call("read_resume", [given])
        finally:
            ended.set()
            watching.join()
        if OURS in outcome.all:
            return "an error of ours"
        return f"it took {peak[0] - before:.0f} MB" if peak[0] - before > 1500 else ""

    return run


def _docx_bomb() -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(
            "[Content_Types].xml", "<Types xmlns='http://schemas.openxmlformats.org/package/2006/content-types'/>"
        )
        archive.writestr("word/document.xml", b"<w:document>" + b"<w:p/>" * 10_000_000)
    return packed.getvalue()


def _laughs() -> bytes:
    lol = "".join(f"<!ENTITY l{n} '{f'&l{n - 1};' * 10}'>" for n in range(1, 10))
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(
            "[Content_Types].xml", "<Types xmlns='http://schemas.openxmlformats.org/package/2006/content-types'/>"
        )
        archive.writestr("word/document.xml", f"<!DOCTYPE d [<!ENTITY l0 'lol'>{lol}]><d>&l9;</d>")
    return packed.getvalue()


WAITING = b"POST /gradio_api/cancel HTTP/1.1\r\nHost: {host}\r\nContent-Length: 100\r\n\r\n{"
ATTACKS = (
    Attack("slowness", "300 connections that say nothing", _connections(b"", 300)),
    Attack("slowness", "200 half heads", _connections(b"GET / HTTP/1.1\r\nHost: {host}\r\nX: ", 200)),
    Attack("slowness", "20 half bodies", _connections(WAITING, 20)),
    Attack("slowness", "a body that drips", _drip, slow=True),
    Attack("slowness", "100 that do not read", _slow_readers),
    Attack("slowness", "60 uploads held open", _held_uploads),
    Attack("crowds", "40 files of one visitor", _many_uploads),
    Attack("crowds", "streams that are left", _pages),
    Attack("crowds", "answers that nobody fetches", _unread, slow=True),
    Attack("crowds", "one visitor fills the line", _fills_the_line, slow=True),
    Attack("crowds", "40 conversations opened and left", _conversations, slow=True),
    Attack("bombs", "a picture of 30,000 by 30,000", _document("resume.png", png_bomb())),
    Attack("bombs", "a Word file that unpacks to 60 MB", _document("resume.docx", _docx_bomb())),
    Attack("bombs", "a Word file of entities", _document("resume.docx", _laughs())),
)  # fmt: skip
