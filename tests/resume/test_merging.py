"""What one reading of a document leaves open, the other fills: in the entry of the same dates and in no other."""

from __future__ import annotations

from interview.records import Position, Resume
from interview.resume.merging import merged_resume


def job(title: str, company: str, start: str, end: str = "") -> Position:
    return Position(title, company, f"{start} - {end}", start=start, end=end)


def test_a_title_that_one_reading_lacks_comes_from_the_same_dates() -> None:
    trained = Resume(experience=(job("", "Flexitech", "2018"), job("", "Tel-Ran", "2016", "2017")))
    rules = Resume(experience=(job("Production manager", "Flexitech", "2018"), job("Cook", "Elsewhere", "2011")))
    assert [one.title for one in merged_resume(trained, rules).experience] == ["Production manager", ""]


def test_a_missing_employer_is_not_taken_from_another_entry() -> None:
    trained = Resume(experience=(job("Structural Designer", "", "2016-10", "2020-02"),))
    rules = Resume(experience=(job("Site Engineer", "Bauwerk Nord GmbH", "2020-03"),))
    assert merged_resume(trained, rules).experience[0].company == ""


def test_a_list_that_one_reading_did_not_find_at_all_is_the_others() -> None:
    rules = Resume(experience=(job("Cook", "The Salt Pig", "2019"),))
    assert merged_resume(Resume(), rules).experience == rules.experience
