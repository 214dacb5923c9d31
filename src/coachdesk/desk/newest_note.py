"""How new the notes are, and from which machine: what a copy is, said when it is opened."""

from dataclasses import dataclass
from datetime import UTC, datetime

from coachdesk.domain.days import counted, listed
from coachdesk.domain.moment import Moment
from coachdesk.store.store import Store

OLD_DAYS = 7
# Their ids sort by the time they were made, so that each table's newest is found at once.
_NOTES = " UNION ALL ".join(
    f"SELECT max(id) AS id FROM {table}" for table in ("call", "entry", "note", "rating", "step")
)
_NEWEST = f"""SELECT rev.hlc, device_id, device_name
    FROM rev JOIN session ON session.id = rev.session
    WHERE rev.row = (SELECT max(id) FROM ({_NOTES})) ORDER BY rev.hlc LIMIT 1"""


@dataclass(frozen=True, slots=True)
class NewestNote:
    """When and on which machine the last note was made."""

    at: Moment
    device: str
    is_ours: bool

    def days_ago(self, now: Moment) -> int:
        """Local days from then until now."""
        return (now.on - self.at.on).days

    def in_words(self, now: Moment) -> str:
        """One sentence, with a name for this machine too."""
        device = "this computer" if self.is_ours else self.device
        days = self.days_ago(now)
        if days <= 0:
            return f"Newest note today, from {device}."
        return f"Newest note {listed(self.at.on, now.on)}, from {device}, {counted(days)} ago."


def newest_note(store: Store, now: Moment) -> NewestNote | None:
    """The last note there is; None where there are none."""
    found = store.one(_NEWEST)
    if found is None:
        return None
    hlc, device, name = found
    at = datetime.fromtimestamp((hlc >> 16) / 1000, UTC)
    return NewestNote(Moment(at, now.offset_minutes), name, _is_ours(store, device))


def _is_ours(store: Store, device: str) -> bool:
    return store.device is not None and device == store.device.id


def worth_saying(store: Store, now: Moment) -> NewestNote | None:
    """The newest note, where a newer copy may well be elsewhere: made elsewhere, or a week old."""
    newest = newest_note(store, now)
    if newest and (not newest.is_ours or newest.days_ago(now) > OLD_DAYS):
        return newest
    return None
