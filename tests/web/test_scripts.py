"""The page's scripts leave alone what belongs to the browser and to Gradio."""

from __future__ import annotations

import re
from pathlib import Path

import interview.web

OURS = {"rehearseForm", "rehearseKeys", "rehearsePlan", "fetch"}
"""`fetch` because the page must not be reloaded under a live interview: live_stay.js says how."""
SCRIPTS = sorted(Path(interview.web.__path__[0], "static").glob("*.js"))


def test_no_script_replaces_what_the_whole_page_uses() -> None:
    assert SCRIPTS
    for path in SCRIPTS:
        source = path.read_text(encoding="utf-8")
        assert set(re.findall(r"\bwindow\.(\w+) = ", source)) <= OURS, path
        assert not re.search(r"\.prototype\.\w+ = ", source), path


def test_every_script_that_is_imported_is_there() -> None:
    names = {path.name for path in SCRIPTS}
    for path in SCRIPTS:
        assert set(re.findall(r'from "\./([\w.]+)"', path.read_text(encoding="utf-8"))) <= names, path
