"""Pauses, gaps and who is talking."""

from coachdesk.desk.call import call_of, end_call, start_call
from coachdesk.desk.call_clock import (
    count_as_pause,
    forget_gap,
    gap_of,
    pause,
    resume,
    set_talking,
    still_here,
    talk,
    talking,
)
from coachdesk.domain.call_clock import Span
from tests.builders import TUESDAY, a_rep


def a_running_call(store):
    return start_call(store, TUESDAY, rep_id=a_rep(store)).id


def here(store, now, call):
    return still_here(store, now, call_of(store, call))


def test_that_pausing_twice_is_one_pause(store, clock):
    call = a_running_call(store)
    pause(store, clock.go_on(minutes=1), call_id=call)
    assert not pause(store, clock.go_on(minutes=1), call_id=call)
    resume(store, clock.go_on(minutes=1), call_id=call)
    assert not resume(store, clock.go_on(minutes=1), call_id=call)
    assert len(call_of(store, call).pauses) == 1


def test_that_more_than_two_minutes_without_the_program_are_a_gap(store, clock):
    call = a_running_call(store)
    assert here(store, clock.go_on(seconds=15), call) is None
    assert here(store, clock.go_on(minutes=2), call) is None
    left = clock().stamp
    assert here(store, clock.go_on(minutes=2, seconds=1), call) == Span(left, clock().stamp)


def test_that_a_gap_is_offered_until_it_is_answered_also_by_the_next_start(store, clock):
    call = a_running_call(store)
    here(store, clock(), call)
    gap = here(store, clock.go_on(minutes=30), call)
    assert here(store, clock.go_on(seconds=15), call) == gap
    again = store.again()
    assert gap_of(again, call) == gap
    again.close()
    forget_gap(store, call)
    assert here(store, clock.go_on(seconds=15), call) is None


def test_that_two_gaps_without_an_answer_between_are_offered_as_one(store, clock):
    call = a_running_call(store)
    here(store, clock(), call)
    first = here(store, clock.go_on(minutes=30), call)
    here(store, clock.go_on(seconds=15), call)
    second = here(store, clock.go_on(minutes=30), call)
    assert second == Span(first.started_at, clock().stamp)


def test_that_a_gap_counted_as_a_pause_leaves_the_clock(store, clock):
    call = a_running_call(store)
    here(store, clock.go_on(minutes=1), call)
    gap = here(store, clock.go_on(minutes=30), call)
    count_as_pause(store, clock(), call_id=call, gap=gap)
    assert call_of(store, call).minutes_until(clock().stamp) == 1
    assert gap_of(store, call) is None


def test_that_a_paused_call_has_no_gap(store, clock):
    call = a_running_call(store)
    here(store, clock.go_on(minutes=1), call)
    pause(store, clock(), call_id=call)
    assert here(store, clock.go_on(hours=2), call) is None
    resume(store, clock(), call_id=call)
    assert here(store, clock.go_on(seconds=15), call) is None


def test_that_one_talks_at_a_time_and_the_timing_says_what_it_covers(store, clock):
    call = a_running_call(store)
    set_talking(store, clock(), call_id=call, who="rep")
    set_talking(store, clock.go_on(minutes=6), call_id=call, who="customer")
    assert talking(store, call) == "customer"
    set_talking(store, clock.go_on(minutes=3), call_id=call, who=None)
    now = clock.go_on(minutes=33)
    assert talk(store, call_of(store, call), now).coverage == "timed 9 of 42 min"
    assert talking(store, call) is None


def test_that_pausing_and_ending_stop_the_timing(store, clock):
    call = a_running_call(store)
    set_talking(store, clock(), call_id=call, who="rep")
    pause(store, clock.go_on(minutes=2), call_id=call)
    assert talking(store, call) is None
    resume(store, clock.go_on(minutes=2), call_id=call)
    set_talking(store, clock(), call_id=call, who="rep")
    end_call(store, clock.go_on(minutes=2), call_id=call)
    assert talking(store, call) is None
