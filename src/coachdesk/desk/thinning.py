"""Raw entries that are old enough to let go; ratings, steps, reports and what is cited stay."""

from dataclasses import dataclass
from datetime import date

from coachdesk.desk.purge import refuse_in_live_call
from coachdesk.desk.rules import rule_on, set_rule
from coachdesk.domain.changes import Changes
from coachdesk.domain.days import months_later
from coachdesk.domain.moment import Moment
from coachdesk.domain.refused import Refused
from coachdesk.store.backup import backup_if_changed
from coachdesk.store.purge import clear_erased
from coachdesk.store.store import Store

MONTHS = 24
CHOICES = (12, 24, 36, 0)  # 0: entries stay
_RULE = "thinning months"

# Deleted ones are in the log still. What the rep got to hear, and what is quoted, stays.
_OLD = """SELECT DISTINCT v.row, c.id FROM rev v JOIN call c ON c.id = v.value ->> 'call_id'
    WHERE v.tbl = 'entry' AND v.kind NOT IN ('purge', 'delete') AND c.held_on < ?
        AND c.closed_at IS NOT NULL
        AND NOT EXISTS (SELECT 1 FROM entry e WHERE e.id = v.row AND e.feedback IS NOT NULL)
        AND v.row NOT IN (SELECT entry_id FROM citation UNION SELECT then_id FROM quotation
            UNION SELECT now_id FROM quotation)"""


@dataclass(frozen=True, slots=True)
class Old:
    """What could go: entries of so many calls, all of them before a day."""

    before: date
    entries: tuple[str, ...]
    calls: int


def thinning_months(store: Store, today: date) -> int:
    """How many months entries are kept; 0: for good."""
    return int(rule_on(store, _RULE, today) or MONTHS)


def set_thinning_months(store: Store, now: Moment, *, months: int) -> Changes:
    """Settle how long entries are kept before they are offered for thinning."""
    if months < 0:
        raise Refused("Entries are kept for some months, or for good.")
    with store.write(now) as tx:
        set_rule(tx, now, _RULE, str(months))
    return tx.changes


def old_entries(store: Store, today: date) -> Old | None:
    """The entries that are old enough; None where they are kept for good."""
    months = thinning_months(store, today)
    if not months:
        return None
    before = months_later(today, -months)
    rows = store.rows(_OLD, before.isoformat())
    entries = tuple(sorted({entry for entry, _ in rows}))
    return Old(before, entries, len({call for _, call in rows}))


def thin(store: Store, now: Moment) -> Changes:
    """Let the old entries go for good, here and from every copy on this computer."""
    old = old_entries(store, now.on)
    if old is None or not old.entries:
        raise Refused("No entry is old enough to go.")
    refuse_in_live_call(store)
    backup_if_changed(store, now)
    with store.write(now) as tx:
        tx.erase(old.entries)
    clear_erased(store, now)
    return tx.changes
