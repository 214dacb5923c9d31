from datetime import date

import pytest

from coachdesk.domain.budget import Budget, Estimates, Spent, clock_length
from coachdesk.domain.periods import Period
from coachdesk.domain.refused import Refused

WEEK = Period(date(2026, 11, 23), date(2026, 11, 29))


@pytest.mark.parametrize(
    ("said", "kept"),
    [("8", "8 hours a week"), ("7,5 h", "7.5 hours a week"), ("8 hours a week", "8 hours a week"),
     ("4 days", "4 field days a month"), ("1 field day a month", "1 field days a month")],
)  # fmt: skip
def test_that_a_budget_is_read_as_people_say_it(said, kept):
    assert str(Budget.parsed(said)) == kept
    assert Budget.parsed(kept) == Budget.parsed(said)


@pytest.mark.parametrize(
    ("said", "why"),
    [("0", "more than 0"), ("0 days", "more than 0"), ("200 h", "60 at most"),
     ("24 days", "23 at most"), ("-3", "like 8 h"), ("lots", "like 8 h"), ("1.2.3", "no number")],
)  # fmt: skip
def test_that_a_budget_nobody_can_have_is_refused_in_words(said, why):
    with pytest.raises(Refused, match=why):
        Budget.parsed(said)


def test_that_hours_a_week_hold_for_a_week_and_in_proportion_for_a_month():
    budget = Budget.parsed("8 h")
    assert budget.minutes(WEEK, 90) == 480
    assert budget.minutes(Period(date(2026, 11, 1), date(2026, 11, 30)), 90) == 2057


def test_that_field_days_of_a_month_are_spread_over_its_days():
    budget = Budget.parsed("4 days")
    november = Period(date(2026, 11, 1), date(2026, 11, 30))
    assert budget.minutes(november, 90) == 360
    assert budget.minutes(WEEK, 90) == 84
    across = Period(date(2026, 11, 30), date(2026, 12, 6))  # one day of 30, six of 31
    assert budget.minutes(across, 90) == round(360 * (1 / 30 + 6 / 31))


def test_that_what_is_left_is_less_than_nothing_where_too_much_is_planned():
    assert Spent(480, 425, 0).left == 55
    assert Spent(480, 425, 90).left == -35
    assert Spent(None, 425, 90).left is None
    assert clock_length(-35) == "0:35"
    assert clock_length(425) == "7:05"


def test_that_the_minutes_to_expect_are_two_numbers():
    assert Estimates.parsed("40 / 120") == Estimates(40, 120)
    assert Estimates.parsed(str(Estimates())) == Estimates()
    for wrong in ("40", "a/b", ""):
        with pytest.raises(Refused, match="like 45/90"):
            Estimates.parsed(wrong)
