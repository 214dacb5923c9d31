from datetime import date
from typing import Any

import pytest

from coachdesk.desk import step as steps
from coachdesk.domain.due import NEXT_CALL, Due
from coachdesk.domain.moment import Moment
from coachdesk.domain.refused import Refused
from coachdesk.store.store import Store
from tests.builders import TUESDAY, a_call, a_rep, a_ride

TODAY = TUESDAY.on
FRIDAY = Due(on=date(2026, 11, 27))
YESTERDAY = Due(on=date(2026, 11, 23))


def add(store: Store, rep: str, what: str, now: Moment = TUESDAY, **facts: Any) -> str:
    return steps.add_step(store, now, rep_id=rep, what=what, **facts).id


def open_whats(store: Store, rep: str) -> list[str]:
    return [step.what for step in steps.open_steps(store, rep, TODAY)]


def test_that_my_promises_come_first_then_the_soonest(store):
    ann = a_rep(store)
    add(store, ann, "undated")
    add(store, ann, "next call", due=Due(when=NEXT_CALL))
    add(store, ann, "friday", due=FRIDAY)
    add(store, ann, "overdue", due=YESTERDAY)
    add(store, ann, "my promise", owner="coach")
    assert open_whats(store, ann) == ["my promise", "overdue", "friday", "next call", "undated"]


def test_that_a_step_is_overdue_only_after_its_day_and_while_open(store):
    ann = a_rep(store)
    late = add(store, ann, "late", due=YESTERDAY)
    add(store, ann, "today", due=Due(on=TODAY))
    assert [step.overdue for step in steps.open_steps(store, ann, TODAY)] == [True, False]
    steps.close_step(store, TUESDAY, step_id=late, result="done")
    assert not steps.step(store, late, TODAY).overdue


def test_that_the_rep_owns_a_step_and_it_is_private_unless_said_otherwise(store):
    made = steps.step(store, add(store, a_rep(store), "  Work out\n the cost "), TODAY)
    assert (made.owner, made.what, made.audience) == ("rep", "Work out the cost", "private")


def test_that_other_reps_steps_stay_out(store):
    ann, ben = a_rep(store, "Ann"), a_rep(store, "Ben")
    add(store, ben, "Ben's")
    assert open_whats(store, ann) == []


@pytest.mark.parametrize("what", ["", "  \n"])
def test_that_a_step_without_words_is_refused_and_nothing_is_written(store, what):
    ann = a_rep(store)
    with pytest.raises(Refused):
        add(store, ann, what)
    assert open_whats(store, ann) == []


def test_that_a_steps_result_and_note_are_kept_and_can_be_taken_back(store):
    ann = a_rep(store)
    made = add(store, ann, "ask first")
    steps.close_step(store, TUESDAY, step_id=made, result="adapted", note="asks at the end")
    closed = steps.step(store, made, TODAY)
    assert (closed.result, closed.result_note, closed.closed_on, closed.adaptation) == (
        "adapted", "asks at the end", TODAY, "asks at the end",
    )  # fmt: skip
    assert open_whats(store, ann) == []
    steps.reopen_step(store, TUESDAY, step_id=made)
    assert open_whats(store, ann) == ["ask first"]


def test_that_a_step_ends_in_one_of_three_ways(store):
    made = add(store, a_rep(store), "ask first")
    with pytest.raises(Refused, match="done, adapted or dropped"):
        steps.close_step(store, TUESDAY, step_id=made, result="forgotten")


def test_that_an_edit_replaces_a_date_by_an_occasion(store):
    made = add(store, a_rep(store), "ask first", due=FRIDAY, how_seen="in the next call")
    anew = {"what": "ask twice", "owner": "coach", "due": Due(when=NEXT_CALL), "how_seen": ""}
    steps.edit_step(store, TUESDAY, step_id=made, **anew)
    found = steps.step(store, made, TODAY)
    assert {name: getattr(found, name) for name in anew} == anew
    assert found.mine


def test_that_a_step_shared_by_a_ride_along_is_found_from_its_other_calls(store):
    ann = a_rep(store)
    ride = a_ride(store, ann)
    call = a_call(store, ann, ride_id=ride)
    made = add(store, ann, "ask first", call_id=call)
    assert steps.shared_steps(store, ride, TODAY) == []
    steps.share_step(store, TUESDAY, step_id=made, ride_id=ride)
    assert [step.id for step in steps.shared_steps(store, ride, TODAY)] == [made]
    assert [step.id for step in steps.steps_of_call(store, call, TODAY)] == [made]


def test_that_the_newest_step_heads_the_history(store):
    ann = a_rep(store)
    add(store, ann, "first")
    add(store, ann, "second", now=TUESDAY.later(days=1))
    assert [step.what for step in steps.steps_of_rep(store, ann, TODAY)] == ["second", "first"]


def test_that_a_deleted_step_is_gone(store):
    made = add(store, a_rep(store), "ask first")
    steps.delete_step(store, TUESDAY, step_id=made)
    assert steps.step(store, made, TODAY) is None
