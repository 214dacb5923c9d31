from datetime import date, timedelta

import pytest

from coachdesk.domain.outlook import Outlook, fall, trend_said

TODAY = date(2026, 11, 24)


def told(*levels, step=30):
    """Outlooks so many days apart, the last today."""
    last = len(levels) - 1
    return [Outlook(str(at), TODAY - timedelta(step * (last - at)), level)
            for at, level in enumerate(levels)]  # fmt: skip


@pytest.mark.parametrize(
    ("levels", "fell"),
    [
        ((4, 2), (4, 2)),
        ((4, 3, 2), (4, 2)),  # step by step counts as well
        ((5, 2, 3), (5, 3)),  # better than the worst, and still two below the best
        ((4, 3), None),
        ((2, 4), None),
        ((2,), None),
        ((), None),
    ],
)
def test_that_two_levels_below_the_best_of_half_a_year_is_a_fall(levels, fell):
    found = fall(told(*levels), TODAY)
    assert (found and (found.before, found.level)) == fell


def test_that_a_best_from_more_than_half_a_year_before_does_not_count():
    assert fall(told(5, 3, step=181), TODAY) is None
    assert fall(told(5, 3, step=180), TODAY)


def test_that_an_outlook_from_long_ago_or_from_a_day_to_come_says_nothing_of_today():
    assert fall(told(4, 2), TODAY + timedelta(181)) is None
    assert fall(told(4, 2), TODAY - timedelta(1)) is None


def test_that_the_trend_names_the_earlier_levels_newest_first():
    assert trend_said(told(3, 4, 5, 2)) == "before that 5, 4, 3"
    assert trend_said(told(1, 2, 3, 4, 5, 1), most=2) == "before that 5, 4"
    assert trend_said(told(4)) == ""
