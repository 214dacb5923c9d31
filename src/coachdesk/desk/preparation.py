"""How well a rep was prepared for a session or a call, and what the rep brings to it."""

from dataclasses import dataclass
from typing import Literal, get_args

from coachdesk.desk.roster import SAME_PERSON
from coachdesk.domain.changes import Changes
from coachdesk.domain.moment import Moment
from coachdesk.domain.refused import Refused
from coachdesk.store.store import Store

Prepared = Literal["prepared", "partly", "not"]
PREPARED: tuple[Prepared, ...] = get_args(Prepared)


@dataclass(frozen=True, slots=True)
class Rate:
    """How many sessions of a rep with the answer were prepared, partly, or not."""

    prepared: int
    partly: int
    not_prepared: int

    @property
    def said(self) -> str:
        """Prepared 5 of 7, partly 1; empty where nobody said it yet."""
        total = self.prepared + self.partly + self.not_prepared
        partly = f", partly {self.partly}" if self.partly else ""
        return f"Prepared {self.prepared} of {total}{partly}" if total else ""


def set_prepared(store: Store, now: Moment, *, ride_id: str, prepared: Prepared | None) -> Changes:
    """Say how well the rep was prepared for a session; None takes it back."""
    if prepared not in (*PREPARED, None):
        raise Refused("A rep is prepared, partly, or not.")
    with store.write(now) as tx:
        tx.update("ride", ride_id, prepared=prepared)
    return tx.changes


def set_bring(store: Store, now: Moment, *, ride_id: str, bring: str) -> Changes:
    """Note what the rep brings to a session, in the rep's own words."""
    with store.write(now) as tx:
        tx.update("ride", ride_id, bring=" ".join(bring.split()))
    return tx.changes


def preparation_rate(store: Store, rep_id: str) -> Rate:
    """A rep's sessions by how well prepared; a call counts where its session says nothing."""
    rows = store.rows(
        f"""SELECT prepared FROM ride WHERE rep_id IN {SAME_PERSON} AND prepared IS NOT NULL
        UNION ALL SELECT c.prepared FROM call c LEFT JOIN ride x ON x.id = c.ride_id
            WHERE c.rep_id IN {SAME_PERSON} AND c.prepared IS NOT NULL AND x.prepared IS NULL""",
        rep_id,
        rep_id,
    )
    told = [prepared for (prepared,) in rows]
    return Rate(*(told.count(answer) for answer in PREPARED))
