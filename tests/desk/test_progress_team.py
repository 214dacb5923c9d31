"""The team's history: time by the tier of its day, shares, latest ratings, what was kept."""

from datetime import date

import pytest

from coachdesk.desk.progress_settings import fiscal_month, set_fiscal_month, set_target, target
from coachdesk.desk.progress_team import team_progress
from coachdesk.desk.tier import set_tier, tiers
from coachdesk.desk.tier_history import TierHistory
from coachdesk.domain.charts import of_team_skills
from coachdesk.domain.figures import Attention, Kept, Latest
from coachdesk.domain.periods import Period
from coachdesk.domain.refused import Refused
from tests.history import NOW, a_call, a_rating, a_rep, a_skill, put

TODAY = date(2026, 11, 24)
PERIOD = Period(date(2026, 9, 1), TODAY)


def a_tier(store, rep, tier, on):
    put(store, "tier", rep_id=rep, tier=tier, starts_on=on)


def test_that_minutes_count_for_the_tier_of_their_day(store):
    rep = a_rep(store)
    a_tier(store, rep, "bottom", "2026-01-01")
    a_tier(store, rep, "top", "2026-10-14")
    a_call(store, rep, date(2026, 10, 13), 30)
    a_call(store, rep, date(2026, 10, 14), 50)
    team = team_progress(store, PERIOD, TODAY)
    (week,) = [span for span in team.spans if span.minutes]
    assert (week.period.first, week.top, week.bottom) == (date(2026, 10, 12), 50, 30)
    assert [row.minutes for row in team.attention] == [50, 0, 30, 0]


def test_that_the_week_of_a_quarter_end_is_marked(store):
    assert [span.ends_quarter for span in team_progress(store, PERIOD, TODAY).spans if
            span.ends_quarter] == [date(2026, 9, 30)]  # fmt: skip
    set_fiscal_month(store, NOW, month=2)
    assert [span.ends_quarter for span in team_progress(store, PERIOD, TODAY).spans if
            span.ends_quarter] == [date(2026, 10, 31)]  # fmt: skip


def test_that_a_long_period_is_told_by_month(store):
    team = team_progress(store, Period(date(2024, 1, 1), TODAY), TODAY)
    assert not team.weekly
    assert len(team.spans) == 35


def test_that_attention_stands_beside_headcount_and_target(store):
    top, middle = a_rep(store, "Ann"), a_rep(store, "Bob")
    a_rep(store, "Cy", archived_on="2026-11-01")
    a_tier(store, top, "top", "2026-01-01")
    a_call(store, top, date(2026, 10, 13), 30)
    a_call(store, middle, date(2026, 10, 13), 60)
    set_target(store, NOW, split="20/60/20")
    assert team_progress(store, PERIOD, TODAY).attention == [
        Attention("top", 30, 1, 20),
        Attention("middle", 60, 1, 60),
        Attention("bottom", 0, 0, 20),
        Attention("new", 0, 0, 0),
    ]


def test_that_a_target_holds_from_its_day_on(store):
    set_target(store, NOW, split="20/60/20")
    assert target(store, date(2026, 11, 23)) == (25, 60, 15)
    assert target(store, TODAY) == (20, 60, 20)


def test_that_settings_have_defaults_and_refuse_nonsense(store):
    assert (target(store, TODAY), fiscal_month(store)) == ((25, 60, 15), 1)
    for split in ("25/60", "a/b/c", "50/50/50"):
        with pytest.raises(Refused):
            set_target(store, NOW, split=split)
    with pytest.raises(Refused):
        set_fiscal_month(store, NOW, month=13)


def test_that_the_latest_rating_of_the_period_is_shown_with_its_count(store):
    rep, skill = a_rep(store), a_skill(store, short_name="Ask")
    for on, level in ((date(2026, 9, 2), 2), (date(2026, 10, 13), 4), (date(2026, 12, 1), 5)):
        call = a_call(store, rep, on)
        a_rating(store, rep, skill, call, level)
        a_rating(store, rep, skill, call, 1, rater="rep")
    a_rating(store, rep, skill, a_call(store, rep, date(2026, 11, 3)), None)
    (cell,) = team_progress(store, PERIOD, TODAY).latest
    assert (cell.rep, cell.skill, cell.level, cell.on, cell.count) == (
        "Kary Hendriks", "Ask", 4, date(2026, 10, 13), 2)  # fmt: skip
    assert isinstance(cell, Latest)


def test_that_the_heat_map_says_what_was_not_seen_in_a_coaching_call(store):
    rep, skill = a_rep(store), a_skill(store)
    a_rating(store, rep, skill, a_call(store, rep, TODAY, from_memory=1, minutes=30), 3)
    assert team_progress(store, PERIOD, TODAY).latest[0].kind == "from memory"


def test_that_a_disputed_rating_has_the_reps_own_beside_it_on_the_heat_map(store):
    rep, ask, listen = a_rep(store), a_skill(store, "Ask"), a_skill(store, "Listen")
    call = a_call(store, rep, TODAY)
    a_rating(store, rep, ask, call, 2, disputed_on="2026-11-25")
    a_rating(store, rep, ask, call, 4, rater="rep")
    a_rating(store, rep, listen, call, 3)
    a_rating(store, rep, listen, call, 5, rater="rep")
    cells = team_progress(store, PERIOD, TODAY).latest
    found = {cell.skill_id: (cell.level, cell.disputed, cell.own) for cell in cells}
    assert found == {ask: (2, True, 4), listen: (3, False, None)}
    chart = of_team_skills(cells, TODAY)
    assert sorted(row[-2:] for row in chart.rows) == [("", None), ("yes", 4)]
    assert chart.size.endswith("; ≠ disputed")


def test_that_moved_rides_stay_in_the_denominator_and_open_ones_count_as_neither(store):
    rep = a_rep(store)
    for ended_as, reason in (("done", None), ("moved", "span"), ("cancelled", "customer"),
                             ("moved", "span"), (None, None)):  # fmt: skip
        put(store, "ride", rep_id=rep, planned_on="2026-10-13", ended_as=ended_as, reason=reason)
    team = team_progress(store, PERIOD, TODAY)
    assert team.kept == [Kept("Kary Hendriks", "middle", 1, 2, 1)]
    assert team.reasons == {"span": 2, "customer": 1}
    assert (team.tallies[0].done, team.tallies[0].of) == (1, 4)


def test_that_a_debrief_of_the_same_local_day_is_counted(store):
    rep = a_rep(store)
    evening = "2026-10-13T22:30:00.000Z"
    a_call(store, rep, date(2026, 10, 13), closed_at=evening, utc_offset_minutes=0)
    a_call(store, rep, date(2026, 10, 13), closed_at=evening, utc_offset_minutes=120)
    a_call(store, rep, date(2026, 10, 13), closed_at=None)
    delays = team_progress(store, PERIOD, TODAY).delays
    assert (delays.same_day, len(delays.calls)) == (1, 3)


def test_that_steps_kept_count_overdue_ones_as_not_kept(store):
    rep = a_rep(store)
    closed = "2026-10-13"
    steps = [("done", closed, None), ("dropped", closed, None), (None, None, "2026-10-01"),
             (None, None, "2026-12-01")]  # fmt: skip
    for result, closed_on, due in steps:
        put(store, "step", rep_id=rep, what="call", agreed_on="2026-09-01", due_on=due,
            closed_on=closed_on, result=result)  # fmt: skip
    tally = team_progress(store, PERIOD, TODAY).tallies[1]
    assert (tally.done, tally.of) == (1, 3)


def test_that_a_tier_history_says_what_tiers_say_of_each_day(store):
    with store.write(NOW) as tx:
        reps = [a_rep(tx, f"Rep {i}", started_on=f"202{3 + i % 3}-0{1 + i}-15") for i in range(6)]
        for i, rep in enumerate(reps):
            for month in range(1, 12):
                put(tx, "result", rep_id=rep, metric="won_value", value=(i * 37 + month * 11) % 50,
                    starts_on=f"2025-{month:02}-01", ends_on=f"2025-{month:02}-28")  # fmt: skip
    set_tier(store, NOW, rep_id=reps[0], tier="top")
    a_tier(store, reps[1], "bottom", "2025-05-10")
    a_tier(store, reps[1], None, "2025-08-10")
    with store.write(NOW) as tx:
        tx.update("rep", reps[2], archived_on="2025-07-07")
        tx.update("rep", reps[3], same_as_id=reps[4])
    history, late = TierHistory(store), TierHistory(store, date(2025, 9, 10))
    edges = [date(2025, m, d) for m in range(1, 13) for d in (1, 7, 8, 10, 15, 28)]
    for on in (*edges, date(2024, 1, 1), date(2026, 11, 23), TODAY):
        assert history.on(on) == tiers(store, on), on
        assert on < date(2025, 9, 10) or late.on(on) == tiers(store, on), on
