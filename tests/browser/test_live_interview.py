"""The live interview in Chromium on the embedded models: hands-free after one click on Begin."""

from __future__ import annotations

import json
import re
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from interview.coach.samples import sample_job_text, sample_resume_path
from interview.sessions.tables import COLUMNS
from tests.browser.conftest import SHOTS, SPOKEN, Server, way_in

pytestmark = [pytest.mark.browser, pytest.mark.timeout(600)]
Open = Callable[..., Any]
MICROPHONE = ("--use-fake-ui-for-media-stream", "--use-fake-device-for-media-stream")
# A microphone that a test can speak into at a moment of its choice: window.speak() plays the clip at /clip.
SPEAKABLE = """
    navigator.mediaDevices.getUserMedia = async () => {
        const context = new AudioContext({ sampleRate: 48000 });
        const mouth = context.createMediaStreamDestination();
        window.speak = async (data) => {
            const bytes = Uint8Array.from(atob(data), (letter) => letter.charCodeAt(0));
            const source = context.createBufferSource();
            source.buffer = await context.decodeAudioData(bytes.buffer);
            source.connect(mouth);
            source.start();
        };
        return mouth.stream;
    };
"""


def prepare(page: Any) -> None:
    page.locator("#resume input[type=file]").set_input_files(sample_resume_path())
    page.get_by_label("Job description").fill(sample_job_text())
    page.locator("#parsed").get_by_text("What was read").wait_for()
    page.get_by_role("button", name="Prepare my interview").click()
    way_in(page).click()


def wait_for(page: Any, *, number: int = 0, state: str = "", seconds: float = 180) -> None:
    if number:
        page.locator(".live [data-live=label]", has_text=f"question {number}").wait_for(timeout=seconds * 1000)
    if state:
        page.locator(f".live[data-state={state}]").wait_for(timeout=seconds * 1000)


def wait_until_heard_out(page: Any, *, number: int, still: float = 3.0, seconds: float = 180) -> None:
    """Wait until a question is said and stands: one that came in a pause of the answer before it is taken back."""
    question, until = page.locator(".live [data-live=label]", has_text=f"question {number}"), time.monotonic() + seconds
    since = time.monotonic()
    while time.monotonic() - since < still:
        assert time.monotonic() < until, f"question {number} never stood"
        if not (question.is_visible() and page.locator(".live[data-state=listening]").is_visible()):
            since = time.monotonic()
        page.wait_for_timeout(100)


def newest(server: Server) -> Path:
    return max(server.outputs.glob("2*"), key=lambda folder: folder.stat().st_mtime)


def words(text: str) -> set[str]:
    return set(re.findall(r"[a-z]+", text.lower()))


def test_four_questions_are_answered_hands_free_after_one_click(
    open_page: Open, server: Server, spoken_clip: Path, tmp_path: Path
) -> None:
    page = open_page(flags=(*MICROPHONE, f"--use-file-for-fake-audio-capture={spoken_clip}"))
    prepare(page)
    began = time.monotonic()
    page.get_by_role("button", name="Begin").click()
    wait_for(page, number=1)
    captioned = time.monotonic() - began
    page.wait_for_function("window.sounds.length > 0")
    print(f"caption after {captioned:.1f} s, sound after {time.monotonic() - began:.1f} s")
    for number in range(2, 6):
        wait_for(page, number=number)
        print(f"question {number} after {time.monotonic() - began:.1f} s")
    wait_until_heard_out(page, number=5)
    page.screenshot(path=SHOTS / "live.png", full_page=True)
    heard = words(page.locator("#transcript").inner_text())
    assert len(words(" ".join(SPOKEN)) & heard) / len(words(" ".join(SPOKEN))) > 0.8, heard

    page.keyboard.press("e")
    page.get_by_role("button", name="End the interview").click()
    page.get_by_role("button", name="See your results").click(timeout=400_000)  # two cores write four ideal answers
    page.locator("#summary").get_by_text("Keep").first.wait_for()
    page.locator("#plan-as-it-went").get_by_text("not reached").first.wait_for()
    page.screenshot(path=SHOTS / "results-live.png", full_page=True)
    with page.expect_download() as download:
        page.locator("#files").get_by_role("button", name="answers.csv").click()
    saved = tmp_path / download.value.suggested_filename
    download.value.save_as(saved)
    assert tuple(pd.read_csv(saved).columns) == COLUMNS[saved.stem]
    answers = pd.read_csv(newest(server) / "answers.csv")
    spoken = answers[answers["source"] == "spoken"]
    assert len(spoken) >= 4
    whole = [len(words(" ".join(SPOKEN)) & words(text)) / len(words(" ".join(SPOKEN))) for text in spoken["answer"]]
    assert sorted(whole)[-3] > 0.8, f"pauses of 1.5 s ended answers: {spoken['text'].tolist()}"


def test_speaking_up_stops_the_interviewer_and_a_reload_goes_on_at_the_same_question(
    open_page: Open, server: Server, spoken_clip: Path
) -> None:
    from playwright.sync_api import expect

    page = open_page(script=SPEAKABLE)
    prepare(page)
    page.get_by_role("button", name="Begin").click()
    wait_for(page, state="speaking")
    page.wait_for_function("window.sounds.length > 0")
    speak(page, spoken_clip)
    began = time.monotonic()
    wait_for(page, state="listening")
    print(f"stopped {time.monotonic() - began:.1f} s after the person spoke up")
    assert time.monotonic() - began < 6
    wait_until_heard_out(page, number=2)
    asked = page.locator(".live [data-live=question]").inner_text()

    page.reload()
    page.get_by_text("is still here: question 2").first.wait_for(state="attached")
    expect(page.locator(".live [data-live=question]")).to_have_text(asked)
    page.get_by_role("button", name="Continue").click()
    wait_for(page, state="speaking")
    expect(page.locator(".live [data-live=question]")).to_have_text(asked)
    assert "reporting pipeline" in page.locator("#transcript").inner_text()
    session = json.loads((newest(server) / "session.json").read_text())["session"]
    assert len(session["exchanges"]) == 2
    page.set_viewport_size({"width": 390, "height": 844})
    page.screenshot(path=SHOTS / "live-phone.png", full_page=True)
    assert page.evaluate("document.documentElement.scrollWidth") <= 390


def speak(page: Any, clip: Path) -> None:
    """Say the answer without its pauses: an end that comes too soon is another test's matter."""
    import base64

    fluent = clip.with_name("fluent.wav").read_bytes()
    page.evaluate("data => window.speak(data)", base64.b64encode(fluent).decode())
