"""Promises of both sides, counted from the steps of the last twelve months."""

from datetime import date

from coachdesk.desk.roster import SAME_PERSON
from coachdesk.domain.days import months_later
from coachdesk.domain.promises import Promises
from coachdesk.store.store import Store

_MONTHS = 12
# A step counts on the day it ended, or on the day it was due where it is still open.
_COUNT = f"""SELECT owner, total(result IN ('done', 'adapted')), count(*) FROM step
    WHERE rep_id IN {SAME_PERSON} AND iif(result IS NULL, due_on < ?2, closed_on <= ?2)
        AND coalesce(closed_on, due_on) > ?3 {{shared}} GROUP BY owner"""


def kept_promises(store: Store, rep_id: str, today: date, *, shared: bool = False) -> Promises:
    """How many of the steps that came due in twelve months the rep kept, and the coach.

    `shared`: of those alone that the rep may see.
    """
    sql = _COUNT.format(shared="AND audience = 'rep'" if shared else "")
    since = months_later(today, -_MONTHS).isoformat()
    by_owner = {
        owner: (int(kept), due)
        for owner, kept, due in store.rows(sql, rep_id, today.isoformat(), since)
    }
    return Promises(*by_owner.get("rep", (0, 0)), *by_owner.get("coach", (0, 0)))
