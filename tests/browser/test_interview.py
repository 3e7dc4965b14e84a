"""A person's way through the page in Chromium, on the embedded models."""

from __future__ import annotations

import re
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from interview.core.tables import COLUMNS
from interview.samples import sample_answers_dir, sample_job_text, sample_resume_path
from tests.browser.conftest import SHOTS, SPOKEN, Server

pytestmark = [pytest.mark.browser, pytest.mark.timeout(600)]
Open = Callable[..., Any]


def shot(page: Any, name: str) -> None:
    page.screenshot(path=SHOTS / f"{name}.png", full_page=True)


def begin_with_sample(page: Any) -> None:
    page.get_by_role("button", name="Try with a sample").click()
    page.get_by_role("button", name="Start the interview").click(timeout=120_000)
    question(page, 1).wait_for(timeout=60_000)


def question(page: Any, number: int) -> Any:
    return page.locator("#question").get_by_text(f"question {number} of 6")


def type_answer(page: Any, text: str) -> None:
    box = page.get_by_label("Your answer in writing")
    if not box.is_visible():
        page.get_by_role("button", name="Type instead").click()
    box.fill(text)
    page.get_by_role("button", name="Hand in").click()


def record_answer(page: Any, seconds: float) -> None:
    page.locator("#microphone").get_by_role("button", name="Record", exact=True).click()
    time.sleep(seconds)
    page.locator("#microphone").get_by_role("button", name="Stop", exact=True).click()


def words(text: str) -> set[str]:
    return set(re.findall(r"[a-z]+", text.lower()))


def test_with_the_sample_the_first_question_is_spoken_within_a_minute_of_opening_the_page(open_page: Open) -> None:
    began = time.monotonic()
    page = open_page()
    begin_with_sample(page)
    page.wait_for_function("window.secondsPlayed > 0.3", timeout=60_000)
    assert time.monotonic() - began < 60


def test_two_spoken_answers_are_written_down_scored_and_downloaded(
    open_page: Open, server: Server, spoken_clip: Path, tmp_path: Path
) -> None:
    page = open_page(
        flags=(
            "--use-fake-ui-for-media-stream",
            "--use-fake-device-for-media-stream",
            f"--use-file-for-fake-audio-capture={spoken_clip}",
        )
    )
    page.locator("#resume input[type=file]").set_input_files(sample_resume_path())
    page.get_by_label("Job description").fill(sample_job_text())
    page.locator("#parsed").get_by_text("What was read").wait_for()
    page.get_by_role("button", name="Prepare my interview").click()
    page.locator("#fit").get_by_text("How well they fit").wait_for(timeout=120_000)
    shot(page, "prepare")
    page.get_by_role("button", name="Start the interview").click()
    for number in (1, 2):
        question(page, number).wait_for(timeout=90_000)
        page.locator("#microphone").get_by_role("button", name="Record", exact=True).wait_for()
        record_answer(page, 12)
    question(page, 3).wait_for(timeout=120_000)
    heard = page.locator("#transcript").inner_text()
    wanted = words(SPOKEN)
    assert len(wanted & words(heard)) / len(wanted) > 0.8, heard
    shot(page, "interview-spoken")
    page.get_by_role("button", name="End the interview").click()
    page.locator("#status").get_by_text("results are ready").wait_for(timeout=120_000)
    page.get_by_role("tab", name="Results").click()
    page.locator("#summary").get_by_text("Keep").first.wait_for()
    assert page.locator("#answers").get_by_text("words a minute").count() == 2
    assert page.locator("#answers").get_by_text("TF-IDF cosine").count() == 2
    shot(page, "results-spoken")
    with page.expect_download() as download:
        page.locator("#files a", has_text=re.compile("answers|KB|B")).first.click()
    saved = tmp_path / download.value.suggested_filename
    download.value.save_as(saved)
    assert tuple(pd.read_csv(saved).columns) == COLUMNS[saved.stem]
    newest = max(server.outputs.glob("2*"), key=lambda folder: folder.stat().st_mtime)
    assert len(pd.read_csv(newest / "answers.csv")) == 2


def test_a_whole_interview_can_be_typed_without_microphone_and_camera(open_page: Open, server: Server) -> None:
    page = open_page(flags=("--deny-permission-prompts",))
    begin_with_sample(page)
    shot(page, "interview")
    answers = sorted(sample_answers_dir().glob("*.txt"))
    for number, answer in enumerate(answers, 1):
        question(page, number).wait_for(timeout=120_000)
        type_answer(page, answer.read_text())
    page.locator("#status").get_by_text("results are ready").wait_for(timeout=120_000)
    page.get_by_role("tab", name="Results").click()
    page.locator("#plot .chart").wait_for()
    assert page.locator("#answers").get_by_text("TF-IDF cosine").count() == 6
    shot(page, "results")
    page.set_viewport_size({"width": 390, "height": 844})
    time.sleep(1)
    shot(page, "results-phone")
    assert page.evaluate("document.documentElement.scrollWidth") <= 390


def test_with_the_camera_on_the_frames_are_counted_and_none_is_kept(open_page: Open, server: Server) -> None:
    page = open_page(flags=("--use-fake-ui-for-media-stream", "--use-fake-device-for-media-stream"))
    begin_with_sample(page)
    page.get_by_role("button", name="Camera (optional)").click()
    page.get_by_role("button", name="Click to Access Webcam").click()
    page.locator("#webcam").get_by_role("button", name="capture photo").click()
    time.sleep(10)
    type_answer(page, "I build data pipelines and I cut a nightly load from six hours to one last year.")
    question(page, 2).wait_for(timeout=120_000)
    newest = max(server.outputs.glob("2*"), key=lambda folder: folder.stat().st_mtime)
    focus = pd.read_csv(newest / "focus.csv")
    assert focus["frames"].iloc[0] >= 5
    assert focus["frames_without_face"].iloc[0] == focus["frames"].iloc[0], "the fake camera shows no face"
    assert focus["share"].isna().all(), "without a face nothing is said about looking"
    assert not [path for path in newest.rglob("*") if path.suffix in {".jpg", ".jpeg", ".png", ".webp", ".mp4"}]


def test_a_file_that_is_no_resume_gets_a_sentence_and_the_page_goes_on(open_page: Open, tmp_path: Path) -> None:
    page = open_page(width=390, height=844)
    fake = tmp_path / "resume.pdf"
    fake.write_bytes(b"")
    page.locator("#resume input[type=file]").set_input_files(fake)
    page.locator("#parsed [role=alert]").wait_for()
    assert "empty" in page.locator("#parsed").inner_text().lower()
    page.get_by_role("button", name="Prepare my interview").click()
    page.locator("#prepare-status [role=alert]").wait_for()
    shot(page, "prepare-phone")
    assert page.evaluate("document.documentElement.scrollWidth") <= 390


def test_an_interview_is_still_there_after_a_reload(open_page: Open) -> None:
    page = open_page()
    begin_with_sample(page)
    type_answer(page, "I build data pipelines and I cut a nightly load from six hours to one last year.")
    question(page, 2).wait_for(timeout=120_000)
    page.reload()
    page.locator("#prepare-status").get_by_text("still here").wait_for(timeout=60_000)
    page.get_by_role("tab", name="Interview").click()
    question(page, 2).wait_for(timeout=60_000)
    assert "six hours to one" in page.locator("#transcript").inner_text()


def test_the_app_needed_less_than_four_and_a_half_gigabytes_for_all_that(server: Server) -> None:
    """Last on purpose: every model was used by then."""
    print(f"peak memory {server.peak_gb:.2f} GB")
    assert server.peak_gb < 4.5
