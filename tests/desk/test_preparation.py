import pytest

from coachdesk.desk.preparation import preparation_rate, set_bring, set_prepared
from coachdesk.domain.refused import Refused
from tests.builders import a_past_call, a_rep, a_ride


def test_that_the_rate_counts_each_session_once_and_said_ones_only(store, now):
    ann, bob = a_rep(store, "Ann"), a_rep(store, "Bob")
    assert preparation_rate(store, ann).said == ""
    one, two, silent = (a_ride(store, ann, f"2026-11-2{day}") for day in (1, 2, 3))
    set_prepared(store, now, ride_id=one, prepared="prepared")
    set_prepared(store, now, ride_id=two, prepared="partly")
    a_past_call(store, ann, ride_id=one, prepared="not")  # its session says it
    a_past_call(store, ann, ride_id=silent, prepared="not")
    a_past_call(store, ann, prepared="prepared")
    a_past_call(store, bob, prepared="not")
    assert preparation_rate(store, ann).said == "Prepared 2 of 4, partly 1"
    set_prepared(store, now, ride_id=two, prepared=None)
    assert preparation_rate(store, ann).said == "Prepared 2 of 3"


def test_that_an_answer_is_one_of_three(store, now):
    ride = a_ride(store, a_rep(store))
    with pytest.raises(Refused, match="prepared, partly, or not"):
        set_prepared(store, now, ride_id=ride, prepared="very")


def test_that_what_a_rep_brings_is_one_line(store, now):
    ride = a_ride(store, a_rep(store))
    set_bring(store, now, ride_id=ride, bring="  The Brightwater\n story ")
    assert store.rows("SELECT bring FROM ride") == [("The Brightwater story",)]
