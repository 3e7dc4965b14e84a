"""The words of an answer, its pauses and where the person looked stand on one clock."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from interview.records import Answer, Away, Distraction, Exchange, Focus, Look, Second, Spell
from interview.web.views.delivery import heard_delivery
from interview.web.views.lanes import look_lane, speech_lane
from interview.web.views.looked import ROUGH, TOO_LITTLE, looked_html
from interview.web.views.rendering import render
from interview.web.views.timeline import step_for, timeline_html
from tests.web import sounded
from tests.web.scored import words_in


def drawn(exchange: Exchange, *, stutter_safe: bool = False) -> str:
    assert exchange.answer
    delivery = heard_delivery(exchange, stutter_safe=stutter_safe)
    return timeline_html(exchange.answer, delivery, exchange.focus, stutter_safe=stutter_safe)


def rows_of(page: str) -> list[str]:
    return re.findall(r"<li>(.*?)</li>", page, re.DOTALL)


def test_every_word_stands_once_in_the_row_of_its_seconds() -> None:
    exchange = sounded.long_one()
    assert exchange.answer
    rows = rows_of(drawn(exchange))
    assert len(rows) == 8
    said = []
    for row in rows:
        words = re.sub(r'<span class="(?:rest|chip)">[^<]*</span>', "", row.split('class="heard">')[1].split("</p>")[0])
        said += words_in(words).split()
    assert said == exchange.answer.text.split()
    assert "0:30</span>" in rows[3]
    assert "dropped" in rows[3]


def test_words_said_while_looking_away_are_marked_and_the_direction_is_written() -> None:
    row = rows_of(drawn(sounded.long_one()))[2]
    assert '<span class="chip">← left 3.9 s</span>' in row
    assert '<span class="aside">wrote a small script that compared the row counts of every</span>' in row
    assert '<i class="away" style="left:13.0%;width:39.0%" title="looking left 0:21"><span>← left</span></i>' in row


def test_a_look_that_goes_on_into_the_next_row_is_told_there_again() -> None:
    exchange = sounded.long_one()
    assert exchange.focus
    rows = rows_of(drawn(replace(exchange, focus=replace(exchange.focus, away=(Away(18.0, 33.0, "down"),)))))
    assert "↓ down 15.0 s" in rows[1]
    assert "↓ down still" in rows[2]
    assert "↓ down still" in rows[3]
    assert 'left:0.0%;width:100.0%" title="looking down' in rows[2]


def test_a_long_pause_stands_among_the_words_and_every_pause_in_the_line() -> None:
    page = drawn(sounded.long_one())
    assert re.search(r'dropped <span class="rest">pause 2.4 s</span> late', page)
    assert "pause 0.5 s</span>" not in page
    first = rows_of(page)[0]
    assert first.count('class="spoken"') == 2
    assert 'left:18.0%;' in first, "the thinking time is left blank"  # fmt: skip


def test_each_row_says_in_a_sentence_what_it_draws() -> None:
    rows = rows_of(drawn(sounded.long_one()))
    assert 'aria-label="0:00 to 0:10: a pause of 1.3 s at 0:08; “um” at 0:02"' in rows[0]
    assert "looking left from 0:21 to 0:25" in rows[2]
    assert "no face from 1:00 to 1:02" in rows[6]
    assert 'aria-label="1:10 to 1:13: nothing to note"' in rows[7]


def test_marks_are_explained_and_only_those_that_are_there() -> None:
    key = drawn(sounded.long_one()).split("clock-key")[1]
    for said in ("a filler", "said again", "a hedge", "looking away", "speech", "on screen", "no face"):
        assert said in key
    key = drawn(sounded.short_one()).split("clock-key")[1]
    assert "hedge" not in key
    assert "looking away" not in key
    assert "away, with" not in key


@pytest.mark.parametrize(("seconds", "rows"), [(4, 1), (15, 1), (16, 2), (75, 8), (120, 12), (180, 12), (600, 10)])
def test_answers_of_any_length_take_few_rows(seconds: float, rows: int) -> None:
    assert -int(-seconds // step_for(seconds)) == rows


def test_the_last_row_ends_where_the_answer_does() -> None:
    assert 'style="width:39.0%"><div class="lane' in rows_of(drawn(sounded.long_one()))[-1]


def test_seconds_that_were_not_seen_are_left_blank() -> None:
    seen = Focus(10.0, 50, 1.0, each_second=tuple(Second(None if n == 4 else Look.ON_SCREEN) for n in range(10)))
    lane = render("timeline", "lane", lane=look_lane(seen, 0.0, 10.0))
    assert lane.count('class="seen"') == 2
    assert "left:0.0%;width:40.0%" in lane
    assert "left:50.0%;width:50.0%" in lane


def test_stutter_safe_draws_the_looks_alone() -> None:
    page = drawn(sounded.long_one(), stutter_safe=True)
    assert "← left" in page
    for sign in ("spoken", "tick", "rest", "filler", "stumble"):
        assert f'"{sign}' not in page
    assert drawn(replace(sounded.long_one(), focus=None), stutter_safe=True) == ""


def test_without_a_camera_there_is_the_line_of_speech_alone() -> None:
    page = drawn(replace(sounded.long_one(), focus=None))
    assert "lane speech" in page
    assert "lane look" not in page
    delivery = sounded.short_one().delivery
    assert delivery
    assert 'class="tick"' not in render("timeline", "lane", lane=speech_lane(delivery, 0.0, 10.0))


def test_an_answer_without_timed_words_has_no_rows() -> None:
    assert drawn(replace(sounded.long_one(), answer=Answer("Words.", "spoken"), delivery=None)) == ""


# ------------------------------------------------------------ where you looked


def test_spans_stand_with_direction_and_times_and_rough_is_said() -> None:
    exchange = sounded.long_one()
    page = words_in(looked_html(exchange.focus, alone=False))
    assert "rough: not calibrated" in page
    assert ROUGH in page
    assert "92% on screen, of 74 s" in page
    assert "← left 0:21 to 0:25, 3.9 s" in page
    assert "no face 1:00 to 1:02, 2.2 s" in page
    assert "Distraction: a long look away, 3.9 s, 0:21 to 0:25" in page


def test_a_calibrated_look_is_not_called_rough() -> None:
    page = words_in(looked_html(sounded.short_one().focus, alone=False))
    assert "✓ calibrated" in page
    assert "ough" not in page
    assert "No look away of a second or more." in page


def test_too_little_seen_is_said_and_no_share_is_shown() -> None:
    focus = Focus(20.0, 40, None, spells=(Spell(2.0, 12.0, Look.DARK), Spell(13.0, 15.0, Look.TWO_FACES)))
    page = words_in(looked_html(focus, alone=True))
    assert TOO_LITTLE in page
    assert "%" not in page
    assert "too dark 0:02 to 0:12" in page
    assert "two faces 0:13 to 0:15" in page
    assert "No look away" not in page


def test_a_typed_answer_shows_its_looks_on_a_line_of_their_own() -> None:
    many = (Distraction(1.0, 4.0, "long"), Distraction(5.0, 30.0, "repeated"))
    focus = Focus(40.0, 200, 0.8, away=(Away(1.0, 4.0), Away(5.0, 6.0, "up")), distractions=many)
    page = looked_html(focus, alone=True)
    assert 'aria-label="On screen 80% of 40 s (rough): looking away from 0:01 to 0:04; looking up' in page
    assert "2 distractions: a long look away, 3.0 s, 0:01 to 0:04; looks away that add up, 0:05 to 0:30." in words_in(
        page
    )
    assert "lanes whole" not in looked_html(focus, alone=False)
    assert looked_html(None, alone=True) == ""
