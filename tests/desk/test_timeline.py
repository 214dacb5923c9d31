from datetime import date

import pytest

from coachdesk.desk.notes import add_note
from coachdesk.desk.plan import end_ride
from coachdesk.desk.requests import add_request, close_request
from coachdesk.desk.roster import join_reps
from coachdesk.desk.timeline import timeline
from tests.builders import a_call, a_goal, a_past_call, a_rep, a_ride, a_step, an_entry


@pytest.fixture
def kary(store):
    return a_rep(store, "Kary")


@pytest.fixture
def lines(store, now, kary):
    return lambda **asked: [
        (line.on.isoformat(), line.title, line.text, line.aside)
        for line in timeline(store, kary, now.on, **asked)
    ]


def test_that_a_call_says_where_how_and_how_long(store, now, kary, lines):
    call = a_past_call(store, kary, account="Betelgard", objective="asks for a meeting")
    an_entry(store, call, kary)
    a_past_call(store, kary, now.later(days=-1), role="joint selling", from_memory=1, minutes=60)
    assert lines() == [
        ("2026-11-24", "Betelgard", "coaching call, 45 min · asks for a meeting", "1 entry"),
        ("2026-11-23", "Call", "joint selling, 60 min, from memory", "0 entries"),
    ]


def test_that_a_call_without_its_debrief_waits(store, now, kary):
    a_past_call(store, kary, now.later(days=-1), closed_at=None)
    a_call(store, kary, now)
    live, ended = timeline(store, kary, now.on)
    assert (live.aside, live.waits, ended.aside, ended.waits) == (
        "not ended", True, "debrief to do", True)  # fmt: skip


def test_that_a_ride_along_says_how_it_ended_by_whom_and_why(store, now, kary, lines):
    for on in ("2026-11-20", "2026-11-19", "2026-11-18"):
        a_ride(store, kary, on)
    third, second, first = store.values(str, "SELECT id FROM ride ORDER BY planned_on")
    end_ride(store, now, ride_id=first, ended_as="done")
    end_ride(store, now, ride_id=second, ended_as="cancelled", ended_by="customer", reason="span")
    end_ride(store, now, ride_id=third, ended_as="moved", ended_by="coach",
             note="corporate meeting", moved_to_on=date(2026, 12, 1))  # fmt: skip
    assert [line[1:3] for line in lines()] == [
        ("Ride-along done", ""),
        ("Ride-along cancelled", "by customer · span"),
        ("Ride-along moved", "to Tue 1 Dec by me · corporate meeting"),
    ]


def test_that_a_one_to_one_and_a_talk_are_called_so(store, now, kary, lines):
    for kind in ("one-to-one", "talk"):
        ride = a_ride(store, kary, kind=kind)
        end_ride(store, now, ride_id=ride, ended_as="done")
    assert sorted(line[1] for line in lines()) == ["One-to-one done", "Talk done"]


def test_that_what_the_rep_asked_for_stands_at_its_day_open_or_closed(store, now, kary, lines):
    add_request(store, now, rep_id=kary, what="pricing talks", asked_on=date(2026, 11, 2))
    made = add_request(store, now, rep_id=kary, what="how to say no")
    close_request(store, now, request_id=made.id)
    assert lines() == [
        ("2026-11-24", "Asked to be coached", "how to say no", "closed"),
        ("2026-11-02", "Asked to be coached", "pricing talks", ""),
    ]


def test_that_notes_and_ended_steps_stand_at_their_days(store, now, kary, lines):
    add_note(store, now, rep_id=kary, text="Wants enterprise", noted_on=date(2026, 11, 1))
    a_step(store, kary, "Still open")
    a_step(store, kary, "Send the story", owner="coach", result="done", closed_on="2026-11-24")
    a_step(store, kary, "Ask first", result="adapted", result_note="ask twice",
           closed_on="2026-11-02")  # fmt: skip
    assert [line[:3] for line in lines()] == [
        ("2026-11-24", "My step done", "Send the story"),
        ("2026-11-02", "Step adapted", "Ask first · ask twice"),
        ("2026-11-01", "Note", "Wants enterprise"),
    ]


def test_that_a_long_history_is_read_a_stretch_at_a_time(store, now, kary, lines):
    for back in range(7):
        a_past_call(store, kary, now.later(days=-back), account=str(back))
    assert [line[1] for line in lines(most=3)] == ["0", "1", "2"]
    assert [line[1] for line in lines(most=3, skip=6)] == ["6"]


def test_that_only_this_rep_is_in_it_under_any_of_its_names(store, now, kary, lines):
    other, twin = a_rep(store, "Zane"), a_rep(store, "K. Hendriks")
    a_past_call(store, other, account="Zane’s")
    a_past_call(store, twin, account="Twin’s")
    join_reps(store, now, rep_id=twin, same_as_id=kary)
    assert [line[1] for line in lines()] == ["Twin’s"]


def test_that_a_goal_stands_there_on_the_day_both_had_agreed_and_as_it_was_reached_and_ended(
    store, kary, lines
):
    a_goal(store, kary, "Proposed alone")
    a_goal(
        store, kary, "Ask first", coach_agreed_on="2026-10-12", rep_agreed_on="2026-10-13",
        reached_on="2026-11-02", closed_on="2026-11-20", outcome="kept", outcome_note="a habit",
    )  # fmt: skip
    assert lines() == [
        ("2026-11-20", "Goal kept", "Ask first · a habit", ""),
        ("2026-11-02", "Goal reached", "Ask first", ""),
        ("2026-10-13", "Goal agreed", "Ask first", ""),
    ]
