"""The catalogue holds what the scripts and Python ask for, once each, and nothing besides."""

from __future__ import annotations

import html
import json
import re
from pathlib import Path

import pytest

import interview.web
from interview.web.views import messages as catalogue
from interview.web.views.live_panel import panel_html
from interview.web.views.messages import FOLDER, messages

VIEWS = Path(interview.web.__path__[0])
SOURCES = "".join(path.read_text(encoding="utf-8") for pattern in ("*.js", "*.py") for path in VIEWS.rglob(pattern))
ASKED = set(re.findall(r"\"([a-z]+\.\w+)\"", SOURCES))
OF_A_KIND = {kind for kind in re.findall(r"`([a-z]+)\.\$\{", SOURCES) if kind != "assets"}
"""Those asked for by a name that is put together, such as "state.speaking"."""


def test_every_message_that_is_asked_for_is_there_and_every_one_there_is_asked_for() -> None:
    said = set(re.findall(r"say\(\s*\"([\w.]+)\"", SOURCES)) | set(re.findall(r"\? \"([a-z]+\.\w+)\"", SOURCES))
    assert said <= messages().keys()
    assert [name for name in messages() if name not in ASKED and name.split(".")[0] not in OF_A_KIND] == []
    assert {"state", "origin", "microphone"} <= OF_A_KIND


def test_no_message_stands_there_twice() -> None:
    names = re.findall(r'^msgctxt "(.+)"$', (FOLDER / "en.po").read_text(encoding="utf-8"), re.MULTILINE)
    assert len(names) == len(set(names)) == len(messages())


def test_the_panel_brings_them_along_for_its_scripts() -> None:
    (words,) = re.findall(r'data-words="([^"]*)"', panel_html())
    assert json.loads(html.unescape(words)) == messages()
    assert "{" not in words


def test_a_translation_counts_and_what_has_none_stays_english(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    text = (FOLDER / "en.po").read_text(encoding="utf-8")
    german = text.replace('msgid "Ready"\nmsgstr ""', 'msgid "Ready"\nmsgstr ""\n"Be"\n"reit"')
    (tmp_path / "zz.po").write_text(german, encoding="utf-8")
    monkeypatch.setattr(catalogue, "FOLDER", tmp_path)
    translated = messages.__wrapped__("zz")
    assert translated["state.idle"] == "Bereit"
    assert translated["state.paused"] == "Paused"
