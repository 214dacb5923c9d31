from datetime import date, datetime

import pytest

from coachdesk.domain.week import Item
from coachdesk.domain.where_now import Facts, where_now

TUESDAY, FRIDAY, SATURDAY = date(2026, 11, 24), date(2026, 11, 27), date(2026, 11, 28)
MORNING, EVENING = (8, 0), (18, 0)


def at(day, clock):
    return datetime(day.year, day.month, day.day, *clock)


def a_ride(starts=540, on=TUESDAY, kind="ride-along", **facts):
    return Item(kind, "ride", on, starts, 180, rep_id="kary", **facts)


def where(day, clock, **facts):
    return where_now(at(day, clock), Facts(**({"reps": 3} | facts)))[0]


def test_that_a_call_that_runs_comes_before_all():
    assert where(TUESDAY, MORNING, live=True, today=[a_ride()], to_debrief=1) == "live call"


def test_that_an_empty_roster_asks_who_is_on_it():
    assert where(TUESDAY, MORNING, reps=0) == "roster"


@pytest.mark.parametrize(
    ("clock", "ride", "place"),
    [((7, 0), a_ride(), "plan"), ((11, 59), a_ride(), "plan"), ((12, 0), a_ride(), "week"),
     ((16, 0), a_ride(starts=None), "plan"), ((17, 0), a_ride(starts=None), "week"),
     ((7, 0), a_ride(kind="one-to-one"), "week"), ((7, 0), a_ride(ended_as="cancelled"), "week")],
)  # fmt: skip
def test_that_a_ride_along_of_today_opens_its_plan_until_it_is_over(clock, ride, place):
    found, whose = where_now(at(TUESDAY, clock), Facts(reps=3, today=[ride]))
    assert (found, whose) == (place, ride if place == "plan" else None)


def test_that_of_two_the_one_that_is_not_over_opens():
    early, late = a_ride(480), a_ride(840)
    assert where_now(at(TUESDAY, (12, 0)), Facts(reps=1, today=[early, late]))[1] is late


def test_that_the_evening_opens_what_is_to_be_debriefed():
    assert where(TUESDAY, EVENING, to_debrief=2) == "debriefs"
    assert where(TUESDAY, (16, 59), to_debrief=2) == "week"
    assert where(FRIDAY, EVENING, to_debrief=1) == "debriefs"
    assert where(TUESDAY, EVENING) == "week"


def test_that_the_weeks_end_opens_the_next_week():
    assert where(FRIDAY, (14, 59)) == "week"
    assert where(FRIDAY, (15, 0)) == "next week"
    assert where(SATURDAY, MORNING) == "next week"


def test_that_a_week_ends_where_its_weekend_lies():
    sunday_week = frozenset((4, 5))  # Friday and Saturday
    thursday = at(date(2026, 11, 26), (16, 0))
    assert where_now(thursday, Facts(reps=1), sunday_week)[0] == "next week"
    assert where_now(at(date(2026, 11, 29), MORNING), Facts(reps=1), sunday_week)[0] == "week"
