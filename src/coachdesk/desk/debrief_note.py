"""A debrief's longer note: one text a call, dated when it was begun."""

from dataclasses import dataclass

from coachdesk.domain.audience import Audience
from coachdesk.domain.changes import Changes
from coachdesk.domain.moment import Moment
from coachdesk.store.store import Store

_OF_CALL = "SELECT id, text, audience FROM note WHERE call_id = ? ORDER BY id LIMIT 1"


@dataclass(frozen=True, slots=True)
class LongerNote:
    """What the coach wrote at length about a call; private unless chosen otherwise."""

    id: str
    text: str
    audience: Audience


def longer_note(store: Store, call_id: str) -> LongerNote | None:
    """The note of a call's debrief. Of two that were begun apart the timeline has the other too."""
    return next(iter(store.values(LongerNote, _OF_CALL, call_id)), None)


def write_longer_note(
    store: Store, now: Moment, *, rep_id: str, call_id: str, text: str, was: str = ""
) -> Changes:
    """Keep what is written, on top of `was`; emptied, the note is taken away."""
    text = text.strip()
    with store.write(now) as tx:
        row = tx.one(_OF_CALL, call_id)
        if row is None and text:
            tx.insert("note", rep_id=rep_id, call_id=call_id, noted_on=now.on, text=text)
        elif row is not None and not text and row[1] == was:
            tx.delete("note", row[0])
        elif row is not None:
            tx.reword("note", row[0], {"text": was}, text=text)
    return tx.changes
