"""The page in Chromium, with script in every field: nothing of it runs from the resume to the results."""

from __future__ import annotations

import shutil
from typing import Any

from bench.attacks.markup import payload
from bench.attacks.scene import Scene
from bench.attacks.table import Attack

FLAGS = (
    "--no-sandbox",
    "--disable-dev-shm-usage",
    "--mute-audio",
    "--deny-permission-prompts",
    "--disable-background-networking",
)
WAIT = 60_000
NOTE = """
    window.fired = [];
    addEventListener("securitypolicyviolation", (event) => window.fired.push(event.violatedDirective));
"""


def _interview(scene: Scene) -> str:
    """Without Chromium there is nothing to be seen, and that is said."""
    chromium = shutil.which("chromium")
    if chromium is None:
        return ""
    from playwright.sync_api import sync_playwright

    resume = scene.scratch / "resume.txt"
    lines = "\n".join(f"- {payload('document', 1)}" for _ in range(3))
    resume.write_text(
        f"{payload('document', 1)}\na@example.com\n\nExperience\nEngineer, {payload('document', 1)}, 2021 - 2024\n"
        f"{lines}\n"
    )
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=list(FLAGS))
        try:
            page = browser.new_page()
            page.set_default_timeout(WAIT)
            page.add_init_script(NOTE)
            page.goto(scene.target.server.url)
            seen = _through(page, str(resume))
        finally:
            browser.close()
    return f"script ran: {seen}" if seen else ""


def _through(page: Any, resume: str) -> str:
    page.locator("#resume input[type=file]").set_input_files(resume)
    page.locator(".cv-form").first.wait_for()
    page.locator("#job textarea").fill(
        f"Data Engineer {payload('job', 1)}\n\nYou will design pipelines in Python.\n\nRequirements\n"
        f"- SQL {payload('job', 1)}"
    )
    page.locator(".cv-form input").first.fill(payload("name", 1)[:300])
    page.get_by_role("button", name="Prepare my interview").click()
    page.get_by_role("button", name="Go to the interview").click()
    page.get_by_role("button", name="Begin").click()
    for number in (1, 2):
        page.locator(".live [data-live=label]", has_text=f"question {number}").wait_for()
        page.get_by_label("Or type your answer").fill(f"{payload('answer', 1)} and it took three weeks.")
        page.locator(".live").get_by_role("button", name="Hand in").click()
    page.locator(".live [data-live=label]", has_text="question 3").wait_for()
    page.locator(".live [data-command=end]").click()
    page.locator(".live [data-command=end-now]").click()
    page.locator(".live[data-state=ended]").wait_for()
    page.get_by_role("tab", name="Results").click()
    page.locator("#files").get_by_role("button", name="answers.csv").wait_for()
    ran = page.evaluate("window.attacked")
    planted = page.evaluate(
        "[...document.querySelectorAll('*')].filter((one) => one.localName.startsWith('zq')).length"
    )
    tried = page.evaluate("window.fired")
    return (
        f"attacked={ran}, elements={planted}, stopped by the policy: {tried}"
        if ran is not None or planted or tried
        else ""
    )


ATTACKS = (Attack("browser", "script in every field of a whole interview", _interview, slow=True),)
