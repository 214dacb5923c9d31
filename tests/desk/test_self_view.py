"""Skills that a rep and the coach see differently."""

from datetime import date, timedelta

from coachdesk.desk.self_view import differences
from tests.history import a_call, a_rating, a_rep, a_skill, put

TODAY = date(2026, 11, 24)


def rated(store, rep, skill, days_ago, level, own, **fields):
    call = a_call(store, rep, TODAY - timedelta(days_ago), **fields)
    a_rating(store, rep, skill, call, level)
    a_rating(store, rep, skill, call, own, rater="rep")


def test_that_a_skill_seen_differently_in_the_last_two_calls_is_listed_the_longest_run_first(store):
    rep, ask, listen = a_rep(store), a_skill(store), a_skill(store, "Listen")
    for days, level, own in ((30, 2, 4), (20, 2, 3), (10, 2, 3)):
        rated(store, rep, ask, days, level, own)
    for days in (5, 4, 3, 2):
        rated(store, rep, listen, days, 4, 3)
    lower, higher = differences(store, TODAY)[rep]
    assert (lower.skill, lower.times, lower.higher) == ("Listen", 4, False)
    assert (higher.skill, higher.times, higher.higher, higher.own, higher.level) == (
        "Ask questions", 3, True, 3, 2)  # fmt: skip
    assert higher.on == TODAY - timedelta(10)


def test_that_joint_selling_and_what_lies_half_a_year_back_say_nothing(store):
    rep, ask = a_rep(store), a_skill(store)
    rated(store, rep, ask, 200, 2, 4)
    rated(store, rep, ask, 30, 2, 4)
    rated(store, rep, ask, 20, 2, 4, role="joint selling")
    assert differences(store, TODAY) == {}


def test_that_ratings_of_a_joined_rep_count_as_one_persons(store):
    rep, ask = a_rep(store), a_skill(store)
    twin = put(store, "rep", name="Hendriks, K", same_as_id=rep)
    rated(store, rep, ask, 20, 2, 4)
    rated(store, twin, ask, 10, 2, 3)
    assert [one.times for one in differences(store, TODAY, rep)[rep]] == [2]
