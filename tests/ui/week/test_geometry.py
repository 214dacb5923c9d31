from datetime import date

import pytest
from PySide6.QtCore import QPointF

from coachdesk.domain.periods import Period
from coachdesk.domain.week import Item
from coachdesk.ui.week.geometry import Geometry

MONDAY, SATURDAY = date(2026, 11, 23), date(2026, 11, 28)
WEEK = Period(MONDAY, date(2026, 11, 29))


def an_item(id, starts, minutes=60, on=MONDAY, kind="ride-along", **facts):
    return Item(kind, id, on, starts, minutes, **facts)


def places(*items, size=(900, 500)):
    return Geometry(*map(float, size), WEEK, list(items), line=18)


def test_that_a_weekend_is_narrow_until_something_stands_in_it():
    empty, used = places(), places(an_item("a", 540, on=SATURDAY))
    assert empty.column(SATURDAY).width() < empty.column(MONDAY).width() / 2
    assert abs(used.column(SATURDAY).width() - used.column(MONDAY).width()) <= 1
    assert empty.column(empty.days[6]).right() == 900


def test_that_a_point_is_found_where_its_minute_is_drawn():
    at = places()
    for minute in (480, 615, 1185):
        assert at.minute_at(at.y(minute)) == minute
    assert at.minute_at(at.top - 1) is None
    assert at.day_at(QPointF(1, 100)) is None


def test_that_a_call_stands_inside_its_ride_along_and_one_after_it_beside_what_follows():
    at = places(
        an_item("ride", 480, 180), an_item("in", 500, 40, kind="call", ride_id="ride"),
        an_item("late", 670, 30, kind="call", ride_id="ride"), an_item("next", 660, 60),
    )  # fmt: skip
    assert at.boxes["ride"].contains(at.boxes["in"])
    assert not at.boxes["late"].intersects(at.boxes["next"])
    assert at.item_at(at.boxes["in"].center()).id == "in"


def test_that_blocks_too_short_to_be_read_are_drawn_higher_and_hide_nothing():
    at = places(an_item("a", 540, 10), an_item("b", 550, 10))
    assert at.boxes["a"].height() > 18
    assert not at.boxes["a"].intersects(at.boxes["b"])


def test_that_what_has_no_hour_or_fell_through_stands_on_the_shelf_open_ones_first():
    at = places(an_item("gone", 540, ended_as="moved"), an_item("open", None))
    assert at.boxes["open"].bottom() <= at.boxes["gone"].top()
    assert at.boxes["gone"].bottom() <= at.top
    many = places(*(an_item(str(n), None) for n in range(6)))
    assert (len(many.boxes), many.hidden[MONDAY]) == (2, 4)


@pytest.mark.parametrize("size", [(900, 500), (500, 380), (1200, 300)])
def test_that_nothing_leaves_its_column_or_the_grid(size):
    items = [an_item(str(n), 360 + 45 * n, 90, on=MONDAY) for n in range(20)]
    at = places(*items, size=size)
    for box in at.boxes.values():
        assert at.column(MONDAY).left() <= box.left()
        assert box.right() <= at.column(MONDAY).right()
        assert box.bottom() <= size[1] + 1
