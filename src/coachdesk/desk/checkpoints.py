"""How far a goal is on a day, shown by entries: cited as they read when they were cited."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from coachdesk.desk.roster import SAME_PERSON
from coachdesk.domain.audience import Audience
from coachdesk.domain.changes import Changes
from coachdesk.domain.goals import HIGHEST, LOWEST, Goal
from coachdesk.domain.moment import Moment
from coachdesk.domain.refused import Refused
from coachdesk.store.store import Store

_MOST = 40  # entries offered to be cited: the newest

_CITATIONS = """SELECT t.checkpoint_id, t.id, t.entry_id, t.text, t.held_on, t.mark
    FROM citation t JOIN checkpoint k ON k.id = t.checkpoint_id
    WHERE k.goal_id = ? {shared} ORDER BY t.held_on, t.id"""
_SHARED = "AND t.entry_id IN (SELECT id FROM entry WHERE audience = 'rep')"
# What may show a goal: entries of its skill where it has one, but for those it cites already.
_CITABLE = f"""SELECT e.id, e.text, c.held_on, e.mark FROM entry e JOIN call c ON c.id = e.call_id
    WHERE e.rep_id IN {SAME_PERSON} AND c.held_on <= ?2 AND e.mark IS NOT 'account'
        AND (?3 IS NULL OR e.skill_id = ?3)
        AND e.id NOT IN (SELECT t.entry_id FROM citation t JOIN checkpoint k
            ON k.id = t.checkpoint_id WHERE k.goal_id = ?4)
    ORDER BY c.held_on DESC, e.noted_at DESC, e.position DESC, e.id DESC LIMIT {_MOST}"""


@dataclass(frozen=True, slots=True)
class Cited:
    """An entry, its words as they were when it was cited."""

    entry_id: str
    text: str
    held_on: date
    mark: str | None
    id: str = ""  # the citation's, once there is one


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """How far a goal was on a day, and what shows it."""

    id: str
    goal_id: str
    checked_on: date
    value: float | None
    note: str
    audience: Audience
    cited: tuple[Cited, ...] = ()


def checkpoints_of(store: Store, goal_id: str, *, shared: bool = False) -> list[Checkpoint]:
    """The checkpoints of a goal, the newest first.

    `shared`: only what the rep may see, of the entries they cite, too.
    """
    sql = _CITATIONS.format(shared=_SHARED if shared else "")
    cited: dict[str, list[Cited]] = defaultdict(list)
    for checkpoint_id, id, entry_id, text, on, mark in store.rows(sql, goal_id):
        cited[checkpoint_id].append(Cited(entry_id, text, date.fromisoformat(on), mark, id))
    only = "AND audience = 'rep'" if shared else ""
    rows = store.rows(
        f"""SELECT id, goal_id, checked_on, value, note, audience FROM checkpoint
        WHERE goal_id = ? {only} ORDER BY checked_on DESC, id DESC""",
        goal_id,
    )
    return [
        Checkpoint(id, of, date.fromisoformat(on), value, note, audience, tuple(cited[id]))
        for id, of, on, value, note, audience in rows
    ]


def citable(store: Store, goal: Goal, today: date) -> list[Cited]:
    """Entries that may show how far a goal is, the newest first, that it does not cite yet."""
    rows = store.rows(_CITABLE, goal.rep_id, today.isoformat(), goal.skill_id, goal.id)
    return [Cited(id, text, date.fromisoformat(on), mark) for id, text, on, mark in rows]


def add_checkpoint(
    store: Store,
    now: Moment,
    *,
    goal: Goal,
    value: float | None = None,
    note: str = "",
    cited: Sequence[Cited] = (),
    checked_on: date | None = None,
) -> Changes:
    """Keep how far a goal is, with the entries that show it."""
    if value is None and not note.strip() and not cited:
        raise Refused("Say how far it is, or choose an entry that shows it.")
    if goal.skill_id and value is not None and not LOWEST <= value <= HIGHEST:
        raise Refused(f"A skill’s levels go from {LOWEST} to {HIGHEST}.")
    with store.write(now) as tx:
        id = tx.insert("checkpoint", goal_id=goal.id, rep_id=goal.rep_id, value=value,
                       note=note.strip(), checked_on=checked_on or now.on)  # fmt: skip
        for one in cited:
            tx.insert("citation", checkpoint_id=id, rep_id=goal.rep_id, entry_id=one.entry_id,
                      text=one.text, held_on=one.held_on, mark=one.mark)  # fmt: skip
    return tx.changes


def delete_checkpoint(store: Store, now: Moment, *, checkpoint_id: str) -> Changes:
    """Take a checkpoint away, with what it cites."""
    with store.write(now) as tx:
        for (id,) in tx.rows("SELECT id FROM citation WHERE checkpoint_id = ?", checkpoint_id):
            tx.delete("citation", id)
        tx.delete("checkpoint", checkpoint_id)
    return tx.changes


def restore_checkpoint(store: Store, now: Moment, *, checkpoint: Checkpoint) -> Changes:
    """Undo of `delete_checkpoint`: as it was, each entry cited again."""
    with store.write(now) as tx:
        tx.restore("checkpoint", checkpoint.id)
        for one in checkpoint.cited:
            tx.restore("citation", one.id)
    return tx.changes
