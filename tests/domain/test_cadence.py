from datetime import date, timedelta

import pytest

from coachdesk.domain.cadence import DEFAULTS, LONGEST, Standing, cadences, days_of
from coachdesk.domain.refused import Refused
from coachdesk.domain.tier import TIERS

TODAY = date(2026, 11, 24)


def standing(days=None, cadence=35, since=None):
    coached = None if days is None else TODAY - timedelta(days)
    return Standing(cadence, coached, since and TODAY - timedelta(since), TODAY)


@pytest.mark.parametrize(
    ("days", "over", "said"),
    [
        (0, 0, "coached today"),
        (1, 0, "coached yesterday"),
        (35, 0, "coached 35 days ago"),
        (36, 1, "not coached for 36 days, cadence 35"),
        (47, 12, "not coached for 47 days, cadence 35"),
    ],
)
def test_that_past_the_cadence_its_days_and_the_cadence_are_said(days, over, said):
    assert (standing(days).over, standing(days).said) == (over, said)


def test_that_a_rep_never_coached_counts_from_when_it_was_possible():
    assert (standing().over, standing().said) == (0, "not coached yet")
    assert (standing(since=36).over, standing(since=36).said) == (1, "not coached yet, cadence 35")
    assert standing(since=-7).over == 0  # starts next week


def test_that_every_tier_has_a_cadence_and_what_was_settled_holds():
    assert set(DEFAULTS) == set(TIERS)
    assert cadences({}) == DEFAULTS
    assert cadences({"top": "28"}) == DEFAULTS | {"top": 28}
    assert cadences({"top": "0", "new": "", "bottom": "soon"}) == DEFAULTS


@pytest.mark.parametrize(
    ("text", "days"),
    [("35", 35), (" 35 days ", 35), ("5 weeks", 35), ("1 day", 1), ("1", 1), ("366", 366)],
)
def test_that_a_cadence_is_read_in_days_or_weeks(text, days):
    assert days_of(text, "top") == days


@pytest.mark.parametrize(
    "text",
    ["", "  ", "0", "0 days", "-5", "367", "53 weeks", "35.5", "soon", "9" * 40, "٣٥", "5 years"],
)
def test_that_none_may_be_empty_or_zero_or_beyond_a_year(text):
    with pytest.raises(Refused) as said:
        days_of(text, "top")
    assert str(said.value).endswith(".")
    assert LONGEST == 366
