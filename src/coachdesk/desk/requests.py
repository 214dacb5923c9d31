"""What reps asked to be coached on, and who never asks."""

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from coachdesk.desk.roster import SAME_PERSON, day
from coachdesk.desk.skills import Skill, skills
from coachdesk.domain.audience import PRIVATE, Audience
from coachdesk.domain.changes import Changes
from coachdesk.domain.days import months_later
from coachdesk.domain.identity import folded
from coachdesk.domain.moment import Moment
from coachdesk.domain.refused import Refused
from coachdesk.domain.who_next import Wish
from coachdesk.store.store import Store
from coachdesk.store.transaction import Transaction

WHY_NOT = ("does not see where", "not sure of asking", "sees it as repair")
TENURED_MONTHS = 12  # so long here, and so long without a request

# The first day that coached on it: on its skill, or on anything where it names none. Asked and
# coached on one day says nothing of which came first, so that day does not count.
_ANSWERED = """(SELECT min(c.held_on) FROM rep a JOIN call c ON c.rep_id = a.id
    WHERE coalesce(r.same_as_id, r.id) IN (a.id, a.same_as_id) AND c.role = 'coaching'
        AND c.ended_at IS NOT NULL AND c.held_on > q.asked_on AND (q.skill_id IS NULL
            OR q.skill_id IN (c.focus_1_id, c.focus_2_id) OR EXISTS (SELECT 1 FROM rating x
                WHERE x.call_id = c.id AND x.skill_id = q.skill_id AND x.level IS NOT NULL)))"""
# Or the session that was planned to answer it is done.
_OPEN = f"""SELECT q.id, coalesce(r.same_as_id, r.id), q.asked_on, q.what, coalesce(s.name, ''),
        iif(d.ended_as IS NULL, d.planned_on, NULL), q.audience
    FROM request q JOIN rep r ON r.id = q.rep_id LEFT JOIN skill s ON s.id = q.skill_id
    LEFT JOIN ride d ON d.id = q.ride_id
    WHERE q.asked_on <= ? AND coalesce(q.closed_on, '9999') > ?
        AND coalesce({_ANSWERED}, '9999') > ?
        AND iif(d.ended_as = 'done', d.planned_on, '9999') > ?"""
_COUNTS = """SELECT coalesce(r.same_as_id, r.id), count(*)
    FROM request q JOIN rep r ON r.id = q.rep_id WHERE q.asked_on > ? AND q.asked_on <= ?
    GROUP BY 1"""
_SETTLED = """SELECT id, name FROM rep WHERE same_as_id IS NULL
    AND (archived_on IS NULL OR archived_on > ?) AND coalesce(started_on, '') <= ?"""
_WHY_NOT = """SELECT coalesce(r.same_as_id, r.id), x.why FROM silence x
    JOIN rep r ON r.id = x.rep_id WHERE x.noted_on <= ? ORDER BY x.noted_on, x.id"""


@dataclass(frozen=True, slots=True)
class Request:
    """A rep's wish to be coached that is still open."""

    id: str
    rep_id: str
    asked_on: date
    what: str
    skill: str
    planned_on: date | None = None  # of the session that is to answer it
    audience: Audience = PRIVATE

    @property
    def said(self) -> str:
        """What it is about: the words, else the skill."""
        return self.what or self.skill


@dataclass(frozen=True, slots=True)
class Silent:
    """Somebody who has been here a year and asked for nothing in it, and why not."""

    rep_id: str
    name: str
    why: str | None


def open_requests(store: Store, today: date, rep_id: str | None = None) -> list[Request]:
    """Requests that nobody has met or closed by that day, the longest waiting first."""
    on = today.isoformat()
    only, params = (f"AND q.rep_id IN {SAME_PERSON}", (rep_id,)) if rep_id else ("", ())
    rows = store.rows(f"{_OPEN} {only} ORDER BY q.asked_on, q.id", on, on, on, on, *params)
    return [
        Request(id, rep, date.fromisoformat(asked), what, skill, day(planned), audience)
        for id, rep, asked, what, skill, planned, audience in rows
    ]


def wishes(store: Store, today: date) -> dict[str, tuple[Wish, ...]]:
    """By rep: what is still asked for."""
    found: dict[str, list[Wish]] = defaultdict(list)
    for request in open_requests(store, today):
        found[request.rep_id].append(Wish(request.said, request.asked_on))
    return {rep_id: tuple(asked) for rep_id, asked in found.items()}


def request_counts(store: Store, today: date) -> dict[str, int]:
    """By rep: how often somebody asked in the last twelve months."""
    since = months_later(today, -TENURED_MONTHS)
    return dict(store.rows(_COUNTS, since.isoformat(), today.isoformat()))


def silent(store: Store, today: date) -> list[Silent]:
    """Tenured reps who asked for nothing in a year, by name; no start known counts as tenured."""
    since = months_later(today, -TENURED_MONTHS).isoformat()
    asked, why = request_counts(store, today), dict(store.rows(_WHY_NOT, today.isoformat()))
    people = store.rows(_SETTLED, today.isoformat(), since)
    found = [Silent(id, name, why.get(id)) for id, name in people if id not in asked]
    return sorted(found, key=lambda one: (folded(one.name), one.rep_id))


def add_request(
    store: Store, now: Moment, *, rep_id: str, what: str, asked_on: date | None = None
) -> Changes:
    """Keep that a rep asked to be coached; a skill that the words name is what it is about."""
    what, asked_on = " ".join(what.split()), asked_on or now.on
    if not what:
        raise Refused("Write what the rep asked for.")
    if asked_on > now.on:
        raise Refused("Nobody has asked yet on a day to come.")
    skill_id = skill_named(what, skills(store))
    with store.write(now) as tx:
        tx.insert("request", rep_id=rep_id, what=what, skill_id=skill_id, asked_on=asked_on)
    return tx.changes


def close_request(store: Store, now: Moment, *, request_id: str) -> Changes:
    """Close a request by hand."""
    with store.write(now) as tx:
        tx.update("request", request_id, closed_on=now.on)
    return tx.changes


def reopen_request(store: Store, now: Moment, *, request_id: str) -> Changes:
    """Undo of `close_request`."""
    with store.write(now) as tx:
        tx.update("request", request_id, closed_on=None)
    return tx.changes


def drop_request(store: Store, now: Moment, *, request_id: str) -> Changes:
    """Undo of `add_request`: nobody asked."""
    with store.write(now) as tx:
        tx.delete("request", request_id)
    return tx.changes


def set_why_not(store: Store, now: Moment, *, rep_id: str, why: str | None) -> Changes:
    """Keep why a rep never asks, as it looks today; None takes it back."""
    if why not in (*WHY_NOT, None):
        raise Refused(f"Why not is one of: {', '.join(WHY_NOT)}.")
    with store.write(now) as tx:
        same_day = _said_today(tx, now, rep_id)
        if same_day:
            tx.update("silence", same_day, why=why)
        else:
            tx.insert("silence", rep_id=rep_id, why=why, noted_on=now.on)
    return tx.changes


def skill_named(what: str, known: Iterable[Skill]) -> str | None:
    """The one skill whose name stands in the words, if it is one."""
    words = f" {_plain(what)} "
    named = [
        skill.id
        for skill in known
        if any(name and f" {_plain(name)} " in words for name in (skill.name, skill.short_name))
    ]
    return named[0] if len(named) == 1 else None


def _plain(words: str) -> str:
    """As words are compared: a comma or a stop behind one is no part of it."""
    return folded(re.sub(r"[^\w\s]+", " ", words))


def _said_today(tx: Transaction, now: Moment, rep_id: str) -> str | None:
    sql = "SELECT id FROM silence WHERE rep_id = ? AND noted_on = ? ORDER BY id DESC"
    row = tx.one(sql, rep_id, now.on.isoformat())
    return row[0] if row else None
