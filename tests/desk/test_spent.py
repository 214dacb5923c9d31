"""Time by category: filled from the records, each minute once, corrected by hand."""

from datetime import date

import pytest

from coachdesk.desk.coaching import given
from coachdesk.desk.spent import correct, correction, set_time, spent
from coachdesk.domain.periods import Period, weeks
from coachdesk.domain.refused import Refused
from tests.builders import a_ride, a_row
from tests.history import NOW, a_call, a_rep, put

TODAY = date(2026, 11, 24)
DAY = Period(TODAY, TODAY)


def minutes(store, on=TODAY, today=TODAY):
    (told,) = spent(store, [Period(on, on)], today)
    return {name: round(much) for name, much in told.minutes.items() if much}


def a_busy(store, on="2026-11-24", starts=None, length=60, category="managing"):
    a_row(store, "busy", planned_on=on, starts_minute=starts, minutes=length, category=category)


def test_that_a_call_counts_by_its_role_with_its_debrief(store):
    rep = a_rep(store)
    a_call(store, rep, TODAY, 40, debrief_minutes=10)
    a_call(store, rep, TODAY, 30, role="joint selling")
    a_call(store, rep, TODAY, 20, role="demonstration")
    a_call(store, rep, TODAY, 5, from_memory=1, minutes=45)
    assert minutes(store) == {"coaching": 95, "joint selling": 50}


def test_that_a_field_day_beside_its_calls_is_travel_and_never_coaching(store):
    rep = a_rep(store)
    ride = a_ride(store, rep, starts_minute=9 * 60, planned_minutes=300, ended_as="done")
    a_call(store, rep, TODAY, 40, ride_id=ride, debrief_minutes=20)
    a_call(store, rep, TODAY, 5, ride_id=ride, from_memory=1, minutes=50)
    assert minutes(store) == {"coaching": 110, "travel": 190}


def test_that_a_field_day_without_an_hour_gives_travel_too(store):
    rep = a_rep(store)
    ride = a_ride(store, rep, planned_minutes=200, ended_as="done")
    a_call(store, rep, TODAY, 40, ride_id=ride)
    assert minutes(store) == {"coaching": 40, "travel": 160}


@pytest.mark.parametrize("ended_as", [None, "moved", "cancelled"])
def test_that_a_ride_along_that_was_not_done_took_no_time(store, ended_as):
    a_ride(store, a_rep(store), planned_minutes=200, ended_as=ended_as)
    assert minutes(store) == {}


def test_that_a_one_to_one_that_was_done_is_coaching(store):
    rep = a_rep(store)
    a_ride(store, rep, kind="one-to-one", planned_minutes=45, ended_as="done")
    a_ride(store, rep, kind="talk", ended_as="done")
    held = a_ride(store, rep, kind="one-to-one", planned_minutes=45, ended_as="done")
    a_call(store, rep, TODAY, 30, ride_id=held)
    assert minutes(store) == {"coaching": 95}
    assert sum(done.minutes for done in given(store)) == 95


def test_that_busy_time_counts_by_its_category_less_what_overlaps(store):
    rep = a_rep(store)
    a_call(store, rep, TODAY, 40, utc_offset_minutes=60)  # 11:00 to 11:40 where the coach is
    a_busy(store, starts=11 * 60 + 20, length=60)
    a_busy(store, starts=11 * 60 + 30, length=60, category="corporate")
    a_busy(store, starts=None, length=15, category="travel")
    assert minutes(store) == {"coaching": 40, "managing": 40, "corporate": 10, "travel": 15}


def test_that_busy_time_without_a_category_stands_apart(store):
    a_busy(store, starts=600, length=60, category=None)
    a_busy(store, starts=630, length=60)
    (told,) = spent(store, [DAY], TODAY)
    assert (told.unsorted, told.minutes["managing"]) == (30, 60)


def test_that_overlapping_field_days_are_not_driven_twice(store):
    for name in ("Ann", "Bob"):
        a_ride(store, a_rep(store, name), starts_minute=540, planned_minutes=240, ended_as="done")
    assert minutes(store) == {"travel": 240}


def test_that_what_passes_midnight_counts_for_its_first_day_and_takes_time_of_the_next(store):
    a_busy(store, starts=23 * 60, length=180)
    a_busy(store, on="2026-11-25", starts=60, length=120, category="corporate")
    assert minutes(store, today=date(2026, 11, 25)) == {"managing": 180}
    both = spent(store, [Period(TODAY, date(2026, 11, 25))], date(2026, 11, 25))[0]
    assert both.minutes["corporate"] == 60


def test_that_a_call_through_the_change_of_clocks_counts_by_its_real_length(store):
    put(store, "call", rep_id=a_rep(store), held_on="2026-10-25", utc_offset_minutes=120,
        started_at="2026-10-25T00:30:00.000Z", ended_at="2026-10-25T01:30:00.000Z")  # fmt: skip
    assert minutes(store, date(2026, 10, 25)) == {"coaching": 60}


def test_that_days_to_come_are_not_spent(store):
    a_busy(store, on="2026-11-25")
    assert spent(store, [Period(TODAY, date(2026, 11, 30))], TODAY)[0].total == 0


def test_that_weeks_start_where_the_locale_says(store):
    a_busy(store, on="2026-11-22")
    month = Period(date(2026, 11, 16), date(2026, 11, 29))
    monday, sunday = (spent(store, weeks(month, first), TODAY) for first in (0, 6))
    assert [week.total for week in monday] == [60, 0]
    assert [week.total for week in sunday] == [0, 60, 0]


def test_that_a_correction_is_added_told_and_taken_back(store):
    a_busy(store, length=60)
    for more in (30, -20, -90):
        correct(store, NOW, on=TODAY, category="managing", minutes=more)
    (told,) = spent(store, [DAY], TODAY)
    assert (told.minutes["managing"], told.by_hand) == (0, {"managing": -90})
    correct(store, NOW, on=TODAY, category="managing", minutes=0)
    assert minutes(store) == {"managing": 60}
    assert correction(store, TODAY, "managing") == 0


def test_that_a_correction_never_makes_coaching_done(store):
    correct(store, NOW, on=TODAY, category="coaching", minutes=60)
    assert minutes(store) == {"coaching": 60}
    assert given(store) == []


@pytest.mark.parametrize(
    "facts",
    [
        {"category": "driving"},
        {"on": date(2026, 11, 25)},
        {"minutes": 8 * 24 * 60},
    ],
)
def test_that_nonsense_is_refused(store, facts):
    with pytest.raises(Refused):
        correct(store, NOW, **({"on": TODAY, "category": "managing", "minutes": 5} | facts))


def test_that_a_weeks_time_is_set_to_what_it_really_took(store):
    a_busy(store, on="2026-11-23", length=60)
    week = Period(date(2026, 11, 23), date(2026, 11, 29))
    correct(store, NOW, on=TODAY, category="managing", minutes=-75)
    for wanted in (90, 0, 45):
        (told,) = spent(store, [week], TODAY)
        set_time(store, NOW, told=told, category="managing", minutes=wanted)
        assert spent(store, [week], TODAY)[0].minutes["managing"] == wanted
    assert correction(store, week.first, "managing") == 60
