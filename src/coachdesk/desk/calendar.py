"""Planned sessions as other calendars get them, and what they were told the last time.

A session that was moved keeps the name of the first one, so that a calendar moves its event;
what was sent and is no longer planned is sent once more, as cancelled.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from coachdesk.desk.roster import first_name
from coachdesk.domain.changes import Changes
from coachdesk.domain.identity import folded
from coachdesk.domain.moment import Moment, stamp, unstamp
from coachdesk.domain.week import usual_minutes
from coachdesk.store.store import Store

LONGEST_PLACE = 200
_TITLES = {"ride-along": "Field day", "one-to-one": "One-to-one", "talk": "Talk"}


@dataclass(frozen=True, slots=True)
class Going:
    """A session as it goes out; without `starts_minute` it takes the whole day.

    `sequence` counts what calendars were told: 0 the first time. `ride_id` is the session itself,
    where it still is one.
    """

    id: str
    ride_id: str | None
    title: str
    place: str
    planned_on: date
    starts_minute: int | None
    minutes: int
    cancelled: bool
    sequence: int
    changed_at: datetime
    is_new: bool = True
    has_changed: bool = False

    @property
    def facts(self) -> tuple[object, ...]:
        """What a calendar shows of it."""
        return (self.title, self.place, self.planned_on.isoformat(), self.starts_minute,
                self.minutes, self.cancelled)  # fmt: skip


def going_out(store: Store, now: Moment) -> list[Going]:
    """All that is planned from today on, by day and hour, and what is no longer."""
    sent = {going.id: going for going in _sent(store, now.on)}
    planned = {going.id: going for going in _planned(store, now)}
    gone = [replace(going, cancelled=True) for id, going in sent.items() if id not in planned]
    found = [_told(going, sent.get(going.id), now) for going in (*planned.values(), *gone)]
    return sorted(found, key=lambda one: (one.planned_on, one.starts_minute or 0, one.title))


def keep_sent(store: Store, now: Moment, *, sessions: Sequence[Going]) -> Changes:
    """Remember what went out; of days that have passed nothing needs to be known."""
    with store.write(now) as tx:
        known = dict(tx.rows("SELECT id, planned_on FROM sent"))
        for going in sessions:
            facts = {
                "title": going.title, "place": going.place, "planned_on": going.planned_on,
                "starts_minute": going.starts_minute, "minutes": going.minutes,
                "cancelled": going.cancelled, "sequence": going.sequence,
                "changed_at": stamp(going.changed_at),
            }  # fmt: skip
            if going.id in known:
                tx.update("sent", going.id, **facts)
            else:
                tx.insert("sent", id=going.id, **facts)
        out = {going.id for going in sessions}
        for id, planned_on in known.items():
            if planned_on < now.on.isoformat() and id not in out:
                tx.delete("sent", id)
    return tx.changes


def set_place(store: Store, now: Moment, *, ride_id: str, place: str) -> Changes:
    """Say where a session takes place; other calendars show it."""
    with store.write(now) as tx:
        tx.update("ride", ride_id, place=" ".join(place.split())[:LONGEST_PLACE])
    return tx.changes


def _told(going: Going, before: Going | None, now: Moment) -> Going:
    """How often calendars were told of it, this time included."""
    if before is None:
        return replace(going, changed_at=now.at)
    changed = going.facts != before.facts
    at = now.at if changed else before.changed_at
    count = before.sequence + changed
    return replace(going, sequence=count, changed_at=at, is_new=False, has_changed=changed)


def _sent(store: Store, today: date) -> list[Going]:
    rows = store.rows(
        "SELECT id, title, place, planned_on, starts_minute, minutes, cancelled, sequence, "
        "changed_at FROM sent WHERE planned_on >= ?", today.isoformat(),
    )  # fmt: skip
    return [
        Going(id, None, title, place, date.fromisoformat(on), starts, minutes, bool(cancelled),
              sequence, unstamp(changed_at))
        for id, title, place, on, starts, minutes, cancelled, sequence, changed_at in rows
    ]  # fmt: skip


def _planned(store: Store, now: Moment) -> list[Going]:
    """Open sessions from today on under the id of the first that each was moved from."""
    rows = store.rows(
        "SELECT ride.id, rep.name, kind, place, planned_on, starts_minute, planned_minutes, "
        "(SELECT count(*) FROM stop WHERE ride_id = ride.id) "
        "FROM ride JOIN rep ON rep.id = ride.rep_id WHERE ended_as IS NULL AND planned_on >= ? "
        "AND rep.purged_on IS NULL "
        "AND (began_at IS NULL OR planned_minutes IS NOT NULL)",  # it was never planned
        now.on.isoformat(),
    )
    called = _called(store)
    moved = dict(store.rows("SELECT moved_to_id, id FROM ride WHERE moved_to_id IS NOT NULL"))
    return [
        Going(_first(id, moved), id, f"{_TITLES[kind]}, {called.get(name, name)}", place,
              date.fromisoformat(on), starts, length or usual_minutes(kind, stops), False, 0,
              now.at)
        for id, name, kind, place, on, starts, length, stops in rows
    ]  # fmt: skip


def _first(id: str, moved: dict[str, str]) -> str:
    seen = {id}
    while (before := moved.get(id)) and before not in seen:
        seen.add(before)
        id = before
    return id


def _called(store: Store) -> dict[str, str]:
    """What everybody is called: Kary, or Kary N. where there are two."""
    names = [name for (name,) in store.rows("SELECT name FROM rep WHERE same_as_id IS NULL")]
    alike = Counter(folded(first_name(name)) for name in names)
    return {
        name: first_name(name) + (_initial(name) if alike[folded(first_name(name))] > 1 else "")
        for name in names
    }


def _initial(name: str) -> str:
    """The other name's first letter."""
    last = name.partition(",")[0].split() if "," in name else name.split()[1:]
    return f" {last[-1][0]}." if last else ""
