"""Who gets the coaching time: by the tier of each day, against the target and headcount."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from coachdesk.desk.coaching import given
from coachdesk.desk.progress_settings import fiscal_month, target
from coachdesk.desk.tier import tiers
from coachdesk.desk.tier_history import TierHistory
from coachdesk.domain.figures import Attention, Coached
from coachdesk.domain.findings import attention as finding
from coachdesk.domain.periods import Period, quarter
from coachdesk.domain.quarter_weeks import WEEKS, QuarterWeek, week_of, weeks_of
from coachdesk.domain.tier import TIERS
from coachdesk.store.store import Store

QUARTERS_BEFORE = 4

_ON_ROSTER = """SELECT id FROM rep WHERE same_as_id IS NULL
    AND coalesce(started_on, '') <= ? AND coalesce(archived_on, '9999') > ?"""
_NOTHING_PLANNED = f"""SELECT id, name FROM rep p WHERE id IN ({_ON_ROSTER})
    AND NOT EXISTS (SELECT 1 FROM ride d JOIN rep r ON r.id = d.rep_id
        WHERE p.id IN (r.id, r.same_as_id) AND d.ended_as IS NULL AND d.planned_on >= ?)
    ORDER BY name, id"""


@dataclass(frozen=True, slots=True)
class Weeks:
    """A quarter's weeks, and how many earlier quarters theirs were averaged over."""

    rows: Sequence[QuarterWeek]
    quarters: int


def split(
    store: Store,
    period: Period,
    calls: Sequence[Coached] | None = None,
    history: TierHistory | None = None,
) -> list[Attention]:
    """Coaching minutes by tier in a period; whoever read calls and tiers before passes them on."""
    if calls is None:
        calls = given(store, first=period.first, last=period.last)
    history = history or TierHistory(store, period.first)
    spent: dict[str, float] = defaultdict(float)
    for call in calls:
        spent[history.on(call.on)[call.rep_id]] += call.minutes
    last = period.last.isoformat()
    standing = history.on(period.last)
    heads = Counter(standing[rep] for (rep,) in store.rows(_ON_ROSTER, last, last))
    wanted = (*target(store, period.last), 0)
    return [
        Attention(tier, spent[tier], heads[tier], share)
        for tier, share in zip(TIERS, wanted, strict=True)
    ]


def this_quarter(store: Store, today: date) -> str:
    """What the top reps got in this quarter so far, in one sentence."""
    first = quarter(today, fiscal_month(store)).first
    return finding(split(store, Period(first, today)), "this quarter") + "."


def quarter_weeks(store: Store, today: date) -> Weeks:
    """This quarter's weeks by tier, beside the same weeks of up to four quarters before it."""
    month = fiscal_month(store)
    this = quarter(today, month)
    earlier = [quarter(today, month, -back) for back in range(QUARTERS_BEFORE, 0, -1)]
    calls = given(store, first=earlier[0].first, last=this.last)
    begun = [q for q in earlier if calls and calls[0].on <= q.last]
    sums = [0.0] * WEEKS
    for call in calls:
        if call.on < this.first:
            past = next(q for q in begun if call.on in q)
            sums[week_of(past, call.on)] += call.minutes
    before = [total / len(begun) for total in sums] if begun else [None] * WEEKS
    return Weeks(_rows(store, this, calls, before), len(begun))


def _rows(
    store: Store, this: Period, calls: Sequence[Coached], before: Sequence[float | None]
) -> list[QuarterWeek]:
    history = TierHistory(store, this.first)
    spent: list[dict[str, float]] = [dict.fromkeys(TIERS, 0.0) for _ in range(WEEKS)]
    for call in calls:
        if call.on in this:
            spent[week_of(this, call.on)][history.on(call.on)[call.rep_id]] += call.minutes
    return [
        QuarterWeek(number, period, **spent[number - 1], before=mean)
        for number, (period, mean) in enumerate(zip(weeks_of(this), before, strict=True), 1)
    ]


def nothing_planned_top(store: Store, today: date) -> list[tuple[str, str]]:
    """Top reps for whom nothing is planned from today on."""
    standing = tiers(store, today)
    reps = store.rows(_NOTHING_PLANNED, *[today.isoformat()] * 3)
    return [(id, name) for id, name in reps if standing[id] == "top"]
