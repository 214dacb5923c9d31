"""What a team needs a month beside what there is: reads of the file."""

from datetime import date

import pytest

from coachdesk.desk.cadence import set_cadence
from coachdesk.desk.estimates import set_budget
from coachdesk.desk.span import set_session_minutes, span
from coachdesk.domain.refused import Refused
from coachdesk.domain.span import DAYS_A_MONTH, SESSION_MINUTES
from tests.history import NOW, a_call, a_rep

TODAY = date(2026, 11, 24)


def test_that_the_need_follows_the_cadence_of_each_tier(store):
    a_rep(store, "Ann")
    a_rep(store, "Bob", started_on="2026-11-01")
    a_rep(store, "Cy", archived_on="2026-11-01")
    set_cadence(store, NOW, tier="middle", days="70")
    load = span(store, TODAY)
    assert load.reps == 2
    assert load.needed == pytest.approx(SESSION_MINUTES * DAYS_A_MONTH * (1 / 70 + 1 / 30))


def test_that_an_earlier_day_is_told_by_its_own_cadence(store):
    a_rep(store, "Ann")
    set_cadence(store, NOW, tier="middle", days="70")
    assert span(store, date(2026, 11, 23)).needed == 2 * span(store, TODAY).needed


def test_that_what_was_given_is_a_monthly_figure_of_the_last_quarter(store):
    rep = a_rep(store)
    a_call(store, rep, TODAY, 91)
    a_call(store, rep, date(2026, 8, 25), 500)
    assert span(store, TODAY).given == pytest.approx(DAYS_A_MONTH)


def test_that_a_team_of_none_needs_nothing(store):
    set_budget(store, NOW, said="8 h")
    assert span(store, TODAY).finding == "Nobody is on the roster yet."


def test_that_what_is_wanted_is_the_budget_of_the_month(store):
    a_rep(store)
    assert span(store, TODAY).wanted is None
    set_budget(store, NOW, said="7 h")
    assert span(store, TODAY).wanted == 30 * 60
    assert span(store, date(2026, 11, 23)).wanted is None


def test_that_what_a_session_brings_holds_from_its_day_on(store):
    a_rep(store)
    before = span(store, TODAY).needed
    set_session_minutes(store, NOW, minutes=SESSION_MINUTES * 2)
    assert span(store, TODAY).needed == 2 * before
    assert span(store, date(2026, 11, 23)).needed == before
    for minutes in (0, 100_000):
        with pytest.raises(Refused):
            set_session_minutes(store, NOW, minutes=minutes)
