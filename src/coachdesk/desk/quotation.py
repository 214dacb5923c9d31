"""Then and now: two dated quotations of one skill, of what the rep may see.

An entry is of its own skill; the rep's words on a call are of the skills that were its focus.
"""

from dataclasses import dataclass
from datetime import date
from typing import Any

from coachdesk.desk.roster import SAME_PERSON
from coachdesk.domain.audience import REP
from coachdesk.domain.changes import Changes
from coachdesk.domain.moment import Moment
from coachdesk.domain.refused import Refused
from coachdesk.store.store import Store

OWN_WORDS = "own words"  # in place of an entry's mark: the rep's view of the call

_QUOTES = f"""SELECT q.id, s.id, s.name, q.text, q.mark, q.held_on, q.account FROM (
        SELECT e.id, e.skill_id, e.text, e.mark, c.held_on, c.account, c.started_at, e.position
        FROM entry e JOIN call c ON c.id = e.call_id
        WHERE e.rep_id IN {SAME_PERSON} AND e.audience = '{REP}' AND c.ended_at IS NOT NULL
            AND coalesce(e.mark, '') <> 'account'
        UNION ALL
        SELECT c.id, f.id, c.rep_view, '{OWN_WORDS}', c.held_on, c.account, c.started_at, -1
        FROM call c JOIN skill f ON f.id IN (c.focus_1_id, c.focus_2_id)
        WHERE c.rep_id IN {SAME_PERSON} AND c.rep_view_audience = '{REP}' AND c.rep_view <> ''
    ) q JOIN skill s ON s.id = q.skill_id
    ORDER BY q.held_on DESC, q.started_at DESC, q.position DESC, q.id DESC, s.position"""
_CHOSEN = f"""SELECT id, skill_id, then_id, now_id FROM quotation WHERE rep_id IN {SAME_PERSON}
    ORDER BY chosen_on DESC, id DESC"""


@dataclass(frozen=True, slots=True)
class Quote:
    """An entry, or the rep's words on a call, as it may be quoted."""

    id: str
    skill_id: str
    skill: str
    text: str
    mark: str | None
    on: date
    account: str


Pair = tuple[Quote, Quote]


@dataclass(frozen=True, slots=True)
class Quotation:
    """The earlier and the later of the two."""

    id: str
    then: Quote
    now: Quote


def quotes(store: Store, rep_id: str) -> list[Quote]:
    """What may be quoted of a rep: what is shared and has a skill, the newest first."""
    return [_quote(row) for row in store.rows(_QUOTES, rep_id, rep_id)]


def shared_quotation(store: Store, rep_id: str) -> Quotation | None:
    """The newest one of which both are still shared."""
    known = {(quote.id, quote.skill_id): quote for quote in quotes(store, rep_id)}
    for id, skill, *pair in store.rows(_CHOSEN, rep_id):
        found = [known[each, skill] for each in pair if (each, skill) in known]
        if len(found) == len(pair):
            return Quotation(id, *found)
    return None


def choose_quotation(store: Store, now: Moment, *, rep_id: str, quotes: Pair) -> Changes:
    """Quote two of one skill, whichever comes first being then; it takes the last one's place."""
    earlier, later = sorted(quotes, key=lambda quote: quote.on)
    if earlier.skill_id != later.skill_id:
        raise Refused("Then and now need two quotations of one skill.")
    if earlier.on == later.on:
        raise Refused("Then and now need quotations of two days.")
    with store.write(now) as tx:
        shared = [_quote(row) for row in tx.rows(_QUOTES, rep_id, rep_id)]
        if earlier not in shared or later not in shared:
            raise Refused("Only what the rep may see can be quoted.")
        for id, *_ in tx.rows(_CHOSEN, rep_id):
            tx.delete("quotation", id)
        tx.insert(
            "quotation", rep_id=rep_id, skill_id=earlier.skill_id, then_id=earlier.id,
            now_id=later.id, chosen_on=now.on,
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


def _quote(row: tuple[Any, ...]) -> Quote:
    id, skill_id, skill, text, mark, on, account = row
    return Quote(id, skill_id, skill, text, mark, date.fromisoformat(on), account)
