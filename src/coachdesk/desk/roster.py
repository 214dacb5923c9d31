"""The people on the roster: added, renamed, archived, and found by name.

Two reps that turn out to be one person are joined: the one points to the other by
`same_as_id`, and every read counts what hangs on either as the other's.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from coachdesk.domain.changes import Changes
from coachdesk.domain.identity import folded
from coachdesk.domain.moment import Moment
from coachdesk.domain.refused import Refused
from coachdesk.store.store import Store
from coachdesk.store.transaction import Transaction

# All ids of one person, for `rep_id IN …`; takes the rep's id once.
SAME_PERSON = "(SELECT id FROM rep WHERE ? IN (id, same_as_id))"
# The id of whom a call's rep became, for a query over `call c`.
WHOLE_PERSON = "(SELECT coalesce(same_as_id, id) FROM rep WHERE id = c.rep_id)"

_COLUMNS = "id, name, territory, external_id, manager, started_on, archived_on"
# Nobody is on it whose last day is said, once that has passed.
ON_ROSTER: dict[str, None] = {"archived_on": None, "left_on": None, "purge_on": None}
FORMER = "Former reps"
FEWEST_FORMER = 3  # fewer could be told apart
_EDITABLE = frozenset(("name", "territory", "external_id", "manager", "started_on"))


@dataclass(frozen=True, slots=True)
class Rep:
    """Somebody who is coached."""

    id: str
    name: str
    territory: str
    external_id: str | None
    manager: str | None
    started_on: date | None
    archived_on: date | None

    @property
    def first_name(self) -> str:
        """What the rep is called: Kary, also of “Hendriks, Kary”."""
        return first_name(self.name)


def first_name(name: str) -> str:
    """The name somebody is called by."""
    given = name.partition(",")[2].split() or name.split()
    return given[0] if given else name


def reps(store: Store, *, archived: bool = False) -> list[Rep]:
    """Everybody on the roster by name; with `archived`, those who were taken off it too."""
    off = "" if archived else "AND archived_on IS NULL"
    sql = f"SELECT {_COLUMNS} FROM rep WHERE same_as_id IS NULL AND purged_on IS NULL {off}"
    found = [_rep(*row) for row in store.rows(sql)]
    return sorted(found, key=lambda rep: (folded(rep.name), rep.id))


def former_reps(store: Store) -> set[str]:
    """The reps whose record was erased: told of together, or in the team's figures only."""
    return {id for (id,) in store.rows("SELECT id FROM rep WHERE purged_on IS NOT NULL")}


def rep_of(store: Store, rep_id: str) -> Rep:
    """The rep of an id; of a joined one, the rep it became."""
    sql = f"""SELECT {_COLUMNS} FROM rep
        WHERE id = (SELECT coalesce(same_as_id, id) FROM rep WHERE id = ?)
            AND purged_on IS NULL"""
    row = store.one(sql, rep_id)
    if row is None:
        raise Refused("This rep is no longer in the file.")
    return _rep(*row)


def find_rep(store: Store, name: str) -> Rep:
    """The one rep of that name, or whose name alone begins so; archived ones by full name."""
    wanted = folded(name)
    everybody = reps(store, archived=True)
    on_roster = [rep for rep in everybody if rep.archived_on is None]
    for named in (on_roster, everybody):
        exact = [rep for rep in named if folded(rep.name) == wanted]
        if len(exact) == 1:
            return exact[0]
    begun = [rep for rep in on_roster if wanted and folded(rep.name).startswith(wanted)]
    if len(begun) == 1:
        return begun[0]
    if not begun:
        raise Refused(f"Nobody on the roster is called “{name}”.")
    names = ", ".join(rep.name for rep in begun[:4])
    raise Refused(f"“{name}” fits {len(begun)} reps ({names}): write more of the name.")


def add_rep(
    store: Store,
    now: Moment,
    *,
    name: str,
    territory: str = "",
    started_on: date | None = None,
) -> Changes:
    """Put somebody on the roster; a name that was archived comes back with its history."""
    name = _name(name)
    with store.write(now) as tx:
        known = _named(tx, name)
        if known and known.archived_on is None:
            raise Refused(f"{known.name} is on the roster already.")
        _put(tx, known, name, territory=territory.strip(), started_on=started_on)
    return tx.changes


def add_reps(store: Store, now: Moment, *, names: Sequence[str]) -> Changes:
    """Put all of these on the roster; who is on it already stays as they are."""
    with store.write(now) as tx:
        for name in filter(None, (" ".join(name.split()) for name in names)):
            known = _named(tx, name)
            if known is None or known.archived_on:
                _put(tx, known, name)
    return tx.changes


def edit_rep(store: Store, now: Moment, *, rep_id: str, **fields: Any) -> Changes:
    """Change what is known of a rep: name, territory, started_on, external_id, manager."""
    if unknown := fields.keys() - _EDITABLE:
        raise TypeError(f"not a rep's own: {sorted(unknown)}")
    if "name" in fields:
        fields["name"] = _name(fields["name"])
    with store.write(now) as tx:
        if "name" in fields:
            known = _named(tx, fields["name"])
            if known and known.id != rep_id and known.archived_on is None:
                raise Refused(f"{known.name} is on the roster already.")
        tx.update("rep", rep_id, **fields)
    return tx.changes


def archive_rep(store: Store, now: Moment, *, rep_id: str) -> Changes:
    """Take a rep off the roster; calls, notes and ratings stay."""
    with store.write(now) as tx:
        tx.update("rep", rep_id, archived_on=now.on)
    return tx.changes


def unarchive_rep(store: Store, now: Moment, *, rep_id: str) -> Changes:
    """Put an archived rep back on the roster."""
    with store.write(now) as tx:
        tx.update("rep", rep_id, **ON_ROSTER)
    return tx.changes


def join_reps(store: Store, now: Moment, *, rep_id: str, same_as_id: str) -> Changes:
    """These two are one: what hangs on the first counts as the second's from now on."""
    if rep_id == same_as_id:
        raise Refused("These are one rep already.")
    with store.write(now) as tx:
        (whole,) = tx.one("SELECT same_as_id FROM rep WHERE id = ?", same_as_id) or (None,)
        if whole is not None:
            raise Refused("That rep was joined with another already: choose that one.")
        # no chains: who was joined to the first goes along
        for (other,) in tx.rows("SELECT id FROM rep WHERE ? IN (id, same_as_id)", rep_id):
            tx.update("rep", other, same_as_id=same_as_id)
    return tx.changes


def part_reps(store: Store, now: Moment, *, rep_id: str, joined: tuple[str, ...]) -> Changes:
    """Undo of `join_reps`: `joined` are the ids it changed, `rep_id` the rep it joined away."""
    with store.write(now) as tx:
        for other in joined:
            tx.update("rep", other, same_as_id=None if other == rep_id else rep_id)
    return tx.changes


def _named(tx: Transaction, name: str) -> Rep | None:
    """The rep of that very name, rather one on the roster than an archived one."""
    sql = f"""SELECT {_COLUMNS} FROM rep WHERE same_as_id IS NULL AND purged_on IS NULL
        ORDER BY archived_on"""
    wanted = folded(name)
    return next((rep for row in tx.rows(sql) if folded((rep := _rep(*row)).name) == wanted), None)


def _put(tx: Transaction, known: Rep | None, name: str, **facts: Any) -> None:
    if known:
        tx.update("rep", known.id, **ON_ROSTER)
    else:
        tx.insert("rep", name=name, **facts)


def _name(text: str) -> str:
    name = " ".join(text.split())
    if not name:
        raise Refused("A rep needs a name.")
    return name


def _rep(*row: Any) -> Rep:
    id, name, territory, external_id, manager, started_on, archived_on = row
    return Rep(id, name, territory, external_id, manager, day(started_on), day(archived_on))


def day(text: str | None) -> date | None:
    """A date of a table, where there is one."""
    return date.fromisoformat(text) if text else None
