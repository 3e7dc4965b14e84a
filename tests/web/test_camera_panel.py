"""The card "Microphone and camera": every part that a script asks for stands in it, hidden until there is a session."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest

import interview.web
from interview.web.views.camera_panel import LOOK, PREPARE, PRIVACY, camera_html

UI = Path(interview.web.__path__[0], "static")
SCRIPTS = ("live_camera.js", "live_calibration.js", "live_check.js", "live_seen.js")
# parts.NAME, write("NAME", ...), word("NAME", ...) and { NAME } taken out of the parts
ASKED = re.compile(r"\bparts\.([a-z]+)|write\(\"([a-z]+)\"|word\(\"([a-z]+)\"")
TAKEN_APART = re.compile(r"(?:const|constructor\()\s*\(?\{ ([a-z, ]+) \}\)? ?(?:= this\.parts\b|\{)")


class Parts(HTMLParser):
    """data-camera -> its tag and attributes."""

    def __init__(self) -> None:
        super().__init__()
        self.found: dict[str, tuple[str, dict[str, str | None]]] = {}
        self.tags: list[str] = []
        self.feed(camera_html())

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self.tags.append(tag)
        name = given.get("data-camera")
        if name is not None:
            assert name not in self.found, f"two parts are called {name}"
            self.found[name] = (tag, given)


@pytest.mark.parametrize("script", SCRIPTS)
def test_every_part_that_a_script_asks_for_is_there(script: str) -> None:
    source = (UI / script).read_text()
    asked = {name for names in ASKED.findall(source) for name in names if name}
    asked |= {name for names in TAKEN_APART.findall(source) for name in names.split(", ")}
    assert asked, "the pattern finds nothing"
    assert asked <= Parts().found.keys()


def test_no_part_stands_there_for_nobody() -> None:
    sources = "".join((UI / script).read_text() for script in SCRIPTS)
    assert [name for name in Parts().found if not re.search(rf"\b{name}\b", sources)] == []


def test_without_a_session_only_the_sentence_shows_and_no_device_is_asked_for() -> None:
    parts = Parts().found
    assert PREPARE in camera_html()
    for name in ("microphone", "camera", "privacy", "notice", "exact", "picture", "seen"):
        assert "hidden" in parts[name][1], name
    assert "autoplay" not in parts["video"][1]


def test_what_happens_to_pictures_and_what_to_do_with_the_dots_is_said() -> None:
    assert PRIVACY in camera_html()
    assert LOOK in camera_html()


def test_a_screen_reader_hears_every_state_and_every_part_has_a_name() -> None:
    parts = Parts().found
    assert {name for name, (_, given) in parts.items() if given.get("role") == "status"} == {
        *("heard", "state", "notice", "count")
    }
    assert parts["seen"][1]["aria-live"] == "polite"
    for name in ("microphone", "camera", "video", "overlay"):
        assert parts[name][1]["aria-label"], name
    for name in ("level", "face", "dot"):
        assert parts[name][1]["aria-hidden"] == "true", name
    assert parts["overlay"][0] == "dialog", "a dialog keeps the focus within, and Escape closes it"


def test_all_buttons_are_buttons_that_hand_in_nothing() -> None:
    buttons = re.findall(r"<button ([^>]*)>([^<]*)", camera_html())
    assert len(buttons) == Parts().tags.count("button") >= 7
    assert all('type="button"' in attributes and label.strip() for attributes, label in buttons)
