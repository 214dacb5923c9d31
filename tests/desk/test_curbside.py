from datetime import date

import pytest

from coachdesk.desk import debrief
from coachdesk.desk.curbside import curbside
from tests.builders import (
    TUESDAY,
    a_call,
    a_past_call,
    a_rating,
    a_rep,
    a_skill,
    an_entry,
)

AFTER = TUESDAY.later(minutes=50)  # in the talk
NEXT_DAY = TUESDAY.later(days=1)
CLOSED = {"closed_at": TUESDAY.later(minutes=55).stamp}


@pytest.fixture
def ann(store):
    return a_rep(store)


@pytest.fixture
def listen(store):
    return a_skill(store, "Listen", position=1, anchor_2="Repeats back", anchor_3="Waits")


@pytest.fixture
def ask(store):
    return a_skill(store, "Ask questions", position=2)


def earlier_call(store, rep, days):
    return a_past_call(store, rep, TUESDAY.later(days=-days))


def texts(entries):
    return [entry.text for entry in entries]


def test_that_focus_skills_come_first_then_those_that_were_seen_or_rated(store, ann, listen, ask):
    insight, plan = a_skill(store, "Bring insight", position=3), a_skill(store, "Plan", position=4)
    call = a_call(store, ann, focus_1_id=ask)
    an_entry(store, call, ann, skill_id=listen)
    a_rating(store, call, ann, insight, None)
    shown = curbside(store, call)
    assert [(skill.name, skill.is_focus) for skill in shown.skills] == [
        ("Ask questions", True), ("Listen", False), ("Bring insight", False),
    ]  # fmt: skip
    assert [skill.id for skill in shown.others] == [plan]


def test_that_entries_stand_under_their_skill_and_the_others_apart(store, ann, listen):
    call = a_call(store, ann)
    an_entry(store, call, ann, "waits", skill_id=listen, position=1)
    an_entry(store, call, ann, "took over", mark="takeover", position=2)
    an_entry(store, call, ann, "they hire", mark="account", position=3)
    an_entry(store, call, ann, "repeats", skill_id=listen, position=4)
    shown = curbside(store, call)
    assert texts(shown.skills[0].entries) == ["waits", "repeats"]
    assert texts(shown.untied) == ["took over"]
    assert texts(shown.account_news) == ["they hire"]


def test_that_an_archived_skill_keeps_its_entries_and_is_not_offered(store, ann):
    old = a_skill(store, "Old", archived_on="2026-01-01")
    call = a_call(store, ann)
    assert curbside(store, call).others == ()
    an_entry(store, call, ann, skill_id=old)
    assert [skill.name for skill in curbside(store, call).skills] == ["Old"]


def test_that_the_last_three_days_of_the_same_behaviour_are_named(store, ann, listen):
    for days in (40, 30, 20, 10):
        an_entry(store, earlier_call(store, ann, days), ann, skill_id=listen, mark="deficiency")
    an_entry(store, earlier_call(store, ann, 5), ann, skill_id=listen, mark="strength")
    ben = a_rep(store, "Ben")
    an_entry(store, earlier_call(store, ben, 1), ben, skill_id=listen, mark="deficiency")
    call = a_call(store, ann, focus_1_id=listen)
    earlier = curbside(store, call).skills[0].earlier
    assert {mark: [seen.on for seen in found] for mark, found in earlier.items()} == {
        "deficiency": [date(2026, 10, 25), date(2026, 11, 4), date(2026, 11, 14)],
        "strength": [date(2026, 11, 19)],
    }


def test_that_all_entries_of_an_earlier_day_are_listed_in_order(store, ann, listen):
    before = earlier_call(store, ann, 10)
    for position, text in enumerate(("price list came early", "gave way at once")):
        an_entry(store, before, ann, text, skill_id=listen, mark="deficiency", position=position)
    earlier = curbside(store, a_call(store, ann, focus_1_id=listen)).skills[0].earlier
    texts_seen = [seen.text for seen in earlier["deficiency"]]
    assert texts_seen == ["price list came early", "gave way at once"]


def test_that_a_rating_shows_the_words_it_was_made_under(store, ann, listen):
    call = a_call(store, ann, focus_1_id=listen)
    debrief.rate(store, AFTER, call_id=call, skill_id=listen, level=2)
    with store.write(AFTER) as tx:
        tx.update("skill", listen, anchor_2="New words")
    shown = curbside(store, call).skills[0]
    assert (shown.rated.level, shown.rated.anchor) == (2, "Repeats back")
    assert shown.anchors[1] == "New words"


def closed_with(store, ann, listen, *levels):
    """A call whose skill was rated so in the talk, and then closed."""
    call = a_call(store, ann, focus_1_id=listen)
    for level in levels:
        debrief.rate(store, AFTER, call_id=call, skill_id=listen, level=level)
    with store.write(AFTER) as tx:
        tx.update("call", call, **CLOSED)
    return call


def rated(store, call):
    found = curbside(store, call).skills[0].rated
    return found.level, found.changed, found.in_the_talk


def test_that_a_rating_changed_after_the_talk_shows_both_values(store, ann, listen):
    call = closed_with(store, ann, listen, 4, 3)
    assert rated(store, call) == (3, False, None)
    debrief.rate(store, NEXT_DAY, call_id=call, skill_id=listen, level=2)
    debrief.rate(store, NEXT_DAY.later(hours=1), call_id=call, skill_id=listen, level=5)
    assert rated(store, call) == (5, True, 3)


def test_that_a_rating_changed_and_changed_back_is_as_it_was(store, ann, listen):
    call = closed_with(store, ann, listen, 3)
    for level in (2, 3):
        debrief.rate(store, NEXT_DAY, call_id=call, skill_id=listen, level=level)
    assert rated(store, call) == (3, False, None)


def test_that_not_observed_in_the_talk_is_a_value_too(store, ann, listen):
    call = closed_with(store, ann, listen, None)
    debrief.rate(store, NEXT_DAY, call_id=call, skill_id=listen, level=2)
    assert rated(store, call) == (2, True, None)


def test_that_a_rating_first_made_after_the_talk_has_no_other_value(store, ann, listen):
    call = closed_with(store, ann, listen)
    debrief.rate(store, NEXT_DAY, call_id=call, skill_id=listen, level=2)
    assert rated(store, call) == (2, False, None)


def test_that_the_reps_own_rating_is_not_the_coachs(store, ann, listen):
    call = a_call(store, ann)
    a_rating(store, call, ann, listen, 5, rater="rep")
    (skill,) = curbside(store, call).skills
    assert (skill.rated, skill.own.level) == (None, 5)


def test_that_only_coaching_calls_need_a_step(store, ann):
    assert curbside(store, a_call(store, ann)).needs_step
    assert not curbside(store, a_call(store, ann, role="joint selling")).needs_step


def test_that_a_call_that_is_gone_shows_nothing(store):
    assert curbside(store, "gone") is None


def test_that_a_call_of_two_who_are_one_is_the_whole_persons(store, ann, listen):
    once = a_rep(store, "A. Becker", same_as_id=ann)
    an_entry(store, earlier_call(store, once, 10), once, skill_id=listen, mark="strength")
    shown = curbside(store, a_call(store, once, focus_1_id=listen))
    assert (shown.rep_id, shown.rep_name) == (ann, "Ann Becker")
    assert [seen.on for seen in shown.skills[0].earlier["strength"]] == [date(2026, 11, 14)]
