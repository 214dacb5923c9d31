import pytest

from coachdesk.ui.places import Destination
from coachdesk.ui.where_now import first_place
from tests.builders import a_call, a_past_call, a_rep, a_ride


def test_that_an_empty_file_opens_at_the_roster_and_one_with_people_at_the_week(session, store):
    assert first_place(session) == Destination("team")
    a_rep(store)
    assert first_place(session) == Destination("week")


def test_that_before_a_ride_along_its_plan_opens(session, store):
    rep = a_rep(store)
    a_ride(store, rep, starts_minute=13 * 60)
    assert first_place(session) == Destination("call", rep, "before")


@pytest.mark.parametrize(("waiting", "place"), [
    (1, "the call"), (2, "the day"), (0, Destination("week"))
])  # fmt: skip
def test_that_in_the_evening_what_waits_for_its_debrief_opens(
    session, store, clock, waiting, place
):
    rep = a_rep(store)
    calls = [a_past_call(store, rep, clock(), closed_at=None) for _ in range(waiting)]
    a_past_call(store, rep, clock().later(days=-8), closed_at=None)  # waits too long to hold up
    clock.go_on(hours=9)
    expected = {"the day": Destination("day", rep, "2026-11-24")}
    expected |= {"the call": Destination("call", calls[0])} if calls else {}
    assert first_place(session) == expected.get(place, place)


def test_that_debriefs_of_several_days_open_their_list(session, store, clock):
    for name in ("Ann", "Ben"):
        a_past_call(store, a_rep(store, name), clock(), closed_at=None)
    clock.go_on(hours=9)
    assert first_place(session) == Destination("call", None, "before")


def test_that_the_weeks_end_opens_the_week_to_come(session, store, clock):
    a_rep(store)
    clock.go_on(days=4)
    assert first_place(session) == Destination("week", "2026-12-05")


def test_that_a_call_that_runs_opens_before_all(session, store):
    a_call(store, a_rep(store))
    assert first_place(session) == Destination("call")
