"""Dated notes on a rep, beside any call."""

from dataclasses import dataclass
from datetime import date

from coachdesk.desk.roster import SAME_PERSON
from coachdesk.domain.audience import PRIVATE, Audience
from coachdesk.domain.changes import Changes
from coachdesk.domain.moment import Moment
from coachdesk.domain.refused import Refused
from coachdesk.store.store import Store

_OF_REP = f"""SELECT id, noted_on, text FROM note WHERE rep_id IN {SAME_PERSON}
    ORDER BY noted_on DESC, id DESC"""


@dataclass(frozen=True, slots=True)
class Note:
    """What the coach wrote down about a rep on a day; private unless chosen otherwise."""

    id: str
    on: date
    text: str


def notes_of(store: Store, rep_id: str) -> list[Note]:
    """All notes on a rep, newest first."""
    return [Note(id, date.fromisoformat(on), text) for id, on, text in store.rows(_OF_REP, rep_id)]


def add_note(
    store: Store,
    now: Moment,
    *,
    rep_id: str,
    text: str,
    noted_on: date | None = None,
    audience: Audience = PRIVATE,
) -> Changes:
    """Write a note down, dated today or another day."""
    with store.write(now) as tx:
        tx.insert("note", rep_id=rep_id, noted_on=noted_on or now.on, text=_text(text),
                  audience=audience)  # fmt: skip
    return tx.changes


def edit_note(
    store: Store,
    now: Moment,
    *,
    note_id: str,
    text: str,
    noted_on: date | None = None,
    was: str | None = None,
    audience: Audience | None = None,
) -> Changes:
    """Reword a note, which said `was` when that was begun, or date it anew."""
    facts = {"text": _text(text)} | ({"noted_on": noted_on} if noted_on else {})
    facts |= {"audience": audience} if audience else {}
    with store.write(now) as tx:
        tx.reword("note", note_id, {} if was is None else {"text": was}, **facts)
    return tx.changes


def delete_note(store: Store, now: Moment, *, note_id: str) -> Changes:
    """Take a note away."""
    with store.write(now) as tx:
        tx.delete("note", note_id)
    return tx.changes


def restore_note(store: Store, now: Moment, *, note_id: str) -> Changes:
    """Undo of `delete_note`."""
    with store.write(now) as tx:
        tx.restore("note", note_id)
    return tx.changes


def _text(text: str) -> str:
    if not text.strip():
        raise Refused("An empty note isn't kept.")
    return text.strip()
