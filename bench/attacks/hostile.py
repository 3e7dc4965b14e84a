"""An interview whose every field holds a stranger's text: made once, looked at by the attacks on HTML and CSV."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence

from bench.attacks.people import Held, downloaded, prepared
from bench.attacks.scene import Scene

SINGLES = ("name", "email", "location", "about")
LISTS = ("phones", "links", "certifications", "languages")
PARTS = {
    "skills": ("label", "skills"), "experience": ("title", "company", "place", "dates", "bullets"),
    "education": ("degree", "institution", "dates"), "projects": ("name", "description"),
}  # fmt: skip
Text = Callable[[str, int], str]
"""The name of a field and the number of its entry -> what stands in it."""


def form_paths(entries: int) -> list[tuple[str, str, int]]:
    """Path in the form, name of the field, number of the entry."""
    paths = [(name, name, 1) for name in SINGLES]
    for number in range(1, entries + 1):
        paths += [(f"{name}.{number}", name, number) for name in LISTS]
        paths += [
            (f"{name}.{number}.{part}", f"{name}.{part}", number) for name, parts in PARTS.items() for part in parts
        ]
    return paths


def held_with(scene: Scene, text: Text, *, entries: int = 1, answers: int = 2) -> Held:
    """The whole way: file, form, job, plan, answers, dispute, results and files."""
    visitor = scene.visitor()
    lines = "\n".join(f"- {text('document', number)}" for number in range(1, entries + 1))
    resume = (
        f"{text('document', 1)}\na@example.com\n\nExperience\nEngineer, {text('document', 2)}, 2021 - 2024\n{lines}\n"
    )
    topics = "\n".join(f"- experience with {text('job', number)}" for number in range(1, entries + 1))
    job = f"{text('job', 1)}\n\nYou will work on data in Python.\n\nRequirements\n{topics}\n- experience with SQL\n"
    name = f"{text('file', 1)[:40]}.txt".replace('"', "'").replace("/", "_").replace("\n", " ").replace("\r", " ")
    held = prepared(visitor, resume, job, name)
    values = {path: text(field, number) for path, field, number in form_paths(entries)}
    held.call("correct", [held.key, held.reading, json.dumps({"document": held.reading, "values": values})])
    slots = [
        {"number": number, "topic": text("topic", number)[:290], "wording": text("wording", number)[:290]}
        for number in range(1, 7)
    ]
    held.call("change_plan", [held.key, json.dumps({"session": held.id, "slots": slots})])
    held.call("restore", [json.dumps({"keys": [held.key]})])  # shows the resume as it was corrected
    held.call("ask", [held.key])
    for number in range(1, answers + 1):
        held.call(
            "read", [held.key, f"{text('answer', number)} I did it in three weeks because it failed, and it held."]
        )
    held.call("skip", [held.key])
    held.call("finish", [held.key])
    held.call("refresh", [held.key])
    for number in range(1, answers + 1):
        held.call("dispute", [held.key, number, text("reason", number)])
    held.call("results", [held.key])
    return held


def tables_of(held: Held, names: Sequence[str]) -> dict[str, str]:
    return {name: downloaded(held, f"{name}.csv").body.decode("utf-8", "replace") for name in names}
