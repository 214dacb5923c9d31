from datetime import date, timedelta

import pytest

from coachdesk.domain.days import counted, listed, months_later, said, tenure

TODAY = date(2026, 11, 19)  # a Thursday


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (TODAY, "today"),
        (date(2026, 11, 20), "tomorrow"),
        (date(2026, 11, 18), "yesterday"),
        (date(2026, 11, 24), "Tue"),
        (date(2026, 11, 25), "Wed"),
        (date(2026, 11, 26), "Thu 26 Nov"),
        (date(2026, 11, 17), "Tue 17 Nov"),
        (date(2027, 1, 4), "Mon 4 Jan"),
        (date(2025, 11, 19), "19 Nov 2025"),
        (date(2028, 1, 4), "4 Jan 2028"),
    ],
)
def test_that_a_day_near_today_is_said_as_people_say_it(day, words):
    assert said(day, TODAY) == words


def test_that_no_two_days_of_three_years_are_said_alike():
    days = [TODAY + timedelta(n) for n in range(-550, 550)]
    assert len({said(day, TODAY) for day in days}) == len(days)
    assert len({listed(day, TODAY) for day in days}) == len(days)


def test_that_a_line_begins_with_day_and_month():
    assert listed(date(2026, 11, 12), TODAY) == "12 Nov"
    assert listed(date(2025, 11, 12), TODAY) == "12 Nov 2025"


def test_that_days_are_counted_in_words():
    assert [counted(n) for n in (0, 1, 47)] == ["today", "1 day", "47 days"]


@pytest.mark.parametrize(
    ("started", "words"),
    [
        (date(2026, 12, 1), "starts Tue 1 Dec"),
        (date(2026, 11, 16), "first week"),
        (date(2026, 11, 2), "2 weeks"),
        (date(2026, 10, 19), "1 month"),
        (date(2025, 4, 20), "18 months"),
        (date(2023, 11, 19), "3 years"),
        (date(2023, 11, 20), "2 years"),
    ],
)
def test_that_tenure_is_said_in_the_unit_that_tells_most(started, words):
    assert tenure(started, TODAY) == words


def test_that_a_month_later_ends_with_the_month():
    assert months_later(date(2026, 1, 31), 1) == date(2026, 2, 28)
    assert months_later(date(2026, 11, 30), 3) == date(2027, 2, 28)
    assert months_later(date(2026, 3, 31), -1) == date(2026, 2, 28)
