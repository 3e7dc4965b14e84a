"""Ordinary use, from the resume to the files: victims have it, attackers start from it, memory is warmed by it."""

from __future__ import annotations

import json
import secrets
from dataclasses import dataclass, field
from typing import Any

from bench.attacks.target import Outcome, Target, Visitor

RESUME = """{name}
{name_at}@example.com

Experience
Data Engineer, Northwind, 2021 - 2024
- Cut the nightly load from six hours to one with Python
- Taught four analysts to write their own queries

Skills
Python, SQL, Airflow
"""
JOB = """Data Engineer

You will design nightly data pipelines in Python. You will keep the queries of the PostgreSQL warehouse fast.
You will explain numbers to clinical staff. Requirements: experience with SQL. Kubernetes is a plus.
"""
SAID = "I rebuilt the nightly load in Python because it failed twice a week, and since then it has run in one hour."


@dataclass
class Held:
    """An interview and whoever holds it."""

    visitor: Visitor
    key: str
    reading: str
    file: dict[str, Any]
    shown: list[Outcome] = field(default_factory=list)

    @property
    def id(self) -> str:
        return self.key.split(".")[0]

    def call(self, handler: str, data: list[Any]) -> Outcome:
        outcome = self.visitor.call(handler, data)
        self.shown.append(outcome)
        return outcome

    @property
    def html(self) -> str:
        return "\n".join(text for outcome in self.shown for text in outcome.html)


def prepared(visitor: Visitor, resume: str = "", job: str = JOB, name: str = "resume.txt", form: str = "") -> Held:
    """Raises RuntimeError where an ordinary preparation fails."""
    who = f"Ada {secrets.token_hex(4)}"
    text = resume or RESUME.format(name=who, name_at=who.replace(" ", ".").lower())
    given = visitor.uploaded(name, text.encode())
    held = Held(visitor, "", "", given)
    held.call("read_resume", [given])
    outcome = held.call("prepare", visitor.given("prepare", v0=given, v1=job, v13=form, v14='{"keys": []}'))
    held.key, held.reading = str(outcome.plain(0) or ""), str(outcome.plain(1) or "")
    if "." not in held.key:
        raise RuntimeError(f"an ordinary preparation failed: {outcome.reply.text[:300]} {outcome.all[:600]}")
    return held


def interviewed(held: Held, answers: tuple[str, ...] = (SAID, SAID)) -> Held:
    """Questions asked, answers typed, everything summed up and shown."""
    held.call("ask", [held.key])
    for answer in answers:
        held.call("read", [held.key, answer])
    held.call("finish", [held.key])
    held.call("results", [held.key])
    held.call("refresh", [held.key])
    held.call("restore", [json.dumps({"keys": [held.key]})])
    return held


def downloaded(held: Held, name: str) -> Any:
    body = json.dumps({"key": held.key, "name": name}).encode()
    return held.visitor.post("/interviews/file", body)


def used_once(target: Target) -> Held:
    visitor = target.visitor()
    visitor.ask("GET", "/")
    held = interviewed(prepared(visitor))
    downloaded(held, "interview.zip")
    return held
