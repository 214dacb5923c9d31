"""Kept rate by rep, tier and month; reasons ranked; what nobody answered counts as neither."""

from datetime import date

from coachdesk.desk.kept import kept
from coachdesk.desk.plan import end_ride, plan_ride
from coachdesk.domain.kept import Rate, by_month, by_rep, by_tier, overall, reasons, rows
from coachdesk.domain.periods import Period
from tests.builders import TUESDAY, a_ride, a_row
from tests.history import NOW, a_rep

TODAY = TUESDAY.on
YEAR = Period(date(2026, 1, 1), date(2026, 12, 31))


def a_session(store, rep, on, ended_as=None, reason=None, **facts):
    a_ride(store, rep, on, ended_as=ended_as, reason=reason, **facts)


def test_that_a_moved_session_stays_in_the_denominator(store):
    rep = a_rep(store)
    plan_ride(store, NOW, rep_id=rep, planned_on=TODAY)
    (ride,) = store.rows("SELECT id FROM ride")[0]
    end_ride(store, NOW, ride_id=ride, ended_as="moved", ended_by="rep", reason="customer",
             moved_to_on=date(2026, 11, 25))  # fmt: skip
    wednesday = TUESDAY.later(days=1)
    (later,) = store.rows("SELECT id FROM ride WHERE ended_as IS NULL")[0]
    end_ride(store, wednesday, ride_id=later, ended_as="done")
    rate = overall(kept(store, YEAR, wednesday.on))
    assert (rate.done, rate.planned, rate.percent) == (1, 2, 50)
    assert rate.said == "1 of 2 (50 %)"


def test_that_one_whose_time_has_passed_unanswered_counts_as_neither(store):
    rep = a_rep(store)
    a_session(store, rep, "2026-11-20")
    a_session(store, rep, "2026-11-19", "done")
    a_session(store, rep, "2026-11-24")
    planned = kept(store, YEAR, TODAY)
    assert [one.ended_as for one in planned] == ["done", None]
    assert overall(planned) == Rate("", 1, 1)


def test_that_the_tier_is_that_of_its_day(store):
    rep = a_rep(store)
    for tier, on in (("bottom", "2026-01-01"), ("top", "2026-10-01")):
        a_row(store, "tier", rep_id=rep, tier=tier, starts_on=on)
    a_session(store, rep, "2026-09-30", "done")
    a_session(store, rep, "2026-10-01", "cancelled", "span")
    planned = kept(store, YEAR, TODAY)
    assert by_tier(planned) == [Rate("top", 0, 1), Rate("bottom", 1, 1)]
    assert by_month(planned) == [Rate("2026-09-01", 1, 1), Rate("2026-10-01", 0, 1)]
    assert [(row.tier, row.done, row.cancelled) for row in rows(planned)] == [
        ("bottom", 1, 0), ("top", 0, 1)
    ]  # fmt: skip


def test_that_two_reps_that_are_one_are_counted_as_one(store):
    kary, other = a_rep(store), a_rep(store, "Kari H", same_as_id=None)
    with store.write(NOW) as tx:
        tx.update("rep", other, same_as_id=kary)
    a_session(store, kary, "2026-11-02", "done")
    a_session(store, other, "2026-11-03", "cancelled", "customer", kind="talk")
    assert by_rep(kept(store, YEAR, TODAY)) == [Rate("Kary Hendriks", 1, 2)]


def test_that_reasons_are_ranked(store):
    rep = a_rep(store)
    for on, reason in ((2, "span"), (3, "customer"), (4, "customer"), (5, None)):
        a_session(store, rep, f"2026-11-0{on}", "cancelled", reason)
    a_session(store, rep, "2026-11-06", "done")
    assert list(reasons(kept(store, YEAR, TODAY)).items()) == [("customer", 2), ("span", 1)]


def test_that_nothing_planned_has_no_rate(store):
    rate = overall(kept(store, YEAR, TODAY))
    assert (rate.percent, rate.said) == (None, "–")
