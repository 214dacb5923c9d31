from datetime import date, timedelta

import pytest

from coachdesk.desk.cadence import cadences_on, set_cadence
from coachdesk.desk.dismissals import dismiss, put_aside_of, reasons_counted, undismiss
from coachdesk.desk.outlook import set_outlook
from coachdesk.desk.roster import archive_rep, join_reps
from coachdesk.desk.tier import set_tier
from coachdesk.desk.who_next import line_of, set_weight, weights_on, who_next
from coachdesk.domain.refused import Refused
from coachdesk.domain.who_next import DEFAULTS
from tests.builders import (
    a_past_call,
    a_rating,
    a_rep,
    a_ride,
    a_row,
    a_skill,
    a_step,
    an_entry,
)


@pytest.fixture
def why(store, now):
    """Why somebody stands where they stand, on a day."""

    def why(name="Ann Becker", on=None):
        line = next(line for line in who_next(store, on or now.on) if line.name == name)
        assert line_of(store, line.rep_id, on or now.on) == line
        return line.why

    return why


def coached(store, now, rep, days, **fields):
    return a_past_call(store, rep, now.later(days=-days), **fields)


def names(store, on):
    return [line.name for line in who_next(store, on)]


def test_that_a_rep_past_cadence_is_listed_first(store, now, why):
    for name, days in (("Ann", 3), ("Bo", 47), ("Cy", 20)):
        coached(store, now, a_rep(store, name), days)
    assert names(store, now.on) == ["Bo", "Cy", "Ann"]
    assert why("Bo") == "not coached for 47 days, cadence 35 · nothing planned"


def test_that_a_cadence_holds_from_the_day_it_was_settled(store, now, why):
    coached(store, now, a_rep(store), 40)
    set_cadence(store, now.later(days=-1), tier="middle", days="6 weeks")
    assert why() == "coached 40 days ago · nothing planned"
    assert "not coached for 38 days, cadence 35" in why(on=now.on - timedelta(2))
    assert cadences_on(store, now.on)["middle"] == 42


def test_that_a_past_day_shows_what_was_known_then(store, now, why):
    ann = a_rep(store)
    for days in (50, 10):
        coached(store, now, ann, days)
    assert why() == "coached 10 days ago"
    assert why(on=now.on - timedelta(20)) == "coached 30 days ago · nothing planned"


@pytest.mark.parametrize("days", ["", "0", "0 days", "-1", "1000"])
def test_that_no_tier_goes_without_a_cadence(store, now, days):
    with pytest.raises(Refused):
        set_cadence(store, now, tier="top", days=days)
    assert cadences_on(store, now.on)["top"] == 35


def test_that_never_coached_counts_from_the_first_call_of_all_or_the_reps_own_start(
    store, now, why
):
    a_rep(store), a_rep(store, "New", started_on="2026-11-01")
    assert why() == why("New") == "not coached yet · nothing planned"
    coached(store, now, a_rep(store, "Bo"), 60)
    assert why() == "not coached yet, cadence 35 · nothing planned"
    assert why("New").startswith("not coached yet · ")
    assert names(store, now.on) == ["Ann Becker", "Bo", "New"]


def test_that_what_is_planned_and_open_counts_on_that_day(store, now, why):
    ann = a_rep(store)
    coached(store, now, ann, 40)
    ride = a_ride(store, ann, "2026-11-27", kind="one-to-one")
    assert why() == "not coached for 40 days, cadence 35"
    a_ride(store, ann, "2026-11-25", ended_as="cancelled", ended_at=now.stamp)
    with store.write(now.later(days=1)) as tx:
        tx.update("ride", ride, ended_as="cancelled", ended_at=now.later(days=1).stamp)
    assert "nothing planned" not in why()
    assert "nothing planned" in why(on=now.on + timedelta(1))


def test_that_steps_count_while_they_were_open_and_overdue(store, now, why):
    ann = a_rep(store)
    coached(store, now, ann, 1)
    a_step(store, ann, agreed_on="2026-11-01", due_on="2026-11-10", owner="coach")
    a_step(store, ann, agreed_on="2026-11-01", due_on="2026-11-10", result="done",
           closed_on="2026-11-24")  # fmt: skip
    a_step(store, ann, due_on="2026-11-24")
    assert why() == "coached yesterday · a step of yours overdue"
    assert "two steps overdue, one of them yours" in why(on=date(2026, 11, 23))


def test_that_a_skill_seen_higher_in_the_last_two_calls_is_said_and_once_is_not(store, now, why):
    ann, plan = a_rep(store), a_skill(store, "Plan the call")
    for days, mine, theirs in ((90, 2, 4), (30, 2, 3), (2, 3, 5)):
        call = coached(store, now, ann, days)
        a_rating(store, call, ann, plan, mine)
        a_rating(store, call, ann, plan, theirs, rater="rep")
        if days == 90:
            assert "higher" not in why()
    assert why() == "coached 2 days ago · sees Plan the call higher than you, three times"
    call = coached(store, now, ann, 1)
    a_rating(store, call, ann, plan, 3)
    a_rating(store, call, ann, plan, 3, rater="rep")
    assert "higher" not in why()


def test_that_an_outlook_that_fell_by_two_is_said_until_it_is_better_or_put_aside(store, now, why):
    ann = a_rep(store)
    coached(store, now, ann, 2)
    set_outlook(store, now.later(days=-60), rep_id=ann, level=4)
    set_outlook(store, now.later(days=-30), rep_id=ann, level=3)
    assert why() == "coached 2 days ago"
    set_outlook(store, now.later(days=-2), rep_id=ann, level=2)
    assert why() == "coached 2 days ago · outlook fell from 4 to 2 on 22 Nov"
    assert "outlook" not in why(on=date(2026, 11, 21))
    dismiss(store, now, rep_id=ann, flag="outlook", reason="no time")
    assert "outlook" not in why()
    undismiss(store, now, dismissal_id=put_aside_of(store, ann, now.on)[0].id)
    set_outlook(store, now, rep_id=ann, level=3)
    assert "outlook" not in why()


def test_that_mending_only_is_said_from_three_deficiencies_in_two_calls(store, now, why):
    ann, bo = a_rep(store), a_rep(store, "Bo")
    for rep in (ann, bo):
        for days in (60, 20):
            call = coached(store, now, rep, days)
            an_entry(store, call, rep, mark="deficiency")
            an_entry(store, call, rep, mark="deficiency" if days == 20 else "customer")
    assert why() == "coached 20 days ago · mending only for 90 days"
    a_row(store, "focus", rep_id=bo, skill_id=a_skill(store), starts_on="2026-11-01",
          purpose="stretch")  # fmt: skip
    assert "mending" not in why("Bo")
    an_entry(store, coached(store, now, ann, 89), ann, mark="strength")
    assert "mending" not in why()


@pytest.fixture
def december(now):
    """In the last four weeks of the quarter."""
    return now.later(days=14)


def test_that_in_the_last_four_weeks_each_untouched_top_rep_is_offered_a_talk(store, now, december):
    for name, tier, days in (("Ann", "top", 100), ("Bo", "top", 20), ("Cy", "middle", 100)):
        rep = a_rep(store, name)
        coached(store, now, rep, days)
        set_tier(store, now, rep_id=rep, tier=tier)
    talked = a_rep(store, "Di")
    set_tier(store, now, rep_id=talked, tier="top")
    a_ride(store, talked, "2026-11-30", kind="talk", ended_as="done", ended_at=december.stamp)
    actions = {line.name: line.action for line in who_next(store, december.on)}
    assert actions == {"Ann": "talk", "Bo": "plan", "Cy": "plan", "Di": "plan"}
    assert "talk" not in {line.action for line in who_next(store, now.on)}


def test_that_a_file_of_today_says_nothing_of_a_quarter_it_has_not_seen(store, now, december):
    set_tier(store, now, rep_id=a_rep(store), tier="top")
    (line,) = who_next(store, december.on)
    assert (line.why, line.action) == ("not coached yet · nothing planned", "plan")


def test_that_a_flag_put_aside_comes_back_after_a_cadence_and_its_reason_counts(store, now, why):
    ann = a_rep(store)
    coached(store, now, ann, 47)
    put = dismiss(store, now, rep_id=ann, flag="cadence", reason="does well without")
    assert why() == "not coached for 47 days, cadence 35"
    assert not who_next(store, now.on)[0].is_flagged
    assert who_next(store, now.on + timedelta(35))[0].is_flagged
    assert reasons_counted(store, now.on, now.on) == [("does well without", {"middle": 1})]
    undismiss(store, now, dismissal_id=put.id)
    assert who_next(store, now.on)[0].is_flagged
    assert reasons_counted(store, now.on, now.on) == []


@pytest.mark.parametrize(
    "why_not",
    [{}, {"reason": "because"}, {"reason": "other"}, {"flag": "asked", "reason": "on leave"}],
)
def test_that_putting_aside_needs_one_of_the_reasons_or_words(store, now, why_not):
    ann = a_rep(store)
    with pytest.raises(Refused):
        dismiss(store, now, rep_id=ann, **({"flag": "cadence"} | why_not))
    dismiss(store, now, rep_id=ann, flag="cadence", note="  moves to Bergen ")
    assert reasons_counted(store, now.on, now.on) == [("moves to Bergen", {"middle": 1})]


def test_that_weights_are_settled_from_a_day_on(store, now):
    long_ago, asked = a_rep(store, "Long ago"), a_rep(store, "Asked")
    coached(store, now, long_ago, 90), coached(store, now, asked, 3)
    a_row(store, "request", rep_id=asked, asked_on="2026-11-22", what="pricing talks")
    assert names(store, now.on) == ["Asked", "Long ago"]
    set_weight(store, now, flag="asked", weight="a little")
    assert names(store, now.on) == ["Long ago", "Asked"]
    assert names(store, now.on - timedelta(1)) == ["Asked", "Long ago"]
    assert weights_on(store, now.on) == DEFAULTS | {"asked": "a little"}
    with pytest.raises(Refused, match="“7” is no weight"):
        set_weight(store, now, flag="asked", weight="7")


def test_that_joined_reps_are_one_line_and_archived_ones_none(store, now, why):
    ann, twin, gone = a_rep(store), a_rep(store, "A. Becker"), a_rep(store, "Gone")
    coached(store, now, ann, 50)
    coached(store, now, twin, 2)
    a_step(store, twin, due_on="2026-11-20", agreed_on="2026-11-01")
    a_row(store, "request", rep_id=twin, asked_on="2026-11-23", what="pricing talks")
    a_row(store, "dismissal", rep_id=twin, flag="mending", reason="no time",
          dismissed_on="2026-11-24")  # fmt: skip
    join_reps(store, now, rep_id=twin, same_as_id=ann)
    archive_rep(store, now, rep_id=gone)
    assert names(store, now.on) == ["Ann Becker"]
    assert why() == (
        "coached 2 days ago · asked for help with pricing talks yesterday · a step overdue"
    )
    assert "Gone" in names(store, now.on - timedelta(1))


def test_that_a_team_of_none_and_one_of_two_hundred_of_one_tier_are_ranked(store, now):
    assert who_next(store, now.on) == []
    with store.write(now) as tx:
        for number in range(200):
            rep = tx.insert("rep", name=f"Rep {number:03}")
            tx.insert("tier", rep_id=rep, tier="top", starts_on=now.on)
    assert names(store, now.on) == [f"Rep {number:03}" for number in range(200)]
