from datetime import date

import pytest

from coachdesk.domain.refused import Refused
from coachdesk.domain.tier import Boundaries, by_results, is_new

TWENTY = Boundaries()


def ranked(count: int, boundaries: Boundaries = TWENTY) -> list[str]:
    """Tiers of reps r00, r01 … who won ever less."""
    tiers = by_results({f"r{n:02}": 1000.0 - n for n in range(count)}, boundaries)
    return [tiers[f"r{n:02}"] for n in range(count)]


@pytest.mark.parametrize(
    ("reps", "top", "bottom"),
    [(2, 1, 1), (3, 1, 1), (5, 1, 1), (7, 1, 1), (8, 2, 2), (11, 2, 2), (13, 3, 3), (30, 6, 6)],
)
def test_that_a_fifth_of_the_reps_rounded_is_top_and_a_fifth_bottom(reps, top, bottom):
    middle = reps - top - bottom
    assert ranked(reps) == ["top"] * top + ["middle"] * middle + ["bottom"] * bottom


def test_that_one_rep_alone_is_neither_top_nor_bottom():
    assert ranked(1) == ["middle"]
    assert by_results({}, TWENTY) == {}


def test_that_shares_of_a_hundred_percent_leave_nobody_twice():
    assert ranked(5, Boundaries(50, 50)) == ["top"] * 3 + ["bottom"] * 2
    assert ranked(2, Boundaries(99, 1)) == ["top", "bottom"]


def test_that_equal_results_are_ranked_alike_on_every_machine():
    one = by_results({"b": 5.0, "a": 5.0, "c": 5.0}, TWENTY)
    other = by_results({"c": 5.0, "a": 5.0, "b": 5.0}, TWENTY)
    assert one == other


@pytest.mark.parametrize(
    ("started", "on", "new"),
    [
        (date(2026, 8, 22), date(2026, 11, 21), True),
        (date(2026, 8, 21), date(2026, 11, 21), False),
        (date(2026, 12, 1), date(2026, 11, 21), True),
        (date(2025, 11, 30), date(2026, 2, 27), True),
        (date(2025, 11, 30), date(2026, 2, 28), False),
        (None, date(2026, 11, 21), False),
    ],
)
def test_that_a_rep_is_new_for_three_months(started, on, new):
    assert is_new(started, on) is new


def test_that_boundaries_are_read_as_they_are_written():
    assert Boundaries.parsed("25/60/15") == Boundaries(25, 15)
    assert str(Boundaries(25, 15)) == "25/60/15"


@pytest.mark.parametrize("words", ["", "20", "20/20", "20/60/30", "a/b/c", "0/80/20", "-1/81/20"])
def test_that_a_split_which_is_none_is_refused_in_words(words):
    with pytest.raises(Refused):
        Boundaries.parsed(words)
