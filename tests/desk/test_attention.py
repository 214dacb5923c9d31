"""The split of coaching time, the weeks of a quarter, and top reps whom nothing is planned for."""

from datetime import date

from coachdesk.desk.attention import (
    nothing_planned_top,
    quarter_weeks,
    split,
    this_quarter,
)
from coachdesk.desk.progress_settings import set_fiscal_month
from coachdesk.domain.findings import shares
from coachdesk.domain.periods import Period
from tests.builders import a_ride, a_row
from tests.history import NOW, a_call, a_rep

TODAY = date(2026, 11, 24)
QUARTER = Period(date(2026, 10, 1), date(2026, 12, 31))


def a_top_rep(store, name="Ann Becker"):
    rep = a_rep(store, name)
    a_row(store, "tier", rep_id=rep, tier="top", starts_on="2026-01-01")
    return rep


def test_that_the_quarter_is_told_in_one_sentence(store):
    a_call(store, a_top_rep(store), date(2026, 10, 6), 30)
    a_call(store, a_rep(store, "Bob"), date(2026, 10, 7), 90)
    a_call(store, a_rep(store, "Cy"), date(2026, 9, 30), 600)
    assert this_quarter(store, TODAY) == (
        "Your top rep got 0:30 of 2:00 this quarter (25 %, target 25)."
    )


def test_that_a_quarter_without_coaching_says_so(store):
    assert this_quarter(store, TODAY) == "No coaching this quarter."


def test_that_the_shares_of_any_period_make_a_hundred(store):
    for name, minutes in (("Ann", 31), ("Bob", 31), ("Cy", 31)):
        rep = a_rep(store, name)
        tier = {"Ann": "top", "Bob": "bottom"}.get(name, "new")
        a_row(store, "tier", rep_id=rep, tier=tier, starts_on="2026-01-01")
        a_call(store, rep, date(2026, 10, 6), minutes)
    for period in (QUARTER, Period(TODAY, TODAY), Period(date(2026, 10, 6), date(2026, 10, 6))):
        given = shares([row.minutes for row in split(store, period)])
        assert sum(given) == (100 if any(given) else 0)


def test_that_a_fiscal_quarter_begins_in_any_month(store):
    rep = a_top_rep(store)
    a_call(store, rep, date(2026, 11, 1), 60)
    a_call(store, rep, date(2026, 10, 31), 60)
    set_fiscal_month(store, NOW, month=2)
    assert "got 1:00 of 1:00 this quarter" in this_quarter(store, TODAY)


def test_that_a_quarters_weeks_stand_beside_those_of_quarters_before(store):
    rep = a_top_rep(store)
    a_call(store, rep, date(2026, 10, 8), 60)  # week 2
    a_call(store, rep, date(2026, 7, 8), 40)  # week 2 of the quarter before
    a_call(store, rep, date(2026, 4, 8), 20)
    a_call(store, rep, date(2026, 12, 31), 10)  # the last day stands in week 13
    weeks = quarter_weeks(store, TODAY)
    assert weeks.quarters == 2
    assert [(row.number, row.top, row.before) for row in weeks.rows if row.minutes] == [
        (2, 60, 30), (13, 10, 0)
    ]  # fmt: skip
    assert sum(row.period.days for row in weeks.rows) == QUARTER.days


def test_that_without_earlier_quarters_nothing_is_compared(store):
    a_call(store, a_top_rep(store), date(2026, 10, 8), 60)
    weeks = quarter_weeks(store, TODAY)
    assert (weeks.quarters, {row.before for row in weeks.rows}) == (0, {None})


def test_that_a_top_rep_with_nothing_planned_is_named(store):
    ann, bob = a_top_rep(store), a_top_rep(store, "Bob")
    a_top_rep(store, "Cy")
    a_rep(store, "Di")
    a_ride(store, ann, TODAY.isoformat())
    a_ride(store, bob, "2026-11-20")
    a_ride(store, bob, "2026-11-27", ended_as="cancelled")
    assert [name for _, name in nothing_planned_top(store, TODAY)] == ["Bob", "Cy"]


def test_that_a_team_of_one_tier_and_of_none_has_a_split(store):
    assert [row.minutes for row in split(store, QUARTER)] == [0, 0, 0, 0]
    with store.write(NOW) as tx:
        for number in range(200):
            rep = tx.insert("rep", name=f"Rep {number:03}")
            tx.insert("tier", rep_id=rep, tier="top", starts_on="2026-01-01")
    a_call(store, rep, date(2026, 10, 6), 30)
    assert [(row.minutes, row.reps) for row in split(store, QUARTER)] == [
        (30, 200), (0, 0), (0, 0), (0, 0)
    ]  # fmt: skip
    assert this_quarter(store, TODAY).startswith("Your 200 top reps got 0:30 of 0:30")
