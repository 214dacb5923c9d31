from datetime import date

import pytest

from coachdesk.desk.leaving import (
    all_left,
    close_all,
    give_over,
    leave,
    leaving,
    left_said,
    off_the_roster,
    open_again,
    stay,
    usual_purge_on,
)
from coachdesk.desk.requests import add_request
from coachdesk.desk.roster import find_rep, reps, unarchive_rep
from coachdesk.desk.step import open_steps
from coachdesk.domain.refused import Refused
from tests.builders import TUESDAY, a_past_call, a_rep, a_row, a_step

TODAY = TUESDAY.on
FRIDAY = date(2026, 11, 20)


def names(store):
    return [rep.name for rep in reps(store)]


def test_that_a_rep_whose_last_day_has_passed_is_off_the_roster(store, now):
    ann = a_rep(store)
    leave(store, now, rep_id=ann, left_on=FRIDAY, purge_on=None)
    assert names(store) == []
    stay(store, now, rep_id=ann)
    assert names(store) == ["Ann Becker"]
    assert all_left(store) == []


def test_that_a_rep_stays_on_the_roster_up_to_the_last_day(store, now):
    ann = a_rep(store)
    leave(store, now, rep_id=ann, left_on=TODAY, purge_on=None)
    off_the_roster(store, now)
    assert names(store) == ["Ann Becker"]
    off_the_roster(store, now.later(days=1))
    assert names(store) == []


def test_that_a_record_can_not_go_before_the_last_day(store, now):
    ann = a_rep(store)
    with pytest.raises(Refused, match="before the last day"):
        leave(store, now, rep_id=ann, left_on=TODAY, purge_on=FRIDAY)


def test_that_who_comes_back_is_not_due_to_be_erased(store, now):
    ann = a_rep(store)
    leave(store, now, rep_id=ann, left_on=FRIDAY, purge_on=FRIDAY)
    unarchive_rep(store, now, rep_id=ann)
    assert all_left(store) == []


def test_that_the_soonest_to_erase_comes_first_and_those_without_a_day_last(store, now):
    for name, purge_on in (("Ann", None), ("Bea", date(2027, 5, 1)), ("Cem", TODAY)):
        leave(store, now, rep_id=a_rep(store, name), left_on=FRIDAY, purge_on=purge_on)
    cem, bea, ann = all_left(store)
    assert [one.name for one in (cem, bea, ann)] == ["Cem", "Bea", "Ann"]
    assert [one.is_due(TODAY) for one in (cem, bea, ann)] == [True, False, False]
    assert left_said(ann, TODAY) == "left Fri 20 Nov · no day set to erase the record"


def test_that_six_months_are_proposed():
    assert usual_purge_on(FRIDAY) == date(2027, 5, 20)


def test_that_what_is_open_is_shown_and_closed_at_once(store, now):
    ann = a_rep(store)
    a_step(store, ann)
    a_row(store, "ride", rep_id=ann, planned_on="2026-12-01")
    add_request(store, now, rep_id=ann, what="Closing")
    a_past_call(store, ann, closed_at=None)
    found = leaving(store, ann, TODAY)
    assert (len(found.steps), len(found.rides), found.requests, found.debriefs) == (1, 1, 1, 1)
    done = close_all(store, now, rep_id=ann)
    open_again(store, now, ids=done.ids)
    assert leaving(store, ann, TODAY) == found
    close_all(store, now, rep_id=ann)
    found = leaving(store, ann, TODAY)
    assert (found.steps, found.rides, found.requests) == ([], [], 0)
    assert not found.nothing_open  # the debrief is held, or said not to be


def test_that_a_step_given_over_goes_on_with_another_rep(store, now):
    ann, bea = a_rep(store), a_rep(store, "Bea")
    step = a_step(store, ann, "Send the rollout story", due_on="2026-12-01", owner="coach")
    before = open_steps(store, ann, TODAY)
    done = give_over(store, now, step_id=step, to_rep_id=bea)
    open_again(store, now, ids=done.ids)
    assert (open_steps(store, ann, TODAY), open_steps(store, bea, TODAY)) == (before, [])
    give_over(store, now, step_id=step, to_rep_id=bea)
    assert open_steps(store, ann, TODAY) == []
    (goes_on,) = open_steps(store, bea, TODAY)
    assert (goes_on.what, goes_on.mine) == ("Send the rollout story", True)
    with pytest.raises(Refused, match="closed already"):
        give_over(store, now, step_id=step, to_rep_id=bea)


def test_that_a_rep_who_left_is_found_by_the_whole_name(store, now):
    ann = a_rep(store, "Ann Weber")
    leave(store, now, rep_id=ann, left_on=FRIDAY, purge_on=None)
    assert find_rep(store, "Ann Weber").id == ann
