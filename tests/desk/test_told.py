"""Texts that go to the director: of every kind those alone that were marked, and no others."""

from datetime import date

import pytest

from coachdesk.desk.audience import REP_VIEW, choose_audience
from coachdesk.desk.told import told
from coachdesk.domain.periods import Period
from tests.builders import a_past_call, a_rep, a_row

NOVEMBER = Period(date(2026, 11, 1), date(2026, 11, 30))
DAY = "2026-11-03"


@pytest.fixture
def texts(store, now):
    """A secret of each kind on one rep: its table and id."""
    rep = a_rep(store, "Kary Hendriks")
    call = a_past_call(store, rep, now, rep_view="Secret view")
    goal = a_row(store, "goal", rep_id=rep, words="Secret goal", proposed_on=DAY)
    return {
        REP_VIEW: call,
        "entry": a_row(store, "entry", call_id=call, rep_id=rep, text="Secret entry"),
        "note": a_row(store, "note", rep_id=rep, noted_on=DAY, text="Secret\nnote"),
        "step": a_row(store, "step", rep_id=rep, what="Secret step", agreed_on=DAY),
        "request": a_row(store, "request", rep_id=rep, what="Secret wish", asked_on=DAY),
        "goal": goal,
        "checkpoint": a_row(store, "checkpoint", goal_id=goal, rep_id=rep, checked_on=DAY,
                            note="Secret check"),
        "outlook": a_row(store, "outlook", rep_id=rep, noted_on=DAY, level=2, words="Secret hope"),
        "day_debrief": a_row(store, "day_debrief", rep_id=rep, held_on=DAY, note="Secret day"),
    }  # fmt: skip


def test_that_nothing_crosses_by_itself(store, texts):
    assert told(store, NOVEMBER) == []


def test_that_each_kind_crosses_alone_when_it_is_marked(store, now, texts):
    for table, id in texts.items():
        choose_audience(store, now, table=table, id=id, audience="rep")
        assert told(store, NOVEMBER) == []
        choose_audience(store, now, table=table, id=id, audience="director")
        (one,) = told(store, NOVEMBER)
        assert (one.table, one.id, one.rep) == (table, id, "Kary Hendriks")
        assert "Secret" in one.text
        choose_audience(store, now, table=table, id=id, audience="private")


def test_that_a_line_names_the_person_and_stays_one_line(store, now, texts):
    choose_audience(store, now, table="note", id=texts["note"], audience="director")
    (one,) = told(store, NOVEMBER)
    assert one.line == "Kary Hendriks: Secret note"
    assert told(store, Period(date(2026, 12, 1), date(2026, 12, 31))) == []


def test_that_an_outlook_is_told_with_its_level_and_words_where_there_are_some(store, now, texts):
    choose_audience(store, now, table="outlook", id=texts["outlook"], audience="director")
    assert [one.text for one in told(store, NOVEMBER)] == ["outlook 2: Secret hope"]
