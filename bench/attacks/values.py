"""Values that no field of the page gives, in every place of every handler."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from bench.attacks.scene import Scene
from bench.attacks.table import Attack
from bench.attacks.target import OURS

VALUES: dict[str, Any] = {
    "null": None, "truth": True, "a number": 5, "a huge number": 10**400, "a large float": 1e300,
    "less than nothing": -1,
    "an empty list": [], "a list of all": [None, 1, "x", [], {}], "an object": {"a": 1},
    "an update": {"__type__": "update", "value": "x", "choices": ["x"]},
    "half a character": "a\ud800b", "NUL": "\0", "no width": "\u200b\u2060\ufeff", "controls": "\x01\x1b[2J\x7f",
    "a long text": "x" * 20_000, "many lines": "\n" * 9000,
    "right to left": "\u202ereversed",
    "JSON in a text": '{"keys": [null, 5, {"a": []}], "document": 5, "values": [], "session": null, "slots": [{}]}',
    "deep JSON in a text": "[" * 5000, "a key that is none": "a.b", "numbers as text": "NaN",
}  # fmt: skip
HANDLERS = (
    "read_job", "prepare", "correct", "change_plan", "refresh", "ask", "hear", "hear_file", "read", "skip", "finish",
    "results", "dispute", "repeat",
    "begin_recording", "delete_one", "delete_all", "restore", "empty", "lambda",
)  # fmt: skip


def _valued(name: str) -> Attack:
    """Each place in turn, the others as the page holds them; with the attacker's own key where one is taken."""

    def run(scene: Scene) -> str:
        value, visitor = VALUES[name], scene.visitor()
        for handler in HANDLERS:
            inputs = scene.target.handlers[handler].inputs
            for place in range(len(inputs)):
                data = _around(scene, handler)
                data[place] = value
                if handler == "prepare" and place not in (0, 1, 4, 5, 6, 7, 9, 13, 14):
                    continue
                outcome = visitor.call(handler, data)
                if OURS in outcome.all:
                    return f"{handler}, value {place + 1}: an error of ours"
        return ""

    return Attack("values", name, run, slow=name not in ("null", "half a character", "a list of all"))


def _around(scene: Scene, handler: str) -> list[Any]:
    data = list(scene.target.handlers[handler].values)
    if handler == "prepare":
        data[0], data[1] = None, scene.job
    elif handler not in ("read_job", "delete_all", "delete_one", "restore", "lambda", "empty") and data:
        data[0] = scene.attacker.key
    return data


def _prepared(name: str, place: int, value: Any) -> Attack:
    """With a resume, so that the handler comes as far as the value."""

    def run(scene: Scene) -> str:
        visitor = scene.visitor()
        given = visitor.uploaded("resume.txt", b"Ada Example\nada@example.com\n\nSkills\nPython, SQL\n")
        data = visitor.given("prepare", v0=given, v1=scene.job, v13="", v14="")
        data[place] = value
        outcome = visitor.call("prepare", data)
        return "an error of ours" if OURS in outcome.all else ""

    return Attack("values", f"prepare with {name}", run)


def _reasoned(scene: Scene) -> str:
    """A dispute of a score that is none, and reasons that say nothing."""
    held = scene.attacker
    for number, reason in ((99, "x"), (-1, "x"), (0, "x"), (1, "\u200b"), (1, " "), (1, "x" * 2000)):
        outcome = held.visitor.call("dispute", [held.key, number, reason])
        if OURS in outcome.all or ("Noted" in outcome.all and (number != 1 or not reason.strip(" \u200b"))):
            return f"{number}, {reason[:10]!r} was taken"
    return ""


def _empty_answer(text: str) -> Callable[[Scene], str]:
    def run(scene: Scene) -> str:
        from bench.attacks.people import prepared

        held = scene.once("answering", lambda made: prepared(made.visitor()))
        held.call("ask", [held.key])
        before = _answered(scene, held.id)
        held.call("read", [held.key, text])
        return "it counts as an answer" if _answered(scene, held.id) > before else ""

    return run


def _answered(scene: Scene, session_id: str) -> int:
    saved = json.loads((scene.target.server.outputs / session_id / "session.json").read_text())["session"]
    return sum(exchange["answer"] is not None for exchange in saved["exchanges"])


PREPARED: dict[str, tuple[int, Any]] = {
    "no job": (1, None), "a job of blanks": (1, "\u200b \ufeff"), "a job of half characters": (1, "\ud800" * 50),
    "no seniority": (4, None), "no mix": (5, None),
    "no length": (6, None), "no number of questions": (7, None), "half a question": (7, 2.5),
    "many questions": (7, 10**6), "less than no minutes": (8, -5),
    "no manner": (9, None), "no thinking time": (10, None),
    "a form of another": (13, '{"document": "x", "values": {}}'), "a form of garbage": (13, "{"),
    "keys of garbage": (14, '{"keys": {"a": 1}}'), "a form of a list": (13, "[]"),
    "a form of numbers": (13, '{"document": 5, "values": {"name": 5}}'),
}  # fmt: skip
UNSEEN = {"NUL": "\0\0", "no width": "\u200b\u2060", "marks": "\u202e\ufeff\u00ad"}
ATTACKS = (
    *map(_valued, VALUES),
    *(_prepared(name, *given) for name, given in PREPARED.items()),
    Attack("values", "disputes of nothing", _reasoned),
    *(Attack("values", f"an answer of {name}", _empty_answer(text)) for name, text in UNSEEN.items()),
)  # fmt: skip
