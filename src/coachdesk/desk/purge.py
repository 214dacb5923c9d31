"""Erasing a rep's record for good: sessions stay as date, category and minutes."""

from datetime import date

from coachdesk.desk.roster import SAME_PERSON, first_name, rep_of
from coachdesk.desk.tier_history import TierHistory
from coachdesk.domain.changes import Changes
from coachdesk.domain.identity import folded
from coachdesk.domain.masking import counted
from coachdesk.domain.moment import Moment
from coachdesk.domain.refused import Refused
from coachdesk.domain.tier import Tier
from coachdesk.store.backup import backup_if_changed
from coachdesk.store.erasing import rows_of
from coachdesk.store.purge import clear_erased
from coachdesk.store.schema import TEXTS
from coachdesk.store.store import Store
from coachdesk.store.transaction import Transaction

_IDS = f"SELECT id FROM rep WHERE id IN {SAME_PERSON}"
_OPEN_CALLS = f"""SELECT id, coalesce(ended_at, started_at) FROM call
    WHERE rep_id IN {SAME_PERSON} AND closed_at IS NULL"""
_OPEN_RIDES = f"""SELECT id, EXISTS (SELECT 1 FROM call WHERE ride_id = ride.id) FROM ride
    WHERE rep_id IN {SAME_PERSON} AND ended_as IS NULL"""


def refuse_in_live_call(store: Store) -> None:
    """Clearing rewrites files, and a note must not wait for that."""
    if store.one("SELECT 1 FROM call WHERE ended_at IS NULL AND from_memory = 0"):
        raise Refused("A call is running: end it first.")


def purge_rep(store: Store, now: Moment, *, rep_id: str) -> Changes:
    """Erase all that is held about a rep, here and in every copy on this computer.

    There is no way back. Copies elsewhere lose it when they are next brought together with this
    file. Refused while a call runs.
    """
    rep = rep_of(store, rep_id)
    refuse_in_live_call(store)
    backup_if_changed(store, now)  # of all else; the rep's record is taken out of it, too
    with store.write(now) as tx:
        _close(tx, now, rep.id)
        _keep_tiers(tx, rep.id, TierHistory(store).standing(rep.id))
        _clear_titles(tx, rep.name, _others(store, rep.id))
        for (id,) in tx.rows(_IDS, rep.id):
            tx.update("rep", id, purged_on=now.on, archived_on=_archived(tx, id) or now.on)
    clear_erased(store, now)
    return tx.changes


def named_elsewhere(store: Store, rep_id: str) -> int:
    """In how many texts about others, or about nobody, the rep's name stands: they stay."""
    rep = rep_of(store, rep_id)
    persons = {id for (id,) in store.rows(_IDS, rep.id)}
    own = rows_of(store, persons)
    others = _others(store, rep.id)
    names = [name for name in (rep.name, rep.first_name) if folded(name) not in others]
    return sum(
        bool(counted([text], names))
        for table, fields in TEXTS.items()
        for field in fields
        for id, text in store.rows(f"SELECT id, {field} FROM {table} WHERE {field} <> ''")
        if id not in own
    )


def _close(tx: Transaction, now: Moment, rep_id: str) -> None:
    """Nothing of it may wait for anybody any more."""
    for call, ended_at in tx.rows(_OPEN_CALLS, rep_id):
        tx.update("call", call, ended_at=ended_at, closed_at=now)
    for ride, took_place in tx.rows(_OPEN_RIDES, rep_id):
        if took_place:
            tx.update("ride", ride, ended_as="done", ended_at=now)
            continue
        for (stop,) in tx.rows("SELECT id FROM stop WHERE ride_id = ?", ride):
            tx.delete("stop", stop)
        for (moved,) in tx.rows("SELECT id FROM ride WHERE moved_to_id = ?", ride):
            tx.update("ride", moved, moved_to_id=None)
        tx.delete("ride", ride)


def _keep_tiers(tx: Transaction, rep_id: str, spells: list[tuple[date, Tier | None]]) -> None:
    """Results go, so that past splits need the tier of each day said."""
    for (id,) in tx.rows(f"SELECT id FROM tier WHERE rep_id IN {SAME_PERSON}", rep_id):
        tx.delete("tier", id)
    for on, tier in spells:
        tx.insert("tier", rep_id=rep_id, tier=tier, starts_on=on)


def _others(store: Store, rep_id: str) -> set[str]:
    """What everybody else is called."""
    sql = f"SELECT name FROM rep WHERE id NOT IN {SAME_PERSON} AND purged_on IS NULL"
    return {folded(first_name(name)) for (name,) in store.rows(sql, rep_id)}


def _clear_titles(tx: Transaction, name: str, others: set[str]) -> None:
    """Events of the coach's calendar that name the rep lose their title."""
    called = folded(first_name(name))
    for id, title in tx.rows("SELECT id, title FROM busy"):
        words = folded(title)
        if folded(name) in words or (called not in others and called in words.split()):
            tx.erase([id])


def _archived(tx: Transaction, rep_id: str) -> str | None:
    (on,) = tx.one("SELECT archived_on FROM rep WHERE id = ?", rep_id) or (None,)
    return str(on) if on else None
