"""What a person corrects in Prepare, in Chromium: it counts at once, it lasts, and nothing in it can run."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from interview.coach.samples import sample_job_text, sample_resume_path
from tests.browser.conftest import SHOTS, Server, way_in

pytestmark = [pytest.mark.browser, pytest.mark.timeout(600)]
Open = Callable[..., Any]
EVIL = "<img src=x onerror=window.ran=1> ${window.ran=1} {{window.ran=1}} `x`"


def open_with_sample(open_page: Open, **given: int) -> Any:
    page = open_page(**given)
    page.locator("#resume input[type=file]").set_input_files(sample_resume_path())
    page.get_by_label("Job description").fill(sample_job_text())
    page.locator("#parsed .cv-form").wait_for()
    return page


def field(page: Any, path: str) -> Any:
    """A field of the form, its entry unfolded."""
    box = page.locator(f"[data-field='{path}']")
    if not box.is_visible():
        page.locator("#parsed details.entry", has=box).locator("summary").click()
    return box


def profile(server: Server) -> pd.DataFrame:
    newest = max(server.outputs.glob("2*"), key=lambda folder: folder.stat().st_mtime)
    return pd.read_csv(newest / "profile.csv", keep_default_na=False)


def value(frame: pd.DataFrame, name: str, column: str = "value", number: int = 1) -> str:
    return str(frame[(frame["field"] == name) & (frame["number"] == number)][column].iloc[0])


def test_a_correction_is_in_the_rows_and_in_the_next_question(open_page: Open, server: Server) -> None:
    page = open_with_sample(open_page)
    field(page, "name").fill("Grace Lindqvist")  # the first question greets by the first name
    field(page, "experience.1.company").fill("Clearwater Power")
    page.locator("#parsed").get_by_role("button", name="Add a certificate").click()
    page.keyboard.type("Certified Kubernetes Administrator")
    page.screenshot(path=SHOTS / "corrections.png", full_page=True)
    page.get_by_role("button", name="Prepare my interview").click()  # nothing was saved: it counts all the same
    way_in(page).click()
    page.get_by_role("button", name="Begin").click()
    page.locator(".live [data-live=question]", has_text="Grace").wait_for()
    page.reload()  # which leaves the interview: while it is held, corrections wait
    page.get_by_role("button", name="Continue").wait_for()
    rows = profile(server)
    assert value(rows, "name") == "Grace Lindqvist"
    assert value(rows, "experience", "organisation") == "Clearwater Power"
    assert value(rows, "experience", "corrected") == "organisation"
    assert value(rows, "experience", "corrected", 2) == ""
    assert value(rows, "certification") == "Certified Kubernetes Administrator"

    page.get_by_role("tab", name="Prepare").click()
    assert field(page, "experience.1.company").input_value() == "Clearwater Power", "what was corrected stays"
    field(page, "experience.1.title").fill("Pipeline Engineer")
    page.get_by_role("button", name="Save corrections").click()
    page.locator("#save-note").get_by_text("Saved").wait_for()
    assert value(profile(server), "experience") == "Pipeline Engineer"


def test_a_script_in_a_field_is_only_text_also_after_a_reload(open_page: Open, server: Server) -> None:
    page = open_with_sample(open_page)
    for path in ("name", "about", "experience.1.company", "skills.1.skills"):
        field(page, path).fill(EVIL)
    page.get_by_role("button", name="Prepare my interview").click()
    way_in(page)
    page.reload()
    page.locator("#parsed .cv-form").wait_for()
    assert field(page, "name").input_value() == EVIL
    assert field(page, "experience.1.company").input_value() == EVIL
    assert page.evaluate("window.ran") is None


def test_a_field_and_its_place_in_the_document_light_up_together(open_page: Open) -> None:
    page = open_with_sample(open_page)
    company = field(page, "experience.1.company")
    company.focus()
    lit = page.locator("#parsed .mark.lit")
    assert lit.count() == 1
    assert "Brightwater Energy" in lit.get_attribute("title")
    page.locator("#parsed .mark[title*='Lund University']").click()
    focused = page.locator("#parsed [data-field='education.2.institution']")
    assert focused.evaluate("box => box === document.activeElement"), "the mark leads to its field"


def test_a_text_file_is_shown_as_text_and_on_a_phone_the_form_comes_first(open_page: Open, tmp_path: Path) -> None:
    text = tmp_path / "resume.txt"
    text.write_text("Ada Example\nada@example.com\n\nSKILLS\nLanguages: Python, SQL\n" + "Works with care.\n" * 4)
    page = open_page(width=390, height=844)
    page.locator("#resume input[type=file]").set_input_files(text)
    page.locator("#parsed .cv-form").wait_for()
    sheet = page.locator("#parsed .text-sheet")
    assert not sheet.is_visible(), "folded on a phone"
    page.get_by_text("Your document, with what was found").click()
    sheet.locator("mark", has_text="ada@example.com").wait_for()
    assert page.locator("#parsed .document").get_by_text("no fixed pages").is_visible()
    form, document = page.locator("#parsed .cv-form").bounding_box(), sheet.bounding_box()
    assert form["y"] < document["y"]
    page.screenshot(path=SHOTS / "corrections-phone.png", full_page=True)
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
