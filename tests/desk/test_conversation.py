import pytest

from coachdesk.desk import debrief
from coachdesk.desk.conversation import (
    rate_after,
    rate_first,
    say_guided,
    say_rep_view,
    say_spoke,
)
from coachdesk.desk.curbside import curbside
from tests.builders import TUESDAY, a_call, a_past_call, a_rating, a_rep, a_skill, an_entry

ENDED = {"ended_at": TUESDAY.later(minutes=45).stamp, "minutes": 45}
TALK = TUESDAY.later(minutes=50)


@pytest.fixture
def ann(store):
    return a_rep(store)


@pytest.fixture
def listen(store):
    return a_skill(store, "Listen", position=1, anchor_3="Waits")


@pytest.fixture
def call(store, ann, listen):
    return a_call(store, ann, **ENDED, focus_1_id=listen)


def began_at(store, call):
    return store.one("SELECT debrief_began_at FROM call WHERE id = ?", call)[0]


def test_that_the_reps_words_are_kept_private_and_in_one_line(store, call):
    say_rep_view(store, TALK, call_id=call, words=" I lost him\n at the price. ")
    shown = curbside(store, call)
    assert (shown.rep_view, shown.rep_view_audience) == ("I lost him at the price.", "private")


def test_that_the_reps_words_of_two_who_typed_come_together(store, call):
    say_rep_view(store, TALK, call_id=call, words="I lost him. It was late.")
    say_rep_view(store, TALK, call_id=call, words="I lost him early. It was late.",
                 was="I lost him. It was late.")  # fmt: skip
    say_rep_view(store, TALK, call_id=call, words="I lost him. It was late. So be it.",
                 was="I lost him. It was late.")  # fmt: skip
    assert curbside(store, call).rep_view == "I lost him early. It was late. So be it."


@pytest.mark.parametrize(
    "first",
    [
        lambda store, call, skill: say_rep_view(store, TALK, call_id=call, words="I lost him"),
        lambda store, call, skill: say_guided(store, TALK, call_id=call, guided="guided"),
        lambda store, call, skill: say_spoke(store, TALK, call_id=call, spoke="rep"),
        lambda store, call, skill: rate_first(store, TALK, call_id=call),
        lambda store, call, skill: debrief.rate(
            store, TALK, call_id=call, skill_id=skill, level=3, rater="rep"
        ),
    ],
)
def test_that_a_debrief_begins_with_the_first_thing_done_in_it(store, call, listen, first):
    first(store, call, listen)
    say_spoke(store, TALK.later(minutes=9), call_id=call, spoke="even")
    assert began_at(store, call) == TALK.stamp


def test_that_an_entry_chosen_begins_the_debrief_and_is_for_the_rep(store, ann, call):
    entry = an_entry(store, call, ann)
    debrief.give_feedback(store, TALK, entry_id=entry, feedback="keep")
    assert began_at(store, call) == TALK.stamp
    assert curbside(store, call).untied[0].audience == "rep"
    debrief.give_feedback(store, TALK, entry_id=entry, feedback=None)
    assert curbside(store, call).untied[0].audience == "private"


def test_that_a_closed_debrief_does_not_begin_again(store, ann):
    call = a_past_call(store, ann)
    say_spoke(store, TALK, call_id=call, spoke="even")
    assert began_at(store, call) is None


def test_that_closing_shares_nothing(store, ann, listen, call):
    an_entry(store, call, ann, skill_id=listen)
    say_rep_view(store, TALK, call_id=call, words="I lost him")
    debrief.rate(store, TALK, call_id=call, skill_id=listen, level=3, rater="rep")
    debrief.rate(store, TALK, call_id=call, skill_id=listen, level=2)
    with store.write(TALK) as tx:
        tx.update("call", call, role="demonstration")
    debrief.close_debrief(store, TALK, call_id=call)
    shown = curbside(store, call)
    (skill,) = shown.skills
    audiences = {shown.rep_view_audience, skill.audience, skill.entries[0].audience}
    assert audiences == {"private"}


def test_that_the_coachs_ratings_are_veiled_until_the_reps_are_in(store, ann, listen, call):
    a_rating(store, call, ann, listen, 4)  # from the other machine, say
    assert curbside(store, call).veiled.skills[0].rated is None
    debrief.rate(store, TALK, call_id=call, skill_id=listen, level=None, rater="rep")
    assert curbside(store, call).veiled.skills[0].rated.level == 4


def test_that_an_override_shows_them_is_on_record_and_can_be_taken_back(store, ann, listen, call):
    a_rating(store, call, ann, listen, 4)
    rate_first(store, TALK, call_id=call)
    assert store.one("SELECT overrode_at FROM call WHERE id = ?", call) == (TALK.stamp,)
    assert curbside(store, call).veiled.skills[0].rated.level == 4
    rate_after(store, TALK, call_id=call)
    assert curbside(store, call).veiled.skills[0].rated is None


def test_that_a_closed_debrief_veils_nothing(store, ann, listen):
    call = a_past_call(store, ann, focus_1_id=listen)
    a_rating(store, call, ann, listen, 4)
    assert curbside(store, call).veiled.skills[0].rated.level == 4


def test_that_both_ratings_of_a_skill_are_shared_as_one(store, listen, call):
    for rater, level in (("rep", 3), ("coach", 2)):
        debrief.rate(store, TALK, call_id=call, skill_id=listen, level=level, rater=rater)
    debrief.share_ratings(store, TALK, call_id=call, skill_id=listen, audience="rep")
    (skill,) = curbside(store, call).skills
    assert (skill.own.audience, skill.rated.audience, skill.audience) == ("rep", "rep", "rep")


def test_that_a_rating_given_after_the_other_was_shared_is_private_still(store, listen, call):
    debrief.rate(store, TALK, call_id=call, skill_id=listen, level=3, rater="rep")
    debrief.share_ratings(store, TALK, call_id=call, skill_id=listen, audience="rep")
    debrief.rate(store, TALK, call_id=call, skill_id=listen, level=2)
    (skill,) = curbside(store, call).skills
    assert (skill.rated.audience, skill.audience) == ("private", "private")


def test_that_who_asked_for_a_change_is_kept_until_the_next_change(store, ann, listen):
    call = a_past_call(store, ann, focus_1_id=listen)
    a_rating(store, call, ann, listen, 4)
    later = TUESDAY.later(days=1)
    debrief.rate(store, later, call_id=call, skill_id=listen, level=3)
    debrief.say_who_asked(store, later, call_id=call, skill_id=listen, asked_by="rep")
    (skill,) = curbside(store, call).skills
    assert (skill.rated.level, skill.rated.in_the_talk, skill.rated.asked_by) == (3, 4, "rep")
    debrief.rate(store, later, call_id=call, skill_id=listen, level=2)
    assert curbside(store, call).skills[0].rated.asked_by is None
