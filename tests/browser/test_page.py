"""A person's way through the page in Chromium, on the embedded models, apart from what is spoken live."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from tests.browser.conftest import SHOTS, Server, way_in

pytestmark = [pytest.mark.browser, pytest.mark.timeout(600)]
Open = Callable[..., Any]
ANSWER = "I build data pipelines and I cut a nightly load from six hours to one last year."


def shot(page: Any, name: str) -> None:
    page.screenshot(path=SHOTS / f"{name}.png", full_page=True)


def prepare_sample(page: Any) -> None:
    page.get_by_role("button", name="Try with a sample").click()
    way_in(page).click()


def begin_with_sample(page: Any) -> None:
    prepare_sample(page)
    page.get_by_role("button", name="Begin").click()
    question(page, 1).wait_for()


def question(page: Any, number: int) -> Any:
    return page.locator(".live [data-live=label]", has_text=f"question {number}")


def type_answer(page: Any, text: str) -> None:
    page.get_by_label("Or type your answer").fill(text)
    page.locator(".live").get_by_role("button", name="Hand in").click()


def newest(server: Server) -> Path:
    return max(server.outputs.glob("2*"), key=lambda folder: folder.stat().st_mtime)


def test_without_a_microphone_the_question_is_spoken_within_a_minute_and_the_answer_is_typed(
    open_page: Open, server: Server
) -> None:
    began = time.monotonic()
    page = open_page(flags=("--deny-permission-prompts",))
    begin_with_sample(page)
    page.wait_for_function("window.sounds.length > 0")
    print(f"first sound {time.monotonic() - began:.1f} s after the page was opened")
    assert time.monotonic() - began < 60
    page.get_by_text("goes on in writing").wait_for()
    shot(page, "interview")
    page.locator("#recorder").get_by_role("button", name="Answer with a recording").click()
    page.get_by_role("button", name="Leave it out").click()
    page.locator("#status").get_by_text("live interview is running").wait_for()
    type_answer(page, ANSWER)
    question(page, 2).wait_for()
    page.locator("#transcript").get_by_text("six hours to one").wait_for()
    assert pd.read_csv(newest(server) / "answers.csv")["source"].tolist() == ["typed"]


def test_without_the_live_path_the_recorder_asks_and_hears(open_page: Open, server: Server, spoken_clip: Path) -> None:
    page = open_page()
    prepare_sample(page)
    page.get_by_role("button", name="Answer with a recording").click()
    page.get_by_role("button", name="Ask me the first question").click()
    page.locator("#question").get_by_text("question 1").wait_for()
    page.locator("#microphone").get_by_label("Upload file").click()
    page.locator("#microphone input[type=file]").set_input_files(spoken_clip)
    page.locator("#question").get_by_text("question 2").wait_for()
    assert "reporting pipeline" in page.locator("#transcript").inner_text()
    answers = pd.read_csv(newest(server) / "answers.csv")
    assert answers["source"].tolist() == ["spoken"]


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


def test_the_app_needed_less_than_four_and_a_half_gigabytes_for_all_that(server: Server) -> None:
    """Last on purpose: every model was used by then."""
    print(f"peak memory {server.peak_gb:.2f} GB")
    assert server.peak_gb < 4.5
