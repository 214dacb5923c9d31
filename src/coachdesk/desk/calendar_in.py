"""Busy time from another calendar: what would be new, changed and gone, written as one plan.

An event is the same row on every machine and from every file. What it is for is remembered by
its title, as a name made of it, so that no title stays in the file unless it is asked for.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, tzinfo
from typing import Any

from coachdesk.desk.importing import Plan, Write, seen
from coachdesk.domain.calendar import Busy, Event, busy_of, guessed
from coachdesk.domain.identity import folded, named_id
from coachdesk.store.store import Store

_FACTS = ("uid", "planned_on", "starts_minute", "minutes", "title", "category", "source")
_PREFIX = "calendar title "  # the settings that remember what a title is for


@dataclass(frozen=True, slots=True)
class Coming:
    """What a calendar file says, as far as it matters: `whole` are the days it tells all of."""

    source: str
    events: Sequence[Event]
    uids: frozenset[str]
    first: date
    last: date
    whole: tuple[date, date]


@dataclass(frozen=True, slots=True)
class Title:
    """Events of one title: how many, how long in all, and what they are for."""

    title: str
    count: int
    minutes: int
    category: str | None


@dataclass(frozen=True, slots=True)
class BusyPlan:
    """What would be written, and what a person looks at before that."""

    plan: Plan
    busy: tuple[Busy, ...]
    titles: tuple[Title, ...]
    new: int
    changed: int
    gone: tuple[tuple[date, str], ...]  # day and title, where that was kept


def keeps_titles(store: Store, source: str) -> bool:
    """Whether titles of that calendar were asked for the last time."""
    return bool(store.one("SELECT 1 FROM busy WHERE source = ? AND title <> ''", source))


def plan_busy(
    store: Store,
    coming: Coming,
    *,
    zone: tzinfo,
    chosen: Mapping[str, str | None],
    titled: bool,
) -> BusyPlan:
    """What it would change; `chosen`: title → what it is for, as a person just said."""
    stored = _stored(store)
    busy = {
        one.id: one
        for event in coming.events
        for one in busy_of(event, zone)
        if coming.first <= one.planned_on <= coming.last
    }
    chosen = {folded(title): category for title, category in chosen.items()}
    purposes = _purposes(store, busy, stored, chosen)
    writes = []
    for id, one in busy.items():
        facts = {
            "uid": one.uid, "planned_on": one.planned_on.isoformat(),
            "starts_minute": one.starts_minute, "minutes": one.minutes,
            "title": one.title if titled else "", "category": purposes[folded(one.title)],
        }  # fmt: skip
        if id not in stored:
            writes.append(Write("insert", "busy", id, facts | {"source": coming.source}))
        elif differing := {k: v for k, v in facts.items() if v != stored[id][k]}:
            before = {key: stored[id][key] for key in differing}
            writes.append(Write("update", "busy", id, differing, before))
    gone = [id for id, row in stored.items() if id not in busy and _has_gone(row, coming)]
    writes += [Write("delete", "busy", id) for id in gone]
    kinds = Counter(write.kind for write in writes)
    return BusyPlan(
        Plan(seen(store), writes=(*writes, *_to_remember(store, chosen))),
        tuple(sorted(busy.values(), key=lambda one: (one.planned_on, one.starts_minute or 0))),
        _titles(busy.values(), purposes),
        kinds["insert"],
        kinds["update"],
        tuple(
            sorted((date.fromisoformat(stored[i]["planned_on"]), stored[i]["title"]) for i in gone)
        ),
    )


def _has_gone(row: dict[str, Any], coming: Coming) -> bool:
    """Whether the file would have it if it still were."""
    day = date.fromisoformat(row["planned_on"])
    if row["source"] != coming.source or not coming.first <= day <= coming.last:
        return False
    return row["uid"] in coming.uids or coming.whole[0] <= day <= coming.whole[1]


def _purposes(
    store: Store,
    busy: Mapping[str, Busy],
    stored: Mapping[str, dict[str, Any]],
    chosen: Mapping[str, str | None],
) -> dict[str, str | None]:
    """Title → what for: as said now, as remembered, as it stands, or as the title plainly says."""
    stands = {folded(busy[id].title): stored[id]["category"] for id in stored if id in busy}
    remembered = dict(store.rows("SELECT id, value FROM setting WHERE id LIKE ?", f"{_PREFIX}%"))
    purposes: dict[str, str | None] = {}
    for title in {folded(one.title) for one in busy.values()}:
        if title in chosen:
            purposes[title] = chosen[title]
        elif (value := remembered.get(_setting(title))) is not None:
            purposes[title] = value or None
        else:
            purposes[title] = stands.get(title) or guessed(title)
    return purposes


def _to_remember(store: Store, chosen: Mapping[str, str | None]) -> list[Write]:
    writes = []
    for title, category in chosen.items():
        id, value = _setting(title), category or ""
        before = store.one("SELECT value FROM setting WHERE id = ?", id)
        if before is None:
            writes.append(Write("insert", "setting", id, {"value": value}))
        elif before[0] != value:
            writes.append(Write("update", "setting", id, {"value": value}, {"value": before[0]}))
    return writes


def _setting(title: str) -> str:
    return _PREFIX + named_id("title", title)


def _titles(busy: Iterable[Busy], purposes: Mapping[str, str | None]) -> tuple[Title, ...]:
    """By the time they take, the most first."""
    alike: dict[str, list[Busy]] = {}
    for one in busy:
        alike.setdefault(folded(one.title), []).append(one)
    found = [
        Title(ones[0].title, len(ones), sum(one.minutes for one in ones), purposes[key])
        for key, ones in alike.items()
    ]
    return tuple(sorted(found, key=lambda one: (-one.minutes, one.title)))


def _stored(store: Store) -> dict[str, dict[str, Any]]:
    rows = store.rows(f"SELECT id, {', '.join(_FACTS)} FROM busy")
    return {id: dict(zip(_FACTS, facts, strict=True)) for id, *facts in rows}
