"""Next steps: what a rep or the coach does until when, and what became of it."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from coachdesk.desk.roster import SAME_PERSON
from coachdesk.desk.together import AS_ONE
from coachdesk.domain.audience import Audience
from coachdesk.domain.changes import Changes
from coachdesk.domain.due import Due
from coachdesk.domain.moment import Moment
from coachdesk.domain.refused import Refused
from coachdesk.store.store import Store

COACH, REP = "coach", "rep"
RESULTS = ("done", "adapted", "dropped")

_COLUMNS = """id, rep_id, call_id, ride_id, owner, what, agreed_on, due_on, due_when, how_seen,
    adaptation, result, result_note, closed_on, audience"""
# Mine first, for a promise to a rep is never the thing forgotten; then by when, undated last.
_ORDER = "ORDER BY owner = 'rep', due_on IS NULL, due_on, due_when IS NULL, agreed_on, id"


@dataclass(frozen=True, slots=True)
class Step:
    """One next step as tables keep it; `overdue` on the day it was asked for."""

    id: str
    rep_id: str
    call_id: str | None
    ride_id: str | None
    owner: str
    what: str
    agreed_on: date
    due: Due | None
    how_seen: str
    adaptation: str
    result: str | None
    result_note: str
    closed_on: date | None
    audience: Audience
    overdue: bool

    @property
    def mine(self) -> bool:
        """Whether the coach promised it."""
        return self.owner == COACH


def open_steps(store: Store, rep_id: str, today: date) -> list[Step]:
    """What is still to be done with a rep, mine first, then the soonest."""
    return _steps(store, today, f"rep_id IN {SAME_PERSON} AND result IS NULL {_ORDER}", rep_id)


def steps_open_with(store: Store, today: date) -> list[Step]:
    """What is still to be done with anybody, mine first, then the soonest."""
    return _steps(store, today, f"result IS NULL {_ORDER}")


def steps_of_rep(store: Store, rep_id: str, today: date) -> list[Step]:
    """Every step there ever was with a rep, the newest first."""
    return _steps(store, today, f"rep_id IN {SAME_PERSON} ORDER BY agreed_on DESC, id DESC", rep_id)


def steps_of_call(store: Store, call_id: str, today: date) -> list[Step]:
    """The steps a call, or those debriefed as one with it, was left with, in order."""
    return _steps(store, today, f"call_id IN {AS_ONE} ORDER BY id", call_id)


def shared_steps(store: Store, ride_id: str, today: date) -> list[Step]:
    """The steps shared by a ride-along, on which each of its calls may close."""
    return _steps(store, today, "ride_id = ? ORDER BY id", ride_id)


def step(store: Store, step_id: str, today: date) -> Step | None:
    """One step, or None where it is gone."""
    return next(iter(_steps(store, today, "id = ?", step_id)), None)


def add_step(
    store: Store,
    now: Moment,
    *,
    rep_id: str,
    what: str,
    owner: str = REP,
    due: Due | None = None,
    how_seen: str = "",
    adaptation: str = "",
    call_id: str | None = None,
    ride_id: str | None = None,
) -> Changes:
    """Agree on a step, in a call or on its own; one with a ride-along is shared by its calls."""
    what = _said(what)
    with store.write(now) as tx:
        tx.insert(
            "step",
            rep_id=rep_id,
            call_id=call_id,
            ride_id=ride_id,
            owner=owner,
            what=what,
            agreed_on=now.on.isoformat(),
            how_seen=how_seen.strip(),
            adaptation=adaptation.strip(),
            **_due_fields(due),
        )
    return tx.changes


def edit_step(
    store: Store,
    now: Moment,
    *,
    step_id: str,
    what: str,
    owner: str,
    due: Due | None,
    how_seen: str,
    adaptation: str | None = None,
    was: dict[str, str] | None = None,
) -> Changes:
    """Say a step anew; only what differs is written. `was`: its texts when that was begun.

    `adaptation`: the rep's own way of doing it; None leaves what is known of that.
    """
    what = _said(what)
    with store.write(now) as tx:
        facts = {"what": what, "owner": owner, "how_seen": how_seen.strip(), **_due_fields(due)}
        if adaptation is not None:
            facts["adaptation"] = adaptation.strip()
        tx.reword("step", step_id, was or {}, **facts)
    return tx.changes


def share_step(store: Store, now: Moment, *, step_id: str, ride_id: str | None) -> Changes:
    """Share a call's step with its ride-along, whose other calls may then close on it too."""
    with store.write(now) as tx:
        tx.update("step", step_id, ride_id=ride_id)
    return tx.changes


def close_step(store: Store, now: Moment, *, step_id: str, result: str, note: str = "") -> Changes:
    """Say what became of a step: done, adapted (the note says into what) or dropped."""
    if result not in RESULTS:
        raise Refused(f"A step ends done, adapted or dropped, not “{result}”.")
    note = note.strip()
    adapted = {"adaptation": note} if result == "adapted" and note else {}
    with store.write(now) as tx:
        tx.update(
            "step",
            step_id,
            result=result,
            result_note=note,
            closed_on=now.on.isoformat(),
            **adapted,
        )
    return tx.changes


def reopen_step(store: Store, now: Moment, *, step_id: str) -> Changes:
    """Take a step's result back."""
    with store.write(now) as tx:
        tx.update("step", step_id, result=None, result_note="", closed_on=None)
    return tx.changes


def delete_step(store: Store, now: Moment, *, step_id: str) -> Changes:
    """Take a step away that was never meant."""
    with store.write(now) as tx:
        tx.delete("step", step_id)
    return tx.changes


def restore_step(store: Store, now: Moment, *, step_id: str) -> Changes:
    """Undo of `delete_step`."""
    with store.write(now) as tx:
        tx.restore("step", step_id)
    return tx.changes


def _said(what: str) -> str:
    if not (what := " ".join(what.split())):
        raise Refused("A step needs a word on what will be done.")
    return what


def _due_fields(due: Due | None) -> dict[str, str | None]:
    due = due or Due()
    return {"due_on": due.on.isoformat() if due.on else None, "due_when": due.when}


def _steps(store: Store, today: date, where: str, *params: str) -> list[Step]:
    rows = store.rows(f"SELECT {_COLUMNS} FROM step WHERE {where}", *params)
    return [_step(row, today) for row in rows]


def _step(row: tuple[Any, ...], today: date) -> Step:
    id, rep_id, call_id, ride_id, owner, what, agreed_on, due_on, due_when, *rest = row
    how_seen, adaptation, result, result_note, closed_on, audience = rest
    on = _day(due_on)
    return Step(
        id,
        rep_id,
        call_id,
        ride_id,
        owner,
        what,
        date.fromisoformat(agreed_on),
        Due(on, due_when) if on or due_when else None,
        how_seen,
        adaptation,
        result,
        result_note,
        _day(closed_on),
        audience,
        overdue=not result and on is not None and on < today,
    )


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
