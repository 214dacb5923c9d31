"""Kept promises of both, side by side."""

import pytest

from coachdesk.desk.promises import kept_promises
from coachdesk.desk.step import close_step
from tests.builders import TUESDAY, a_rep, a_step

TODAY = TUESDAY.on


@pytest.fixture
def kary(store):
    return a_rep(store, "Kary Hendriks")


def ended(store, rep, result, **fields):
    close_step(store, TUESDAY, step_id=a_step(store, rep, **fields), result=result)


def test_that_done_and_adapted_steps_were_kept_and_dropped_ones_were_not(store, kary):
    for result in ("done", "adapted", "dropped"):
        ended(store, kary, result)
    ended(store, kary, "done", owner="coach")
    said = kept_promises(store, kary, TODAY).said("Kary")
    assert said == "Kary kept 2 of 3 steps; I kept 1 of 1"


def test_that_what_is_overdue_is_not_kept_and_what_is_still_to_come_does_not_count(store, kary):
    a_step(store, kary, owner="coach", due_on="2026-11-23")
    a_step(store, kary, owner="coach", due_on=TODAY.isoformat())
    a_step(store, kary, owner="coach", due_when="next call")
    ended(store, kary, "done", owner="coach")
    assert kept_promises(store, kary, TODAY).said("Kary") == "I kept 1 of 2 steps"


def test_that_only_twelve_months_count_and_only_this_rep(store, kary):
    old = a_step(store, kary)
    close_step(store, TUESDAY.later(days=-366), step_id=old, result="done")
    ended(store, a_rep(store, "Ann"), "done")
    assert kept_promises(store, kary, TODAY).said("Kary") == ""


def test_that_for_the_rep_only_what_is_shared_counts(store, kary):
    ended(store, kary, "dropped")
    ended(store, kary, "done", audience="rep")
    assert kept_promises(store, kary, TODAY, shared=True).said("Kary") == "Kary kept 1 of 1 step"
