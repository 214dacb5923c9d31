from datetime import date, timedelta

import pytest

from coachdesk.desk.focus import set_focus
from coachdesk.desk.plan import end_ride, plan_ride
from coachdesk.desk.roster import archive_rep, join_reps
from coachdesk.desk.roster_rows import roster_rows
from coachdesk.domain.days import months_later
from tests.builders import a_past_call, a_rating, a_rep, a_ride, a_row, a_skill, a_step


@pytest.fixture
def row(store, now):
    """The row of the only rep, or of the rep named."""

    def row(name=None):
        rows = roster_rows(store, now.on)
        return next(row for row in rows if name in (None, row.name))

    return row


def a_month(store, rep, month, **metrics):
    first = date.fromisoformat(f"{month}-01")
    period = {"starts_on": first, "ends_on": months_later(first, 1) - timedelta(1)}
    for metric, value in metrics.items():
        a_row(store, "result", rep_id=rep, metric=metric, value=value, **period)


def test_that_rows_stand_in_the_order_of_who_is_next(store, now):
    for name, days in (("Ann", 3), ("Bo", 47), ("Cy", None), ("Di", 3)):
        rep = a_rep(store, name)
        if days:
            a_past_call(store, rep, now.later(days=-days))
    rows = roster_rows(store, now.on)
    assert [(row.name, row.coached(now.on)) for row in rows] == [
        ("Cy", "not yet"), ("Bo", "47 days"), ("Ann", "3 days"), ("Di", "3 days"),
    ]  # fmt: skip
    assert rows[1].why == "not coached for 47 days, cadence 35 · nothing planned"


def test_that_only_an_ended_coaching_call_counts_as_coached(store, now, row):
    ann = a_rep(store)
    a_past_call(store, ann, now.later(days=-9), from_memory=1)
    a_past_call(store, ann, now.later(days=-5), role="joint selling")
    a_past_call(store, ann, now.later(days=-4), role="demonstration")
    a_past_call(store, ann, now.later(days=-3), ended_at=None)
    assert row().last_coached_on == now.later(days=-9).on


def test_that_the_next_ride_along_is_the_coming_open_one(store, now, row):
    ann = a_rep(store)
    past = a_ride(store, ann, "2026-11-20")
    cancelled = plan_ride(store, now, rep_id=ann, planned_on=date(2026, 11, 25)).id
    end_ride(store, now, ride_id=cancelled, ended_as="cancelled", ended_by="rep", reason="span")
    plan_ride(store, now, rep_id=ann, planned_on=date(2026, 12, 4))
    assert (row().next_on, row().unanswered_on) == (date(2026, 12, 4), date(2026, 11, 20))
    end_ride(store, now, ride_id=past, ended_as="done")
    assert row().unanswered_on is None


@pytest.mark.parametrize(
    ("due", "said"),
    [
        ([], ""),
        ([("rep", "2026-11-24")], ""),
        ([("rep", "2026-11-23")], "1 overdue"),
        ([("coach", "2026-11-23")], "1 of mine overdue"),
        ([("coach", "2026-11-23"), ("rep", "2026-10-01")], "2 overdue, 1 of mine"),
    ],
)
def test_that_overdue_steps_are_said_and_mine_are_named(store, row, now, due, said):
    ann = a_rep(store)
    a_step(store, ann, due_when="next call")
    a_step(store, ann, due_on="2026-01-01", result="done")
    for owner, on in due:
        a_step(store, ann, owner=owner, due_on=on)
    assert (row().open_steps, row().overdue) == (1 + len(due), said)


def test_that_a_step_is_due_on_its_day_and_one_put_off_to_the_next_call_on_a_ride_along(
    store, row, now
):
    ann = a_rep(store)
    for facts in ({"due_on": "2026-11-24"}, {"due_when": "next call"}, {"due_on": "2026-11-25"},
                  {"due_on": "2026-11-24", "result": "done"}):  # fmt: skip
        a_step(store, ann, **facts)
    a_ride(store, ann, kind="one-to-one")
    assert row().due_today == 1
    a_ride(store, ann)
    assert row().due_today == 2


def test_that_the_last_five_ratings_of_the_first_focus_skill_are_shown_newest_last(store, now, row):
    ann, ask, listen = a_rep(store), a_skill(store, "Ask"), a_skill(store)
    set_focus(store, now.later(days=-99), rep_id=ann, skill_ids=[ask, listen])
    for back, level in enumerate((5, None, 4, 3, 2, 1, 1)):
        call = a_past_call(store, ann, now.later(days=-back - 1))
        a_rating(store, call, ann, ask, level)
        a_rating(store, call, ann, ask, 3, rater="rep")
        a_rating(store, call, ann, listen, 3)
    joint = a_past_call(store, ann, now, role="joint selling")
    a_rating(store, joint, ann, ask, 3)
    assert (row().focus, row().ratings) == ("Ask", (1, 2, 3, 4, 5))


def test_that_results_are_those_of_the_last_twelve_months_that_have_any(store, now, row):
    ann = a_rep(store)
    a_month(store, ann, "2017-01", won_count=1, lost_count=1, won_value=1.0)
    for month in ("2017-03", *(f"2017-{n:02}" for n in range(4, 13)), "2018-01", "2018-03"):
        a_month(store, ann, month, won_count=3, lost_count=1, won_value=10.5)
    assert (row().won_count, row().lost_count, row().won_value) == (36, 12, 126.0)
    assert row().win_rate == 0.75


def test_that_the_month_we_are_in_counts_as_soon_as_it_has_results(store, now, row):
    a_month(store, a_rep(store), "2026-11", won_value=7.0)
    assert row().won_value == 7.0


def test_that_a_rep_without_results_has_a_gap_and_no_zero(store, now, row):
    a_month(store, a_rep(store, "Ann"), "2026-10", won_count=0, lost_count=2)
    a_rep(store, "Bo")
    assert (row("Ann").won_count, row("Ann").win_rate, row("Ann").won_value) == (0, 0, None)
    assert (row("Bo").won_count, row("Bo").win_rate, row("Bo").quota) == (None, None, None)


def test_that_quota_is_that_of_the_latest_period_in_percent_or_from_its_amount(store, now, row):
    ann, bo = a_rep(store, "Ann"), a_rep(store, "Bo")
    a_month(store, ann, "2026-09", quota_percent=80)
    a_month(store, ann, "2026-10", quota_percent=104)
    a_row(store, "result", rep_id=bo, metric="quota", value=200, starts_on="2026-07-01",
          ends_on="2026-09-30")  # fmt: skip
    a_month(store, bo, "2026-08", won_value=150)
    a_month(store, bo, "2026-10", won_value=999)
    assert (row("Ann").quota, row("Bo").quota) == (104, 75)


def test_that_archived_reps_are_off_the_table_and_joined_ones_are_one_row(store, now, row):
    ann, twin, gone = a_rep(store), a_rep(store, "A. Becker"), a_rep(store, "Gone")
    a_past_call(store, twin, now.later(days=-2))
    a_step(store, twin)
    a_month(store, twin, "2026-10", won_value=5.0)
    a_month(store, ann, "2026-10", won_value=7.0)
    a_ride(store, twin, "2026-12-01")
    archive_rep(store, now, rep_id=gone)
    join_reps(store, now, rep_id=twin, same_as_id=ann)
    (only,) = roster_rows(store, now.on)
    assert (only.name, only.coached(now.on), only.open_steps, only.won_value, only.next_on) == (
        "Ann Becker", "2 days", 1, 12.0, date(2026, 12, 1))  # fmt: skip
