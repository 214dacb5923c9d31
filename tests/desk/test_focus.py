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
