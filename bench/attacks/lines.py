"""The two WebSockets: strangers, garbage, floods, sound faster than it can be spoken, and pictures that are bombs."""

from __future__ import annotations

import io
import json
import struct
import time
import wave
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from websockets.exceptions import ConnectionClosed, InvalidHandshake
from websockets.sync.client import ClientConnection, connect

from bench.attacks.people import Held, prepared
from bench.attacks.scene import SECRET, Scene
from bench.attacks.strangers import KEY_OF
from bench.attacks.table import Attack, Run

CLOSES = 8.0
FRAME = struct.pack("<1024h", *([3000, -3000] * 512))
SECONDS_A_FRAME = 1024 / 16_000


@contextmanager
def opened(scene: Scene, path: str, cookie: str = "") -> Iterator[ClientConnection]:
    with _connected(scene, path, cookie) as line:
        yield line


def _connected(scene: Scene, path: str, cookie: str) -> ClientConnection:
    own: Any = f"http://{scene.target.host}"
    headers = {"Cookie": cookie} if cookie else {}
    address = f"ws://{scene.target.host}{path}"
    return connect(
        address, origin=own, additional_headers=headers, proxy=None, max_size=None, compression=None, close_timeout=1
    )


def begin(key: Any, **more: Any) -> str:
    """Both fields, so that a server of before the change is spoken to as well."""
    return json.dumps(
        {"type": "begin", "key": key, "session": _id_in(key), "page": "attack", "microphone": False} | more
    )


def _id_in(key: Any) -> Any:
    return key.split(".")[0] if isinstance(key, str) else key


def heard(line: ClientConnection, seconds: float = 3.0) -> tuple[list[Any], int]:
    """All messages until it is closed or nothing comes, and the code of the closing; 0: it is open."""
    messages: list[Any] = []
    try:
        while True:
            got = line.recv(timeout=seconds)
            messages.append(got if isinstance(got, bytes) else json.loads(got))
    except TimeoutError:
        return messages, 0
    except ConnectionClosed as closed:
        return messages, closed.rcvd.code if closed.rcvd else 1006


def talked(scene: Scene, held: Held) -> None:
    """Ordinary use of both lines, and of the recorder; the camera shows one picture as large as any that is taken.

    What its decoder keeps after the first one it keeps for all: more of them take no more.
    """
    from PIL import Image

    picture = io.BytesIO()
    Image.effect_noise((640, 480), 60).convert("RGB").save(picture, "JPEG")
    with opened(scene, "/live", held.visitor.cookie) as line:
        line.send(begin(held.key))
        heard(line, 1.0)
    sound = io.BytesIO()
    with wave.open(sound, "wb") as file:
        file.setparams((1, 2, 16_000, 0, "NONE", ""))
        file.writeframes(FRAME * 60)
    held.call("ask", [held.key])
    held.call("hear_file", [held.key, held.visitor.uploaded("answer.wav", sound.getvalue())])
    with opened(scene, "/camera", held.visitor.cookie) as line:
        line.send(begin(held.key))
        heard(line, 0.5)
        for jpeg in (picture.getvalue(), _jpeg(2048, 2048)):
            line.send(jpeg)
            heard(line, 3.0)


def _stranger(path: str, name: str) -> Attack:
    def run(scene: Scene) -> str:
        scene.victim  # noqa: B018
        with opened(scene, path, scene.visitor().cookie) as line:
            line.send(begin(KEY_OF[name](scene)))
            messages, _ = heard(line)
        text = json.dumps([message for message in messages if not isinstance(message, bytes)])
        if SECRET in text or '"hello"' in text:
            return f"{path} let a stranger in"
        return scene.harm_to_victim()

    return Attack("lines", f"{path} with {name}", run)


FIRST: dict[str, Any] = {
    "not JSON": "{", "null": "null", "a list": "[]", "no key": '{"type": "begin"}', "a number for a key": begin(5),
    "a list for a key": begin(["x"]),
    "another type": '{"type": "answer", "text": "x"}', "deep": "[" * 8000, "deeper": '{"a":' * 3000,
    "NaN": '{"type": "begin", "key": NaN, "session": NaN}',
    "half a character": '{"type": "begin", "key": "\\ud800", "session": "\\ud800"}', "bytes": b"\x00" * 64,
    "a large text": "x" * 20_000, "a huge text": "x" * 300_000,
    "huge bytes": b"x" * 500_000, "more than may be": b"x" * 3_000_000, "nothing": "", "empty bytes": b"",
    "dots": begin("../../etc/passwd"), "NUL": begin("a\0b.c"),
}  # fmt: skip


def _first(path: str, name: str) -> Attack:
    def run(scene: Scene) -> str:
        with opened(scene, path) as line:
            try:
                line.send(FIRST[name])
            except ConnectionClosed:
                return ""
            messages, code = heard(line, CLOSES)
        if any(isinstance(message, dict) and message.get("type") == "hello" for message in messages):
            return "it was let in"
        return "" if code else "the line stayed open"

    return Attack("lines", f"{path} begins with {name}", run)


LATER: dict[str, Any] = {
    "an answer that is none": {"type": "answer", "text": None},
    "an answer of numbers": {"type": "answer", "text": 5, "number": "x", "id": []},
    "half a character": '{"type": "answer", "text": "a\\ud800b", "number": 1, "id": "\\ud800"}',
    "NUL": {"type": "answer", "text": "\0", "number": 1, "id": "a"},
    "an answer to another question": {"type": "answer", "text": "It was long enough.", "number": 99, "id": "b"},
    "NaN": '{"type": "played", "id": NaN}',
    "a huge number": '{"type": "played", "id": ' + "9" * 4000 + "}",
    "an unknown command": {"type": "command", "name": "__init__"},
    "a command of a list": {"type": "command", "name": ["end"]},
    "a type of a list": {"type": ["answer"]}, "deep": "[" * 8000, "garbage": "}{", "odd bytes": b"abcde",
    "few bytes": b"a", "a frame far ahead": struct.pack("<I", 2**32 - 1) + FRAME,
    "begin again": {"type": "begin", "key": "x", "session": "x"},
    "a point that is none": {"type": "look", "x": "a", "y": True},
    "a point far off": {"type": "look", "x": 1e308, "y": -5},
    "a calibration of nothing": {"type": "calibrate"},
    "a large answer": {"type": "answer", "text": "x" * 15_000, "number": 1, "id": "c"},
}  # fmt: skip


def _later(path: str, name: str) -> Attack:
    """Once it is let in: it is answered or hung up on, and the interview can be gone on with."""

    def run(scene: Scene) -> str:
        held = scene.once("talker", lambda made: prepared(made.visitor()))
        message = LATER[name]
        with opened(scene, path, held.visitor.cookie) as line:
            line.send(begin(held.key))
            heard(line, 0.5)
            try:
                line.send(message if isinstance(message, str | bytes) else json.dumps(message))
                messages, code = heard(line, 0.5)
            except ConnectionClosed:
                return ""
        texts = json.dumps([one for one in messages if isinstance(one, dict)])
        scene.target.told(texts, path)
        if code == 1011:
            return "it broke the line"
        return "it was taken" if '"taken"' in texts and "answer" in name else ""

    return Attack("lines", f"{path}: {name}", run)


def _flood(path: str, message: str | bytes, times: int) -> Run:
    def run(scene: Scene) -> str:
        held = scene.once("talker", lambda made: prepared(made.visitor()))
        with opened(scene, path, held.visitor.cookie) as line:
            line.send(begin(held.key))
            try:
                for _ in range(times):
                    line.send(message)
                heard(line, 0.5)
            except (ConnectionClosed, TimeoutError):
                pass
            return "" if scene.target.is_alive() else "the server no longer answers"

    return run


def _fast_sound(scene: Scene) -> str:
    """As much as can be said in 54 minutes, in as many seconds as it takes to send it."""
    held = prepared(scene.visitor())
    began = time.monotonic()
    with opened(scene, "/live", held.visitor.cookie) as line:
        line.send(begin(held.key, microphone=True))
        _until_listening(line)
        began = time.monotonic()
        number = 0
        try:
            for number in range(int(54 * 60 / SECONDS_A_FRAME)):
                line.send(struct.pack("<I", number) + FRAME)
        except (ConnectionClosed, TimeoutError):
            pass
        took = time.monotonic() - began
        kept = _seconds_kept(scene, held)
        alive = scene.target.is_alive()
    if not alive:
        return "the server no longer answers"
    return f"{kept:.0f} s of sound were kept of {took:.0f} s" if kept > took + 90 else ""


def _until_listening(line: ClientConnection, seconds: float = 30.0) -> None:
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        try:
            got = line.recv(timeout=5)
        except (TimeoutError, ConnectionClosed):
            return
        message = {} if isinstance(got, bytes) else json.loads(got)
        if message.get("type") == "say":
            line.send(json.dumps({"type": "played", "id": message["id"]}))
        if message.get("state") == "listening":
            return


def _seconds_kept(scene: Scene, held: Held) -> float:
    folder = scene.target.server.outputs / held.id / "recordings"
    return sum(path.stat().st_size for path in folder.glob("*")) / 32_000 if folder.exists() else 0.0


def _jpeg(width: int, height: int) -> bytes:
    """Says that it is so large; there is next to nothing in it."""
    from PIL import Image

    small = io.BytesIO()
    Image.new("RGB", (64, 64)).save(small, "JPEG")
    raw = bytearray(small.getvalue())
    at = raw.index(b"\xff\xc0") + 5
    raw[at : at + 4] = struct.pack(">HH", height, width)
    return bytes(raw)


def png_bomb(side: int = 30_000) -> bytes:
    def chunk(kind: bytes, content: bytes) -> bytes:
        return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))

    packer = zlib.compressobj(9)
    packed = b"".join(packer.compress(bytes(side // 8 + 1)) for _ in range(side)) + packer.flush()
    head = struct.pack(">IIBBBBB", side, side, 1, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", packed) + chunk(b"IEND", b"")


PICTURES: dict[str, Callable[[], bytes]] = {
    "60,000 pixels wide": lambda: _jpeg(60_000, 60_000), "2,049 wide": lambda: _jpeg(2049, 64),
    "of no size": lambda: _jpeg(0, 0), "a PNG bomb": png_bomb,
    "a GIF": lambda: b"GIF89a" + b"\xff" * 100, "half a JPEG": lambda: _jpeg(64, 64)[:200],
    "text": lambda: b"x" * 4000, "SVG": lambda: b"<svg onload='x'/>",
    "too large": lambda: _jpeg(64, 64) + bytes(300_000), "a JPEG that says 2,048": lambda: _jpeg(2048, 2048),
}  # fmt: skip


def _picture(name: str) -> Attack:
    def run(scene: Scene) -> str:
        held = scene.once("talker", lambda made: prepared(made.visitor()))
        with opened(scene, "/camera", held.visitor.cookie) as line:
            line.send(begin(held.key))
            heard(line, 0.3)
            try:
                for _ in range(3):
                    line.send(PICTURES[name]())
                messages, code = heard(line, 1.0)
            except ConnectionClosed:
                return ""
        scene.target.told(json.dumps([one for one in messages if isinstance(one, dict)]), "/camera")
        if code == 1011:
            return "it broke the line"
        seen = [one for one in messages if isinstance(one, dict) and one.get("state")]
        return f"it was looked at: {seen[0]}" if seen and name != "a JPEG that says 2,048" else ""

    return Attack("pictures", name, run)


def _many_lines(scene: Scene) -> str:
    """One visitor opens more lines than any page has, and says nothing on them."""
    cookie, lines = scene.visitor().cookie, []
    try:
        for _ in range(60):
            try:
                lines.append(_connected(scene, "/live", cookie))
            except (InvalidHandshake, OSError):
                break
        return (
            "60 lines of one visitor were opened"
            if len(lines) == 60
            else ""
            if scene.target.is_alive()
            else "no answer"
        )
    finally:
        for line in lines:
            line.close()


ATTACKS = (
    *(_stranger(path, name) for path in ("/live", "/camera") for name in KEY_OF),
    *(_first(path, name) for path in ("/live", "/camera") for name in FIRST),
    *(_later(path, name) for path in ("/live", "/camera") for name in LATER),
    Attack("lines", "many of one visitor", _many_lines),
    Attack("lines", "a flood of texts", _flood("/live", '{"type": "typing"}', 5000)),
    Attack("lines", "a flood of commands", _flood("/live", '{"type": "command", "name": "repeat"}', 3000)),
    Attack("lines", "a flood of begins", _flood("/live", '{"type": "begin", "key": "x", "session": "x"}', 3000)),
    Attack("lines", "a flood of calibrations", _flood("/camera", '{"type": "calibrate"}', 3000)),
    Attack("lines", "sound faster than it can be spoken", _fast_sound, slow=True),
    *map(_picture, PICTURES),
)  # fmt: skip
