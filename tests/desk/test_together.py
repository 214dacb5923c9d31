"""Several calls debriefed as one, and calls that end without a debrief."""

import pytest

from coachdesk.desk.curbside import curbside
from coachdesk.desk.debrief import close_debrief, rate, reopen_debrief, to_debrief
from coachdesk.desk.step import add_step, steps_of_call
from coachdesk.desk.timeline import timeline
from coachdesk.desk.together import debrief_apart, debrief_together, leave_undebriefed
from coachdesk.domain.refused import Refused
from tests.builders import TUESDAY, a_call, a_past_call, a_rep, a_skill, an_entry

EVENING = TUESDAY.later(hours=9)


@pytest.fixture
def kary(store):
    return a_rep(store, "Kary Hendriks")


@pytest.fixture
def day(store, kary):
    """Three coaching calls of one day that ended, an hour each after the other."""

    def make(place, hours, **fields):
        began = TUESDAY.later(hours=hours)
        ended = {"ended_at": began.later(minutes=40).stamp, "minutes": 40}
        return a_call(store, kary, began, account=place, **(ended | fields))

    return [make(place, hours) for hours, place in enumerate(("Tovar", "Arvo", "Pinehollow"))]


def waiting(store):
    return [each.call_id for each in to_debrief(store)]


def test_that_calls_as_one_wait_once_under_the_last_of_them(store, day):
    assert debrief_together(store, EVENING, call_ids=day).id == day[2]
    assert waiting(store) == [day[2]]
    assert to_debrief(store)[0].others == 2


def test_that_the_one_that_was_begun_has_the_debrief(store, day):
    ask = a_skill(store, "Ask questions")
    rate(store, EVENING, call_id=day[0], skill_id=ask, level=3, rater="rep")
    assert debrief_together(store, EVENING, call_ids=day).id == day[0]


def test_that_what_was_seen_stands_by_skill_across_the_calls(store, kary, day):
    ask, listen = a_skill(store, "Ask questions"), a_skill(store, "Listen")
    for call, text, skill in zip(day, ("one", "two", "three"), (ask, listen, ask), strict=True):
        an_entry(store, call, kary, text, mark="strength", skill_id=skill)
    debrief_together(store, EVENING, call_ids=day)
    for call in day:
        seen = curbside(store, call)
        assert seen.call_id == day[2]
        assert [(skill.name, [entry.text for entry in skill.entries]) for skill in seen.skills] == [
            ("Ask questions", ["one", "three"]), ("Listen", ["two"])]  # fmt: skip
        assert (seen.account, seen.calls) == ("Tovar, Arvo, Pinehollow", 3)


def test_that_the_focus_of_each_is_rated_once(store, kary):
    ask, listen = a_skill(store, "Ask questions"), a_skill(store, "Listen")
    ended = {"ended_at": TUESDAY.stamp}
    calls = [a_call(store, kary, focus_1_id=ask, **ended),
             a_call(store, kary, focus_1_id=listen, focus_2_id=ask, **ended)]  # fmt: skip
    head = debrief_together(store, EVENING, call_ids=calls).id
    assert sorted(each.name for each in curbside(store, head).skills if each.is_focus) == [
        "Ask questions", "Listen"]  # fmt: skip


def test_that_one_step_closes_them_all_and_reopening_opens_them_all(store, kary, day):
    head = debrief_together(store, EVENING, call_ids=day).id
    with pytest.raises(Refused, match="closes on a next step"):
        close_debrief(store, EVENING, call_id=head)
    add_step(store, EVENING, rep_id=kary, call_id=head, what="Ask what waiting costs")
    close_debrief(store, EVENING, call_id=head, minutes=9)
    closed = "SELECT count(closed_at), sum(debrief_minutes) FROM call"
    assert store.one(closed) == (3, 9)
    assert waiting(store) == []
    reopen_debrief(store, EVENING, call_id=head)
    assert store.one(closed) == (0, None)
    assert waiting(store) == [head]


def test_that_a_step_noted_in_any_of_them_counts(store, kary, day):
    add_step(store, TUESDAY, rep_id=kary, call_id=day[0], what="Send the rollout story")
    head = debrief_together(store, EVENING, call_ids=day).id
    assert [step.what for step in steps_of_call(store, head, EVENING.on)] == [
        "Send the rollout story"]  # fmt: skip
    close_debrief(store, EVENING, call_id=head)
    assert waiting(store) == []


def test_that_taken_apart_each_waits_again(store, day):
    head = debrief_together(store, EVENING, call_ids=day).id
    debrief_apart(store, EVENING, call_id=head)
    assert waiting(store) == list(reversed(day))


def test_that_two_begun_debriefs_stay_apart(store, day):
    ask = a_skill(store, "Ask questions")
    for call in day[:2]:
        rate(store, EVENING, call_id=call, skill_id=ask, level=3)
    with pytest.raises(Refused, match="close each by itself"):
        debrief_together(store, EVENING, call_ids=day)


def test_that_only_open_calls_with_one_rep_become_one(store, kary, day):
    for others, why in (
        ([], "two or more"),
        ([a_call(store, a_rep(store, "Zane"), ended_at=TUESDAY.stamp)], "one rep"),
        ([a_past_call(store, kary)], "to do"),
        ([a_call(store, kary)], "to do"),
    ):
        with pytest.raises(Refused, match=why):
            debrief_together(store, EVENING, call_ids=[day[0], *others])


def test_that_a_call_left_undebriefed_waits_no_longer_and_says_why(store, kary, day):
    leave_undebriefed(store, EVENING, call_id=day[0], reason="customer stayed")
    assert day[0] not in waiting(store)
    told = {line.id: (line.aside, line.waits) for line in timeline(store, kary, EVENING.on)}
    assert told[day[0]] == ("not debriefed: customer stayed", False)
    assert told[day[1]] == ("debrief to do", True)
    leave_undebriefed(store, EVENING, call_id=day[0], reason=None)
    assert day[0] in waiting(store)


def test_that_a_debrief_held_after_all_takes_the_reason_away(store, kary, day):
    leave_undebriefed(store, EVENING, call_id=day[0], reason="no time")
    add_step(store, EVENING, rep_id=kary, call_id=day[0], what="Listen")
    close_debrief(store, EVENING, call_id=day[0])
    assert curbside(store, day[0]).undebriefed is None


def test_that_only_a_call_that_waits_can_be_left(store, kary):
    for call in (a_call(store, kary), a_past_call(store, kary)):
        with pytest.raises(Refused, match="Only a call that ended"):
            leave_undebriefed(store, EVENING, call_id=call, reason="no time")
    with pytest.raises(Refused, match="no reason"):
        leave_undebriefed(store, EVENING, call_id=call, reason="lazy")
