from datetime import date, datetime

import pytest

from coachdesk.domain.refused import Refused
from coachdesk.domain.week import Item, check_hours, hours_shown, lanes, usual_minutes

TUESDAY = date(2026, 11, 24)


def an_item(id="a", starts=540, minutes=60, on=TUESDAY, **facts):
    return Item("ride-along", id, on, starts, minutes, **facts)


def test_that_what_overlaps_stands_side_by_side_and_what_follows_has_the_width_again():
    items = [an_item("a", 540, 120), an_item("b", 600, 30), an_item("c", 630, 60),
             an_item("d", 720, 30)]  # fmt: skip
    assert lanes(items) == {"a": (0, 2), "b": (1, 2), "c": (1, 2), "d": (0, 1)}
    assert lanes([]) == {}


def test_that_three_at_one_time_have_a_third_each():
    same = [an_item(id) for id in "abc"]
    assert sorted(lanes(same).values()) == [(0, 3), (1, 3), (2, 3)]


def test_that_a_week_shows_its_working_hours_and_whatever_lies_outside_them():
    assert hours_shown([]) == (8, 20)
    assert hours_shown([an_item(starts=400), an_item("b", 21 * 60, 90)]) == (6, 23)
    assert hours_shown([an_item(starts=400, ended_as="cancelled"), an_item(starts=None)]) == (8, 20)


def test_that_nothing_ends_after_midnight():
    assert an_item(starts=23 * 60, minutes=180).ends == 24 * 60


@pytest.mark.parametrize(
    ("starts", "minutes", "why"),
    [(540, 0, "ends after it starts"), (540, -30, "ends after it starts"),
     (23 * 60, 120, "after midnight"), (None, 17 * 60, "16 hours at most"), (540, 5, "10 minutes"),
     (-5, 60, "24 hours"), (24 * 60, 60, "24 hours")],
)  # fmt: skip
def test_that_hours_no_day_has_are_refused_in_words(starts, minutes, why):
    with pytest.raises(Refused, match=why):
        check_hours(starts, minutes)
    check_hours(starts=540, minutes=60)
    check_hours(starts=None, minutes=None)


def test_that_a_session_has_passed_when_its_end_has_and_without_an_hour_when_its_day_has():
    before, at_end = datetime(2026, 11, 24, 9, 59), datetime(2026, 11, 24, 10, 0)
    assert not an_item().has_passed(before)
    assert an_item().has_passed(at_end)
    assert not an_item(starts=None).has_passed(datetime(2026, 11, 24, 23, 59))
    assert an_item(starts=None).has_passed(datetime(2026, 11, 25, 0, 0))


def test_that_the_day_the_clocks_are_changed_has_its_hours_as_any_other():
    changed = an_item(on=date(2026, 10, 25), starts=90, minutes=180)
    assert changed.ends == 270
    assert not changed.has_passed(datetime(2026, 10, 25, 4, 29))


def test_that_a_ride_along_is_as_long_as_its_stops_need_where_nobody_said():
    assert usual_minutes("ride-along") == 180
    assert usual_minutes("ride-along", 4) == 360
    assert usual_minutes("talk", 4) == 20
