"""Advertisements as people paste them: with markup, with a whole page of a job board, as a recruiter's mail."""

from __future__ import annotations

import pytest

from interview.job.rules import job_text_from, job_title_from, job_years_from
from interview.job.rules.candidates import candidates_in
from interview.job.rules.sentences import job_sentences

FEED = (
    "<div><h2>Tram Driver &ndash; Nights</h2><p><b>Hill Line Ltd</b></p><ul><li>Drive trams on 3&nbsp;lines</li>"
    "<li>Check doors &amp; brakes</li></ul><script>track()</script><h3>What you&rsquo;ll need</h3>"
    "<p>A clean licence</p></div>"
)
BOARD = """Jump to content
Log in
Jobs > Health > Dental Nurse
Dental Nurse
Bright Smile Group
Save
Duties
Set up the surgery before each clinic
Reference ID: DN-12
"""
MAIL = """Urgent requirement for Welder - Pipelines (4 Nos)
Exp : 2 - 5 yrs
Location : Surat

JD :
1) TIG welding of pipes as per drawing
2) Fit-up checks
Kindly share updated CV
"""


def names(text: str) -> set[str]:
    return {found.name for sentence in job_sentences(text) for found in candidates_in(sentence)}


def test_markup_becomes_the_lines_that_a_browser_shows() -> None:
    text = job_text_from(FEED)
    assert text.splitlines()[:3] == ["Tram Driver – Nights", "Hill Line Ltd", "- Drive trams on 3 lines"]
    assert "What you’ll need" in text
    assert "track" not in text
    assert job_title_from(text) == "Tram Driver"


def test_a_text_that_only_mentions_a_tag_stays_as_it_is() -> None:
    text = "Web developer. You know why <br> is not a paragraph, and what x < y means in a template."
    assert job_text_from(text) == text


def test_the_title_of_a_board_s_page_is_where_its_way_ends() -> None:
    assert job_title_from(BOARD) == "Dental Nurse"


def test_a_recruiter_s_mail_gives_title_and_years() -> None:
    assert job_title_from(MAIL) == "Welder - Pipelines"
    assert job_years_from(MAIL) == "2 - 5 yrs"


@pytest.mark.parametrize("name", ["hot line", "swift"])
def test_a_name_is_not_cut_out_of_a_longer_one(name: str) -> None:
    assert name not in names("Cook\n\nYou have worked on a grill or hot line kitchen.\nYou are swift service minded.")


def test_a_run_of_words_is_whole_and_no_longer_than_five() -> None:
    found = names(
        "Clerk\n\nYou keep complete records of incoming and outgoing freight for the yard. You know SQL, Excel and SAP."
    )
    assert {"complete records", "SQL", "Excel and SAP"} <= found
    assert all(len(name.split()) <= 5 for name in found)
