"""How a call is talked over: what the rep saw, who led, who spoke, and in which order."""

from typing import Literal

from coachdesk.desk.debrief import begin_debrief
from coachdesk.domain.changes import Changes
from coachdesk.domain.moment import Moment
from coachdesk.store.store import Store

Guided = Literal["guided", "directive"]
Spoke = Literal["coach", "even", "rep"]


def say_rep_view(
    store: Store, now: Moment, *, call_id: str, words: str, was: str | None = None
) -> Changes:
    """What the rep saw, in the rep's words; `was`: how they read when typing began."""
    with store.write(now) as tx:
        seen = {} if was is None else {"rep_view": was}
        tx.reword("call", call_id, seen, rep_view=" ".join(words.split()))
        begin_debrief(tx, now, call_id)
    return tx.changes


def say_guided(store: Store, now: Moment, *, call_id: str, guided: Guided | None) -> Changes:
    """Whether the rep was asked or was told; None: nobody says."""
    with store.write(now) as tx:
        tx.update("call", call_id, guided=guided)
        begin_debrief(tx, now, call_id)
    return tx.changes


def say_spoke(store: Store, now: Moment, *, call_id: str, spoke: Spoke | None) -> Changes:
    """Who spoke most in the talk; None: nobody says."""
    with store.write(now) as tx:
        tx.update("call", call_id, spoke=spoke)
        begin_debrief(tx, now, call_id)
    return tx.changes


def rate_first(store: Store, now: Moment, *, call_id: str) -> Changes:
    """Show and give the coach's ratings before the rep's are in; when that was stays on record."""
    with store.write(now) as tx:
        tx.update("call", call_id, overrode_at=now)
        begin_debrief(tx, now, call_id)
    return tx.changes


def rate_after(store: Store, now: Moment, *, call_id: str) -> Changes:
    """Undo of `rate_first`: the coach's ratings wait for the rep's again."""
    with store.write(now) as tx:
        tx.update("call", call_id, overrode_at=None)
    return tx.changes
