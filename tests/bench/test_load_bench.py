"""The bench load counts what went wrong for a visitor, and only that."""

from __future__ import annotations

import csv
import io
import json

import pytest

from bench.load import Load, figures_of
from bench.over_wire import RefusedError, handlers_in
from bench.visits import Visit, faults_in_rows, foreign_marks, mark_of, waiting_figures

ID = "20260101-101010-abcdef"


def visit(number: int = 0, **given: object) -> Visit:
    made = Visit(number, mark_of(number, 0), speaks=False)
    for name, value in given.items():
        setattr(made, name, value)
    return made


def table(*rows: tuple[int, str, str, str], session_id: str = ID) -> str:
    buffer = io.StringIO()
    writer = csv.writer(buffer)
    writer.writerow(("session_id", "number", "source", "answer", "seconds"))
    writer.writerows((session_id, *row) for row in rows)
    return buffer.getvalue()


def test_a_table_that_holds_what_was_said_has_no_fault() -> None:
    made = visit(typed={1: "=At Barbarbar"}, spoken={2: 3.0})
    assert (
        faults_in_rows(made, ID, table((1, "typed", "'=At Barbarbar", ""), (2, "spoken", "word1 word2", "3.1"))) == []
    )


@pytest.mark.parametrize(
    ("rows", "session_id"),
    [
        ([], ID),  # missing
        ([(1, "typed", "Something else", "")], ID),  # wrong
        ([(1, "spoken", "At Barbarbar", "2.0")], ID),  # of another kind
        ([(1, "typed", "At Barbarbar", "")] * 2, ID),  # doubled
        ([(1, "typed", "At Barbarbar", ""), (2, "typed", "Never said", "")], ID),  # one too many
        ([(1, "typed", "At Barbarbar", "")], "20260101-101010-zzzzzz"),  # another session's
    ],
)
def test_a_table_that_differs_from_what_was_said_is_an_error(
    rows: list[tuple[int, str, str, str]], session_id: str
) -> None:
    assert len(faults_in_rows(visit(typed={1: "At Barbarbar"}), ID, table(*rows, session_id=session_id))) == 1


@pytest.mark.parametrize("row", [(1, "spoken", "word1", "0.5"), (1, "spoken", "", "3.0"), (1, "typed", "word1", "")])
def test_speech_that_was_cut_or_not_written_down_is_an_error(row: tuple[int, str, str, str]) -> None:
    assert len(faults_in_rows(visit(spoken={1: 3.0}), ID, table(row))) == 1


def test_marks_are_all_different_and_none_holds_another() -> None:
    marks = [mark_of(number, round_) for number in range(60) for round_ in range(4)]
    assert len(set(marks)) == len(marks)
    assert not [(a, b) for a in marks for b in marks if a != b and a.casefold() in b.casefold()]


def test_another_visitors_text_is_found_and_ones_own_is_not_taken_for_it() -> None:
    first, second = visit(0), visit(1)
    first.shown = [f"What did you do at {second.mark.upper()} Freight?"]
    second.shown = [f"Tell me about {second.mark}."]
    assert list(foreign_marks([first, second])) == [(first, second.mark.casefold())]


def test_the_slowest_visitor_is_set_against_the_median_one() -> None:
    visits = [visit(n, waits=[0.1, 0.1, 0.1]) for n in range(4)] + [visit(4, waits=[0.4, 0.1, 0.4])]
    figures = waiting_figures(visits)
    assert figures["slowest_to_median"] == 4.0
    assert figures["wait_max_s"] == 0.4
    assert figures["waits"] == 15


def test_the_line_is_judged_by_what_it_told() -> None:
    fair = visit(0, places=[(10.0, 2, 200.0), (60.0, 1, 100.0)], let_in=130.0)
    pushed = visit(1, places=[(10.0, 1, 900.0), (20.0, 2, 900.0)], let_in=110.0)
    at_once = visit(2, let_in=5.0)
    figures = waiting_figures([fair, pushed, at_once], "embedded_")
    assert figures["embedded_waited_in_line"] == 2
    assert figures["embedded_places_that_rose"] == 1
    assert figures["embedded_estimates_within_3"] == 0.5
    assert fair.estimate_off == pytest.approx(200 / 120)
    assert (pushed.estimate_off, at_once.estimate_off) == (9.0, None)


def test_growth_is_from_the_first_measured_round_to_the_last_and_the_log_counts() -> None:
    load = Load([[visit()], [visit()], [visit(errors=["file: 500"])]], [300.0, 400.0, 420.0], peak=500.0)
    load.threads = [40, 41, 42]
    load.log = "Rehearse is at http://localhost:1\nERROR something broke\nTraceback (most recent call last):\n"
    figures = figures_of(load, 1)
    assert figures["errors"] == 3
    assert figures["failures_in_log"] == 2
    assert figures["memory_growth_pct"] == 5.0
    assert figures["memory_mb_per_session"] == 200.0
    assert figures["threads_left"] == 2
    assert figures["threads_after_rounds"] == "41, 42"


def test_the_handlers_are_read_from_the_page() -> None:
    config = {
        "components": [{"id": 7, "props": {"elem_id": "resume"}}, {"id": 9, "props": {"value": 6}}],
        "dependencies": [
            {"id": 4, "api_name": "prepare", "inputs": [7, 9], "backend_fn": True},
            {"id": 5, "api_name": "js_fn", "inputs": [7], "backend_fn": False},
        ],
    }
    handlers = handlers_in(f"<script>window.gradio_config = {json.dumps(config)};</script>")
    assert list(handlers) == ["prepare"]
    assert (handlers["prepare"].values, handlers["prepare"].fields) == ([None, 6], ["resume", ""])
    with pytest.raises(RefusedError):
        handlers_in("<p>Many people are using this page.</p>")
