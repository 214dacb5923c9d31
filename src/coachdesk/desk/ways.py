"""Ways to learn a skill: the coach offers some in a debrief, the rep chooses."""

from dataclasses import dataclass
from datetime import date
from typing import Any, Literal, get_args

from coachdesk.desk.curbside import Curbside, SkillSeen
from coachdesk.desk.roster import SAME_PERSON
from coachdesk.domain.audience import Audience
from coachdesk.domain.changes import Changes
from coachdesk.domain.moment import Moment
from coachdesk.domain.refused import Refused
from coachdesk.store.store import Store

Kind = Literal["watch", "rehearse", "read", "blueprint", "try"]
KINDS: tuple[Kind, ...] = get_args(Kind)

_WAYS = """SELECT w.id, w.kind, w.what, w.skill_id, coalesce(s.name, ''), w.offered_on,
        w.chosen, w.audience
    FROM way w LEFT JOIN skill s ON s.id = w.skill_id"""
_OF_CALL = f"{_WAYS} WHERE w.call_id = ? ORDER BY w.id"
_CHOSEN = f"""{_WAYS} WHERE w.chosen AND w.rep_id IN {SAME_PERSON}
    ORDER BY w.offered_on DESC, w.id DESC"""


@dataclass(frozen=True, slots=True)
class Way:
    """A way to learn a skill that was offered; `chosen` by the rep."""

    id: str
    kind: Kind
    what: str
    skill_id: str | None
    skill: str  # its name, or empty
    offered_on: date
    chosen: bool
    audience: Audience

    @property
    def said(self) -> str:
        """Rehearse: the first two minutes; or the kind alone."""
        return f"{self.kind}: {self.what}" if self.what else self.kind

    def chosen_by(self, name: str) -> str:
        """Kary chose to rehearse: the first two minutes · Listen."""
        said = f"use a {self.said}" if self.kind == "blueprint" else self.said
        return " · ".join(filter(None, (f"{name} chose to {said}", self.skill)))


def skill_to_learn(call: Curbside) -> str | None:
    """Of the skills of a debrief the one with the most to mend, the focus first; None: none."""
    most = max(call.skills, key=_to_mend, default=None)  # of equals the first
    return most.skill_id if most else None


def ways_of_call(store: Store, call_id: str) -> list[Way]:
    """What was offered in the debrief of a call, in the order of the kinds."""
    return sorted(_ways(store, _OF_CALL, call_id), key=lambda way: KINDS.index(way.kind))


def chosen_ways(store: Store, rep_id: str) -> list[Way]:
    """What a rep chose in all debriefs, the newest first."""
    return _ways(store, _CHOSEN, rep_id)


def offer_way(
    store: Store,
    now: Moment,
    *,
    rep_id: str,
    call_id: str,
    kind: Kind,
    skill_id: str | None = None,
    what: str = "",
) -> Changes:
    """Offer one; of each kind there is one a skill and debrief."""
    if kind not in KINDS:
        raise Refused("A way to learn is to watch, rehearse, read, use a blueprint, or try.")
    offered = "SELECT 1 FROM way WHERE call_id = ? AND skill_id IS ? AND kind = ?"
    with store.write(now) as tx:
        if not tx.one(offered, call_id, skill_id, kind):
            tx.insert(
                "way",
                rep_id=rep_id,
                call_id=call_id,
                skill_id=skill_id,
                kind=kind,
                what=_line(what),
                offered_on=now.on,
            )
    return tx.changes


def word_way(
    store: Store, now: Moment, *, way_id: str, what: str, was: str | None = None
) -> Changes:
    """Say what exactly; `was` is what stood there when that was begun."""
    with store.write(now) as tx:
        tx.reword("way", way_id, {} if was is None else {"what": was}, what=_line(what))
    return tx.changes


def choose_way(store: Store, now: Moment, *, way_id: str, chosen: bool = True) -> Changes:
    """The rep chooses this one, and so no other of the same skill and debrief."""
    with store.write(now) as tx:
        row = tx.one("SELECT call_id, skill_id FROM way WHERE id = ?", way_id)
        if row is None:
            raise Refused("That way is no longer offered.")
        for (other,) in tx.rows(
            "SELECT id FROM way WHERE call_id = ? AND skill_id IS ? AND chosen", *row
        ):
            tx.update("way", other, chosen=0)
        tx.update("way", way_id, chosen=int(chosen))
    return tx.changes


def withdraw_way(store: Store, now: Moment, *, way_id: str) -> Changes:
    """Offer it no longer."""
    with store.write(now) as tx:
        tx.delete("way", way_id)
    return tx.changes


def restore_way(store: Store, now: Moment, *, way_id: str) -> Changes:
    """Undo of `withdraw_way`."""
    with store.write(now) as tx:
        tx.restore("way", way_id)
    return tx.changes


def _ways(store: Store, sql: str, *params: Any) -> list[Way]:
    return [
        Way(id, kind, what, skill_id, skill, date.fromisoformat(on), bool(chosen), audience)
        for id, kind, what, skill_id, skill, on, chosen, audience in store.rows(sql, *params)
    ]


def _to_mend(skill: SkillSeen) -> int:
    return sum(entry.mark == "deficiency" for entry in skill.entries)


def _line(what: str) -> str:
    return " ".join(what.split())
