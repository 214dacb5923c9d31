from datetime import date

import pytest

from coachdesk.desk.focus import focus_of, set_focus
from coachdesk.desk.roster import add_rep, join_reps
from coachdesk.domain.refused import Refused


@pytest.fixture
def kary(store, now):
    return add_rep(store, now, name="Kary").id


@pytest.fixture
def skills(store, now):
    with store.write(now) as tx:
        return [tx.insert("skill", name=name) for name in ("Plan", "Open", "Question")]


def held(store, rep_id, moment):
    return [focus.name for focus in focus_of(store, rep_id, moment.on)]


def test_that_a_rep_works_on_two_skills_in_the_order_chosen(store, now, kary, skills):
    plan, open_, _ = skills
    set_focus(store, now, rep_id=kary, skill_ids=[open_, plan])
    assert held(store, kary, now) == ["Open", "Plan"]


def test_that_a_third_focus_skill_asks_to_drop_one(store, now, kary, skills):
    with pytest.raises(Refused, match="drop one"):
        set_focus(store, now, rep_id=kary, skill_ids=skills)


def test_that_an_old_day_shows_the_focus_of_that_day(store, now, kary, skills):
    plan, open_, question = skills
    set_focus(store, now, rep_id=kary, skill_ids=[plan, open_])
    later = now.later(days=30)
    set_focus(store, later, rep_id=kary, skill_ids=[question, plan])
    assert held(store, kary, now.later(days=-1)) == []
    assert held(store, kary, now.later(days=29))[1] == "Open"
    assert held(store, kary, later) == ["Question", "Plan"]


def test_that_a_choice_taken_back_on_its_day_leaves_nothing(store, now, kary, skills):
    set_focus(store, now, rep_id=kary, skill_ids=skills[:1])
    set_focus(store, now, rep_id=kary, skill_ids=[])
    assert held(store, kary, now) == []
    assert store.rows("SELECT * FROM focus") == []


def test_that_the_focus_of_two_who_are_one_is_that_of_both(store, now, kary, skills):
    other = add_rep(store, now, name="K. Hendriks").id
    set_focus(store, now, rep_id=kary, skill_ids=skills[:1])
    set_focus(store, now, rep_id=other, skill_ids=skills[:2])
    join_reps(store, now, rep_id=other, same_as_id=kary)
    assert held(store, kary, now) == ["Plan", "Open"]
    set_focus(store, now.later(days=1), rep_id=kary, skill_ids=skills[2:])
    assert held(store, kary, now.later(days=1)) == ["Question"]


def meant(store, rep_id, on):
    return [(focus.name, focus.purpose) for focus in focus_of(store, rep_id, on)]


def test_that_a_purpose_stays_until_it_is_changed_and_the_past_keeps_it(store, now, kary, skills):
    plan = skills[0]
    set_focus(store, now, rep_id=kary, skill_ids=[plan], purposes={plan: "mend"})
    later = now.later(days=30)
    set_focus(store, later, rep_id=kary, skill_ids=[plan])
    assert meant(store, kary, later.on) == [("Plan", "mend")]
    set_focus(store, later, rep_id=kary, skill_ids=[plan], purposes={plan: "stretch"})
    assert meant(store, kary, later.on) == [("Plan", "stretch")]
    assert meant(store, kary, now.later(days=29).on) == [("Plan", "mend")]


def test_that_the_next_quarter_is_planned_ahead_and_this_one_stays(store, now, kary, skills):
    plan, open_, question = skills
    january = date(2027, 1, 1)
    set_focus(store, now, rep_id=kary, skill_ids=[plan, open_])
    set_focus(store, now, rep_id=kary, skill_ids=[plan, question], starts_on=january)
    assert held(store, kary, now) == ["Plan", "Open"]
    assert meant(store, kary, january) == [("Plan", None), ("Question", None)]


def test_that_what_is_chosen_now_ends_where_a_plan_begins(store, now, kary, skills):
    plan, open_, question = skills
    january = date(2027, 1, 1)
    set_focus(store, now, rep_id=kary, skill_ids=[plan, open_])
    set_focus(store, now, rep_id=kary, skill_ids=[plan], starts_on=january)
    set_focus(store, now, rep_id=kary, skill_ids=[plan, question])
    assert held(store, kary, now) == ["Plan", "Question"]
    assert meant(store, kary, january) == [("Plan", None)]


def test_that_dropping_and_taking_up_again_leaves_what_was(store, now, kary, skills):
    plan, open_, _ = skills
    set_focus(store, now, rep_id=kary, skill_ids=[plan, open_])
    before = store.rows("SELECT * FROM focus ORDER BY id")
    later = now.later(days=30)
    set_focus(store, later, rep_id=kary, skill_ids=[plan])
    set_focus(store, later, rep_id=kary, skill_ids=[plan, open_])
    assert store.rows("SELECT * FROM focus ORDER BY id") == before


def test_that_a_past_day_is_not_planned_anew(store, now, kary, skills):
    with pytest.raises(Refused, match="past"):
        set_focus(store, now, rep_id=kary, skill_ids=skills[:1], starts_on=date(2026, 11, 1))
