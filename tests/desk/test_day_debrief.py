"""A day with a rep, gathered from its calls."""

from datetime import date

import pytest

from coachdesk.desk.budget import budget_of
from coachdesk.desk.coaching import given
from coachdesk.desk.conversation import say_rep_view
from coachdesk.desk.day_debrief import (
    close_day,
    day_of,
    reopen_day,
    share_day_note,
    write_day_note,
)
from coachdesk.desk.debrief import close_debrief, rate
from coachdesk.desk.spent import spent
from coachdesk.desk.step import add_step
from coachdesk.desk.together import debrief_together, leave_undebriefed
from coachdesk.domain.periods import Period
from coachdesk.domain.refused import Refused
from tests.builders import TUESDAY, a_call, a_past_call, a_rep, a_skill, an_entry

DAY = TUESDAY.on
EVENING = TUESDAY.later(hours=9)


@pytest.fixture
def kary(store):
    return a_rep(store, "Kary Hendriks")


@pytest.fixture
def ended(store, kary):
    def make(account="Tovar", hours=0, **fields):
        began = TUESDAY.later(hours=hours)
        done = {"ended_at": began.later(minutes=40).stamp, "minutes": 40}
        return a_call(store, kary, began, account=account, **(done | fields))

    return make


def day(store, rep):
    return day_of(store, rep, DAY)


def test_that_strengths_come_first_among_entries_and_skills(store, kary, ended):
    ask, listen = (a_skill(store, name, position=at) for at, name in enumerate(("Ask", "Listen")))
    first, second = ended(), ended("Arvo", 2)
    an_entry(store, first, kary, "price list early", mark="deficiency", skill_id=ask)
    an_entry(store, first, kary, "let him finish", mark="strength", skill_id=listen)
    an_entry(store, second, kary, "talked over", mark="deficiency", skill_id=listen)
    an_entry(store, second, kary, "waited", mark="strength", skill_id=listen)
    assert [(seen.name, [entry.text for entry in seen.entries])
            for seen in day(store, kary).seen.skills] == [
        ("Listen", ["let him finish", "waited", "talked over"]),
        ("Ask", ["price list early"])]  # fmt: skip


def test_that_account_news_and_untied_entries_stand_apart(store, kary, ended):
    call = ended()
    an_entry(store, call, kary, "new buyer", mark="account")
    an_entry(store, call, kary, "late start")
    seen = day(store, kary).seen
    assert [entry.text for entry in seen.account_news] == ["new buyer"]
    assert [entry.text for entry in seen.untied] == ["late start"]


def test_that_each_call_says_how_it_stands(store, kary, ended):
    debriefed = ended(hours=0)
    say_rep_view(store, TUESDAY.later(minutes=52), call_id=debriefed, words="I had him")
    add_step(store, EVENING, rep_id=kary, call_id=debriefed, what="Listen")
    close_debrief(store, EVENING, call_id=debriefed)
    left = ended("Arvo", 1)
    leave_undebriefed(store, EVENING, call_id=left, reason="rep left")
    ended("Pinehollow", 2)
    head = debrief_together(store, EVENING, call_ids=[
        ended("Delta", 3), ended("Echo", 4)]).id  # fmt: skip
    a_call(store, kary, TUESDAY.later(hours=5))  # it runs
    calls = day(store, kary).calls
    assert [(call.account, call.state) for call in calls] == [
        ("Tovar", "debriefed"), ("Arvo", "not debriefed"), ("Pinehollow", "to do"),
        ("Delta", "as one"), ("Echo", "to do")]  # fmt: skip
    assert (calls[0].delay, calls[0].rep_view, calls[3].as_one_with) == (12, "I had him", "Echo")
    assert [step.what for step in calls[0].steps] == ["Listen"]
    assert calls[4].id == head


def test_that_the_coachs_ratings_wait_for_the_reps_here_too(store, kary, ended):
    ask = a_skill(store, "Ask")
    call = ended(focus_1_id=ask)
    rate(store, EVENING, call_id=call, skill_id=ask, level=4)
    assert day(store, kary).calls[0].ratings == ()
    rate(store, EVENING, call_id=call, skill_id=ask, level=3, rater="rep")
    (rated,) = day(store, kary).calls[0].ratings
    assert rated.said("Kary") == "Ask: Kary 3 · you 4"


def test_that_a_day_without_an_ended_call_is_none(store, kary):
    a_call(store, kary)
    assert day(store, kary) is None
    assert day_of(store, kary, date(2026, 11, 1)) is None


def test_that_a_note_is_private_until_it_is_shared(store, kary, ended):
    ended()
    write_day_note(store, EVENING, rep_id=kary, on=DAY, text="A good day")
    assert day(store, kary).debrief.audience == "private"
    share_day_note(store, EVENING, rep_id=kary, on=DAY, audience="rep")
    close = day(store, kary).debrief
    assert (close.note, close.audience, close.closed_at) == ("A good day", "rep", None)


def test_that_a_day_of_coaching_closes_on_a_step(store, kary, ended):
    call = ended()
    with pytest.raises(Refused, match="closes on a next step"):
        close_day(store, EVENING, rep_id=kary, on=DAY)
    add_step(store, EVENING, rep_id=kary, call_id=call, what="Listen")
    close_day(store, EVENING, rep_id=kary, on=DAY, minutes=12)
    assert day(store, kary).debrief.minutes == 12
    assert [each.account for each in day(store, kary).to_debrief] == ["Tovar"]  # still to do
    reopen_day(store, EVENING, rep_id=kary, on=DAY)
    assert day(store, kary).debrief.closed_at is None


def test_that_a_day_of_selling_or_without_any_debrief_needs_no_step(store, kary, ended):
    ended(role="joint selling")
    left = ended()
    leave_undebriefed(store, EVENING, call_id=left, reason="no time")
    close_day(store, EVENING, rep_id=kary, on=DAY, minutes=3)
    assert day(store, kary).debrief.closed_at == EVENING.stamp


def test_that_the_days_minutes_are_coaching_minutes_once(store, kary):
    call = a_past_call(store, kary)
    add_step(store, EVENING, rep_id=kary, call_id=call, what="Listen")
    today = Period(DAY, DAY)
    before = sum(each.minutes for each in given(store, first=DAY, last=DAY))
    close_day(store, EVENING, rep_id=kary, on=DAY, minutes=15)
    assert sum(each.minutes for each in given(store, first=DAY, last=DAY)) == before + 15
    assert budget_of(store, DAY, DAY, EVENING).done == round(before + 15)
    (told,) = spent(store, [today], DAY)
    assert told.minutes["coaching"] == pytest.approx(before + 15)
