from datetime import date

import pytest

from coachdesk.desk.before import before, likeliest_rep
from coachdesk.desk.focus import set_focus
from tests.builders import (
    TUESDAY,
    a_past_call,
    a_rep,
    a_ride,
    a_row,
    a_skill,
    a_step,
)

TODAY = TUESDAY.on
YESTERDAY = TUESDAY.later(days=-1)


@pytest.fixture
def ann(store):
    return a_rep(store, "Ann")


def a_deal(store, rep, account, created_on="2026-11-01"):
    facts = {"product": "GTX Basic", "stage": "Engaging", "created_on": created_on}
    return a_row(store, "deal", rep_id=rep, account=account, **facts)


def test_that_todays_ride_along_is_whose_turn_it_is(store, ann):
    a_rep(store, "Waited longest")
    a_ride(store, a_rep(store, "Tomorrow"), "2026-11-25")
    a_ride(store, a_rep(store, "Cancelled"), ended_as="cancelled")
    a_past_call(store, ann)
    ride = a_ride(store, ann)
    assert likeliest_rep(store, TODAY) == ann
    assert before(store, TODAY, ann).ride_id == ride


def test_that_without_a_ride_along_it_is_who_is_with_me_today(store, ann):
    a_past_call(store, a_rep(store, "Earlier today"), TUESDAY.later(hours=-2))
    a_past_call(store, ann, TUESDAY)
    a_rep(store, "Waited longest")
    assert likeliest_rep(store, TODAY) == ann


def test_that_else_it_is_who_is_next(store, ann):
    a_past_call(store, ann, YESTERDAY.later(days=-9))
    a_past_call(store, a_rep(store, "Yesterday"), YESTERDAY)
    assert likeliest_rep(store, TODAY) == ann
    never = a_rep(store, "Never coached")
    assert likeliest_rep(store, TODAY) == never


def test_that_an_empty_roster_has_nobody_next(store):
    a_rep(store, "Gone", archived_on="2026-01-01")
    assert likeliest_rep(store, TODAY) is None


def test_that_a_joined_name_counts_as_the_rep_it_became(store, ann):
    a_ride(store, a_rep(store, "A. Becker", same_as_id=ann))
    a_rep(store, "Zoe")
    assert likeliest_rep(store, TODAY) == ann


def test_that_the_newest_open_deal_says_where_and_what_about(store, ann):
    a_deal(store, ann, "Old", "2026-10-01")
    a_deal(store, ann, "Betelgard")
    plan = before(store, TODAY, ann)
    assert (plan.account, plan.objective) == ("Betelgard", "Move GTX Basic on from engaging")


def test_that_an_account_visited_today_is_not_proposed_again(store, ann):
    a_deal(store, ann, "Old", "2026-10-01")
    a_deal(store, ann, "Betelgard")
    a_past_call(store, ann, account="betelgard ")
    assert before(store, TODAY, ann).account == "Old"


def test_that_accounts_of_deals_and_calls_complete_the_field_once_each(store, ann):
    a_row(store, "account", rep_id=ann, name="Betelgard", last_deal_on="2026-09-01")
    a_past_call(store, ann, YESTERDAY, account="BETELGARD")
    a_past_call(store, ann, YESTERDAY, account="Sunnafield")
    assert before(store, TODAY, ann).accounts == ("Betelgard", "Sunnafield")


def test_that_a_new_rep_opens_with_nothing_filled_in_but_the_role(store, ann):
    plan = before(store, TODAY, ann)
    assert (plan.account, plan.objective, plan.role, plan.focus_ids, plan.steps, plan.ride_id) == (
        "", "", "coaching", (), (), None,
    )  # fmt: skip


def test_that_the_focus_skills_are_watched_in_their_order(store, ann):
    listen, ask = a_skill(store, "Listen"), a_skill(store, "Ask")
    a_past_call(store, ann, YESTERDAY, focus_1_id=listen)
    for position, skill in ((2, listen), (1, ask)):
        a_row(store, "focus", rep_id=ann, skill_id=skill, position=position,
              starts_on="2026-11-01")  # fmt: skip
    assert before(store, TODAY, ann).focus_ids == (ask, listen)


def test_that_without_a_focus_the_last_call_says_what_to_watch(store, ann):
    listen, ask = a_skill(store, "Listen"), a_skill(store, "Ask")
    old = a_skill(store, "Old", archived_on="2026-01-01")
    a_past_call(store, ann, YESTERDAY.later(days=-3), focus_1_id=old)
    a_past_call(store, ann, YESTERDAY, focus_1_id=ask, focus_2_id=listen)
    assert before(store, TODAY, ann).focus_ids == (ask, listen)


def test_that_what_was_left_open_is_in_view_mine_first(store, ann):
    a_step(store, ann, "theirs", due_on=date(2026, 11, 1))
    a_step(store, ann, "mine", owner="coach")
    a_step(store, ann, "done", result="done")
    assert [step.what for step in before(store, TODAY, ann).steps] == ["mine", "theirs"]


def test_that_a_focus_planned_for_later_waits_for_its_day(store, ann):
    plan, ask = a_skill(store, "Plan"), a_skill(store, "Ask")
    january = date(2027, 1, 1)
    set_focus(store, TUESDAY, rep_id=ann, skill_ids=[plan])
    set_focus(store, TUESDAY, rep_id=ann, skill_ids=[ask, plan], starts_on=january)
    assert before(store, TODAY, ann).focus_ids == (plan,)
    assert before(store, january, ann).focus_ids == (ask, plan)
