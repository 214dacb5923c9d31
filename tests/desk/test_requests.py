from datetime import date

import pytest

from coachdesk.desk.requests import (
    add_request,
    close_request,
    drop_request,
    open_requests,
    reopen_request,
    request_counts,
    set_why_not,
    silent,
)
from coachdesk.desk.roster import archive_rep, join_reps
from coachdesk.domain.refused import Refused
from tests.builders import a_past_call, a_rating, a_rep, a_skill


def asked(store, on, rep=None):
    return [request.said for request in open_requests(store, on, rep)]


def test_that_a_request_is_open_until_it_is_closed_by_hand(store, now):
    ann = a_rep(store)
    made = add_request(store, now, rep_id=ann, what=" pricing   talks ").id
    assert asked(store, now.on) == asked(store, now.on, ann) == ["pricing talks"]
    close_request(store, now, request_id=made)
    assert asked(store, now.on) == []
    reopen_request(store, now, request_id=made)
    assert asked(store, now.on) == ["pricing talks"]
    drop_request(store, now, request_id=made)
    assert asked(store, now.on) == []
    assert request_counts(store, now.on) == {}


@pytest.mark.parametrize("call", [
    {"role": "joint selling"}, {"ended_at": None}, {"held_on": "2026-11-24"},
])  # fmt: skip
def test_that_only_a_later_ended_coaching_call_meets_a_request(store, now, call):
    ann = a_rep(store)
    add_request(store, now, rep_id=ann, what="pricing talks")
    a_past_call(store, ann, now.later(days=2), **call)
    later = now.later(days=9).on
    assert asked(store, later) == ["pricing talks"]
    a_past_call(store, ann, now.later(days=2))
    assert asked(store, later) == []
    assert asked(store, now.later(days=1).on) == ["pricing talks"]


def test_that_one_that_names_a_skill_waits_for_coaching_on_that_skill(store, now):
    ann, plan, ask = a_rep(store), a_skill(store, "Plan the call"), a_skill(store, "Ask")
    add_request(store, now, rep_id=ann, what="how to plan  the call better")
    add_request(store, now, rep_id=ann, what="Ask")
    a_past_call(store, ann, now.later(days=1))
    assert len(asked(store, now.later(days=2).on)) == 2
    a_past_call(store, ann, now.later(days=2), focus_2_id=plan)
    a_rating(store, a_past_call(store, ann, now.later(days=3)), ann, ask, 4)
    assert [len(asked(store, now.later(days=days).on)) for days in (2, 3)] == [1, 0]


@pytest.mark.parametrize("what", ["", "  "])
def test_that_a_request_says_what_for_and_not_on_a_day_to_come(store, now, what):
    ann = a_rep(store)
    with pytest.raises(Refused, match="Write what"):
        add_request(store, now, rep_id=ann, what=what)
    with pytest.raises(Refused, match="day to come"):
        add_request(store, now, rep_id=ann, what="x", asked_on=date(2027, 1, 1))


def test_that_requests_are_one_persons_whichever_of_the_joined_reps_asked(store, now):
    ann, twin = a_rep(store), a_rep(store, "A. Becker")
    add_request(store, now, rep_id=twin, what="pricing talks")
    join_reps(store, now, rep_id=twin, same_as_id=ann)
    assert asked(store, now.on, ann) == ["pricing talks"]
    assert request_counts(store, now.on) == {ann: 1}
    a_past_call(store, ann, now.later(days=1))
    assert asked(store, now.later(days=1).on) == []


def test_that_tenured_reps_who_never_ask_are_listed_with_why_not(store, now):
    ann, bo = a_rep(store), a_rep(store, "Bo", started_on="2025-11-24")
    a_rep(store, "New", started_on="2025-11-25")
    asks, gone = a_rep(store, "Di"), a_rep(store, "Gone")
    add_request(store, now, rep_id=asks, what="x", asked_on=date(2025, 11, 25))
    archive_rep(store, now, rep_id=gone)
    set_why_not(store, now, rep_id=bo, why="does not see where")
    set_why_not(store, now, rep_id=bo, why="sees it as repair")
    assert [(one.rep_id, one.why) for one in silent(store, now.on)] == [
        (ann, None), (bo, "sees it as repair"),
    ]  # fmt: skip
    assert {one.rep_id for one in silent(store, now.later(days=1).on)} >= {asks}
    set_why_not(store, now, rep_id=bo, why=None)
    assert {one.why for one in silent(store, now.on)} == {None}
    with pytest.raises(Refused):
        set_why_not(store, now, rep_id=bo, why="shy")


def test_that_a_comma_behind_a_skill_still_names_it(store, now):
    ann, ask = a_rep(store), a_skill(store, "Ask")
    add_request(store, now, rep_id=ann, what="How to ask, at the bakery")
    assert store.rows("SELECT skill_id FROM request") == [(ask,)]
