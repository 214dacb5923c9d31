"""Weeks, months and quarters."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from coachdesk.domain.periods import (
    Period,
    month_start,
    months,
    quarter,
    quarter_ends,
    twelve_months,
    week_start,
    weeks,
)

TUESDAY = date(2026, 11, 24)
days = st.dates(date(2000, 1, 1), date(2100, 1, 1))


def test_that_weeks_start_where_the_locale_says():
    assert week_start(TUESDAY) == date(2026, 11, 23)
    assert week_start(TUESDAY, first_weekday=6) == date(2026, 11, 22)


def test_that_quarters_follow_the_fiscal_year():
    assert quarter(TUESDAY) == Period(date(2026, 10, 1), date(2026, 12, 31))
    assert quarter(TUESDAY, first_month=2) == Period(date(2026, 11, 1), date(2027, 1, 31))
    assert quarter(TUESDAY, quarters=-1) == Period(date(2026, 7, 1), date(2026, 9, 30))


def test_that_twelve_months_hold_this_one_and_the_eleven_before():
    period = twelve_months(TUESDAY)
    assert period == Period(date(2025, 12, 1), TUESDAY)
    assert len(months(period)) == 12


def test_that_quarter_ends_are_last_days():
    assert quarter_ends(Period(date(2026, 3, 1), date(2026, 7, 1))) == [
        date(2026, 3, 31),
        date(2026, 6, 30),
    ]
    assert quarter_ends(Period(date(2026, 3, 1), date(2026, 7, 1)), first_month=2) == [
        date(2026, 4, 30)
    ]


@given(days, st.integers(0, 800), st.integers(0, 6))
def test_that_weeks_and_months_cover_a_period_without_gap_or_overlap(first, length, weekday):
    period = Period(first, first + timedelta(length))
    for parts in (weeks(period, weekday), months(period)):
        assert sum(part.days for part in parts) == period.days
        assert parts[0].first == period.first
        assert parts[-1].last == period.last


@given(days, st.integers(-60, 60))
def test_that_months_are_counted_through_years(on, by):
    start = month_start(on, by)
    assert start.day == 1
    assert (start.year - on.year) * 12 + start.month - on.month == by


@given(days, st.integers(1, 12))
def test_that_a_day_lies_in_its_own_quarter(on, first_month):
    assert on in quarter(on, first_month)
    assert (quarter(on, first_month).first.month - first_month) % 3 == 0
