"""A day with a rep, gathered from its calls: what was seen by skill, how each call stands.

Of one day and rep there is one row, on every machine the same.
"""

from collections import defaultdict
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from coachdesk.desk.call_entries import Entry, entries_of
from coachdesk.desk.curbside import Curbside, SkillSeen, curbside
from coachdesk.desk.rated import Rated
from coachdesk.desk.roster import SAME_PERSON, WHOLE_PERSON, first_name
from coachdesk.desk.step import Step, steps_of_call
from coachdesk.domain.audience import PRIVATE, Audience
from coachdesk.domain.changes import Changes
from coachdesk.domain.day_debrief import NO_STEP, RatedBoth, State, rank
from coachdesk.domain.identity import named_id
from coachdesk.domain.moment import Moment, minutes_between, unstamp
from coachdesk.domain.refused import Refused
from coachdesk.store.store import Store
from coachdesk.store.transaction import Transaction

_CALLS = f"""SELECT c.id, c.account, c.role, c.started_at, c.utc_offset_minutes, c.ended_at,
        c.minutes, c.from_memory, c.closed_at, c.debrief_began_at, c.rep_view,
        c.rep_view_audience, c.undebriefed, c.together_id,
        (SELECT count(*) FROM entry e WHERE e.call_id = c.id)
    FROM call c WHERE c.rep_id IN {SAME_PERSON} AND c.held_on = ? ORDER BY c.started_at, c.id"""
_NEWEST = f"""SELECT {WHOLE_PERSON}, c.held_on FROM call c WHERE c.ended_at IS NOT NULL
    ORDER BY c.ended_at DESC LIMIT 1"""
_DEBRIEF = """SELECT id, note, audience, began_at, closed_at, minutes FROM day_debrief
    WHERE id = ?"""
_STEPS = f"""SELECT 1 FROM step WHERE call_id IN (SELECT id FROM call
        WHERE rep_id IN {SAME_PERSON} AND held_on = ?)
    OR ride_id IN (SELECT ride_id FROM call WHERE rep_id IN {SAME_PERSON} AND held_on = ?)"""


@dataclass(frozen=True, slots=True)
class DayCall:
    """One call of the day."""

    id: str
    account: str
    role: str
    began: Moment
    minutes: int | None
    from_memory: bool
    state: State
    delay: int | None  # minutes from its end to its debrief
    undebriefed: str | None
    as_one_with: str  # the account of the call that has its debrief
    entries: int
    rep_view: str
    rep_view_audience: Audience
    ratings: tuple[RatedBoth, ...]
    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class DayDebrief:
    """What is kept of the talk itself."""

    id: str
    note: str = ""
    audience: Audience = PRIVATE
    began_at: str | None = None
    closed_at: str | None = None
    minutes: int | None = None


@dataclass(frozen=True, slots=True)
class Day:
    """A day with a rep. `seen` is the day as one call: of the last one, with all entries."""

    rep_id: str
    rep_name: str
    on: date
    calls: tuple[DayCall, ...]
    seen: Curbside
    debrief: DayDebrief

    @property
    def first_name(self) -> str:
        """What the rep is called."""
        return first_name(self.rep_name)

    @property
    def to_debrief(self) -> tuple[DayCall, ...]:
        """The calls whose debrief is to do."""
        return tuple(call for call in self.calls if call.state == "to do")


def newest_day(store: Store) -> tuple[str, date] | None:
    """The rep and day of the last call that ended."""
    row = store.one(_NEWEST)
    return (row[0], date.fromisoformat(row[1])) if row else None


def day_of(store: Store, rep_id: str, on: date) -> Day | None:
    """A day as it is talked over; None where no call of it ended."""
    rows = [row for row in store.rows(_CALLS, rep_id, on.isoformat()) if row[5]]
    last = next((row for row in reversed(rows) if row[2] == "coaching"), rows[-1] if rows else None)
    seen = curbside(store, last[0]) if last else None
    if seen is None:
        return None
    accounts = {row[0]: row[1] for row in rows}
    calls = tuple(_call(store, row, accounts, on) for row in rows)
    entries = [entry for row in rows for entry in entries_of(store, row[0])]
    debrief = next(iter(store.values(DayDebrief, _DEBRIEF, _id(seen.rep_id, on))), None)
    whole = _gathered(seen, entries)
    return Day(
        seen.rep_id, seen.rep_name, on, calls, whole, debrief or DayDebrief(_id(seen.rep_id, on))
    )


def write_day_note(
    store: Store, now: Moment, *, rep_id: str, on: date, text: str, was: str = ""
) -> Changes:
    """Keep the day's note, on top of what it `was` when it was begun to be written."""
    with store.write(now) as tx:
        id = _begin(tx, now, rep_id, on)
        tx.reword("day_debrief", id, {"note": was}, note=text.strip())
    return tx.changes


def share_day_note(
    store: Store, now: Moment, *, rep_id: str, on: date, audience: Audience
) -> Changes:
    """Say for whom the day's note is."""
    with store.write(now) as tx:
        tx.update("day_debrief", _begin(tx, now, rep_id, on), audience=audience)
    return tx.changes


def lacking(store: Store | Transaction, rep_id: str, on: date) -> str:
    """What a day lacks before it can be closed, said to the coach; or nothing."""
    day = on.isoformat()
    coached = f"""SELECT 1 FROM call WHERE rep_id IN {SAME_PERSON} AND held_on = ?
        AND role = 'coaching' AND undebriefed IS NULL"""
    needs_step = store.one(coached, rep_id, day)
    has_step = store.one(_STEPS, rep_id, day, rep_id, day)
    return NO_STEP if needs_step and not has_step else ""


def close_day(
    store: Store, now: Moment, *, rep_id: str, on: date, minutes: int | None = None
) -> Changes:
    """The day was talked over; calls whose debrief is to do stay in view."""
    with store.write(now) as tx:
        if lack := lacking(tx, rep_id, on):
            raise Refused(lack)
        id = _begin(tx, now, rep_id, on)
        tx.update("day_debrief", id, closed_at=now, minutes=minutes)
    return tx.changes


def reopen_day(store: Store, now: Moment, *, rep_id: str, on: date) -> Changes:
    """Undo of `close_day`."""
    with store.write(now) as tx:
        tx.update("day_debrief", _id(rep_id, on), closed_at=None, minutes=None)
    return tx.changes


def _begin(tx: Transaction, now: Moment, rep_id: str, on: date) -> str:
    id = _id(rep_id, on)
    if not tx.one("SELECT 1 FROM day_debrief WHERE id = ?", id):
        tx.insert("day_debrief", id=id, rep_id=rep_id, held_on=on, began_at=now)
    return id


def _id(rep_id: str, on: date) -> str:
    return named_id("day debrief", rep_id, on.isoformat())


def _call(store: Store, row: tuple[Any, ...], accounts: dict[str, str], on: date) -> DayCall:
    id, account, role, started_at, offset, ended_at, minutes, memory, closed_at = row[:9]
    debrief_began_at, rep_view, audience, undebriefed, together_id, entries = row[9:]
    state: State = (
        "as one" if together_id else "debriefed" if closed_at
        else "not debriefed" if undebriefed else "to do"
    )  # fmt: skip
    timed = debrief_began_at and not memory
    return DayCall(
        id, account, role, Moment(unstamp(started_at), offset), minutes, bool(memory), state,
        max(0, int(minutes_between(ended_at, debrief_began_at))) if timed else None,
        undebriefed, accounts.get(together_id, ""), entries, rep_view, audience,
        () if together_id else _ratings(store, id),
        tuple(step for step in steps_of_call(store, id, on) if step.call_id == id),
    )  # fmt: skip


def _ratings(store: Store, call_id: str) -> tuple[RatedBoth, ...]:
    """As the curbside shows them: the coach's wait for the rep's here too."""
    call = curbside(store, call_id)
    return tuple(
        RatedBoth(skill.name, _level(skill.own), _level(skill.rated))
        for skill in (call.veiled.skills if call else ())
        if skill.own or skill.rated
    )


def _level(rated: Rated | None) -> int | None:
    return (rated.level or 0) if rated else None


def _gathered(seen: Curbside, entries: list[Entry]) -> Curbside:
    """A call with the whole day's entries, strengths first; ratings stay with their calls."""
    by_skill: dict[str | None, list[Entry]] = defaultdict(list)
    for entry in sorted(entries, key=lambda entry: rank(entry.mark)):
        by_skill["=" if entry.mark == "account" else entry.skill_id].append(entry)
    known = {skill.skill_id: skill for skill in seen.skills}
    known |= {skill.id: _unseen(skill.id, skill.name) for skill in seen.others}
    skills = [
        replace(known.pop(id), entries=tuple(by_skill.pop(id)), rated=None, own=None,
                is_rateable=False)
        for id in list(known) if by_skill.get(id)
    ]  # fmt: skip
    news = tuple(by_skill.pop("=", ()))
    untied = tuple(entry for rest in by_skill.values() for entry in rest)
    skills.sort(key=lambda skill: min(rank(entry.mark) for entry in skill.entries))
    return replace(seen, skills=tuple(skills), untied=untied, account_news=news, rep_view="")


def _unseen(skill_id: str, name: str) -> SkillSeen:
    return SkillSeen(skill_id, name, (), is_focus=False, entries=(), rated=None, own=None,
                     earlier={}, is_rateable=False)  # fmt: skip
