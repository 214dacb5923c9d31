"""Minutes from a call's end to its debrief, and who talked in it."""

from datetime import date

import pytest

from coachdesk.desk.delays import delays
from coachdesk.desk.together import debrief_together, leave_undebriefed
from coachdesk.domain.charts_of_talks import delay_lines, of_delays
from coachdesk.domain.periods import Period
from tests.builders import TUESDAY, a_call, a_rep

DAY = TUESDAY.on
PERIOD = Period(date(2026, 11, 1), date(2026, 11, 30))
LATER = date(2026, 11, 26)


@pytest.fixture
def kary(store):
    return a_rep(store, "Kary Hendriks")


@pytest.fixture
def call(store, kary):
    """A call that ended now; debriefed so many minutes later, or not yet."""

    def make(after=None, rep=kary, **fields):
        done = {"ended_at": TUESDAY.stamp}
        if after is not None:
            began = TUESDAY.later(minutes=after)
            done |= {"debrief_began_at": began.stamp, "closed_at": began.later(minutes=5).stamp}
        return a_call(store, rep, TUESDAY.later(minutes=-40), **(done | fields))

    return make


def test_that_minutes_count_from_the_calls_end_to_the_debriefs_begin(store, kary, call):
    for minutes in (4, 12, 31, 60 * 20):
        call(minutes)
    found = delays(store, PERIOD, LATER, kary)
    assert found.held == [4, 12, 31, 1200]
    assert (found.median, found.at_once, found.same_day) == (22, 2, 3)


def test_that_a_day_ends_where_the_call_was(store, call):
    call(60 * 15, utc_offset_minutes=0)  # 23:41 there
    call(60 * 15, utc_offset_minutes=60)  # 00:41 there
    assert delays(store, PERIOD, LATER).same_day == 1


def test_that_a_debrief_of_before_its_begin_was_kept_counts_from_its_end(store, call):
    call(closed_at=TUESDAY.later(minutes=20).stamp, debrief_minutes=8)
    assert delays(store, PERIOD, LATER).held == [12]


def test_that_calls_debriefed_as_one_count_each_from_its_own_end(store, kary, call):
    later = TUESDAY.later(minutes=60)
    calls = [call(), a_call(store, kary, TUESDAY, ended_at=later.stamp)]
    head = debrief_together(store, later, call_ids=calls).id
    began = later.later(minutes=10).stamp
    with store.write(later) as tx:
        for id in calls:
            tx.update("call", id, closed_at=began)
        tx.update("call", head, debrief_began_at=began, guided="guided", spoke="rep")
    found = delays(store, PERIOD, LATER)
    assert found.held == [70, 10]
    assert (found.led, found.spoke) == (["guided"], ["rep"])  # one talk


def test_that_what_waits_today_counts_as_neither_and_tomorrow_as_not(store, call):
    call()
    assert delays(store, PERIOD, DAY).calls == []
    found = delays(store, PERIOD, LATER)
    assert (len(found.calls), found.held) == (1, [])


def test_that_a_call_left_undebriefed_counts_with_its_reason(store, call):
    leave_undebriefed(store, TUESDAY, call_id=call(), reason="rep left")
    call(5)
    found = delays(store, PERIOD, DAY)
    assert (len(found.calls), found.at_once, dict(found.reasons)) == (2, 1, {"rep left": 1})


def test_that_only_coaching_calls_of_the_clock_count(store, call):
    call(5, role="joint selling")
    call(5, from_memory=1)
    call(5, held_on="2026-10-31")
    assert delays(store, PERIOD, LATER).calls == []


def test_that_another_reps_calls_are_the_coachs_too(store, kary, call):
    zane = a_rep(store, "Zane Levin")
    call(5)
    call(9, zane)
    assert delays(store, PERIOD, LATER, kary).held == [5]
    assert delays(store, PERIOD, LATER).held == [5, 9]


def test_that_an_erased_rep_is_not_named(store, kary, call):
    call(5)
    with store.write(TUESDAY) as tx:
        tx.update("rep", kary, purged_on="2026-11-25")
    (row,) = of_delays(delays(store, PERIOD, LATER)).rows
    assert row[1] == ""


def test_that_the_sentence_and_the_lines_can_be_counted_from_the_rows(store, call):
    for minutes, guided, spoke in ((4, "guided", "rep"), (40, "directive", "coach"), (8, None, "")):
        call(minutes, guided=guided, spoke=spoke or None)
    leave_undebriefed(store, TUESDAY, call_id=call(), reason="no time")
    found = delays(store, PERIOD, LATER)
    chart = of_delays(found)
    minutes = [row[3] for row in chart.rows if row[3] is not None]
    soon = sum(each <= 30 for each in minutes)
    assert chart.finding.startswith(f"Median 8 min from call to debrief; {soon} of 4 within 30 min")
    assert delay_lines(found) == [
        ("From call to debrief, median", "8 min"), ("Within 30 min", "2 of 4"),
        ("The same day", "3 of 4"), ("Who led", ""), ("Guided", "1 of 2"), ("Who spoke", ""),
        ("The rep spoke most", "1 of 2"), ("Both spoke evenly", "0 of 2"),
        ("You spoke most", "1 of 2"), ("Not debriefed", ""), ("No time", "1")]  # fmt: skip
