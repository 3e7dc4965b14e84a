"""The page behind its guard in Chromium, on scripted engines: it works, calls nobody else and keeps no run history."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from interview.engines.backends.registry import ROLES
from tests.browser.conftest import Server, running
from tests.browser.test_page import ANSWER, begin_with_sample, question, type_answer

pytestmark = [pytest.mark.browser, pytest.mark.timeout(300)]
Open = Callable[..., Any]
NOTE_VIOLATIONS = """
    window.violations = [];
    addEventListener("securitypolicyviolation", (event) => {
        window.violations.push(event.violatedDirective + " " + event.blockedURI);
    });
    if (!sessionStorage.planted) {
        sessionStorage.planted = "yes";
        localStorage["gradio:run-history:v2:123"] = "a resume of before";
    }
"""


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    engines = {f"INTERVIEW_{role.upper()}": "scripted" for role in ROLES}
    with running(tmp_path_factory.mktemp("outputs"), "guarded.log", INTERVIEW_HUB="false", **engines) as server:
        yield server


def test_an_interview_breaks_no_rule_of_the_page_and_leaves_no_run_in_the_browser(
    open_page: Open, tmp_path: Path
) -> None:
    from playwright.sync_api import expect

    page = open_page(flags=("--deny-permission-prompts",), script=NOTE_VIOLATIONS)
    errors: list[str] = []
    page.on("console", lambda message: errors.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: errors.append(str(error)))
    job = tmp_path / "job.txt"
    job.write_text("Data Engineer. You will design nightly data pipelines in Python.")
    page.locator("#job-file input[type=file]").set_input_files(job)
    expect(page.locator("#job textarea")).to_have_value(re.compile("nightly"))
    begin_with_sample(page)
    type_answer(page, ANSWER)
    question(page, 2).wait_for()
    page.locator("#transcript").get_by_text("six hours to one").wait_for()
    assert page.evaluate("window.violations") == []
    assert errors == []
    assert [key for key in page.evaluate("Object.keys(localStorage)") if "history" in key] == []


def test_a_script_that_gets_into_the_page_neither_runs_nor_calls_out(open_page: Open) -> None:
    page = open_page(script=NOTE_VIOLATIONS)
    page.evaluate("""() => {
        const box = document.createElement("div");
        box.innerHTML = `<img src="data:," onerror="window.ran = true"><img src="http://127.0.0.1:9/leak">`;
        document.body.append(box);
        return fetch("http://127.0.0.1:9/leak").catch(() => 0);
    }""")
    page.wait_for_function("window.violations.length >= 3")
    assert page.evaluate("window.ran") is None
    assert {each.split()[0] for each in page.evaluate("window.violations")} == {
        "script-src-attr",
        "img-src",
        "connect-src",
    }
