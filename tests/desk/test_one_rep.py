"""What a rep may see: what was chosen for the rep, and nothing else."""

from datetime import date

from coachdesk.desk.goals import agree_goal, propose_goal
from coachdesk.desk.one_rep import shared_record
from tests.history import NOW, a_call, a_rating, a_rep, a_skill, put

TODAY = date(2026, 11, 24)


def a_step(store, rep, what="Send the story", **fields):
    return put(store, "step", rep_id=rep, what=what, agreed_on="2026-10-01", **fields)


def test_that_only_ratings_chosen_for_the_rep_are_in_the_record(store):
    rep, skill, other = a_rep(store), a_skill(store), a_skill(store, "Listen")
    call = a_call(store, rep, TODAY)
    a_rating(store, rep, skill, call, 2, audience="rep")
    a_rating(store, rep, skill, call, 4, rater="rep")
    a_rating(store, rep, other, call, 3, audience="director")
    (trend,) = shared_record(store, rep, TODAY).trends
    assert trend.skill == "Ask questions"
    assert [(rating.level, rating.own) for rating in trend.ratings] == [(2, None)]


def test_that_a_shared_point_leads_to_no_call_and_gives_no_reason_for_a_role(store):
    rep, skill = a_rep(store), a_skill(store)
    call = a_call(store, rep, TODAY, role="joint selling", role_was="coaching",
                  role_reason="the deal was too large for Kary")  # fmt: skip
    a_rating(store, rep, skill, call, 2, audience="rep")
    (rating,) = shared_record(store, rep, TODAY).trends[0].ratings
    assert (rating.call_id, rating.role_corrected) == ("", "")


def test_that_only_shared_steps_are_agreed_and_counted(store):
    rep = a_rep(store)
    for what, audience in (("Shared", "rep"), ("Mine alone", "private"), ("Up", "director")):
        a_step(store, rep, what, audience=audience)
        for result in ("done", "adapted", "dropped"):
            a_step(store, rep, audience=audience, result=result, closed_on="2026-11-01")
    a_step(store, rep, owner="coach", audience="rep", result="done", closed_on="2026-11-02")
    record = shared_record(store, rep, TODAY)
    assert [step.what for step in record.steps] == ["Shared"]
    assert record.kept == "Kary kept 2 of 3 steps; I kept 1 of 1"


def test_that_promises_of_the_coach_alone_are_told_as_a_whole_sentence(store):
    rep = a_rep(store)
    a_step(store, rep, owner="coach", audience="rep", result="done", closed_on="2026-11-02")
    assert shared_record(store, rep, TODAY).kept == "I kept 1 of 1 step"


def test_that_a_rep_with_nothing_shared_has_an_empty_record(store):
    rep = a_rep(store)
    a_rating(store, rep, a_skill(store), a_call(store, rep, TODAY), 2)
    a_step(store, rep)
    record = shared_record(store, rep, TODAY)
    assert record.is_empty
    assert record.months == "December to November"


def test_that_only_shared_goals_are_in_the_record_however_far_they_are(store):
    rep, skill = a_rep(store), a_skill(store)
    shared = propose_goal(store, NOW, rep_id=rep, words="Ask until it hurts", skill_id=skill,
                          baseline=2, target=4).id  # fmt: skip
    propose_goal(store, NOW, rep_id=rep, words="Mine alone")
    agree_goal(store, NOW, goal_id=shared, who="rep")
    a_rating(store, rep, skill, a_call(store, rep, TODAY), 4)
    (goal,) = shared_record(store, rep, TODAY).goals
    assert goal.words == "Ask until it hurts"
    assert goal.standing(TODAY) == "2 → 4"  # the rating is private
