import pytest

from coachdesk.desk.calendar import going_out
from coachdesk.desk.coaching import given
from coachdesk.desk.kept import kept
from coachdesk.desk.one_to_one import (
    close_talk,
    reopen_talk,
    set_minutes,
    start_talk,
    talk_of,
    talk_today,
    unstart_talk,
    write_note,
)
from coachdesk.desk.outlook import set_outlook
from coachdesk.desk.plan import end_ride, open_rides, plan_ride, unplan_ride
from coachdesk.desk.step import add_step
from coachdesk.domain.periods import Period
from coachdesk.domain.refused import Refused
from tests.builders import a_rep


@pytest.fixture
def kary(store):
    return a_rep(store, "Kary Hendriks")


@pytest.fixture
def begun(store, now, kary):
    """A one-to-one that was begun now, unplanned."""
    return start_talk(store, now, rep_id=kary, kind="one-to-one").id


def close(store, now, talk, **facts):
    return close_talk(store, now, ride_id=talk, **({"why_no_step": "no time left"} | facts))


def test_that_a_talk_begins_unplanned_at_its_hour(store, now, kary, begun):
    talk = talk_of(store, begun)
    assert (talk.first_name, talk.name, talk.on) == ("Kary", "One-to-one", now.on)
    assert talk.is_open
    (ride,) = open_rides(store, kary)
    assert (ride.starts_minute, ride.planned_minutes) == (9 * 60 + 41, None)


def test_that_one_that_was_begun_goes_on_and_no_second_one_begins(store, now, kary, begun):
    assert not start_talk(store, now.later(minutes=9), rep_id=kary, kind="one-to-one")
    assert talk_today(store, kary, "one-to-one", now.on) == begun
    assert talk_of(store, begun).began_at == now.stamp


def test_that_todays_planned_one_is_the_one_that_begins(store, now, kary):
    planned = plan_ride(store, now, rep_id=kary, planned_on=now.on, kind="one-to-one").id
    plan_ride(store, now, rep_id=kary, planned_on=now.later(days=2).on, kind="one-to-one")
    start_talk(store, now, rep_id=kary, kind="one-to-one")
    assert talk_today(store, kary, "one-to-one", now.on) == planned
    assert talk_of(store, planned).is_open
    assert talk_today(store, kary, "talk", now.on) is None


def test_that_starting_is_undone_to_planned_or_to_nothing(store, now, kary, begun):
    unstart_talk(store, now, ride_id=begun)
    assert talk_of(store, begun) is None
    planned = plan_ride(store, now, rep_id=kary, planned_on=now.on, kind="one-to-one").id
    start_talk(store, now, rep_id=kary, kind="one-to-one")
    unstart_talk(store, now, ride_id=planned)
    assert talk_of(store, planned).began_at is None


@pytest.mark.parametrize("undo", [unstart_talk, unplan_ride])
def test_that_one_in_which_something_was_written_is_not_taken_back(store, now, kary, begun, undo):
    set_outlook(store, now, rep_id=kary, level=4, ride_id=begun)
    with pytest.raises(Refused, match="Something was written down"):
        undo(store, now, ride_id=begun)
    assert talk_of(store, begun)


def test_that_it_closes_on_a_step_or_says_why_not(store, now, kary, begun):
    with pytest.raises(Refused, match="why there is none"):
        close_talk(store, now, ride_id=begun, why_no_step=" ")
    add_step(store, now, rep_id=kary, what="Send the story", ride_id=begun)
    close_talk(store, now.later(minutes=31), ride_id=begun)
    talk = talk_of(store, begun)
    assert (talk.ended_as, talk.minutes, talk.why_no_step) == ("done", 31, "")
    reopen_talk(store, now, ride_id=begun)
    assert talk_of(store, begun).is_open


def test_that_the_reason_for_no_step_is_kept(store, now, begun):
    close(store, now, begun, why_no_step=" nothing  to agree on ")
    assert talk_of(store, begun).why_no_step == "nothing to agree on"


def test_that_minutes_nobody_can_believe_are_asked_for(store, now, begun):
    with pytest.raises(Refused, match="how many minutes"):
        close(store, now.later(days=2), begun)
    close(store, now.later(days=2), begun, minutes=40)
    assert talk_of(store, begun).minutes == 40
    set_minutes(store, now, ride_id=begun, minutes=35)
    assert talk_of(store, begun).minutes == 35
    with pytest.raises(Refused):
        set_minutes(store, now, ride_id=begun, minutes=0)


def test_that_the_measured_minutes_are_coaching_time(store, now, kary, begun):
    close(store, now.later(minutes=25), begun)
    assert [(one.rep_id, one.minutes) for one in given(store)] == [(kary, 25)]


def test_that_one_that_was_not_planned_is_no_promise_kept_and_in_no_calendar(store, now, kary):
    start_talk(store, now, rep_id=kary, kind="talk")
    assert going_out(store, now) == []
    close(store, now, talk_today(store, kary, "talk", now.on))
    plan = plan_ride(store, now, rep_id=kary, planned_on=now.on, kind="one-to-one").id
    start_talk(store, now, rep_id=kary, kind="one-to-one")
    assert [one.ride_id for one in going_out(store, now)] == [plan]
    close(store, now, plan)
    sessions = kept(store, Period(now.on, now.on), now.on)
    assert [(one.kind, one.ended_as) for one in sessions] == [("one-to-one", "done")]


def test_that_one_note_says_what_was_said_and_emptied_it_goes(store, now, begun):
    write_note(store, now, ride_id=begun, text=" Wants the north ")
    note = talk_of(store, begun).note
    assert (note.text, note.audience) == ("Wants the north", "private")
    write_note(store, now, ride_id=begun, text="Wants the south", was="Wants the north")
    assert talk_of(store, begun).note.text == "Wants the south"
    write_note(store, now, ride_id=begun, text="")
    assert talk_of(store, begun).note is None


def test_that_the_one_before_is_known_by_its_day(store, now, kary):
    before = now.later(days=-12)
    start_talk(store, before, rep_id=kary, kind="one-to-one")
    close(store, before, talk_today(store, kary, "one-to-one", before.on))
    start_talk(store, now, rep_id=kary, kind="one-to-one")
    talk = talk_of(store, talk_today(store, kary, "one-to-one", now.on))
    assert talk.last_on == before.on


def test_that_a_ride_along_is_no_talk(store, now, kary):
    ride = plan_ride(store, now, rep_id=kary, planned_on=now.on).id
    assert talk_of(store, ride) is None
    end_ride(store, now, ride_id=ride, ended_as="done")
