"""One rep's coaching history in a period: skills, coaching days, results, what was noted."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from coachdesk.desk.coaching import coached
from coachdesk.desk.roster import SAME_PERSON, day
from coachdesk.domain.audience import Audience
from coachdesk.domain.figures import Coached, MonthEntries, MonthResults, Quota
from coachdesk.domain.periods import Period, month_start, months
from coachdesk.domain.role import corrected
from coachdesk.domain.trend import Rating, Trend
from coachdesk.store.store import Store

_RATINGS = f"""
    SELECT x.skill_id, x.rater, x.level, c.id, c.held_on, c.role, c.from_memory, c.account,
        c.role_was, c.role_reason, x.disputed_on, coalesce(x.asked_by, '')
    FROM rating x JOIN call c ON c.id = x.call_id
    WHERE x.rep_id IN {SAME_PERSON} AND c.held_on BETWEEN ? AND ?
        AND x.audience = coalesce(?, x.audience)
    ORDER BY c.held_on, c.started_at, c.id, x.rated_at"""

# Focus skills first, in the coach's order; one put away is there for its old ratings only.
_SKILLS = f"""
    SELECT s.id, s.name, s.archived_on IS NOT NULL, f.position IS NOT NULL
    FROM skill s LEFT JOIN (
        SELECT skill_id, min(position) position FROM focus
        WHERE rep_id IN {SAME_PERSON} AND starts_on <= ? AND coalesce(ends_on, '9999') >= ?
        GROUP BY skill_id) f ON f.skill_id = s.id
    ORDER BY s.archived_on IS NOT NULL, f.position IS NULL, f.position, s.position, s.name,
        s.id"""

_RESULTS = f"""
    SELECT substr(ends_on, 1, 7), metric, sum(value) FROM result
    WHERE rep_id IN {SAME_PERSON} AND starts_on <= ? AND ends_on >= ? GROUP BY 1, 2"""

# A quota is measured against what was won in its own days, be they a month's or a quarter's.
_QUOTAS = f"""
    SELECT starts_on, ends_on, coalesce(max(value) FILTER (WHERE metric = 'quota_percent'),
        100.0 * sum((SELECT sum(w.value) FROM result w WHERE w.rep_id = x.rep_id
            AND w.metric = 'won_value' AND w.starts_on BETWEEN x.starts_on AND x.ends_on))
        / nullif(sum(value) FILTER (WHERE metric = 'quota'), 0)) percent
    FROM result x WHERE rep_id IN {SAME_PERSON} AND metric IN ('quota', 'quota_percent')
        AND starts_on <= ? AND ends_on >= ?
    GROUP BY starts_on, ends_on HAVING percent IS NOT NULL ORDER BY starts_on"""

_ENTRIES = f"""
    SELECT substr(c.held_on, 1, 7), e.mark, count(*)
    FROM call c JOIN entry e ON e.call_id = c.id
    WHERE c.rep_id IN {SAME_PERSON} AND c.held_on BETWEEN ? AND ?
        AND coalesce(e.mark, '') <> 'account' GROUP BY 1, 2"""

_FIRST = """SELECT min(day) FROM (
    SELECT min(held_on) day FROM call UNION ALL SELECT min(planned_on) FROM ride
    UNION ALL SELECT min(starts_on) FROM result)"""


@dataclass(frozen=True, slots=True)
class RepProgress:
    """All that the page of one rep draws."""

    period: Period
    focus: tuple[str, ...]
    trends: Sequence[Trend]
    calls: Sequence[Coached]
    quotas: Sequence[Quota]
    results: Sequence[MonthResults]
    entries: Sequence[MonthEntries]


def rep_progress(store: Store, rep_id: str, period: Period) -> RepProgress:
    """A rep's history in a period."""
    skills = _skills(store, rep_id, period.last)
    return RepProgress(
        period,
        tuple(id for id, _, _, in_focus in skills if in_focus),
        trends(store, rep_id, period),
        coached(store, first=period.first, last=period.last, rep_id=rep_id),
        quotas(store, rep_id, period),
        monthly_results(store, rep_id, period),
        monthly_entries(store, rep_id, period),
    )


def trends(
    store: Store, rep_id: str, period: Period, audience: Audience | None = None
) -> list[Trend]:
    """Every skill in use, the rep's focus skills first, with what was rated in the period.

    With an audience only the ratings that were chosen for it.
    """
    found: dict[str, dict[str, Rating]] = {}
    days = period.first.isoformat(), period.last.isoformat()
    for skill, rater, level, call, on, *of_call, was, why, disputed, asked in store.rows(
        _RATINGS, rep_id, *days, audience
    ):
        calls = found.setdefault(skill, {})
        if call not in calls:
            role, from_memory, account = of_call
            calls[call] = Rating(call, date.fromisoformat(on), None, None, role,
                                 bool(from_memory), account, corrected(was, why))  # fmt: skip
        calls[call] = (
            replace(calls[call], level=level, disputed_on=day(disputed), asked_by=asked)
            if rater == "coach"
            else replace(calls[call], own=level)
        )
    return [
        Trend(id, name, tuple(found.get(id, {}).values()))
        for id, name, archived, _ in _skills(store, rep_id, period.last)
        if id in found or not archived
    ]


def quotas(store: Store, rep_id: str, period: Period) -> list[Quota]:
    """What was reached of each quota whose days the period touches."""
    rows = store.rows(_QUOTAS, rep_id, period.last.isoformat(), period.first.isoformat())
    day = date.fromisoformat
    return [Quota(Period(day(first), day(last)), percent) for first, last, percent in rows]


def monthly_results(store: Store, rep_id: str, period: Period) -> list[MonthResults]:
    """The deals of each month that the period touches; a missing month stays empty."""
    last = month_start(period.last, 1).isoformat()
    brought: dict[str, dict[str, float]] = {}
    for month, metric, value in store.rows(_RESULTS, rep_id, last, period.first.isoformat()):
        brought.setdefault(month, {})[metric] = value
    return [_month(part.first, brought.get(f"{part.first:%Y-%m}", {})) for part in months(period)]


def monthly_entries(store: Store, rep_id: str, period: Period) -> list[MonthEntries]:
    """Strengths, deficiencies and the rest that was noted, by month; account news apart."""
    noted: dict[str, dict[str | None, int]] = {}
    for month, mark, count in store.rows(
        _ENTRIES, rep_id, period.first.isoformat(), period.last.isoformat()
    ):
        noted.setdefault(month, {})[mark] = count
    return [_entries(part.first, noted.get(f"{part.first:%Y-%m}", {})) for part in months(period)]


def whole_history(store: Store, today: date) -> Period | None:
    """From the month of the first thing on record to today; None where nothing is."""
    row = store.one(_FIRST)
    if row is None or row[0] is None:
        return None
    return Period(min(month_start(date.fromisoformat(row[0])), today), today)


def _skills(store: Store, rep_id: str, on: date) -> list[tuple[str, str, int, int]]:
    rows = store.rows(_SKILLS, rep_id, on.isoformat(), on.isoformat())
    return [(id, name, archived, in_focus) for id, name, archived, in_focus in rows]


def _month(first: date, brought: dict[str, float]) -> MonthResults:
    def count(metric: str) -> int | None:
        return round(brought[metric]) if metric in brought else None

    won, lost, value = count("won_count"), count("lost_count"), brought.get("won_value")
    return MonthResults(first.replace(day=1), won, lost, value)


def _entries(first: date, noted: dict[str | None, int]) -> MonthEntries:
    strengths, deficiencies = noted.get("strength", 0), noted.get("deficiency", 0)
    rest = sum(noted.values()) - strengths - deficiencies
    return MonthEntries(first.replace(day=1), strengths, deficiencies, rest)
