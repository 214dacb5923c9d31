"""How soon calls were debriefed, and how: of a rep, and of the coach."""

from datetime import date
from typing import Any

from coachdesk.desk.roster import SAME_PERSON
from coachdesk.domain.delays import Debriefed, Delays
from coachdesk.domain.periods import Period
from coachdesk.store.store import Store

# The talk is that of the call it was held on (h). Where nobody noted when it began, it is as long
# before its end as it took. A call of today that waits counts as neither debriefed nor not.
_CALLS = """SELECT id, talk_id, rep, account, held_on,
        max(0, (began - unixepoch(ended_at, 'subsec')) / 60.0),
        coalesce(date(began, 'unixepoch', shift || ' minutes') = held_on, 0), guided, spoke, why
    FROM (SELECT c.id, h.id talk_id, iif(w.purged_on IS NULL, w.name, '') rep, c.account, c.held_on,
            c.ended_at, c.started_at, c.utc_offset_minutes shift, h.guided, h.spoke,
            iif(h.closed_at IS NULL, h.undebriefed, NULL) why, iif(h.closed_at IS NULL, NULL,
                coalesce(unixepoch(h.debrief_began_at, 'subsec'),
                    unixepoch(h.closed_at, 'subsec') - 60 * coalesce(h.debrief_minutes, 0))) began
        FROM call c JOIN call h ON h.id = coalesce(c.together_id, c.id)
            JOIN rep r ON r.id = c.rep_id JOIN rep w ON w.id = coalesce(r.same_as_id, r.id)
        WHERE c.role = 'coaching' AND c.from_memory = 0 AND c.ended_at IS NOT NULL
            AND c.held_on BETWEEN ? AND ?
            AND (h.closed_at IS NOT NULL OR h.undebriefed IS NOT NULL OR c.held_on < ?) {who})
    ORDER BY held_on, started_at, id"""


def delays(store: Store, period: Period, today: date, rep_id: str | None = None) -> Delays:
    """The coaching calls of a period with one rep, or with everybody."""
    days = (period.first.isoformat(), period.last.isoformat(), today.isoformat())
    who = f"AND c.rep_id IN {SAME_PERSON}" if rep_id else ""
    rows = store.rows(_CALLS.format(who=who), *days, *([rep_id] if rep_id else []))
    return Delays([_debriefed(row) for row in rows])


def _debriefed(row: tuple[Any, ...]) -> Debriefed:
    call, talk, rep, account, on, minutes, same_day, *how = row
    held = date.fromisoformat(on)
    return Debriefed(call, talk, rep, account, held, minutes, bool(same_day), *how)
