"""Dates of resumes mean months and years, in whatever form they are written."""

from __future__ import annotations

import pytest

from interview.resume.rules.dates import DATES, period_of


@pytest.mark.parametrize(
    ("text", "start", "end", "current"),
    [
        ("Jan 2015 - Present", "2015-01", "", True),
        ("June 2014 – Sep 2014", "2014-06", "2014-09", False),
        ("06/2011 - 07/2012", "2011-06", "2012-07", False),
        ("01.2018 – 03.2020", "2018-01", "2020-03", False),
        ("2018-2020", "2018", "2020", False),
        ("2011-06 – 2012", "2011-06", "2012", False),
        ("May - August 2014", "2014-05", "2014-08", False),
        ("Jan-15 to Present", "2015-01", "", True),
        ("Dec '14", "", "2014-12", False),
        ("2019", "", "2019", False),
        ("since 2019", "2019", "", True),
        ("seit 2019", "2019", "", True),
        ("janv. 2019 à mars 2021", "2019-01", "2021-03", False),
        ("September 2010 to Till Date", "2010-09", "", True),
        ("2016年4月 - 至今", "2016-04", "", True),
        ("20XX", "", "", False),
    ],
)
def test_a_period_is_read(text: str, start: str, end: str, current: bool) -> None:
    assert tuple(period_of(text)) == (start, end, current)
    found = DATES.search(f"Welder, Nokia, {text}")
    assert found is not None
    assert found[0].strip() == text


@pytest.mark.parametrize("text", ["3,000 stores", "version 2.10", "room 1204", "call 285-1400", "$20k", "24/7"])
def test_other_numbers_are_no_dates(text: str) -> None:
    assert DATES.search(text) is None
