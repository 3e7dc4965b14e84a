"""A spoken answer before a fake camera in Chromium, on the real face model: the seconds are right, nothing is kept.

The camera shows a film of which every picture tells its number, so that a picture that is sent is known again.
"""

from __future__ import annotations

import json
import math
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pytest

from interview.web.views.rendering import clock
from tests.browser.conftest import ROOT, SHOTS, Server, running, way_in
from tests.conftest import DATA, needs_data
from tests.traces import pictures_and_sounds

pytestmark = [pytest.mark.browser, pytest.mark.timeout(180), needs_data]
Open = Callable[..., Any]
ROLES = ("LANGUAGE", "SPEECH", "EMBEDDING", "TRANSCRIPTION", "TURN", "VOICE")
FILM = "gaze_center_right_center.mp4"
SINCE, SECONDS, RATE = 3.6, 7.8, 10
"""The part of the film that is shown again and again: eyes at the camera, at the image's right, at the camera."""
SPOKEN = SECONDS + 4.8
"""Seconds of an answer: a whole look away is among them wherever in the film it begins."""
NEAR = 0.7
BITS = 7
# A microphone that speaks when told to, every picture that is sent with its number and what was answered, and the
# moments at which the interview changed.
NOTE = """
    const ask = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices);
    navigator.mediaDevices.getUserMedia = async (wanted) => {
        if (wanted.video) return ask(wanted);
        const context = new AudioContext({ sampleRate: 48000 });
        const mouth = context.createMediaStreamDestination();
        window.speak = (seconds) => {
            const tone = new OscillatorNode(context, { frequency: 220 });
            tone.connect(new GainNode(context, { gain: 0.3 })).connect(mouth);
            tone.onended = () => { window.spoken = true; };
            tone.start();
            tone.stop(context.currentTime + seconds);
        };
        return mouth.stream;
    };
    window.shown = []; window.states = []; window.taken = null;
    const toBlob = HTMLCanvasElement.prototype.toBlob;
    HTMLCanvasElement.prototype.toBlob = function (...more) {
        const picture = this.getContext("2d");
        let number = 0;
        for (let bit = 0; bit < BITS; bit++) {
            const [x, y] = [this.width / 16, (this.height * (bit + 0.5)) / BITS];
            number += (picture.getImageData(x, y, 1, 1).data[0] > 128) << bit;
        }
        window.taken = { at: performance.now(), number };
        return toBlob.apply(this, more);
    };
    window.WebSocket = class extends WebSocket {
        constructor(...where) {
            super(...where);
            this.addEventListener("message", ({ data }) => {
                const message = typeof data === "string" ? JSON.parse(data) : {};
                const { type, state, direction } = message;
                if (type === "seen") window.shown.push({ ...window.taken, state, direction });
                if (type === "state") window.states.push({ at: performance.now(), state });
            });
        }
    };
""".replace("BITS", str(BITS))


@dataclass(frozen=True, slots=True)
class Picture:
    """What was sent: when in the answer, in seconds, and when in the film; and what the program saw in it."""

    at: float
    film: float
    state: str
    direction: str


@pytest.fixture(scope="module")
def places(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("presence")
    for name in ("outputs", "temporary"):
        (folder / name).mkdir()
    return folder


@pytest.fixture(scope="module")
def server(places: Path) -> Iterator[Server]:
    scripted = {f"INTERVIEW_{role}": "scripted" for role in ROLES}
    temporary = str(places / "temporary")
    with running(places / "outputs", "server-presence.log", TMPDIR=temporary, **scripted) as server:
        yield server


@pytest.fixture(scope="module")
def film(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The film as Chromium's fake camera wants it: its middle, and at the left each picture's number in black and
    white, the lowest bit on top."""
    import av

    path = tmp_path_factory.mktemp("film") / "film.y4m"
    with path.open("wb") as file:
        file.write(f"YUV4MPEG2 W640 H480 F{RATE}:1 Ip A1:1 C420jpeg\n".encode())
        for number, picture in enumerate(pictures_of(DATA / "faces" / FILM)):
            whole = np.full((480, 640, 3), 128, np.uint8)
            whole[:, 80:560] = picture[190:670]
            for bit in range(BITS):
                whole[480 * bit // BITS : 480 * (bit + 1) // BITS, :80] = 255 * (number >> bit & 1)
            frame = av.VideoFrame.from_ndarray(whole, format="rgb24").reformat(format="yuv420p")
            file.write(b"FRAME\n" + frame.to_ndarray().tobytes())
    return path


def pictures_of(film: Path) -> Iterator[Any]:
    """Upright, so many a second, of the part that is shown."""
    import av

    wanted = SINCE
    with av.open(str(film)) as container:
        for frame in container.decode(container.streams.video[0]):
            if wanted <= frame.time and wanted < SINCE + SECONDS - 0.5 / RATE:
                wanted += 1 / RATE
                yield np.rot90(frame.to_ndarray(format="rgb24"), frame.rotation // 90 % 4)


@pytest.fixture(scope="module")
def away_in_film() -> tuple[float, float]:
    """From when to when the eyes are elsewhere; between two labels they are on their way."""
    labels = {one["file"]: one for one in json.loads((DATA / "faces" / "labels.json").read_text())}
    before, away, after = labels[FILM]["segments"]
    assert away["gaze"] == "image-right"
    return (before["end_s"] + away["start_s"]) / 2, (away["end_s"] + after["start_s"]) / 2


def test_the_seconds_of_looking_away_are_right_and_nothing_of_picture_or_sound_is_left(
    open_page: Open, server: Server, places: Path, film: Path, away_in_film: tuple[float, float]
) -> None:
    before = pictures_and_sounds(places, *working_folder())
    devices = ("--use-fake-ui-for-media-stream", "--use-fake-device-for-media-stream")
    page = open_page(flags=(*devices, f"--use-file-for-fake-video-capture={film}"), script=NOTE)
    page.set_default_timeout(45_000)
    page.get_by_role("button", name="Try with a sample").click()
    way_in(page).click()
    page.get_by_role("button", name="Turn camera on").click()
    page.wait_for_function("window.shown.length >= 5")
    shots(page, "presence-before")
    refuse_to_calibrate(page)

    page.get_by_role("button", name="Begin").click()
    page.wait_for_function("window.states.at(-1)?.state === 'listening'")
    page.evaluate(f"window.speak({SPOKEN})")
    page.locator(".live [data-live=words]", has_text="word9").wait_for()
    found = pictures_and_sounds(places, *working_folder()) - before
    assert {path.name for path in found} == {"question-1.pcm"}, "the open answer's own, so that a crash loses nothing"
    shots(page, "presence-during")
    page.wait_for_function("window.spoken")
    page.get_by_role("button", name="I'm done").click()
    page.locator(".live [data-live=label]", has_text="question 2").wait_for()
    told = right_spans(page, server, away_in_film)

    page.locator(".live [data-command=end]:enabled").click()
    page.get_by_role("button", name="End the interview").click()
    page.get_by_role("button", name="See your results").click()
    for start, end in told:
        page.get_by_text(re.compile(rf"left\D*{clock(start)} to {clock(end)}")).first.wait_for()
    shots(page, "presence-results")
    assert pictures_and_sounds(places, *working_folder()) - before == set()


def working_folder() -> list[Path]:
    """Of the folder that the program runs in what is neither hidden nor made by the tests."""
    return [path for path in ROOT.iterdir() if path.name[0] != "." and path != SHOTS]


def refuse_to_calibrate(page: Any) -> None:
    """The film does not follow the dots; on a busy machine too few of its pictures may be seen to say even that."""
    page.get_by_role("button", name="Calibrate").click()
    page.locator(".camera [data-camera=notice]", has_text="and try again").wait_for()
    page.locator(".camera [data-camera=state]", has_text="Camera on · rough").wait_for()


def right_spans(page: Any, server: Server, away_in_film: tuple[float, float]) -> list[tuple[float, float]]:
    """What the files say of the first answer, held against what was sent. -> when it was looked away"""
    folder = max(server.outputs.glob("2*"), key=lambda one: one.stat().st_mtime)
    (presence,) = table(folder, "presence")
    length = presence["seconds"]
    assert length == pytest.approx(SPOKEN + 1, abs=1.5)
    pictures = [one for one in sent_pictures(page) if 0 <= one.at <= length]
    assert presence["frames"] == pytest.approx(len(pictures), abs=4)
    assert {one.direction for one in pictures if one.state == "away"} == {"left"}, "the image's right is their left"

    looked = spans_of(pictures, away_in_film)
    away = sum(end - start for start, end in looked)
    assert presence["share"] == pytest.approx(1 - away / length, abs=0.1)
    assert presence["calibrated"] == "no"
    events_are_right(told := spans_told(folder), looked)
    seconds_are_right(table(folder, "focus"), looked, length)

    (exchange, *_) = json.loads((folder / "session.json").read_text())["session"]["exchanges"]
    assert len(exchange["answer"]["words"]) == pytest.approx(SPOKEN * 2, abs=4), "two words a second"
    assert exchange["answer"]["words"][-1]["end"] == pytest.approx(SPOKEN, abs=1), "on the same clock"
    assert [(one["start"], one["end"]) for one in exchange["focus"]["away"]] == told
    return told


def spans_told(folder: Path) -> list[tuple[float, float]]:
    events = table(folder, "events")
    away = [one for one in events if one["kind"] == "away"]
    assert {one["detail"] for one in away} == {"left"}
    assert "long" in {one["detail"] for one in events if one["kind"] == "distraction"}
    return [(one["start"], one["end"]) for one in away]


def events_are_right(told: Sequence[tuple[float, float]], looked: Sequence[tuple[float, float]]) -> None:
    """Every clear look away is told, at its seconds, and nothing else."""
    clear = [span for span in looked if span[1] - span[0] > 2]
    assert clear
    for span in clear:
        assert any(span == pytest.approx(one, abs=NEAR) for one in told), (looked, told)
    for one in told:
        assert any(span == pytest.approx(one, abs=NEAR) for span in looked), (looked, told)


def seconds_are_right(seconds: Sequence[dict[str, Any]], looked: Sequence[tuple[float, float]], length: float) -> None:
    """One row a second of the answer; what is near a border, or in a last part of a second, may be either."""
    assert [one["second"] for one in seconds] == list(range(math.ceil(length)))
    assert {one["calibrated"] for one in seconds} == {"no"}
    for number, one in enumerate(seconds[: int(length)]):
        clearly = [not_near(span, number) for span in looked]
        if "in" in clearly:
            assert (one["state"], one["direction"]) == ("away", "left"), (number, looked)
        elif set(clearly) == {"out"}:
            assert one["state"] == "on screen", (number, looked)


def table(folder: Path, name: str) -> list[dict[str, Any]]:
    rows = pd.read_csv(folder / f"{name}.csv").to_dict("records")
    return [{str(column): value for column, value in row.items()} for row in rows if row["number"] == 1]


def sent_pictures(page: Any) -> list[Picture]:
    states = page.evaluate("window.states")
    began = next(one["at"] for one in states if one["state"] == "listening")
    return [
        Picture((one["at"] - began) / 1000, SINCE + one["number"] / RATE, one["state"], one["direction"])
        for one in page.evaluate("window.shown")
    ]


def spans_of(pictures: Sequence[Picture], away: tuple[float, float]) -> list[tuple[float, float]]:
    """When in the answer pictures were sent that show eyes elsewhere, after the film's labels; each stands for the
    time around it."""
    spans = []
    for is_away, some in groupby(pictures, key=lambda one: away[0] <= one.film <= away[1]):
        times = [one.at for one in some]
        if is_away:
            spans.append((max(times[0] - 0.1, 0.0), times[-1] + 0.1))
    return spans


def not_near(span: tuple[float, float], second: int) -> str:
    """Whether a second lies in a span or out of it; "" where it is too near its borders to tell."""
    start, end = span
    if start + NEAR <= second and second + 1 <= end - NEAR:
        return "in"
    return "out" if second + 1 <= start - NEAR or end + NEAR <= second else ""


def shots(page: Any, name: str) -> None:
    for width, height in ((390, 844), (1280, 900)):
        page.set_viewport_size({"width": width, "height": height})
        page.screenshot(path=SHOTS / f"{name}-{width}.png", full_page=True)
        assert page.evaluate("document.documentElement.scrollWidth") <= width
