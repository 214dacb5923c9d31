"""How reps see the months ahead: what each said on a day, and whose outlook fell."""

from collections import defaultdict
from datetime import date, timedelta
from typing import Any

from coachdesk.desk.roster import SAME_PERSON
from coachdesk.domain.changes import Changes
from coachdesk.domain.moment import Moment
from coachdesk.domain.outlook import LEVELS, LOOKS_BACK, Fall, Outlook, fall
from coachdesk.domain.refused import Refused
from coachdesk.store.store import Store

_COLUMNS = "o.id, o.noted_on, o.level, o.words, o.audience, o.ride_id"
_OF_REP = f"""SELECT {_COLUMNS} FROM outlook o
    WHERE o.rep_id IN {SAME_PERSON} ORDER BY o.noted_on DESC, o.id DESC"""
_RECENT = f"""SELECT coalesce(r.same_as_id, r.id), {_COLUMNS}
    FROM outlook o JOIN rep r ON r.id = o.rep_id
    WHERE o.noted_on BETWEEN ? AND ? ORDER BY o.noted_on, o.id"""
_SAME = """SELECT id FROM outlook WHERE rep_id = ? AND noted_on = ? AND ride_id IS ?
    ORDER BY id DESC LIMIT 1"""


def outlooks_of(store: Store, rep_id: str) -> list[Outlook]:
    """All that a rep said, the newest first."""
    return [_outlook(*row) for row in store.rows(_OF_REP, rep_id)]


def falls(store: Store, today: date) -> dict[str, Fall]:
    """By rep: whose outlook fell, as it is known on a day."""
    told: dict[str, list[Outlook]] = defaultdict(list)
    since = today - timedelta(2 * LOOKS_BACK)
    for rep_id, *row in store.rows(_RECENT, since.isoformat(), today.isoformat()):
        told[rep_id].append(_outlook(*row))
    found = {rep_id: fall(outlooks, today) for rep_id, outlooks in told.items()}
    return {rep_id: fell for rep_id, fell in found.items() if fell}


def set_outlook(
    store: Store,
    now: Moment,
    *,
    rep_id: str,
    level: int,
    words: str = "",
    ride_id: str | None = None,
    on: date | None = None,
) -> Changes:
    """Keep what a rep says of the months ahead; said twice in one talk it is said anew."""
    if level not in LEVELS:
        raise Refused("An outlook is a level from 1 to 5.")
    on, words = on or now.on, words.strip()
    with store.write(now) as tx:
        if same := tx.one(_SAME, rep_id, on.isoformat(), ride_id):
            tx.update("outlook", same[0], level=level, words=words)
        else:
            tx.insert("outlook", rep_id=rep_id, noted_on=on, level=level, words=words,
                      ride_id=ride_id)  # fmt: skip
    return tx.changes


def delete_outlook(store: Store, now: Moment, *, outlook_id: str) -> Changes:
    """Take back what was kept: it was not said."""
    with store.write(now) as tx:
        tx.delete("outlook", outlook_id)
    return tx.changes


def restore_outlook(store: Store, now: Moment, *, outlook_id: str) -> Changes:
    """Undo of `delete_outlook`."""
    with store.write(now) as tx:
        tx.restore("outlook", outlook_id)
    return tx.changes


def _outlook(id: str, on: str, *rest: Any) -> Outlook:
    return Outlook(id, date.fromisoformat(on), *rest)
