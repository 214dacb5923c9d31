"""Then and now: two dated quotations of one skill, of entries that the rep may see."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from coachdesk.desk.roster import SAME_PERSON
from coachdesk.domain.audience import REP
from coachdesk.domain.changes import Changes
from coachdesk.domain.moment import Moment
from coachdesk.domain.refused import Refused
from coachdesk.store.store import Store
from coachdesk.store.transaction import Transaction

_QUOTES = f"""SELECT e.id, e.skill_id, s.name, e.text, e.mark, c.held_on, c.account
    FROM entry e JOIN call c ON c.id = e.call_id JOIN skill s ON s.id = e.skill_id
    WHERE e.rep_id IN {SAME_PERSON} AND e.audience = '{REP}' AND c.ended_at IS NOT NULL
        AND coalesce(e.mark, '') <> 'account'"""
_CHOSEN = f"""SELECT id, then_id, now_id FROM quotation WHERE rep_id IN {SAME_PERSON}
    ORDER BY chosen_on DESC, id DESC"""


@dataclass(frozen=True, slots=True)
class Quote:
    """An entry as it may be quoted."""

    id: str
    skill_id: str
    skill: str
    text: str
    mark: str | None
    on: date
    account: str


@dataclass(frozen=True, slots=True)
class Quotation:
    """The earlier and the later of the two."""

    id: str
    then: Quote
    now: Quote


def quotes(store: Store, rep_id: str) -> list[Quote]:
    """What may be quoted of a rep: shared entries that have a skill, the newest first."""
    sql = f"{_QUOTES} ORDER BY c.held_on DESC, c.started_at DESC, e.position DESC, e.id DESC"
    return [_quote(row) for row in store.rows(sql, rep_id)]


def shared_quotation(store: Store, rep_id: str) -> Quotation | None:
    """The newest one of which both entries are still shared."""
    by_id = {quote.id: quote for quote in quotes(store, rep_id)}
    for id, then, now in store.rows(_CHOSEN, rep_id):
        if then in by_id and now in by_id:
            return Quotation(id, by_id[then], by_id[now])
    return None


def choose_quotation(
    store: Store, now: Moment, *, rep_id: str, quote_ids: tuple[str, str]
) -> Changes:
    """Quote two entries of one skill, whichever comes first being then."""
    with store.write(now) as tx:
        found = sorted((_entry(tx, rep_id, id) for id in quote_ids), key=lambda quote: quote.on)
        earlier, later = found
        if earlier.skill_id != later.skill_id:
            raise Refused("Then and now need two entries of one skill.")
        if earlier.on == later.on:
            raise Refused("Then and now need entries of two days.")
        for (id,) in tx.rows(f"SELECT id FROM quotation WHERE rep_id IN {SAME_PERSON}", rep_id):
            tx.delete("quotation", id)
        tx.insert(
            "quotation", rep_id=rep_id, skill_id=earlier.skill_id, then_id=earlier.id,
            now_id=later.id, chosen_on=now.on.isoformat(),
        )  # fmt: skip
    return tx.changes


def take_back_quotation(
    store: Store, now: Moment, *, quotation_id: str, before_id: str | None
) -> Changes:
    """Undo of `choose_quotation`: the one before it stands again."""
    with store.write(now) as tx:
        tx.delete("quotation", quotation_id)
        if before_id:
            tx.restore("quotation", before_id)
    return tx.changes


def drop_quotation(store: Store, now: Moment, *, quotation_id: str) -> Changes:
    """Quote nothing any more."""
    with store.write(now) as tx:
        tx.delete("quotation", quotation_id)
    return tx.changes


def restore_quotation(store: Store, now: Moment, *, quotation_id: str) -> Changes:
    """Undo of `drop_quotation`."""
    with store.write(now) as tx:
        tx.restore("quotation", quotation_id)
    return tx.changes


def _entry(tx: Transaction, rep_id: str, id: str) -> Quote:
    row = tx.one(f"{_QUOTES} AND e.id = ?", rep_id, id)
    if row is None:
        raise Refused("Only entries that the rep may see, of a skill, can be quoted.")
    return _quote(row)


def _quote(row: tuple[Any, ...]) -> Quote:
    id, skill_id, skill, text, mark, on, account = row
    return Quote(id, skill_id, skill, text, mark, date.fromisoformat(on), account)
