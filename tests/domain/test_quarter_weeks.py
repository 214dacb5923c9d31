"""The thirteen weeks of a quarter, and its end."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from coachdesk.domain.periods import quarter
from coachdesk.domain.quarter_weeks import dip, week_of, weeks_of


@given(st.dates(date(2000, 1, 1), date(2100, 1, 1)), st.integers(1, 12))
def test_that_thirteen_weeks_cover_a_quarter(on, month):
    whole = quarter(on, month)
    weeks = weeks_of(whole)
    assert len(weeks) == 13
    assert (weeks[0].first, weeks[-1].last) == (whole.first, whole.last)
    assert sum(week.days for week in weeks) == whole.days
    assert all(week.days == 7 for week in weeks[:-1])
    assert on in weeks[week_of(whole, on)]


def test_that_the_dip_is_told_in_hours_a_week():
    assert dip([120] * 9 + [60] * 4, 3) == (
        "1:00 a week in a quarter’s last four weeks, 2:00 in the nine before (50 % less)"
    )
    assert dip([60] * 13, 1).endswith("1:00 in the nine before")
    assert dip([0] * 13, 1) == dip([], 0) == "No quarter with coaching has ended yet"
