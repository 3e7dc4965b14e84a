"""Other visitors: their interviews by id, by guessed, replayed and dead keys, their pages and their uploads."""

from __future__ import annotations

import contextlib
import json
import secrets
import socket
from collections.abc import Callable
from typing import Any

from bench.attacks.people import Held, interviewed, prepared
from bench.attacks.scene import SECRET, Scene
from bench.attacks.table import Attack, Run
from bench.attacks.wire import request_bytes

KEY_OF: dict[str, Callable[[Scene], Any]] = {
    "the id": lambda scene: scene.victim.id,
    "the id and a dot": lambda scene: f"{scene.victim.id}.",
    "the id and a guess": lambda scene: f"{scene.victim.id}.{secrets.token_urlsafe(32)}",
    "the id and the attacker's secret": lambda scene: f"{scene.victim.id}.{scene.attacker.key.split('.')[1]}",
    "the id and what the folder holds": lambda scene: f"{scene.victim.id}.{_digest(scene)[:43]}",
    "the whole of what the folder holds": lambda scene: f"{scene.victim.id}.{_digest(scene)}",
    "a shortened key": lambda scene: scene.victim.key[:-1],
    "a key with one letter changed": lambda scene: _changed(scene.victim.key),
    "a key in capitals": lambda scene: scene.victim.key.upper(),
    "an id by dots": lambda scene: f"{scene.attacker.id}/../{scene.victim.id}.{scene.attacker.key.split('.')[1]}",
    "everything": lambda scene: "*.*",
    "dots": lambda scene: f"../{scene.target.server.outputs.name}/{scene.victim.id}",
    "the key of a deleted interview": lambda scene: scene.once("deleted", _deleted).key,
}  # fmt: skip
HANDLERS: dict[str, tuple[Any, ...]] = {
    "ask": (), "read": ("I answer for somebody else, and it is a long answer.",), "skip": (), "finish": (),
    "dispute": (1, "mine now"), "change_plan": ('{"session": "x", "slots": []}',), "refresh": (), "results": (),
    "repeat": (), "begin_recording": (), "delete_one": (), "correct": ("x", "{}"),
}  # fmt: skip


def _changed(key: str) -> str:
    return f"{key[:-2]}{'A' if key[-2] != 'A' else 'B'}{key[-1]}"


def _digest(scene: Scene) -> str:
    return (scene.target.server.outputs / scene.victim.id / ".key").read_text()


def _deleted(scene: Scene) -> Held:
    held = interviewed(prepared(scene.visitor()))
    held.call("delete_one", [held.key])
    return held


def _handled(handler: str, more: tuple[Any, ...]) -> Run:
    def run(scene: Scene) -> str:
        scene.victim  # noqa: B018
        for name, key_of in KEY_OF.items():
            outcome = scene.visitor().call(handler, [key_of(scene), *more])
            if SECRET in outcome.all or "has its own" in outcome.all:
                return f"{handler} showed it for {name}"
            if "Deleted:" in outcome.all or "Noted" in outcome.all:
                return f"{handler} did it for {name}"
        return scene.harm_to_victim()

    return run


def _kept(handler: str) -> Run:
    """Handlers that take all keys of a browser."""

    def run(scene: Scene) -> str:
        keys = [key_of(scene) for key_of in KEY_OF.values()]
        forms = [
            {"keys": keys},
            {"keys": [{"id": scene.victim.id}]},
            {"keys": scene.victim.id},
            {"before": scene.victim.id},
        ]
        for form in [*forms, {"before": f"U2FsdGVkX1:{scene.victim.id}"}]:
            outcome = scene.visitor().call(handler, [json.dumps(form)])
            if SECRET in outcome.all or "Deleted: 1" in outcome.all:
                return f"{handler} took {str(form)[:80]}"
        return scene.harm_to_victim()

    return run


def _earlier(scene: Scene) -> str:
    """Questions of somebody else's interview, by naming it as an earlier one of one's own."""
    visitor = scene.visitor()
    given = visitor.uploaded("resume.txt", f"{SECRET[:2]} Somebody\nvictim@example.com\n\nSkills\nPython\n".encode())
    keys = json.dumps({"keys": [key_of(scene) for key_of in KEY_OF.values()]})
    outcome = visitor.call("prepare", visitor.given("prepare", v0=given, v1=scene.job, v13="", v14=keys))
    return "the victim's questions came" if SECRET in outcome.all else scene.harm_to_victim()


def _fetched(scene: Scene) -> str:
    for name, key_of in KEY_OF.items():
        body = json.dumps({"key": key_of(scene), "name": "interview.zip"}).encode()
        if scene.visitor().post("/interviews/file", body).status == 200:
            return f"the files came for {name}"
    for key in (None, 5, [scene.victim.key], {"key": scene.victim.id}, True):
        body = json.dumps({"key": key, "name": "interview.zip"}).encode()
        if scene.visitor().post("/interviews/file", body).status == 200:
            return f"the files came for {key!r}"
    return ""


def _same_sentence(scene: Scene) -> str:
    """Whether an interview is there must not show in what is said of a wrong key."""
    body = [
        json.dumps({"key": f"{one}.{secrets.token_urlsafe(32)}", "name": "interview.zip"}).encode()
        for one in (scene.victim.id, "20200101-0000-0123456789abcdef", scene.once("deleted", _deleted).id)
    ]
    said = {scene.visitor().post("/interviews/file", each).text for each in body}
    return "a wrong key is told from an interview that is not there" if len(said) > 1 else ""


def _page_of_victim(path: str) -> Run:
    def run(scene: Scene) -> str:
        address = path.format(scene.victim.visitor.session)
        for visitor in (scene.visitor(), None):
            headers = {"Cookie": visitor.cookie} if visitor else {}
            raw = request_bytes("GET", address, headers, b"", scene.target.host)
            with scene.target.open() as line:
                line.sendall(raw)
                line.settimeout(3)
                with contextlib.suppress(TimeoutError, socket.timeout):
                    head = line.recv(200)
                    if b" 200 " in head.split(b"\r\n")[0]:
                        return f"{address} was opened by a stranger"
        return ""

    return run


def _joined(scene: Scene) -> str:
    """A call in the name of the victim's page; its answer would go there."""
    reply = scene.visitor().join("read_job", [None, "x"], session_hash=scene.victim.visitor.session)
    return "a stranger calls in the name of a page" if reply.status == 200 else ""


def _cancelled(scene: Scene) -> str:
    visitor = scene.visitor()
    for number in (scene.target.handlers["prepare"].number, scene.target.handlers["read"].number):
        body = {"session_hash": scene.victim.visitor.session, "fn_index": number, "event_id": "0" * 32}
        if visitor.post("/gradio_api/cancel", json.dumps(body).encode()).status == 200:
            return "a stranger cancels in the name of a page"
    return scene.harm_to_victim()


def _cancelled_event(scene: Scene) -> str:
    """The stranger's own page, but an event of the victim's, which he would have to have seen."""
    held = scene.victim
    event = json.loads(held.visitor.join("refresh", [held.key]).text)["event_id"]
    visitor = scene.visitor()
    visitor.call("read_job", [None, "x"])
    body = {"session_hash": visitor.session, "fn_index": 0, "event_id": event}
    visitor.post("/gradio_api/cancel", json.dumps(body).encode())
    message = held.visitor.heard(event)
    return "" if message.get("msg") == "process_completed" else "the victim's call was ended"


def _cookie_of_attacker(scene: Scene) -> str:
    """A cookie that an attacker put into the victim's browser: it must open nothing that was not opened with it."""
    fixed = scene.visitor()
    for cookie in ("rehearse-visitor=" + "0" * 32, "rehearse-visitor=", "rehearse-visitor=" + "g" * 32, "a=b; " * 500):
        fixed.cookie = cookie
        if fixed.join("read_job", [file_of_victim(scene), ""]).status == 200:
            return f"the victim's upload came with {cookie[:40]}"
    return ""


def file_of_victim(scene: Scene) -> dict[str, Any]:
    return scene.victim.file


def _sets_no_other(scene: Scene) -> str:
    """A header that carries on in the answer."""
    reply = scene.visitor().ask("GET", "/theme.css?v=%0d%0aSet-Cookie:%20rehearse-visitor=x")
    return "a header was planted" if "rehearse-visitor=x" in str(reply.headers) else ""


def _deleted_for_good(scene: Scene) -> str:
    held = interviewed(prepared(scene.visitor()))
    folder = scene.target.server.outputs / held.id
    held.call("delete_one", [held.key])
    left = [path.name for path in folder.parent.glob(f"*{held.id}*")]
    return f"a deleted interview left {left}" if left else ""


def _uploads_go_too(scene: Scene) -> str:
    from pathlib import Path

    held = prepared(scene.visitor())
    held.call("delete_all", [json.dumps({"keys": [held.key]})])
    return "the upload stayed" if Path(held.file["path"]).exists() else ""


def _raced(scene: Scene) -> str:
    """Deleted by one page while another one goes on."""
    held = prepared(scene.visitor())
    other = scene.visitor()
    events = [
        json.loads(other.join("ask", [held.key]).text)["event_id"],
        json.loads(held.visitor.join("delete_one", [held.key]).text)["event_id"],
    ]
    other.heard(events[0]), held.visitor.heard(events[1])
    left = [path.name for path in scene.target.server.outputs.glob(f"*{held.id}*")]
    outcome = scene.visitor().call("refresh", [held.key])
    return "a deleted interview came back" if left and not outcome.done else ""


ATTACKS = (
    *(Attack("other visitors", f"{name} with others' keys", _handled(name, more)) for name, more in HANDLERS.items()),
    Attack("other visitors", "restore with others' ids", _kept("restore")),
    Attack("other visitors", "delete everything of others", _kept("delete_all")),
    Attack("other visitors", "earlier questions of others", _earlier),
    Attack("other visitors", "files with others' keys", _fetched),
    Attack("other visitors", "whether an interview exists", _same_sentence),
    Attack("other visitors", "a stream of another page", _page_of_victim("/gradio_api/queue/data?session_hash={}")),
    Attack("other visitors", "the heartbeat of another page", _page_of_victim("/gradio_api/heartbeat/{}")),
    Attack("other visitors", "a call for another page", _joined),
    Attack("other visitors", "another page's steps cancelled", _cancelled),
    Attack("other visitors", "another page's event cancelled", _cancelled_event),
    Attack("other visitors", "made-up cookies", _cookie_of_attacker),
    Attack("other visitors", "a planted cookie", _sets_no_other),
    Attack("deleting", "one interview", _deleted_for_good),
    Attack("deleting", "everything, uploads too", _uploads_go_too),
    Attack("deleting", "while another page goes on", _raced),
)
