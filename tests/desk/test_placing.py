from datetime import date, timedelta

import pytest

from coachdesk.desk.placing import bring_back, drop_ride, explain_ride, place_ride
from coachdesk.desk.plan import open_rides, plan_ride, reopen_ride, rides_of, unplan_ride
from coachdesk.domain.refused import Refused
from tests.builders import a_call, a_row

THU, FRI, NEXT_WEEK = date(2026, 11, 26), date(2026, 11, 27), date(2026, 12, 3)


@pytest.fixture
def kary(store, now):
    return a_row(store, "rep", now.later(days=-30), name="Kary")


@pytest.fixture
def settled(store, now, kary):
    """A ride-along of Thursday at nine that was planned a week ago, with two stops."""
    before = now.later(days=-7)
    ride = plan_ride(store, before, rep_id=kary, planned_on=THU, starts_minute=540).id
    for account in ("Acme", "Globex"):
        a_row(store, "stop", ride_id=ride, account=account)
    return ride


def stops(store, ride):
    return [name for (name,) in store.rows("SELECT account FROM stop WHERE ride_id = ?", ride)]


def test_that_another_hour_of_its_day_is_no_move(store, now, kary, settled):
    place_ride(store, now, ride_id=settled, planned_on=THU, starts_minute=780, planned_minutes=240)
    (ride,) = rides_of(store, kary)
    assert (ride.starts_minute, ride.planned_minutes, ride.ended_as) == (780, 240, None)


def test_that_another_day_ends_it_as_moved_and_its_stops_go_along(store, now, kary, settled):
    place_ride(store, now, ride_id=settled, planned_on=FRI, starts_minute=600)
    new, old = rides_of(store, kary)
    assert (old.ended_as, old.ended_by, old.reason, old.moved_to_id) == (
        "moved", "coach", None, new.id)  # fmt: skip
    assert (new.planned_on, new.starts_minute, new.planned_minutes) == (FRI, 600, 180)
    assert (stops(store, settled), stops(store, new.id)) == ([], ["Acme", "Globex"])


def test_that_the_next_day_it_is_dragged_to_is_no_second_move(store, now, kary, settled):
    place_ride(store, now, ride_id=settled, planned_on=FRI, starts_minute=600)
    (moved,) = open_rides(store, kary)
    place_ride(store, now, ride_id=moved.id, planned_on=NEXT_WEEK, starts_minute=600)
    assert [(r.planned_on, r.ended_as) for r in rides_of(store, kary)] == [
        (NEXT_WEEK, None), (THU, "moved")]  # fmt: skip


def test_that_one_put_back_on_the_same_day_never_moved(store, now, kary, settled):
    place_ride(store, now, ride_id=settled, planned_on=FRI, starts_minute=600)
    (moved,) = open_rides(store, kary)
    place_ride(store, now, ride_id=moved.id, planned_on=THU, starts_minute=540)
    assert [(r.id, r.planned_on, r.ended_as) for r in rides_of(store, kary)] == [
        (settled, THU, None)]  # fmt: skip
    assert stops(store, settled) == ["Acme", "Globex"]
    later = now.later(days=1)
    place_ride(store, later, ride_id=settled, planned_on=FRI, starts_minute=600)
    (moved,) = open_rides(store, kary)
    place_ride(store, later.later(days=1), ride_id=moved.id, planned_on=THU, starts_minute=540)
    assert [r.ended_as for r in rides_of(store, kary)] == ["moved", None, "moved"]


def test_that_what_was_planned_today_is_just_put_elsewhere(store, now, kary):
    ride = plan_ride(store, now, rep_id=kary, planned_on=THU).id
    place_ride(store, now.later(hours=2), ride_id=ride, planned_on=FRI, starts_minute=None)
    assert [(r.id, r.planned_on, r.ended_as) for r in rides_of(store, kary)] == [(ride, FRI, None)]


def test_that_a_stop_with_a_call_stays_where_the_call_was_held(store, now, kary, settled):
    (stop, *_) = [id for (id,) in store.rows("SELECT id FROM stop ORDER BY account")]
    a_call(store, kary, ride_id=settled, stop_id=stop)
    place_ride(store, now, ride_id=settled, planned_on=FRI, starts_minute=600)
    assert stops(store, settled) == ["Acme"]


def test_that_undoing_a_move_brings_the_stops_back(store, now, kary, settled):
    place_ride(store, now, ride_id=settled, planned_on=FRI, starts_minute=600)
    reopen_ride(store, now, ride_id=settled)
    assert [r.id for r in rides_of(store, kary)] == [settled]
    assert stops(store, settled) == ["Acme", "Globex"]


@pytest.mark.parametrize(
    ("facts", "why"),
    [({"planned_on": date(2026, 11, 23), "starts_minute": 540}, "Yesterday is past"),
     ({"planned_on": THU, "starts_minute": 23 * 60}, "after midnight"),
     ({"planned_on": THU, "starts_minute": 540, "planned_minutes": -20}, "ends after it starts")],
)  # fmt: skip
def test_that_no_session_is_put_where_it_cannot_be(store, now, kary, settled, facts, why):
    with pytest.raises(Refused, match=why):
        place_ride(store, now, ride_id=settled, **facts)
    assert [(r.planned_on, r.starts_minute) for r in rides_of(store, kary)] == [(THU, 540)]


def test_that_a_day_holds_one_session_of_a_kind_with_a_rep(store, now, kary, settled):
    plan_ride(store, now, rep_id=kary, planned_on=THU, kind="talk", starts_minute=540)
    with pytest.raises(Refused, match="Twenty minutes are planned for Thu already"):
        plan_ride(store, now, rep_id=kary, planned_on=THU, kind="talk")
    plan_ride(store, now, rep_id=kary, planned_on=FRI)
    with pytest.raises(Refused, match="A ride-along is planned for Fri already"):
        place_ride(store, now, ride_id=settled, planned_on=FRI, starts_minute=540)


def test_that_why_it_was_moved_is_said_afterwards(store, now, kary, settled):
    with pytest.raises(Refused, match="planned again"):
        explain_ride(store, now, ride_id=settled, reason="customer")
    place_ride(store, now, ride_id=settled, planned_on=FRI, starts_minute=540)
    explain_ride(store, now, ride_id=settled, reason="customer")
    assert rides_of(store, kary)[1].reason == "customer"
    explain_ride(store, now, ride_id=settled, note=" snow ")
    assert (rides_of(store, kary)[1].reason, rides_of(store, kary)[1].reason_note) == (
        "other", "snow")  # fmt: skip


def test_that_what_is_taken_out_counts_as_cancelled_unless_it_was_planned_today(
    store, now, kary, settled
):
    drop_ride(store, now, ride_id=settled)
    assert [(r.ended_as, r.ended_by) for r in rides_of(store, kary)] == [("cancelled", "coach")]
    bring_back(store, now, ride_id=settled)
    assert [r.ended_as for r in rides_of(store, kary)] == [None]
    meant = plan_ride(store, now, rep_id=kary, planned_on=FRI).id
    a_row(store, "stop", ride_id=meant, account="Northgate")
    dropped = drop_ride(store, now, ride_id=meant).ids
    assert [r.id for r in rides_of(store, kary)] == [settled]
    bring_back(store, now, ride_id=meant, dropped=dropped)
    assert stops(store, meant) == ["Northgate"]
    assert {r.id for r in rides_of(store, kary)} == {settled, meant}


def test_that_the_undone_plan_takes_its_stops_along(store, now, kary):
    ride = plan_ride(store, now, rep_id=kary, planned_on=now.on + timedelta(1)).id
    a_row(store, "stop", ride_id=ride, account="Acme")
    unplan_ride(store, now, ride_id=ride)
    assert store.rows("SELECT 1 FROM stop") == []
