from datetime import date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coachdesk.domain.when import about_when, how_long, past_day

HERE = timezone(timedelta(hours=1))
NOW = datetime(2026, 11, 24, 17, 30, tzinfo=HERE)  # a Tuesday


def at(day, hour, minute=0):
    return datetime(2026, 11, day, hour, minute, tzinfo=HERE)


@pytest.mark.parametrize(
    ("text", "when"),
    [
        ("today 9:30", at(24, 9, 30)),
        ("Today, about 9:30", at(24, 9, 30)),
        ("10", at(24, 10)),
        ("at 10 am", at(24, 10)),
        ("2pm", at(24, 14)),
        ("12 am", at(24, 0)),
        ("this morning", at(24, 9)),
        ("today", at(24, 12)),
        ("yesterday", at(23, 12)),
        ("yesterday afternoon", at(23, 15)),
        ("fri 14:15", at(20, 14, 15)),
        ("last fri", at(20, 12)),
        ("tuesday", at(17, 12)),
        ("20 Nov 10.15", at(20, 10, 15)),
        ("nov 20", at(20, 12)),
        ("2026-11-03 9", at(3, 9)),
        ("3.11.", at(3, 12)),
        ("11/3", at(3, 12)),
        ("3 days ago", at(21, 12)),
        ("a week ago", at(17, 12)),
        ("24 Nov", at(24, 12)),
    ],
)
def test_that_a_past_time_is_understood_as_it_is_remembered(text, when):
    assert about_when(text, NOW) == when


@pytest.mark.parametrize(
    "text", ["", "soon", "today 18", "tomorrow", "25:00", "in 2 weeks", "2w", "next call", "eom"]
)
def test_that_the_future_and_the_unclear_are_not_taken(text):
    assert about_when(text, NOW) is None


def test_that_a_day_without_an_hour_is_never_later_than_now():
    early = NOW.replace(hour=8)
    assert about_when("today", early) == early


def test_that_12_3_is_read_as_the_place_writes_it():
    assert past_day("12/3", NOW.date()) == date(2025, 12, 3)
    assert past_day("12/3", NOW.date(), day_first=True) == date(2026, 3, 12)


@pytest.mark.parametrize(
    ("text", "minutes"),
    [("45", 45), ("45 min", 45), ("1:30", 90), ("1 h", 60), ("1h 30", 90), ("an hour", 60),
     ("half an hour", 30), ("", None), ("0", None), ("long", None)],
)  # fmt: skip
def test_that_a_length_is_understood_in_minutes_or_hours(text, minutes):
    assert how_long(text) == minutes


@given(st.text(max_size=30))
def test_that_no_text_is_too_odd_to_read(text):
    found = about_when(text, NOW)
    assert found is None or found <= NOW
    how_long(text)
