from datetime import date

import pytest

from coachdesk.desk.focus import set_focus
from coachdesk.desk.focus_plan import focus_plan
from coachdesk.desk.roster import archive_rep
from coachdesk.domain.periods import quarter
from tests.builders import TUESDAY, a_past_call, a_rating, a_rep, a_skill

THIS, NEXT, LAST = (quarter(TUESDAY.on, 1, ahead) for ahead in (0, 1, -1))


@pytest.fixture
def ann(store):
    return a_rep(store)


@pytest.fixture
def skills(store):
    return [a_skill(store, name, position=at) for at, name in enumerate(("Plan", "Ask", "Close"))]


def row_of(store, period, today=TUESDAY.on):
    (row,) = focus_plan(store, period, today).rows
    return row


def test_that_a_coming_quarter_shows_what_goes_on_and_what_begins(store, ann, skills):
    plan, ask, close = skills
    set_focus(store, TUESDAY, rep_id=ann, skill_ids=[plan, ask])
    set_focus(store, TUESDAY, rep_id=ann, skill_ids=[plan, close], starts_on=NEXT.first)
    now, ahead = row_of(store, THIS), row_of(store, NEXT)
    assert [held.skill_id for held in now.on(TUESDAY.on)] == [plan, ask]
    assert [held.skill_id for held in ahead.on(NEXT.first)] == [plan, close]
    assert ahead.of(ask, NEXT.first) is None


def test_that_a_past_quarter_shows_what_held_then(store, ann, skills):
    plan, ask, _ = skills
    july = TUESDAY.later(days=-130)
    set_focus(store, july, rep_id=ann, skill_ids=[plan], purposes={plan: "mend"})
    set_focus(store, july.later(days=30), rep_id=ann, skill_ids=[ask], purposes={ask: "grow"})
    set_focus(store, TUESDAY, rep_id=ann, skill_ids=[])
    past = focus_plan(store, LAST, TUESDAY.on)
    (row,) = past.rows
    assert past.is_past
    assert [held.skill_id for held in row.on(past.on)] == [ask]
    assert row.of(plan, past.on).ends_on == date(2026, 8, 15)
    assert past.balance == [("grow", 1)]


def test_that_the_level_is_of_the_newest_rating_before_the_end(store, ann, skills):
    plan = skills[0]
    for days, level in ((-100, 2), (-20, 4)):
        at = TUESDAY.later(days=days)
        a_rating(store, a_past_call(store, ann, at), ann, plan, level)
    assert row_of(store, THIS).levels == {plan: 4}
    assert row_of(store, LAST).levels == {plan: 2}


def test_that_who_is_only_mended_for_ninety_days_is_marked(store, ann, skills):
    plan = skills[0]
    at = TUESDAY.later(days=-89)
    set_focus(store, at, rep_id=ann, skill_ids=[plan], purposes={plan: "mend"})
    assert not row_of(store, THIS, TUESDAY.later(days=-1).on).mends_only
    assert row_of(store, THIS).mends_only
    set_focus(store, TUESDAY, rep_id=ann, skill_ids=skills[:2], purposes={skills[1]: "grow"})
    assert not row_of(store, THIS).mends_only


def test_that_who_left_before_the_period_is_not_in_it(store, ann, skills):
    archive_rep(store, TUESDAY.later(days=-100), rep_id=ann)
    assert not focus_plan(store, THIS, TUESDAY.on).rows
    assert focus_plan(store, LAST, TUESDAY.on).rows


def test_that_an_archived_skill_stands_only_where_it_was_worked_on(store, ann, skills):
    gone = a_skill(store, "Old way", archived_on="2026-10-01")
    july = TUESDAY.later(days=-130)
    set_focus(store, july, rep_id=ann, skill_ids=[gone])
    set_focus(store, july.later(days=60), rep_id=ann, skill_ids=[])
    shown = [
        gone in {id for id, *_ in focus_plan(store, period, TUESDAY.on).skills}
        for period in (LAST, THIS)
    ]
    assert shown == [True, False]
