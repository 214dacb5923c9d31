import pytest

from coachdesk.desk import debrief
from coachdesk.domain.refused import Refused
from tests.builders import (
    TUESDAY,
    a_call,
    a_past_call,
    a_rep,
    a_ride,
    a_skill,
    a_step,
    an_entry,
)

LATER = TUESDAY.later(minutes=50)
ENDED = {"ended_at": TUESDAY.later(minutes=45).stamp, "minutes": 45}


@pytest.fixture
def ann(store):
    return a_rep(store)


@pytest.fixture
def listen(store):
    return a_skill(store, anchor_2="Repeats back", anchor_3="Asks, then waits")


def ended(store, rep, **fields):
    return a_call(store, rep, **(ENDED | fields))


def rating(store, call):
    sql = "SELECT level, skill_name, anchor, rater FROM rating WHERE call_id = ?"
    return store.rows(sql, call)


def closed_at(store, call):
    return store.one("SELECT closed_at, debrief_minutes FROM call WHERE id = ?", call)


def test_that_a_rating_keeps_the_wording_of_its_day(store, ann, listen):
    call = ended(store, ann)
    debrief.rate(store, LATER, call_id=call, skill_id=listen, level=2)
    with store.write(LATER) as tx:
        tx.update("skill", listen, name="Hear", anchor_2="Another behaviour")
    assert rating(store, call) == [(2, "Listen", "Repeats back", "coach")]


def test_that_rating_again_changes_the_one_rating(store, ann, listen):
    call = ended(store, ann)
    for level in (2, 3):
        debrief.rate(store, LATER, call_id=call, skill_id=listen, level=level)
    assert rating(store, call) == [(3, "Listen", "Asks, then waits", "coach")]


def test_that_not_observed_is_no_level_and_has_no_anchor(store, ann, listen):
    call = ended(store, ann)
    debrief.rate(store, LATER, call_id=call, skill_id=listen, level=None)
    assert rating(store, call) == [(None, "Listen", "", "coach")]


def test_that_a_rating_can_be_taken_back(store, ann, listen):
    call = ended(store, ann)
    debrief.rate(store, LATER, call_id=call, skill_id=listen, level=2)
    debrief.unrate(store, LATER, call_id=call, skill_id=listen)
    assert rating(store, call) == []


def test_that_a_rating_of_a_call_that_is_gone_is_refused(store, listen):
    with pytest.raises(Refused):
        debrief.rate(store, LATER, call_id="gone", skill_id=listen, level=2)


def test_that_an_entry_is_chosen_as_feedback_and_put_back(store, ann):
    entry = an_entry(store, ended(store, ann), ann)
    for choice in ("keep", "stop", "start", None):
        debrief.give_feedback(store, LATER, entry_id=entry, feedback=choice)
        assert store.one("SELECT feedback FROM entry WHERE id = ?", entry) == (choice,)


def test_that_a_coaching_call_does_not_close_without_a_next_step(store, ann):
    call = ended(store, ann)
    a_step(store, ann, "of another call", call_id=ended(store, ann))
    a_step(store, ann, "of no call")
    with pytest.raises(Refused, match="next step"):
        debrief.close_debrief(store, LATER, call_id=call)
    assert closed_at(store, call) == (None, None)


def test_that_a_coaching_call_closes_on_its_own_step(store, ann):
    call = ended(store, ann)
    a_step(store, ann, call_id=call)
    debrief.close_debrief(store, LATER, call_id=call, minutes=6)
    assert closed_at(store, call) == (LATER.stamp, 6)


def test_that_a_coaching_call_closes_on_a_step_its_ride_along_shares(store, ann):
    ride = a_ride(store, ann)
    first, second = (ended(store, ann, ride_id=ride) for _ in range(2))
    step = a_step(store, ann, call_id=first)
    with pytest.raises(Refused):
        debrief.close_debrief(store, LATER, call_id=second)
    with store.write(LATER) as tx:
        tx.update("step", step, ride_id=ride)
    debrief.close_debrief(store, LATER, call_id=second)
    assert closed_at(store, second) == (LATER.stamp, None)


@pytest.mark.parametrize("role", ["joint selling", "demonstration"])
def test_that_other_calls_close_without_a_step(store, ann, role):
    call = ended(store, ann, role=role)
    debrief.close_debrief(store, LATER, call_id=call)
    assert closed_at(store, call) == (LATER.stamp, None)


def test_that_closing_again_keeps_when_it_was_closed_first(store, ann):
    call = ended(store, ann, role="demonstration")
    debrief.close_debrief(store, LATER, call_id=call, minutes=6)
    assert not debrief.close_debrief(store, LATER.later(days=1), call_id=call, minutes=1)
    assert closed_at(store, call) == (LATER.stamp, 6)


def test_that_a_closed_debrief_can_be_opened_again(store, ann):
    call = a_past_call(store, ann)
    debrief.reopen_debrief(store, LATER, call_id=call)
    assert [waiting.call_id for waiting in debrief.to_debrief(store)] == [call]


def test_that_ended_calls_wait_newest_first_and_live_and_closed_ones_do_not(store, ann):
    a_call(store, ann)
    a_past_call(store, ann)
    older = ended(store, ann, account="Betelgard")
    newer = ended(store, ann, ended_at=LATER.stamp)
    an_entry(store, older, ann)
    waiting = debrief.to_debrief(store)
    assert [each.call_id for each in waiting] == [newer, older]
    assert (waiting[1].rep_name, waiting[1].account, waiting[1].entries) == (
        "Ann Becker", "Betelgard", 1,
    )  # fmt: skip


def test_that_a_debrief_is_begun_by_a_rating_a_step_or_feedback(store, ann, listen):
    rated, stepped, chosen, noted = (ended(store, ann) for _ in range(4))
    debrief.rate(store, LATER, call_id=rated, skill_id=listen, level=None)
    a_step(store, ann, call_id=stepped)
    an_entry(store, chosen, ann, feedback="keep")
    an_entry(store, noted, ann)
    begun = {each.call_id for each in debrief.to_debrief(store) if each.begun}
    assert begun == {rated, stepped, chosen}


def test_that_a_call_of_two_who_are_one_waits_under_the_whole_persons_name(store, ann):
    ended(store, a_rep(store, "A. Becker", same_as_id=ann))
    (waiting,) = debrief.to_debrief(store)
    assert (waiting.rep_id, waiting.rep_name) == (ann, "Ann Becker")
