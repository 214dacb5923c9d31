from datetime import date, timedelta

import pytest

from coachdesk.desk.plan import (
    end_ride,
    next_ride,
    open_rides,
    plan_ride,
    reopen_ride,
    rides_of,
    unplan_ride,
)
from coachdesk.desk.roster import add_rep
from coachdesk.domain.refused import Refused


@pytest.fixture
def kary(store, now):
    return add_rep(store, now, name="Kary").id


@pytest.fixture
def plan(store, now, kary):
    """Plans a ride-along so many days from today."""
    return lambda days: plan_ride(store, now, rep_id=kary, planned_on=now.on + timedelta(days)).id


def test_that_the_coming_ride_along_is_the_next_todays_included(store, now, kary, plan):
    plan(9)
    plan(0)
    assert next_ride(store, kary, now.on).planned_on == now.on
    assert next_ride(store, kary, now.on + timedelta(1)).planned_on == date(2026, 12, 3)
    assert next_ride(store, kary, date(2027, 1, 1)) is None


def test_that_a_ride_along_is_planned_for_a_coming_day_and_once(store, now, plan):
    with pytest.raises(Refused, match="Yesterday is past"):
        plan(-1)
    plan(3)
    with pytest.raises(Refused, match="planned for Fri already"):
        plan(3)


def test_that_a_ride_along_is_done_on_its_day_or_later(store, now, plan):
    ride = plan(1)
    with pytest.raises(Refused, match="planned for tomorrow"):
        end_ride(store, now, ride_id=ride, ended_as="done")
    end_ride(store, now.later(days=1), ride_id=ride, ended_as="done")
    with pytest.raises(Refused, match="done already"):
        end_ride(store, now.later(days=1), ride_id=ride, ended_as="done")


@pytest.mark.parametrize("ended_as", ["moved", "cancelled"])
def test_that_what_did_not_happen_has_somebody_and_a_reason(store, now, plan, ended_as):
    ride, later = plan(1), now.on + timedelta(8) if ended_as == "moved" else None
    for half in ({}, {"ended_by": "rep"}, {"reason": "span"}, {"ended_by": "rep", "note": " "}):
        with pytest.raises(Refused, match=f"who {ended_as} it, and why"):
            end_ride(store, now, ride_id=ride, ended_as=ended_as, moved_to_on=later, **half)


def test_that_own_words_are_reason_enough(store, now, kary, plan):
    end_ride(store, now, ride_id=plan(1), ended_as="cancelled", ended_by="customer", note=" flu ")
    (ride,) = rides_of(store, kary)
    assert (ride.ended_as, ride.ended_by, ride.reason, ride.reason_note) == (
        "cancelled", "customer", "other", "flu")  # fmt: skip


def test_that_a_moved_ride_along_is_planned_again_for_its_new_day(store, now, kary, plan):
    ride, later = plan(1), now.on + timedelta(8)
    facts = {"ride_id": ride, "ended_as": "moved", "ended_by": "coach", "reason": "span"}
    with pytest.raises(Refused, match="to which day"):
        end_ride(store, now, **facts)
    end_ride(store, now, **facts, moved_to_on=later)
    new, old = rides_of(store, kary)
    assert (old.ended_as, old.moved_to_id, new.planned_on) == ("moved", new.id, later)
    assert [ride.id for ride in open_rides(store, kary)] == [new.id]


def test_that_the_end_of_a_ride_along_is_undone_with_what_it_was_moved_to(store, now, kary, plan):
    ride = plan(1)
    end_ride(store, now, ride_id=ride, ended_as="moved", ended_by="rep", reason="customer",
             moved_to_on=now.on + timedelta(2))  # fmt: skip
    reopen_ride(store, now, ride_id=ride)
    assert [(ride.planned_on, ride.ended_as, ride.reason) for ride in rides_of(store, kary)] == [
        (now.on + timedelta(1), None, None)
    ]


def test_that_a_plan_is_undone_unless_a_call_was_held_on_it(store, now, kary, plan):
    ride = plan(0)
    unplan_ride(store, now, ride_id=ride)
    assert rides_of(store, kary) == []
    ride = plan(0)
    with store.write(now) as tx:
        tx.insert("call", rep_id=kary, ride_id=ride, held_on=now.on, started_at=now)
    with pytest.raises(Refused, match="A call was started"):
        unplan_ride(store, now, ride_id=ride)
