from datetime import UTC, date, datetime, timedelta

from coachdesk.desk.budget import budget_of
from coachdesk.desk.estimates import budget, estimates, set_budget, set_estimates
from coachdesk.desk.roster import join_reps
from coachdesk.desk.sessions import unanswered
from coachdesk.desk.week import week
from coachdesk.domain.budget import Spent
from coachdesk.domain.moment import Moment
from coachdesk.store.home import Device
from coachdesk.store.store import Store
from tests.builders import TUESDAY, a_past_call, a_rep, a_ride, a_row

MONDAY, SUNDAY = date(2026, 11, 23), date(2026, 11, 29)


def test_that_a_budget_holds_from_the_day_it_was_set(store, now):
    assert budget(store, now.on) is None
    set_budget(store, now, said="8 h")
    set_budget(store, now.later(days=30), said="10 h")
    assert str(budget(store, SUNDAY)) == "8 hours a week"
    assert str(budget(store, date(2026, 12, 24))) == "10 hours a week"
    assert budget(store, date(2026, 11, 1)) is None


def test_that_coaching_minutes_are_expected_from_the_stops_to_watch(store, now):
    rep = a_rep(store)
    ride = a_ride(store, rep, "2026-11-26")
    assert budget_of(store, MONDAY, SUNDAY, now).planned == 90  # lists no stops
    a_row(store, "stop", ride_id=ride)
    a_row(store, "stop", ride_id=ride, minutes=20)
    a_row(store, "stop", ride_id=ride, watch=0)
    assert budget_of(store, MONDAY, SUNDAY, now).planned == 65
    set_estimates(store, now, said="60/120")
    assert estimates(store, now.on).stop == 60
    assert budget_of(store, MONDAY, SUNDAY, now).planned == 80


def test_that_conversations_are_coaching_for_as_long_as_they_are_planned(store, now):
    rep = a_rep(store)
    a_ride(store, rep, "2026-11-26", kind="one-to-one", starts_minute=540, planned_minutes=40)
    a_ride(store, rep, "2026-11-26", kind="talk", starts_minute=600)
    assert budget_of(store, MONDAY, SUNDAY, now).planned == 60
    with store.write(now) as tx:
        for (id,) in tx.rows("SELECT id FROM ride"):
            tx.update("ride", id, ended_as="done")
    assert budget_of(store, MONDAY, SUNDAY, now) == Spent(None, 0, 60)


def test_that_a_session_whose_time_has_passed_counts_as_neither_until_it_is_said(store, now):
    ride = a_ride(store, a_rep(store), "2026-11-24", starts_minute=480, planned_minutes=120)
    assert budget_of(store, MONDAY, SUNDAY, now).planned == 90  # it is 9:41
    later = now.later(minutes=60)
    assert budget_of(store, MONDAY, SUNDAY, later) == Spent(None, 0, 0)
    assert [item.id for item in unanswered(store, later).asked] == [ride]
    assert unanswered(store, now.later(days=-1)).asked == []


def test_that_of_a_ride_along_under_way_only_what_is_to_come_is_planned(store, now):
    rep = a_rep(store)
    ride = a_ride(store, rep)
    a_past_call(store, rep, now, ride_id=ride)
    assert budget_of(store, MONDAY, SUNDAY, now.later(hours=1)) == Spent(None, 37, 53)


def test_that_a_week_holds_sessions_calls_and_busy_time_at_their_hours(store, now):
    rep = a_rep(store, "Ann Becker")
    ride = a_ride(store, rep, "2026-11-26", starts_minute=540)
    call = a_past_call(store, rep, TUESDAY, account="Acme", utc_offset_minutes=60)
    memory = a_past_call(store, rep, TUESDAY, from_memory=1)
    busy = a_row(store, "busy", planned_on=MONDAY, starts_minute=840, minutes=120, title="Forecast")
    a_ride(store, rep, "2026-11-30")
    found = {item.id: item for item in week(store, now, MONDAY).items}
    assert set(found) == {ride, call, memory, busy}
    assert (found[call].starts, found[call].minutes) == (9 * 60 + 41, 45)
    assert found[memory].starts is None
    assert (found[ride].name, found[ride].minutes, found[ride].coaching) == ("Ann Becker", 180, 90)
    assert found[busy].name == "Forecast"


def test_that_a_past_week_shows_what_was_moved_and_where_to(store, now):
    rep = a_rep(store)
    new = a_ride(store, rep, "2026-12-03")
    old = a_ride(store, rep, "2026-11-20", ended_as="moved", moved_to_id=new)
    (item,) = week(store, now, MONDAY - timedelta(7)).items
    assert (item.id, item.ended_as, item.moved_to) == (old, "moved", date(2026, 12, 3))


def test_that_sessions_of_two_reps_that_are_one_bear_its_name(store, now):
    ann, anne = a_rep(store, "Ann Becker"), a_rep(store, "Anne Becker")
    a_ride(store, anne, "2026-11-26")
    join_reps(store, now, rep_id=anne, same_as_id=ann)
    (item,) = week(store, now, MONDAY).items
    assert (item.rep_id, item.name) == (ann, "Ann Becker")


def test_that_a_call_stands_at_the_hour_of_its_place_when_the_clocks_were_changed(store, now):
    summer = Moment(datetime(2026, 10, 24, 8, 0, tzinfo=UTC), 120)
    winter = Moment(datetime(2026, 10, 25, 9, 0, tzinfo=UTC), 60)
    rep = a_rep(store)
    for at in (summer, winter):
        a_past_call(store, rep, at, utc_offset_minutes=at.offset_minutes)
    assert [item.starts for item in week(store, now, date(2026, 10, 19)).items] == [600, 600]


def test_that_what_another_computer_may_know_is_not_asked_about(store, now):
    rep = a_rep(store, "Kary")
    before, after = (a_ride(store, rep, on) for on in ("2026-11-23", "2026-11-25"))
    laptop = Store(store.path, Device("device-2", "LAPTOP"))
    a_row(laptop, "note", now, rep_id=rep, noted_on="2026-11-24", text="Asked how.")
    laptop.close()

    later = now.later(days=3)
    found = unanswered(store, later)
    assert [item.id for item in found.asked] == [before]
    assert [item.id for item in found.not_known] == [after]

    a_row(store, "note", later, rep_id=rep, noted_on="2026-11-27", text="Back in the office.")
    assert [item.id for item in unanswered(store, later).asked] == [before, after]
