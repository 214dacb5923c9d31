"""One rep's history: what was rated, when coaching took place, what came in and was noted."""

from datetime import date

from coachdesk.desk.focus import set_focus
from coachdesk.desk.progress import rep_progress, trends, whole_history
from coachdesk.domain.figures import MonthEntries, MonthResults, Quota
from coachdesk.domain.periods import Period
from tests.history import NOW, a_call, a_rating, a_rep, a_skill, an_entry, put

PERIOD = Period(date(2026, 9, 1), date(2026, 11, 24))
OCTOBER = date(2026, 10, 13)


def test_that_focus_skills_come_first_and_archived_ones_only_with_ratings(store):
    rep = a_rep(store)
    plan, ask = a_skill(store, "Plan", position=1), a_skill(store, "Ask", position=2)
    gone = a_skill(store, "Gone", position=0, archived_on="2026-10-01")
    a_skill(store, "Gone unused", position=0, archived_on="2026-10-01")
    set_focus(store, NOW, rep_id=rep, skill_ids=[ask])
    a_rating(store, rep, gone, a_call(store, rep, OCTOBER), 3)
    progress = rep_progress(store, rep, PERIOD)
    assert [trend.skill_id for trend in progress.trends] == [ask, plan, gone]
    assert progress.focus == (ask,)


def test_that_a_call_shows_both_ratings_and_where_they_come_from(store):
    rep, skill = a_rep(store), a_skill(store)
    call = a_call(store, rep, OCTOBER, account="Betelgard", role="joint selling")
    a_rating(store, rep, skill, call, 2)
    a_rating(store, rep, skill, call, 4, rater="rep")
    (rating,) = trends(store, rep, PERIOD)[0].ratings
    assert (rating.level, rating.own, rating.role, rating.account) == (
        2, 4, "joint selling", "Betelgard")  # fmt: skip
    assert not rating.in_line


def test_that_a_rating_says_that_it_is_disputed_and_who_asked_for_its_change(store):
    rep, skill = a_rep(store), a_skill(store)
    call = a_call(store, rep, OCTOBER)
    a_rating(store, rep, skill, call, 2, disputed_on="2026-10-20", asked_by="coach")
    a_rating(store, rep, skill, call, 4, rater="rep")
    (rating,) = trends(store, rep, PERIOD)[0].ratings
    assert (rating.disputed_on, rating.asked_by) == (date(2026, 10, 20), "coach")


def test_that_the_newest_of_two_ratings_of_one_call_counts(store):
    rep, skill = a_rep(store), a_skill(store)
    call = a_call(store, rep, OCTOBER)
    with store.write(NOW.later(hours=1)) as tx:
        tx.insert("rating", call_id=call, rep_id=rep, skill_id=skill, level=4, skill_name="",
                  rated_at=NOW.later(hours=1).stamp)  # fmt: skip
    a_rating(store, rep, skill, call, 2)
    assert trends(store, rep, PERIOD)[0].ratings[0].level == 4


def test_that_the_period_governs_every_part(store):
    rep, skill = a_rep(store), a_skill(store)
    for on in (date(2026, 8, 31), OCTOBER, date(2026, 11, 25)):
        call = a_call(store, rep, on)
        a_rating(store, rep, skill, call, 3)
        an_entry(store, rep, call, "strength")
    progress = rep_progress(store, rep, PERIOD)
    assert [rating.on for rating in progress.trends[0].ratings] == [OCTOBER]
    assert [call.on for call in progress.calls] == [OCTOBER]
    assert [month.strengths for month in progress.entries] == [0, 1, 0]


def test_that_entries_are_counted_by_polarity_without_account_news(store):
    rep = a_rep(store)
    call = a_call(store, rep, OCTOBER)
    for mark in ("strength", "strength", "deficiency", None, "question", "customer", "account"):
        an_entry(store, rep, call, mark)
    assert rep_progress(store, rep, PERIOD).entries[1] == MonthEntries(date(2026, 10, 1), 2, 1, 3)


def test_that_a_month_without_results_is_a_gap_and_no_zero(store):
    rep = a_rep(store)
    for metric, value in (("won_count", 3), ("lost_count", 2), ("won_value", 900.5)):
        put(store, "result", rep_id=rep, metric=metric, value=value, starts_on="2026-10-01",
            ends_on="2026-10-31")  # fmt: skip
    assert rep_progress(store, rep, PERIOD).results == [
        MonthResults(date(2026, 9, 1)),
        MonthResults(date(2026, 10, 1), 3, 2, 900.5),
        MonthResults(date(2026, 11, 1)),
    ]


def test_that_a_quota_is_measured_against_what_was_won_in_its_own_days(store):
    rep = a_rep(store)
    for month in (7, 8, 9, 10):
        first, last = f"2026-{month:02}-01", f"2026-{month:02}-28"
        put(store, "result", rep_id=rep, metric="won_value", value=30, starts_on=first,
            ends_on=last)  # fmt: skip
    put(store, "result", rep_id=rep, metric="quota", value=100, starts_on="2026-07-01",
        ends_on="2026-09-30")  # fmt: skip
    put(store, "result", rep_id=rep, metric="quota_percent", value=104, starts_on="2026-10-01",
        ends_on="2026-10-31")  # fmt: skip
    assert rep_progress(store, rep, PERIOD).quotas == [
        Quota(Period(date(2026, 7, 1), date(2026, 9, 30)), 90),
        Quota(Period(date(2026, 10, 1), date(2026, 10, 31)), 104),
    ]


def test_that_a_joined_rep_brings_its_history(store):
    kary, other, skill = a_rep(store), a_rep(store, "Kari H"), a_skill(store)
    a_rating(store, other, skill, a_call(store, other, OCTOBER), 3)
    with store.write(NOW) as tx:
        tx.update("rep", other, same_as_id=kary)
    assert len(trends(store, kary, PERIOD)[0].ratings) == 1


def test_that_all_history_starts_with_the_first_thing_on_record(store):
    today = date(2026, 11, 24)
    assert whole_history(store, today) is None
    a_call(store, a_rep(store), date(2024, 5, 17))
    assert whole_history(store, today) == Period(date(2024, 5, 1), today)
