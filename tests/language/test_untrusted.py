"""Whatever a page sends as text or JSON becomes plain text, a value, or a sentence; nothing else is raised."""

from __future__ import annotations

import json
import unicodedata
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interview.errors import InputError
from interview.language.untrusted import is_blank, json_of, line_of, number_of, plain_text
from tests.effort import processor_seconds

ODD = [float("nan"), float("inf"), 3, True, [], {}, b"text"]
TEXTS = st.text(st.characters(categories=("L", "M", "N", "P", "S", "Z", "C")), max_size=40)
VALUES = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), TEXTS),
    lambda inner: st.one_of(st.lists(inner, max_size=4), st.dictionaries(TEXTS, inner, max_size=4)),
    max_leaves=12,
)


@given(TEXTS)
def test_plain_text_holds_nothing_that_no_file_or_eye_can_take_and_stays_as_it_is_then(text: str) -> None:
    plain = plain_text(text, 100)
    plain.encode("utf-8")
    assert {unicodedata.category(letter) for letter in plain.replace("\n", "").replace("\t", "")}.isdisjoint(
        {"Cc", "Cs"}
    )
    assert plain_text(plain, 100) == plain


@pytest.mark.parametrize(
    ("sent", "plain"),
    [
        (None, ""),
        ("one\r\ntwo\rthree\u2028four\x85five", "one\ntwo\nthree\nfour\nfive"),
        ("\ufeffa\x00b\u200bc\u202ed\u2066e\x9bf\u00adg", "abcdefg"),
        ("caf\u00e9 \ud800!", "caf\u00e9 \ufffd!"),
        ("\ud83d\ude00", "\U0001f600"),
        ("tab\tstays", "tab\tstays"),
        ("می\u200cخواهم", "می\u200cخواهم"),
        ("क्\u200dष", "क्\u200dष"),
        ("👩\u200d💻", "👩\u200d💻"),
        ("a\u200db\u200c", "ab"),
        ("\U000e0041x\uffff", "x"),
    ],
)
def test_what_people_write_stays_and_what_nobody_sees_goes(sent: object, plain: str) -> None:
    assert plain_text(sent, 1000) == plain


@pytest.mark.parametrize(
    "text", ["", " \t\n", "\u200b\ufeff", "\u3000\u00a0", "\u0301\u0308", "\u3164\u115f", "\u2800", "\ufffd"]
)
def test_what_shows_nothing_is_blank(text: str) -> None:
    assert is_blank(text)
    assert line_of(text, 100) == ""


@pytest.mark.parametrize("text", ["a", "?", "7", "你", "👍", " \u200bx"])
def test_a_letter_a_digit_or_a_sign_is_not_blank(text: str) -> None:
    assert not is_blank(text)


@pytest.mark.parametrize("value", ODD, ids=str)
def test_what_is_no_text_gets_a_sentence(value: object) -> None:
    with pytest.raises(InputError):
        plain_text(value, 10)
    with pytest.raises(InputError):
        json_of(value, 10)


def test_a_text_that_is_too_long_is_refused_before_it_is_read() -> None:
    text = "\u200b" * 5_000_000

    def refused() -> None:
        with pytest.raises(InputError, match=r"The answer is longer than 6,000 characters\. Shorten it\."):
            plain_text(text, 6000, "The answer")

    assert processor_seconds(refused) < 0.05


@pytest.mark.parametrize("value", [float("nan"), float("inf"), -float("inf"), "7", None, [], True])
def test_what_is_no_number_gets_a_sentence(value: object) -> None:
    with pytest.raises(InputError):
        number_of(value, 1, 9)


@pytest.mark.parametrize(("value", "number"), [(10**400, 9), (-1e308, 1), (4.6, 5), (3, 3)])
def test_a_number_is_brought_within_its_bounds(value: float, number: int) -> None:
    assert number_of(value, 1, 9) == number


@pytest.mark.parametrize(
    "text", ["{", "NaN", '{"a": Infinity}', '{"a": 1, "a": 2}', "[" * 100_000, '{"a":' * 50_000, "9" * 5000, "\ud800"]
)
def test_what_is_no_json_gets_a_sentence(text: str) -> None:
    with pytest.raises(InputError):
        json_of(text, 1_000_000)


@given(VALUES)
def test_json_is_read_as_it_was_written_or_refused(value: Any) -> None:
    try:
        read = json_of(json.dumps(value), 100_000)
    except InputError:
        assert "NaN" in json.dumps(value) or "Infinity" in json.dumps(value)
    else:
        assert json.dumps(read) == json.dumps(value)
