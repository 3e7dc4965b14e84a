"""What a page showed is kept for as long as it is open, and forgotten soon after."""

from __future__ import annotations

import time
from collections.abc import Callable

from interview.web.guard.open_pages import KEPT, OpenPages
from tests.web.guard.conftest import Browser, Served


def until(happened: Callable[[], bool]) -> None:
    for _ in range(500):
        if happened():
            return
        time.sleep(0.01)
    raise AssertionError("it did not happen within 5 s")


def test_a_page_is_gone_once_its_heartbeat_has_been_away_for_a_while() -> None:
    now = [0.0]
    pages = OpenPages(lambda: now[0])
    with pages.open("a"), pages.open("b"):
        now[0] = 10_000.0
        assert pages.gone(["a", "b"]) == []
        with pages.open("a"):  # the line came back before the old one was given up
            pass
        now[0] += KEPT
        assert pages.gone(["a", "b"]) == []
    now[0] += KEPT - 1
    assert pages.gone(["a", "b"]) == []
    now[0] += 1
    assert pages.gone(["a", "b"]) == ["a", "b"]


def test_a_page_that_never_had_a_heartbeat_goes_too_and_one_that_comes_back_stays() -> None:
    now = [0.0]
    pages = OpenPages(lambda: now[0])
    assert pages.gone(["silent", "late"]) == []
    now[0] = KEPT
    with pages.open("late"):
        assert pages.gone(["silent", "late"]) == ["silent"]
    assert pages.gone(["late"]) == []


def test_what_a_closed_page_showed_is_forgotten_and_an_open_ones_is_not(served: Served) -> None:
    now = [0.0]
    served.pages._clock = lambda: now[0]
    staying, leaving = served.browser(), served.browser()
    holder = served.page.state_holder
    for browser in (staying, leaving):
        assert browser.join("results", [""]).status_code == 200
        browser.outcome()
    with staying.client.stream("GET", f"/gradio_api/heartbeat/{staying.session}") as beating:
        lines = beating.iter_lines()  # dropping it would close the stream
        next(lines)
        with leaving.client.stream("GET", f"/gradio_api/heartbeat/{leaving.session}") as last:
            next(last.iter_lines())
        until(lambda: not served.pages.is_open(leaving.session))
        served.pages.sweep(holder)
        assert leaving.session in holder
        now[0] += KEPT
        served.pages.sweep(holder)
        assert leaving.session not in holder
        assert staying.session in holder
    assert leaving.join("results", [""]).status_code == 200
    assert leaving.outcome()["success"]


def test_a_score_is_disputed_from_a_page_that_gradio_does_not_know_any_more(browser: Browser) -> None:
    assert browser.join("dispute", ["", 3, "I said more."]).status_code == 200
    outcome = browser.outcome()
    assert outcome["success"], outcome
    assert "Prepare first" in outcome["output"]["data"][-1]
