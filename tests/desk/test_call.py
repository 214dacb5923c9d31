"""Starting a call, ending it, and going on."""

import pytest

from coachdesk.desk.call import call_of, end_call, live_call, open_calls, reopen_call, start_call
from coachdesk.desk.call_clock import pause, resume
from coachdesk.domain.refused import Refused
from tests.builders import TUESDAY, a_rep, a_row, a_skill


def start(store, now=TUESDAY, **facts):
    facts.setdefault("rep_id", None if "rep_name" in facts else a_rep(store))
    return start_call(store, now, **facts).id


def test_that_a_call_starts_now_with_what_was_planned(store):
    rep, listen = a_rep(store), a_skill(store)
    call = call_of(store, start(store, rep_id=rep, account=" Betelgard ", focus_ids=[listen]))
    assert (call.rep_name, call.account, call.focus_ids) == ("Ann Becker", "Betelgard", (listen,))
    assert (call.held_on, call.started_at) == (TUESDAY.on, TUESDAY.stamp)
    assert call.is_live
    assert not call.is_paused


def test_that_a_call_watches_what_the_rep_works_on_unless_told_otherwise(store):
    rep, skill = a_rep(store), a_skill(store)
    a_row(store, "focus", rep_id=rep, skill_id=skill, starts_on="2026-11-01")
    assert call_of(store, start(store, rep_id=rep)).focus_ids == (skill,)
    assert call_of(store, start(store, rep_id=rep, focus_ids=())).focus_ids == ()


def test_that_a_name_not_on_the_roster_is_accepted_and_put_there(store):
    call = call_of(store, start(store, rep_name="  Zoe   Adler "))
    assert call.rep_name == "Zoe Adler"
    assert store.one("SELECT name FROM rep WHERE id = ?", call.rep_id) == ("Zoe Adler",)


def test_that_a_name_that_is_known_is_that_rep_also_when_archived(store):
    rep = a_rep(store, "Zoe Adler", archived_on="2026-01-01")
    assert call_of(store, start(store, rep_name="zoe adler")).rep_id == rep
    assert store.one("SELECT archived_on FROM rep WHERE id = ?", rep) == (None,)


def test_that_a_call_without_a_rep_or_of_no_known_role_is_refused_and_nothing_is_written(store):
    with pytest.raises(Refused, match="whose call"):
        start_call(store, TUESDAY, rep_name=" ")
    with pytest.raises(Refused, match="coaching, joint selling or demonstration"):
        start_call(store, TUESDAY, rep_name="Ann", role="lunch")
    assert store.rows("SELECT 1 FROM rep") == []


def test_that_starting_another_call_pauses_the_one_that_runs(store):
    first = start(store)
    second = start(store, TUESDAY.later(minutes=5))
    assert [call.id for call in open_calls(store)] == [second, first]
    assert call_of(store, first).is_paused
    assert call_of(store, first).minutes_until(TUESDAY.later(minutes=30).stamp) == 5


def test_that_going_on_with_a_call_pauses_the_other(store, clock):
    first, second = start(store), start(store)
    resume(store, clock.go_on(minutes=1), call_id=first)
    assert not call_of(store, first).is_paused
    assert call_of(store, second).is_paused
    assert live_call(store).id == first


def test_that_when_all_wait_the_one_paused_last_is_next(store, clock):
    first, _second = start(store), start(store)
    resume(store, clock.go_on(minutes=1), call_id=first)
    pause(store, clock.go_on(minutes=1), call_id=first)
    assert live_call(store).id == first


def test_that_ending_stops_the_clock_without_the_pauses(store, clock):
    call = start(store)
    pause(store, clock.go_on(minutes=10), call_id=call)
    resume(store, clock.go_on(minutes=5), call_id=call)
    end_call(store, clock.go_on(minutes=2), call_id=call)
    ended = call_of(store, call)
    assert (ended.minutes, ended.is_live, ended.closed_at) == (12, False, None)
    assert live_call(store) is None


def test_that_ending_twice_changes_nothing(store, clock):
    call = start(store)
    end_call(store, clock.go_on(minutes=10), call_id=call)
    assert not end_call(store, clock.go_on(minutes=10), call_id=call)
    assert call_of(store, call).minutes == 10


@pytest.mark.parametrize("paused", [False, True])
def test_that_an_ended_call_can_go_on_and_the_time_between_is_not_its_own(store, clock, paused):
    call = start(store)
    clock.go_on(minutes=10)
    if paused:
        pause(store, clock(), call_id=call)
        clock.go_on(minutes=3)
    end_call(store, clock(), call_id=call)
    reopen_call(store, clock.go_on(minutes=20), call_id=call)
    again = call_of(store, call)
    assert again.is_live
    assert not again.is_paused
    assert again.minutes_until(clock.go_on(minutes=2).stamp) == 12


def test_that_a_closed_or_remembered_call_does_not_go_on(store):
    ended = {"ended_at": TUESDAY.stamp, "held_on": "2026-11-24", "started_at": TUESDAY.stamp}
    closed = a_row(store, "call", rep_id=a_rep(store), closed_at=TUESDAY.stamp, **ended)
    remembered = a_row(store, "call", rep_id=a_rep(store), from_memory=1, **ended)
    for call in (closed, remembered):
        with pytest.raises(Refused):
            reopen_call(store, TUESDAY, call_id=call)


def test_that_a_call_that_is_gone_says_so(store):
    with pytest.raises(Refused, match="no longer in the file"):
        call_of(store, "gone")
