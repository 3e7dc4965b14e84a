"""A request, a button or an effect that is made in one place stands in all the others that it needs."""

from __future__ import annotations

import re
from pathlib import Path

from interview.engines.backends.registry import BACKENDS
from interview.interviewer.questions.requests import Request
from interview.live.commands import command_from
from interview.live.states.effects import Do
from interview.live.states.requests import SPOKEN
from interview.web.views.live_panel import KEYS
from tests.interviewer.questions.test_requests import REQUESTS

ROOT = Path(__file__).resolve().parents[2]
PANEL = (ROOT / "interview" / "web" / "static" / "live_panel.js").read_text(encoding="utf-8")


def test_every_request_has_what_is_done_about_it_and_sentences_that_make_it() -> None:
    assert set(SPOKEN) == set(Request) - {Request.UNKNOWN}, "“I don't know” is an answer"
    assert set(REQUESTS) == set(Request)


def test_every_button_is_understood_and_can_be_pressed_at_some_time() -> None:
    usable = re.search(r"const USABLE = \{(.*?)\n\};", PANEL, re.DOTALL)
    assert usable is not None
    assert {key.command for key in KEYS} == set(re.findall(r"(\w+): (?:\[|AT_WORK)", usable[1]))
    assert [key.command for key in KEYS if command_from(key.command, 1.0) is None] == []


def test_every_effect_has_a_deed_in_the_runner() -> None:
    deeds = set(re.findall(r"\bDo\.(\w+): ", (ROOT / "interview" / "live" / "runner.py").read_text(encoding="utf-8")))
    assert {one.name for one in Do} == deeds


def test_every_provider_of_a_role_stands_in_its_row_of_the_settings() -> None:
    page = (ROOT / "docs" / "settings.md").read_text(encoding="utf-8")
    rows = {row.split("`")[1]: row for row in page.splitlines() if row.startswith("| `INTERVIEW_")}
    missing = [
        (spec.role, spec.provider)
        for spec in BACKENDS
        if f"`{spec.provider}`" not in rows[f"INTERVIEW_{spec.role.upper()}"]
    ]
    assert missing == []
