"""Deals and quotas, as they would change results, accounts and open deals of the roster."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, TypeVar

from coachdesk.desk.importing import Item, Plan, Write, people, seen
from coachdesk.desk.importing_deals import plan_accounts, plan_open_deals
from coachdesk.domain.identity import folded, named_id
from coachdesk.domain.importing import Asked, Deal, Intake, Problem, Quota
from coachdesk.domain.matching import Known
from coachdesk.domain.results import by_month, month_end
from coachdesk.store.store import Store

T = TypeVar("T", Deal, Quota, Asked)
_WORDS = {
    "won_count": "won", "lost_count": "lost", "won_value": "value",
    "quota": "quota", "actual": "actual", "quota_percent": "quota met in %",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Period:
    """One rep's figures of one period, by metric."""

    rep: Known
    starts_on: date
    ends_on: date
    figures: Mapping[str, float]
    line: int = 0


def plan_deals(store: Store, intake: Intake[Deal]) -> Plan:
    """Won and lost deals into months, all of them into accounts, open ones kept as they are."""
    found, left_out, refused = matched(store, intake)
    lines: dict[tuple[str, date], int] = {}
    for rep, deal in found:
        if deal.closed_on:
            lines.setdefault((rep.id, deal.closed_on.replace(day=1)), deal.line)
    reps = {rep.id: rep for rep, _ in found}
    months = by_month((rep.id, deal) for rep, deal in found)
    periods = [
        _Period(reps[id], first, month_end(first), month.figures, lines.get((id, first), 0))
        for (id, first), month in sorted(
            months.items(), key=lambda item: (item[0][1], folded(reps[item[0][0]].name))
        )
    ]
    plan = _plan(store, periods, left_out, refused, intake.said)
    own = [(rep.id, deal) for rep, deal in found]
    accounts, about_accounts = plan_accounts(store, own)
    deals, about_deals = plan_open_deals(store, own)
    return Plan(
        plan.seen, plan.new, plan.changed, plan.unchanged, plan.refused, plan.left_out,
        (*plan.said, *about_accounts, *about_deals), (*plan.writes, *accounts, *deals),
    )  # fmt: skip


def plan_quotas(store: Store, intake: Intake[Quota]) -> Plan:
    """Quota and what was made of it, a rep and period."""
    found, left_out, refused = matched(store, intake)
    periods = [
        _Period(rep, quota.starts_on, quota.ends_on, quota.figures, quota.line)
        for rep, quota in found
    ]
    return _plan(store, periods, left_out, refused, intake.said)


def matched(
    store: Store, intake: Intake[T]
) -> tuple[list[tuple[Known, T]], tuple[Item, ...], tuple[Problem, ...]]:
    """Each record with its rep; who isn't on the roster, with counts; whom several names fit."""
    everybody = people(store)
    called: dict[tuple[str, str], list[Known]] = {}
    missing: Counter[str] = Counter()
    lines: dict[str, int] = {}
    found, refused = [], list(intake.refused)
    for record in intake.records:
        key = (record.rep, record.rep_id)
        if key not in called:
            called[key] = everybody.called(*key)
        reps = called[key]
        if len(reps) == 1 and not reps[0].archived:
            found.append((reps[0], record))
        elif len(reps) > 1:
            reason = f"“{record.rep}” fits {len(reps)} reps: an id has to tell them apart"
            refused.append(Problem(record.line, reason))
        else:
            name = f"{record.rep or record.rep_id}{' (archived here)' if reps else ''}"
            missing[name] += 1
            lines.setdefault(name, record.line)
    left_out = tuple(
        Item(lines[name], name, _with_alike(count, everybody.alike(name)))
        for name, count in missing.most_common()
    )
    return found, left_out, tuple(sorted(refused, key=lambda problem: problem.line))


def _with_alike(count: int, alike: str) -> str:
    text = "1 line" if count == 1 else f"{count:,} lines"
    return f"{text}, almost like {alike}" if alike else text


def _plan(
    store: Store,
    periods: Iterable[_Period],
    left_out: tuple[Item, ...],
    refused: tuple[Problem, ...],
    said: tuple[str, ...],
) -> Plan:
    """New and changed figures. A joined rep's own rows give way to the one person's."""
    stored: dict[tuple[Any, ...], list[tuple[str, float]]] = defaultdict(list)
    for *key, id, value in store.rows(
        "SELECT coalesce(rep.same_as_id, rep.id), metric, starts_on, ends_on, result.id, value "
        "FROM result JOIN rep ON rep.id = result.rep_id ORDER BY rep.same_as_id IS NOT NULL"
    ):
        stored[tuple(key)].append((id, value))
    new, changed, writes, unchanged = [], [], [], 0
    for period in periods:
        before = {
            metric: stored.get((period.rep.id, metric, *_span(period)), [])
            for metric in period.figures
        }
        if not any(before.values()) and not any(period.figures.values()) and not period.line:
            continue  # nothing closed in this month, and nothing known of it
        found = [write for metric in before for write in _writes(period, metric, before[metric])]
        writes += found
        item = Item(period.line, f"{period.rep.name}, {_called(period)}", _what(period, before))
        if not found:
            unchanged += 1
        elif any(before.values()):
            changed.append(item)
        else:
            new.append(item)
    return Plan(
        seen(store), tuple(new), tuple(changed), unchanged, refused, left_out, said, tuple(writes)
    )


def _writes(period: _Period, metric: str, before: list[tuple[str, float]]) -> list[Write]:
    value = float(period.figures[metric])
    if not before:
        first, last = _span(period)
        id = named_id("result", period.rep.id, metric, first, last)
        facts = {"rep_id": period.rep.id, "metric": metric, "value": value}
        return [Write("insert", "result", id, facts | {"starts_on": first, "ends_on": last})]
    (id, old), *others = before
    update = Write("update", "result", id, {"value": value}, {"value": old})
    changed = [update] if value != old else []
    return changed + [Write("delete", "result", other) for other, _ in others]


def _span(period: _Period) -> tuple[str, str]:
    return period.starts_on.isoformat(), period.ends_on.isoformat()


def _what(period: _Period, before: Mapping[str, list[tuple[str, float]]]) -> str:
    said = []
    for metric, value in period.figures.items():
        old = sum(value for _, value in before[metric])
        was = f"{old:,.12g} → " if before[metric] and old != value else ""
        said.append(f"{_WORDS[metric]} {was}{value:,.12g}")
    return ", ".join(said)


def _called(period: _Period) -> str:
    """Mar 2025 for a month, else its first and last day."""
    if period.ends_on == month_end(period.starts_on) and period.starts_on.day == 1:
        return f"{period.starts_on:%b %Y}"
    return f"{period.starts_on} to {period.ends_on}"
