"""Files of the machine, of the server and of other visitors, asked for in every place that takes a file or a value."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import quote

from bench.attacks.scene import Scene
from bench.attacks.table import Attack
from bench.attacks.target import Visitor, file_data

TAKING = {"read_resume": 0, "read_job": 0, "prepare": 0, "prepare_1": 0, "hear": 1, "hear_file": 1}
"""Handlers that take a file, and where."""


def _planted(scene: Scene) -> str:
    return str(scene.once("planted file", lambda made: made.planted("planted.txt", scene_canary(made).encode())))


def scene_canary(scene: Scene) -> str:
    return next(iter(scene.target.canaries))


def _fifo(scene: Scene) -> str:
    path = scene.scratch / "pipe.txt"
    if not path.exists():
        os.mkfifo(path)
    return str(path)


def _link(scene: Scene) -> str:
    path = scene.scratch / "link.txt"
    if not path.is_symlink():
        path.symlink_to(_planted(scene))
    return str(path)


def _log(scene: Scene) -> str:
    return str(scene.target.server.log)


PATHS: dict[str, Callable[[Scene], str]] = {
    "a file of the machine": lambda scene: "/etc/hostname",
    "accounts": lambda scene: "/etc/passwd",
    "the server's environment": lambda scene: "/proc/self/environ",
    "the server's environment by its number": lambda scene: f"/proc/{scene.target.server.pid}/environ",
    "the server's command line": lambda scene: "/proc/self/cmdline",
    "the server's root": lambda scene: "/proc/self/root/etc/passwd",
    "an endless device": lambda scene: "/dev/zero",
    "a device that waits": lambda scene: "/dev/stdin",
    "a terminal": lambda scene: "/dev/tty",
    "an open file of the server": lambda scene: "/proc/self/fd/0",
    "a pipe": _fifo,
    "a link": _link,
    "a planted file": _planted,
    "the server's log": _log,
    "dots": lambda scene: f"{scene.victim.file['path']}/../../../../../../etc/passwd",
    "dots in a row": lambda scene: "../" * 12 + "etc/passwd",
    "backslashes": lambda scene: "..\\..\\..\\etc\\passwd",
    "a file address": lambda scene: f"file://{_planted(scene)}",
    "an address of the server itself": lambda scene: f"{scene.target.server.url}/health",
    "an address of a cloud's machine data": lambda scene: "http://169.254.169.254/latest/meta-data/",
    "a share of another machine": lambda scene: "\\\\10.0.0.1\\share\\x.txt",
    "percent signs": lambda scene: quote(_planted(scene), safe=""),
    "percent signs twice": lambda scene: quote(quote(_planted(scene), safe=""), safe=""),
    "wide dots": lambda scene: "．．/．．/etc/passwd",
    "overlong slashes": lambda scene: "..%c0%af..%c0%afetc/passwd",
    "NUL before an ending": lambda scene: f"{_planted(scene)}\0.txt",
    "NUL alone": lambda scene: "\0",
    "a folder": lambda scene: str(scene.scratch),
    "nothing": lambda scene: "",
    "a very long path": lambda scene: "/" + "a/" * 100_000,
    "the victim's session.json": lambda scene: str(scene.target.server.outputs / scene.victim.id / "session.json"),
    "the victim's key": lambda scene: str(scene.target.server.outputs / scene.victim.id / ".key"),
    "the victim's upload": lambda scene: scene.victim.file["path"],
    "the victim's upload by dots": lambda scene: _dotted(scene.victim.file["path"]),
    "the program's own text": lambda scene: "app.py",
    "half a character": lambda scene: "/etc/\ud800passwd",
}  # fmt: skip


def _dotted(path: str) -> str:
    where = Path(path)
    return f"{where.parent}/./../{where.parent.name}/{where.name}"


def _forged(path_of: Callable[[Scene], str], places: dict[str, int]) -> Callable[[Scene], str]:
    def run(scene: Scene) -> str:
        path = path_of(scene)
        for handler, place in places.items():
            visitor = scene.visitor()
            for given in _forms(path):
                if breach := _called(visitor, handler, place, given):
                    return breach
        return scene.harm_to_victim()

    return run


def _forms(path: str) -> tuple[Any, ...]:
    return (
        file_data(path),
        {"path": path, "url": path, "orig_name": "a.txt", "size": 1, "mime_type": "text/plain", "is_stream": True},
        {"path": None, "url": path, "meta": {"_type": "gradio.FileData"}},
    )


def _called(visitor: Visitor, handler: str, place: int, given: Any) -> str:
    data = visitor.given(handler, **{f"v{place}": given})
    reply = visitor.join(handler, data)
    return f"{handler} took {str(given)[:80]}" if reply.status == 200 else ""


def _hidden(name: str, wrap: Callable[[Any], Any]) -> Attack:
    """In every place that takes no file, and deeper in the value."""

    def run(scene: Scene) -> str:
        given = wrap(file_data(_planted(scene)))
        for handler in ("read_job", "correct", "read", "dispute", "restore", "empty", "change_plan", "delete_one"):
            visitor = scene.visitor()
            for place in range(len(visitor.target.handlers[handler].inputs)):
                if breach := _called(visitor, handler, place, given):
                    return breach
        return ""

    return Attack("forged files", f"hidden: {name}", run)


def _beside(name: str, value: Callable[[Any], dict[str, Any]]) -> Attack:
    """Beside the values of a call; what is passed on must be without it."""

    def run(scene: Scene) -> str:
        visitor = scene.visitor()
        outcome = visitor.call("read_job", [None, "words"], **value(file_data(_planted(scene))))
        took = outcome.reply.status == 200 and "words" not in outcome.all
        return "what stands beside the values was used" if took else ""

    return Attack("forged files", f"beside: {name}", run)


def _asked(name: str, path_of: Callable[[Scene], str]) -> Attack:
    def run(scene: Scene) -> str:
        path = path_of(scene).replace("\0", "%00").replace(" ", "%20").encode("utf-8", "surrogatepass")
        visitor = scene.visitor()
        for before in (b"/gradio_api/file=", b"/file=", b"/gradio_api/file/", b"/file/"):
            for method in ("GET", "HEAD"):
                reply = visitor.ask(method, before + path[:8000])
                if reply.status in (200, 206, 301, 302, 307):
                    return f"{method} {before.decode()} gave it"
        return ""

    return Attack("file=", name, run)


def _named(name: object) -> Attack:
    """The route of an interview's files, with the attacker's own key."""

    def run(scene: Scene) -> str:
        held = scene.attacker
        raw = json.dumps({"key": held.key, "name": name}).encode()
        reply = held.visitor.post("/interviews/file", raw)
        return f"a file was handed out: {reply.text[:80]}" if reply.status == 200 else ""

    return Attack("our routes", f"/interviews/file {str(name)[:60]!r}", run)


NAMES = (
    "session.json", ".key", "../session.json", "../../outputs.log", "/etc/passwd", "%2e%2e%2fsession.json", "..\\.key",
    "answers.csv\0", "answers.csv/", "./answers.csv", "answers.csv/../.key", "recordings", "", None, 5, ["answers.csv"],
    {"name": "answers.csv"}, "ANSWERS.CSV", "answers.csv\r\nSet-Cookie: a=b", "*", "interview.zip/", "\ud800",
)  # fmt: skip
SCRIPTS = (
    "/live/../app.py", "/live/%2e%2e/app.py", "/live/..%2fapp.py", "/live/app.py", "/live/live.js%00", "/live/live.py",
    "/live/live.js/../../settings.py", "/live//etc/passwd", "/live/form.js", "/live/live_route.py", "/live/LIVE.JS",
    "/assets/../../routes.py", "/assets/..%2f..%2froutes.py", "/static/..%5c..%5croutes.py", "/static//etc/passwd",
    "/assets/%2e%2e/%2e%2e/routes.py", "//etc/passwd", "/..;/etc/passwd", "/health/../../etc/passwd", "/.git/config",
    "/outputs/", "/.env", "/robots.txt/../app.py", "/theme.css/..%2f..%2fapp.py", "/interviews/file", "/favicon.ico/..",
)  # fmt: skip


def _script(path: str) -> Attack:
    def run(scene: Scene) -> str:
        reply = scene.visitor().ask("GET", path)
        return f"it was answered: {reply.text[:80]}" if reply.status in (200, 206, 307) else ""

    return Attack("our routes", path, run)


ATTACKS = (
    *(Attack("forged files", name, _forged(path_of, TAKING)) for name, path_of in PATHS.items()),
    *(_asked(name, path_of) for name, path_of in PATHS.items()),
    _hidden("as it is", lambda given: given),
    _hidden("in a list", lambda given: [given]),
    _hidden("in a value", lambda given: {"value": given}),
    _hidden("in an update", lambda given: {"__type__": "update", "value": given}),
    _hidden("deep", lambda given: [[{"a": [given]}]]),
    _beside("event_data", lambda given: {"event_data": given}),
    _beside("trigger", lambda given: {"trigger_id": given, "event_id": given}),
    _beside("batched", lambda given: {"batched": True, "simple_format": True, "request": given}),
    *(_named(name) for name in NAMES),
    *(_script(path) for path in SCRIPTS),
)
