"""The clock of a call."""

from hypothesis import given
from hypothesis import strategies as st

from coachdesk.domain.call_clock import Span, running_minutes, talk
from tests.builders import TUESDAY


def at(minute: float) -> str:
    return TUESDAY.later(minutes=minute).stamp


def span(start: float, end: float | None) -> Span:
    return Span(at(start), None if end is None else at(end))


def test_that_pauses_are_taken_out_however_they_overlap():
    pauses = [span(10, 20), span(15, 25), span(12, 14)]
    assert running_minutes(at(0), at(30), pauses) == 15


def test_that_the_clock_stands_still_in_a_pause_that_goes_on():
    assert running_minutes(at(0), at(30), [span(12, None)]) == 12


def test_that_a_pause_outside_the_time_asked_for_takes_nothing():
    assert running_minutes(at(10), at(20), [span(0, 5), span(25, 30)]) == 10


@given(
    st.lists(st.tuples(st.integers(-5, 50), st.one_of(st.none(), st.integers(0, 60)))),
    st.integers(0, 40),
)
def test_that_running_minutes_are_those_in_no_pause(pauses, until):
    spans = [span(start, None if length is None else start + length) for start, length in pauses]
    counted = sum(
        not any(start <= m and (length is None or m < start + length) for start, length in pauses)
        for m in range(until)
    )
    assert running_minutes(at(0), at(until), spans) == counted


def test_that_nobody_gets_a_share_of_a_call_timed_under_sixty_percent():
    found = talk(at(0), at(42), [], [("rep", span(0, 6)), ("customer", span(6, 9))])
    assert found.coverage == "timed 9 of 42 min"
    assert found.shares == {}


def test_that_shares_are_of_the_time_timed():
    found = talk(at(0), at(10), [], [("rep", span(0, 2)), ("customer", span(2, 8))])
    assert found.shares == {"rep": 0.25, "customer": 0.75, "coach": 0}


def test_that_talk_in_a_pause_is_not_timed():
    found = talk(at(0), at(10), [span(4, 8)], [("rep", span(2, None))])
    assert (found.timed, found.minutes) == (4, 6)
