from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coachdesk.domain.calendar import WHOLE_DAY, Event, busy_of, guessed

ZONES = st.sampled_from(
    ["Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Asia/Kathmandu", "Africa/Cairo"]
)
TIMES = st.datetimes(datetime(2026, 1, 1), datetime(2027, 12, 31)).map(
    lambda at: at.replace(second=0, microsecond=0, tzinfo=UTC)
)


def days(starts, ends, zone="Europe/Berlin"):
    return list(busy_of(Event("e", "", starts, ends, "x"), ZoneInfo(zone)))


@given(TIMES, st.integers(1, 5000), ZONES)
def test_that_the_days_of_an_event_make_up_its_time_whatever_the_clocks_do(starts, minutes, zone):
    parts = days(starts, starts + timedelta(minutes=minutes), zone)
    here = ZoneInfo(zone)
    first = starts.astimezone(here)
    assert parts[0].planned_on == first.date()
    assert len({part.planned_on for part in parts}) == len(parts)
    assert len({part.id for part in parts}) == len(parts)
    if all(part.starts_minute is not None for part in parts):
        assert sum(part.minutes for part in parts) == minutes
        assert parts[0].starts_minute == first.hour * 60 + first.minute
        assert {part.starts_minute for part in parts[1:]} <= {0, 60}  # Cairo's days may begin at 1
    else:
        assert all(part.minutes == WHOLE_DAY for part in parts if part.starts_minute is None)


def test_that_a_day_of_twenty_three_hours_is_a_whole_one():
    berlin = ZoneInfo("Europe/Berlin")
    starts, ends = (datetime(2027, 3, day, tzinfo=berlin) for day in (28, 29))
    (whole,) = days(starts, ends)
    assert (whole.planned_on, whole.starts_minute) == (date(2027, 3, 28), None)


@pytest.mark.parametrize(
    ("title", "category"),
    [
        ("Flight to Rome", "travel"),
        ("Q4 forecast call", "managing"),
        ("All-hands", "corporate"),
        ("Trained monkeys", None),  # a word within a word says nothing
        ("Dentist", None),
    ],
)
def test_that_only_what_a_title_plainly_says_is_guessed(title, category):
    assert guessed(title) == category
