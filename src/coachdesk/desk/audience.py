"""Choosing for whom something is; nothing else in the program makes a row less private.

What is made for a rep reads rows of the audience "rep" alone, what is made for the director
those of "director"; the owner's own copies (export, "everything held") have all of them.
"""

from coachdesk.domain.audience import Audience
from coachdesk.domain.changes import Changes
from coachdesk.domain.moment import Moment
from coachdesk.store.store import Store

REP_VIEW = "rep view"  # in place of a table: the rep's own words on a call


def choose_audience(
    store: Store, now: Moment, *, table: str, id: str, audience: Audience
) -> Changes:
    """Say for whom a row is; `REP_VIEW` with a call's id is the rep's own words on that call."""
    field = "rep_view_audience" if table == REP_VIEW else "audience"
    with store.write(now) as tx:
        tx.update("call" if table == REP_VIEW else table, id, **{field: audience})
    return tx.changes
