"""A goal is shared when both have agreed, and says where it stands by what was seen."""

from datetime import date

import pytest

from coachdesk.desk.audience import choose_audience
from coachdesk.desk.checkpoints import (
    Cited,
    add_checkpoint,
    checkpoints_of,
    citable,
    delete_checkpoint,
    restore_checkpoint,
)
from coachdesk.desk.goals import (
    agree_goal,
    change_goal,
    delete_goal,
    end_goal,
    goal_of,
    goals_due,
    goals_of,
    goals_shared,
    open_goals,
    propose_goal,
    put_goal_back,
    reach_goal,
    restore_goal,
    resume_goal,
)
from coachdesk.desk.roster import join_reps
from coachdesk.domain.refused import Refused
from tests.builders import TUESDAY, a_goal, a_past_call, a_rating, a_rep, a_skill, an_entry

TODAY = TUESDAY.on
LATER = TUESDAY.later(days=3)


@pytest.fixture
def kary(store):
    return a_rep(store, "Kary Hendriks")


@pytest.fixture
def asking(store):
    return a_skill(store, "Ask questions")


@pytest.fixture
def goal(store, kary, asking):
    """From 2 to 4 by the year's end, proposed by the coach."""
    terms = {"skill_id": asking, "baseline": 2, "target": 4, "due_on": date(2026, 12, 31)}
    words = "Ask until  the customer says why "
    return propose_goal(store, TUESDAY, rep_id=kary, words=words, **terms).id


def rated(store, rep, skill, *levels, **fields):
    """A coaching call a day, each with a level; the last of them yesterday."""
    for back, level in enumerate(reversed(levels), 1):
        call = a_past_call(store, rep, TUESDAY.later(days=-back))
        a_rating(store, call, rep, skill, level, **fields)


def test_that_a_goal_is_proposed_until_both_have_agreed(store, kary, goal):
    (one,) = goals_of(store, kary, TODAY)
    assert (one.words, one.state) == ("Ask until the customer says why", "proposed")
    assert one.agreement("Kary", TODAY) == "proposed · Kary has yet to agree"
    agree_goal(store, LATER, goal_id=goal, who="rep")
    one = goal_of(store, goal, LATER.on)
    assert (one.state, one.agreed_on) == ("agreed", LATER.on)
    assert one.agreement("Kary", LATER.on) == "agreed by both 27 Nov"


def test_that_who_proposes_a_goal_has_agreed_to_it(store, kary):
    propose_goal(store, TUESDAY, rep_id=kary, words="Lead a team", kind="career", proposed_by="rep")
    (one,) = goals_of(store, kary, TODAY)
    assert (one.coach_agreed_on, one.rep_agreed_on) == (None, TODAY)
    assert one.agreement("Kary", TODAY) == "proposed by Kary · you have yet to agree"
    assert one.audience == "rep"


def test_that_a_change_reopens_the_agreement_and_is_private_again(store, goal):
    agree_goal(store, TUESDAY, goal_id=goal, who="rep")
    change_goal(store, LATER, goal_id=goal, target=5)
    one = goal_of(store, goal, LATER.on)
    assert (one.state, one.audience) == ("proposed", "private")
    assert (one.coach_agreed_on, one.rep_agreed_on) == (LATER.on, None)


def test_that_saying_the_same_again_reopens_nothing(store, goal):
    agree_goal(store, TUESDAY, goal_id=goal, who="rep")
    change_goal(store, LATER, goal_id=goal, words="Ask until the customer  says why", target=4)
    assert goal_of(store, goal, TODAY).agreed_on == TODAY


def test_that_only_the_rep_s_agreement_shares_a_goal(store, kary, goal):
    agree_goal(store, TUESDAY, goal_id=goal, who="coach")
    assert goals_shared(store, kary, TODAY) == []
    agree_goal(store, TUESDAY, goal_id=goal, who="rep")
    assert [one.id for one in goals_shared(store, kary, TODAY)] == [goal]
    agree_goal(store, TUESDAY, goal_id=goal, who="rep", agreed=False)
    assert goals_shared(store, kary, TODAY) == []


def test_that_it_stands_where_the_last_three_ratings_of_coaching_calls_do(
    store, kary, asking, goal
):
    rated(store, kary, asking, 1, 2, 4, 4)
    rated(store, kary, asking, 1, 1, rater="rep")
    for beside in ({"from_memory": 1}, {"role": "joint selling"}) * 2:  # two of three would tell
        a_rating(store, a_past_call(store, kary, **beside), kary, asking, 1)
    a_rating(store, a_past_call(store, kary), kary, asking, None)
    assert goal_of(store, goal, TODAY).standing(TODAY) == "2 → 4 by 31 Dec · now 4"


def test_that_ratings_of_more_than_ninety_days_ago_say_nothing_of_now(store, kary, asking, goal):
    a_rating(store, a_past_call(store, kary, TUESDAY.later(days=-91)), kary, asking, 3)
    assert goal_of(store, goal, TODAY).now is None


def test_that_the_newer_of_checkpoint_and_ratings_says_where_it_stands(store, kary, asking, goal):
    add_checkpoint(store, TUESDAY.later(days=-5), goal=goal_of(store, goal, TODAY), value=3)
    assert goal_of(store, goal, TODAY).now == 3
    rated(store, kary, asking, 2)
    assert goal_of(store, goal, TODAY).now == 2


def test_that_what_is_shared_rests_on_shared_figures_alone(store, kary, asking, goal):
    agree_goal(store, TUESDAY, goal_id=goal, who="rep")
    rated(store, kary, asking, 3)
    mark = add_checkpoint(store, TUESDAY, goal=goal_of(store, goal, TODAY), value=5).id
    (shared,) = goals_shared(store, kary, TODAY)
    assert (shared.now, goal_of(store, goal, TODAY).now) == (None, 5)
    choose_audience(store, TUESDAY, table="checkpoint", id=mark, audience="rep")
    (shared,) = goals_shared(store, kary, TODAY)
    assert shared.now == 5


def test_that_a_checkpoint_cites_entries_as_they_read_that_day(store, kary, asking, goal):
    call = a_past_call(store, kary)
    entry = an_entry(store, call, kary, "Stays silent", skill_id=asking, mark="strength")
    an_entry(store, call, kary, "Opens the price list")
    whole = goal_of(store, goal, TODAY)
    (offered,) = citable(store, whole, TODAY)
    assert offered == Cited(entry, "Stays silent", TODAY, "strength")
    add_checkpoint(store, TUESDAY, goal=whole, note="A whole minute.", cited=[offered])
    with store.write(LATER) as tx:
        tx.update("entry", entry, text="Said nothing")
    (found,) = checkpoints_of(store, goal)
    assert (found.note, [one.text for one in found.cited]) == ("A whole minute.", ["Stays silent"])
    assert citable(store, whole, TODAY) == []


def test_that_a_shared_checkpoint_cites_shared_entries_alone(store, kary, goal):
    call = a_past_call(store, kary)
    texts = ("Silent", "Loud")
    ids = [an_entry(store, call, kary, text, audience=audience)
           for text, audience in zip(texts, ("rep", "private"), strict=True)]  # fmt: skip
    cited = [Cited(id, text, TODAY, None) for id, text in zip(ids, texts, strict=True)]
    mark = add_checkpoint(store, TUESDAY, goal=goal_of(store, goal, TODAY), cited=cited).id
    assert checkpoints_of(store, goal, shared=True) == []
    choose_audience(store, TUESDAY, table="checkpoint", id=mark, audience="rep")
    (shared,) = checkpoints_of(store, goal, shared=True)
    assert [one.text for one in shared.cited] == ["Silent"]


def test_that_a_checkpoint_goes_and_comes_back_with_what_it_cites(store, kary, goal):
    entry = an_entry(store, a_past_call(store, kary), kary)
    cited = [Cited(entry, "Asked what changed", TODAY, None)]
    add_checkpoint(store, TUESDAY, goal=goal_of(store, goal, TODAY), cited=cited)
    (before,) = checkpoints_of(store, goal)
    delete_checkpoint(store, TUESDAY, checkpoint_id=before.id)
    assert checkpoints_of(store, goal) == []
    assert store.rows("SELECT * FROM citation") == []
    restore_checkpoint(store, TUESDAY, checkpoint=before)
    assert checkpoints_of(store, goal) == [before]


def test_that_a_reached_goal_is_kept_up_and_looked_at_again(store, goal):
    agree_goal(store, TUESDAY, goal_id=goal, who="rep")
    reach_goal(store, TUESDAY, goal_id=goal)
    one = goal_of(store, goal, TODAY)
    assert one.state == "maintenance"
    assert one.agreement("Kary", TODAY) == "reached 24 Nov · look again 24 Feb"
    assert not one.is_due(TODAY)
    assert one.is_due(date(2027, 2, 24))
    reach_goal(store, TUESDAY.later(days=92), goal_id=goal)
    again = goal_of(store, goal, TODAY)
    assert (again.reached_on, again.recheck_on) == (TODAY, date(2027, 5, 24))
    resume_goal(store, LATER, goal_id=goal)
    assert goal_of(store, goal, TODAY).state == "agreed"


def test_that_a_goal_ends_with_its_outcome_and_stands_again_as_it_did(store, kary, goal):
    agree_goal(store, TUESDAY, goal_id=goal, who="rep")
    reach_goal(store, TUESDAY, goal_id=goal, recheck_on=date(2026, 12, 20))
    before = goal_of(store, goal, TODAY)
    end_goal(store, LATER, goal_id=goal, outcome="dropped", note="Moves to key accounts")
    one = goal_of(store, goal, LATER.on)
    assert one.agreement("Kary", LATER.on) == "dropped 27 Nov · Moves to key accounts"
    assert open_goals(store, kary, LATER.on) == []
    assert goals_shared(store, kary, LATER.on) == []
    put_goal_back(store, LATER, goal=before)
    assert goal_of(store, goal, TODAY) == before


def test_that_a_goal_never_meant_goes_and_one_worked_on_ends_instead(store, kary, goal):
    delete_goal(store, TUESDAY, goal_id=goal)
    assert goals_of(store, kary, TODAY) == []
    restore_goal(store, TUESDAY, goal_id=goal)
    add_checkpoint(store, TUESDAY, goal=goal_of(store, goal, TODAY), value=3)
    with pytest.raises(Refused, match="end it as dropped"):
        delete_goal(store, TUESDAY, goal_id=goal)


def test_that_goals_come_in_the_order_they_are_due_and_ended_ones_last(store, kary):
    a_goal(store, kary, "undated")
    a_goal(store, kary, "ended", closed_on="2026-11-01", outcome="kept")
    a_goal(store, kary, "reached", reached_on="2026-11-01")
    a_goal(store, kary, "soon", due_on="2026-12-01")
    found = [goal.words for goal in goals_of(store, kary, TODAY)]
    assert found == ["soon", "undated", "reached", "ended"]


def test_that_the_goals_of_somebody_joined_are_the_same_person_s(store, kary, goal):
    other = a_rep(store, "K. Hendriks")
    join_reps(store, TUESDAY, rep_id=kary, same_as_id=other)
    assert [one.id for one in goals_of(store, other, TODAY)] == [goal]


@pytest.mark.parametrize(
    ("facts", "words"),
    [({"words": "  "}, "own words"), ({"target": 6}, "from 1 to 5"), ({"baseline": 0}, "1 to 5")],
)
def test_that_a_goal_that_can_t_be_meant_is_refused(store, kary, asking, facts, words):
    with pytest.raises(Refused, match=words):
        propose_goal(store, TUESDAY, rep_id=kary, **({"words": "W", "skill_id": asking} | facts))
    assert goals_of(store, kary, TODAY) == []


def test_that_what_is_due_is_counted_by_rep_as_the_goals_themselves_say(store, kary):
    due = {"due_on": "2026-11-24", "rep_agreed_on": "2026-11-20"}
    reached = due | {"reached_on": "2026-08-24"}
    a_goal(store, kary, **due)
    a_goal(store, kary, **reached, recheck_on="2026-11-24")
    for rests in ({"due_on": "2026-11-24"}, due | {"due_on": "2026-11-25"},
                  reached | {"recheck_on": "2026-11-25"}, reached,
                  due | {"closed_on": "2026-11-24"}):  # fmt: skip
        a_goal(store, kary, **rests)
    assert goals_due(store, TODAY) == {kary: 2}
    assert sum(goal.is_due(TODAY) for goal in goals_of(store, kary, TODAY)) == 2


def test_that_a_goal_without_a_skill_takes_any_figure(store, kary):
    terms = {"baseline": 12, "target": 20.5, "unit": "accounts", "kind": "segment"}
    propose_goal(store, TUESDAY, rep_id=kary, words="More clinics", **terms)
    (one,) = goals_of(store, kary, TODAY)
    assert one.standing(TODAY) == "12 → 20.5 accounts"


def test_that_an_empty_checkpoint_or_a_past_day_to_look_again_is_refused(store, goal):
    with pytest.raises(Refused, match="how far"):
        add_checkpoint(store, TUESDAY, goal=goal_of(store, goal, TODAY))
    with pytest.raises(Refused, match="to come"):
        reach_goal(store, TUESDAY, goal_id=goal, recheck_on=TODAY)
