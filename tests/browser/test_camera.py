"""The card "Microphone and camera" in Chromium with a fake camera and microphone, on scripted models."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from itertools import pairwise
from typing import Any

import pytest

from tests.browser.conftest import SHOTS, Server, running, way_in

pytestmark = [pytest.mark.browser, pytest.mark.timeout(180)]
Open = Callable[..., Any]
DEVICES = ("--use-fake-ui-for-media-stream", "--use-fake-device-for-media-stream")
ROLES = ("LANGUAGE", "SPEECH", "EMBEDDING", "TRANSCRIPTION", "FACE", "TURN", "VOICE", "GRADING")
ANSWER = "I build data pipelines and I cut a nightly load from six hours to one last year."
# Every device that the page asks for, and everything that goes over the camera's line.
NOTE = """
    window.asked = []; window.tracks = []; window.lines = [];
    const ask = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices);
    navigator.mediaDevices.getUserMedia = async (wanted) => {
        window.asked.push(wanted);
        const stream = await ask(wanted);
        window.tracks.push(...stream.getTracks());
        return stream;
    };
    window.WebSocket = class extends WebSocket {
        constructor(url, ...more) {
            super(url, ...more);
            if (!String(url).endsWith("/camera")) return;
            Object.assign(this, { said: [], sent: [], answered: 0, ahead: 0 });
            this.addEventListener("message", ({ data }) => { this.answered += JSON.parse(data).type === "seen"; });
            window.lines.push(this);
        }
        send(data) {
            if (this.said && typeof data === "string") this.said.push(JSON.parse(data));
            else if (this.said) {
                this.sent.push({ at: performance.now(), bytes: data.size, type: data.type });
                this.ahead = Math.max(this.ahead, this.sent.length - this.answered);
            }
            return super.send(data);
        }
    };
"""


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    scripted = {f"INTERVIEW_{role}": "scripted" for role in ROLES}
    with running(tmp_path_factory.mktemp("outputs"), "server-camera.log", **scripted) as server:
        yield server


@pytest.fixture
def prepared(open_page: Open) -> Callable[..., Any]:
    """Open the page and prepare the sample: prepared(flags=..., width=...)."""

    def prepare(**options: Any) -> Any:
        page = open_page(script=NOTE, **({"flags": DEVICES} | options))
        page.set_default_timeout(30_000)
        page.get_by_role("button", name="Try with a sample").click()
        way_in(page).click()
        page.get_by_role("button", name="Turn camera on").wait_for()
        return page

    return prepare


def part(page: Any, name: str, text: str = "") -> Any:
    return page.locator(f".camera [data-camera={name}]", has_text=text)


def press(page: Any, name: str) -> None:
    page.locator(".camera").get_by_role("button", name=name).click()


def turn_on(page: Any) -> None:
    press(page, "Turn camera on")
    part(page, "state", "Camera on · rough").wait_for()
    page.wait_for_function("window.lines.at(-1)?.answered > 0")


def is_over(page: Any) -> None:
    """No device is open any more, and no line."""
    part(page, "state", "Camera off").wait_for(state="attached")
    page.wait_for_function("window.tracks.filter(t => t.kind === 'video').every(t => t.readyState === 'ended')")
    page.wait_for_function("window.lines.every(line => line.readyState >= WebSocket.CLOSING)")
    assert page.evaluate("document.querySelector('[data-camera=video]').srcObject") is None


def looks(page: Any) -> list[tuple[float | None, float | None]]:
    said = page.evaluate("window.lines.at(-1).said")
    return [(one["x"], one["y"]) for one in said if one["type"] == "look"]


def test_camera_and_microphone_are_off_until_asked_for_and_off_when_told(prepared: Callable[..., Any]) -> None:
    from playwright.sync_api import expect

    page = prepared()
    expect(part(page, "state")).to_have_text("Camera off")
    assert page.evaluate("[window.asked, window.lines.length]") == [[], 0]
    page.screenshot(path=SHOTS / "camera-off.png", full_page=True)

    press(page, "Test microphone")
    part(page, "heard", "Good level").wait_for()
    assert page.evaluate("window.asked.map(wanted => Boolean(wanted.video))") == [False]
    press(page, "Stop the test")
    assert page.evaluate("window.tracks.every(track => track.readyState === 'ended')")
    expect(part(page, "heard")).to_have_text("Good level")

    turn_on(page)
    expect(part(page, "video")).to_be_visible()
    expect(part(page, "framing")).not_to_be_empty()
    page.wait_for_function("window.lines[0].answered >= 6")
    page.screenshot(path=SHOTS / "camera-on.png", full_page=True)
    line = page.evaluate("(({ sent, ahead, said }) => ({ sent, ahead, said }))(window.lines[0])")
    assert line["said"][0]["type"] == "begin"
    assert line["ahead"] == 1, "the next picture waits for the answer to the last"
    times = [one["at"] for one in line["sent"]]
    assert min(b - a for a, b in pairwise(times)) > 190, "at most five a second"
    assert all(one["type"] == "image/jpeg" and 1000 < one["bytes"] <= 256 * 1024 for one in line["sent"])

    page.evaluate("Object.defineProperty(document, 'hidden', { get: () => true, configurable: true })")
    page.wait_for_function("window.lines[0].answered === window.lines[0].sent.length")
    before = page.evaluate("window.lines[0].sent.length")
    page.wait_for_timeout(700)
    assert page.evaluate("window.lines[0].sent.length") <= before + 1, "one may have been under way"
    page.evaluate("delete document.hidden")
    press(page, "Turn camera off")
    is_over(page)

    turn_on(page)
    page.evaluate("window.tracks.at(-1).dispatchEvent(new Event('ended'))")
    part(page, "notice", "The camera is gone").wait_for()
    is_over(page)


def test_calibration_can_be_left_takes_under_15_s_and_the_interview_has_one_quiet_line(
    prepared: Callable[..., Any],
) -> None:
    from playwright.sync_api import expect

    page = prepared(width=390, height=844)
    turn_on(page)
    press(page, "Calibrate")
    expect(part(page, "overlay")).to_be_visible()
    page.keyboard.press("Escape")
    expect(part(page, "overlay")).to_be_hidden()
    # a dialog is gone before it says that it was closed
    page.wait_for_function("window.lines.at(-1).said.some(one => one.type === 'look')")
    assert looks(page) == [(None, None)]
    expect(page.get_by_role("button", name="Calibrate")).to_be_focused()

    began = time.monotonic()
    press(page, "Calibrate")
    expect(part(page, "dot")).to_be_visible()
    page.screenshot(path=SHOTS / "camera-calibration.png")
    page.wait_for_function("window.lines.at(-1).said.some(one => one.type === 'calibrate')")
    print(f"calibration took {time.monotonic() - began:.1f} s")
    assert time.monotonic() - began < 15
    points = [look for look in looks(page) if look[0] is not None]
    corners = [(0.06, 0.06), (0.94, 0.06), (0.94, 0.94), (0.06, 0.94)]
    assert points == [pytest.approx(point, abs=0.005) for point in [(0.5, 0.5), *corners]]
    assert looks(page)[-1] == (None, None)
    expect(part(page, "overlay")).to_be_hidden()
    expect(part(page, "notice")).not_to_have_text("One moment.")
    expect(part(page, "notice")).not_to_be_empty()
    assert page.evaluate("document.documentElement.scrollWidth") <= 390

    press(page, "Test microphone")
    page.get_by_role("button", name="Begin").click()
    page.locator(".camera[data-view=running]").wait_for()
    part(page, "state", "Camera on").wait_for()
    for name in ("calibrate", "seen", "microphone", "privacy", "notice"):
        expect(part(page, name)).to_be_hidden()
    assert page.locator(".camera-picture").get_attribute("class") == "camera-picture away"
    page.locator(".live[data-state=speaking], .live[data-state=listening]").first.wait_for()
    assert page.evaluate("window.tracks.filter(t => t.kind === 'audio' && t.readyState === 'live').length") == 1
    seen = page.evaluate("window.lines.at(-1).answered")
    page.wait_for_function(f"window.lines.at(-1).answered > {seen + 3}")
    page.screenshot(path=SHOTS / "camera-running.png", full_page=True)
    assert page.evaluate("document.documentElement.scrollWidth") <= 390

    page.get_by_label("Or type your answer").fill(ANSWER)
    page.locator(".live").get_by_role("button", name="Hand in").click()
    page.locator(".live [data-live=label]", has_text="question 2").wait_for()
    page.locator(".live [data-command=end]:enabled").click()
    page.get_by_role("button", name="End the interview").click()
    page.locator(".live[data-state=ended]").wait_for()
    is_over(page)


def test_a_refused_camera_gets_a_sentence_and_the_interview_goes_on(prepared: Callable[..., Any]) -> None:
    page = prepared(flags=("--deny-permission-prompts", "--use-fake-device-for-media-stream"))
    press(page, "Turn camera on")
    part(page, "notice", "The browser may not use the camera").wait_for()
    press(page, "Test microphone")
    part(page, "heard", "The browser may not use the microphone").wait_for()
    is_over(page)
    page.get_by_role("button", name="Begin").click()
    page.locator(".live [data-live=label]", has_text="question 1").wait_for()
