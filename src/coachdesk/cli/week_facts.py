"""All that the Week shows of a day, as facts that a program can count again."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from coachdesk.desk.attention import nothing_planned_top, split
from coachdesk.desk.kept import kept
from coachdesk.desk.open_steps import OpenStep, all_open_steps
from coachdesk.desk.progress_settings import fiscal_month
from coachdesk.desk.sessions import Unanswered, unanswered
from coachdesk.desk.span import span
from coachdesk.desk.spent import spent
from coachdesk.desk.week import Week
from coachdesk.desk.week import week as read_week
from coachdesk.desk.who_next import who_next
from coachdesk.domain.figures import Attention
from coachdesk.domain.findings import shares
from coachdesk.domain.kept import Planned, Rate, by_month, by_rep, by_tier, overall, reasons
from coachdesk.domain.moment import Moment
from coachdesk.domain.periods import Period, quarter, week_start
from coachdesk.domain.span import Load
from coachdesk.domain.spent import CATEGORIES, Spent
from coachdesk.domain.week import Item
from coachdesk.domain.who_next import NextLine
from coachdesk.store.store import Store


@dataclass(frozen=True, slots=True)
class WeekFacts:
    """What was read, of one day and one moment."""

    on: date
    week: Week
    unanswered: Unanswered
    quarter: Period  # so far
    split: list[Attention]
    kept: list[Planned]
    load: Load
    time: Spent
    lines: list[NextLine]
    top: list[tuple[str, str]]  # with nothing planned
    owed: list[OpenStep]


def gathered(store: Store, now: Moment, first_weekday: int) -> WeekFacts:
    """Read it all as of now."""
    today = now.on
    first = week_start(today, first_weekday)
    so_far = Period(quarter(today, fiscal_month(store)).first, today)
    (told,) = spent(store, [Period(first, first + timedelta(6))], today)
    return WeekFacts(
        today, read_week(store, now, first), unanswered(store, now), so_far, split(store, so_far),
        kept(store, so_far, today), span(store, today), told, who_next(store, today),
        nothing_planned_top(store, today),
        [one for one in all_open_steps(store, today) if one.step.mine],
    )  # fmt: skip


def facts(found: WeekFacts) -> dict[str, Any]:
    """What `--json` prints."""
    week, counted = found.week, found.week.spent
    return {
        "on": found.on.isoformat(),
        "week": _days(week.period),
        "budget": {
            "set": str(week.budget) if week.budget else None, "minutes": counted.budget,
            "planned": counted.planned, "done": counted.done, "left": counted.left,
        },
        "sessions": [_session(item) for item in week.items if item.is_session],
        "to_ask": [item.id for item in found.unanswered.asked],
        "not_known_here": [item.id for item in found.unanswered.not_known],
        "time": {
            "minutes": {name: round(found.time.minutes[name], 2) for name in CATEGORIES},
            "corrected": dict(found.time.by_hand),
            "unsorted": round(found.time.unsorted, 2),
        },
        "quarter": {**_days(found.quarter), "split": _split(found.split)},
        "kept": _kept(found.kept),
        "span": _span(found.load),
        "top_with_nothing_planned": [{"id": id, "name": name} for id, name in found.top],
        "who_next": [_line(line) for line in found.lines],
        "you_owe": [
            {"id": one.step.id, "rep": one.rep_name, "what": one.step.what} for one in found.owed
        ],
    }  # fmt: skip


def _days(period: Period) -> dict[str, Any]:
    return {"first": period.first.isoformat(), "last": period.last.isoformat()}


def _session(item: Item) -> dict[str, Any]:
    return {
        "id": item.id, "kind": item.kind, "rep_id": item.rep_id, "name": item.name,
        "on": item.on.isoformat(), "starts_minute": item.starts, "minutes": item.minutes,
        "coaching_minutes": item.coaching, "ended_as": item.ended_as, "stops": item.stops,
        "watched": item.watched,
    }  # fmt: skip


def _split(rows: list[Attention]) -> list[dict[str, Any]]:
    given = shares([row.minutes for row in rows])
    heads = shares([row.reps for row in rows])
    return [
        {
            "tier": row.tier, "minutes": round(row.minutes, 2), "percent": share,
            "target_percent": row.target, "reps": row.reps, "reps_percent": head,
        }
        for row, share, head in zip(rows, given, heads, strict=True)
    ]  # fmt: skip


def _kept(planned: list[Planned]) -> dict[str, Any]:
    whole = overall(planned)
    return {
        "done": whole.done, "planned": whole.planned, "percent": whole.percent,
        "unanswered": sum(one.ended_as is None for one in planned),
        "by_rep": _rates(by_rep(planned)), "by_tier": _rates(by_tier(planned)),
        "by_month": _rates(by_month(planned)), "reasons": reasons(planned),
    }  # fmt: skip


def _rates(rates: Iterable[Rate]) -> list[dict[str, Any]]:
    return [{"of": rate.of, "done": rate.done, "planned": rate.planned} for rate in rates]


def _span(load: Load) -> dict[str, Any]:
    wanted = None if load.wanted is None else round(load.wanted, 2)
    return {
        "reps": load.reps, "needed_minutes": round(load.needed, 2), "wanted_minutes": wanted,
        "given_minutes": round(load.given, 2), "short_minutes": round(load.short, 2),
        "coached_well": load.well,
    }  # fmt: skip


def _line(line: NextLine) -> dict[str, Any]:
    return {
        "id": line.rep_id, "name": line.name, "tier": line.tier, "why": line.why,
        "reasons": [reason.flag for reason in line.reasons], "action": line.action,
        "next_on": line.next_on.isoformat() if line.next_on else None,
    }  # fmt: skip
