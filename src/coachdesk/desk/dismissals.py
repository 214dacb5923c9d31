"""Flags put aside: one tap on a reason, for as long as a cadence; the reasons are counted."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, timedelta

from coachdesk.desk.cadence import cadences_on
from coachdesk.desk.roster import SAME_PERSON
from coachdesk.desk.tier import tiers
from coachdesk.desk.tier_history import TierHistory
from coachdesk.domain.changes import Changes
from coachdesk.domain.moment import Moment
from coachdesk.domain.refused import Refused
from coachdesk.domain.tier import Tier
from coachdesk.domain.who_next import DISMISSABLE, Flag
from coachdesk.store.store import Store

REASONS = ("on leave", "no time", "does well without", "did not want to", "coached elsewhere")

_IN_FORCE = """SELECT coalesce(r.same_as_id, r.id), d.flag
    FROM dismissal d JOIN rep r ON r.id = d.rep_id
    WHERE d.dismissed_on <= ? AND (d.until_on IS NULL OR d.until_on > ?)"""
_OF_REP = f"""SELECT id, flag, reason, reason_note, dismissed_on, until_on FROM dismissal
    WHERE rep_id IN {SAME_PERSON} AND dismissed_on <= ? AND (until_on IS NULL OR until_on > ?)
    ORDER BY dismissed_on DESC, id DESC"""
_REASONS = """SELECT coalesce(r.same_as_id, r.id), d.dismissed_on,
        CASE WHEN d.reason = 'other' THEN d.reason_note ELSE d.reason END
    FROM dismissal d JOIN rep r ON r.id = d.rep_id WHERE d.dismissed_on BETWEEN ? AND ?"""


@dataclass(frozen=True, slots=True)
class PutAside:
    """A flag that is not shown for a while, and why."""

    id: str
    flag: Flag
    reason: str
    note: str
    dismissed_on: date
    until_on: date | None

    @property
    def why(self) -> str:
        """The reason, or the coach's own words."""
        return self.note or self.reason


def dismiss(
    store: Store, now: Moment, *, rep_id: str, flag: Flag, reason: str = "", note: str = ""
) -> Changes:
    """Put a flag aside until the rep's cadence has passed once more."""
    reason, note = reason.strip() or "other", " ".join(note.split())
    if flag not in DISMISSABLE:
        raise Refused("This can’t be put aside: it ends when it is done.")
    if reason not in (*REASONS, "other") or (reason == "other" and not note):
        raise Refused("Say why it is put aside.")
    until = now.on + timedelta(cadences_on(store, now.on)[tiers(store, now.on)[rep_id]])
    with store.write(now) as tx:
        tx.insert("dismissal", rep_id=rep_id, flag=flag, reason=reason, reason_note=note,
                  dismissed_on=now.on, until_on=until)  # fmt: skip
    return tx.changes


def undismiss(store: Store, now: Moment, *, dismissal_id: str) -> Changes:
    """Undo of `dismiss`: the flag is shown again, and the reason does not count."""
    with store.write(now) as tx:
        tx.delete("dismissal", dismissal_id)
    return tx.changes


def put_aside(store: Store, on: date) -> dict[str, frozenset[str]]:
    """By rep: the flags that were put aside and are not back yet."""
    found: dict[str, set[str]] = defaultdict(set)
    for rep_id, flag in store.rows(_IN_FORCE, on.isoformat(), on.isoformat()):
        found[rep_id].add(flag)
    return {rep_id: frozenset(flags) for rep_id, flags in found.items()}


def put_aside_of(store: Store, rep_id: str, on: date) -> list[PutAside]:
    """What was put aside of one rep and is not back yet, the last first."""
    rows = store.rows(_OF_REP, rep_id, on.isoformat(), on.isoformat())
    return [
        PutAside(id, flag, reason, note, date.fromisoformat(since),
                 date.fromisoformat(until) if until else None)
        for id, flag, reason, note, since, until in rows
    ]  # fmt: skip


def reasons_counted(store: Store, first: date, last: date) -> list[tuple[str, dict[Tier, int]]]:
    """Why flags were put aside in a period, by tier of the day, the most frequent first."""
    history = TierHistory(store, first)
    found: dict[str, dict[Tier, int]] = defaultdict(lambda: defaultdict(int))
    for rep_id, on, reason in store.rows(_REASONS, first.isoformat(), last.isoformat()):
        found[reason][history.on(date.fromisoformat(on))[rep_id]] += 1
    counted = [(reason, dict(tiers)) for reason, tiers in found.items()]
    return sorted(counted, key=lambda one: (-sum(one[1].values()), one[0]))
