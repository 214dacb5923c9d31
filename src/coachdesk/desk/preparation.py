"""What rep and coach prepare for a ride-along, line by line, and how well the rep was prepared.

The starter lines are in resources/, each under an id of its own; a row of that id in the file
stands over it, so that a starter line nobody changed improves with the program.
"""

from dataclasses import dataclass
from typing import Any, Literal, get_args

from coachdesk.assets import resource
from coachdesk.desk.roster import SAME_PERSON
from coachdesk.domain.changes import Changes
from coachdesk.domain.identity import named_id
from coachdesk.domain.moment import Moment
from coachdesk.domain.refused import Refused
from coachdesk.store.store import Store

Kind = Literal["rep preparation", "coach preparation"]
Prepared = Literal["prepared", "partly", "not"]
KINDS: tuple[Kind, ...] = get_args(Kind)
PREPARED: tuple[Prepared, ...] = get_args(Prepared)

_LONGEST = 160


@dataclass(frozen=True, slots=True)
class Line:
    """One thing to prepare."""

    id: str
    kind: Kind
    text: str
    position: int


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


def lines(store: Store, kind: Kind) -> list[Line]:
    """A list as the coach has it, in its order."""
    found = {line.id: line for line in _starter(kind)}
    for id, text, position, archived in store.rows(
        "SELECT id, text, position, archived_on FROM template WHERE kind = ?", kind
    ):
        if archived:
            found.pop(id, None)
        else:
            found[id] = Line(id, kind, text, position)
    return sorted(found.values(), key=lambda line: (line.position, line.text, line.id))


def questions() -> tuple[str, ...]:
    """What a one-to-one or a talk is about."""
    return tuple(_starters()["questions"])


def add_line(store: Store, now: Moment, *, kind: Kind, text: str) -> Changes:
    """One more at the end."""
    last = max((line.position for line in lines(store, kind)), default=0)
    with store.write(now) as tx:
        tx.insert("template", kind=kind, text=_said(text), position=last + 1)
    return tx.changes


def edit_line(store: Store, now: Moment, *, line: Line, text: str) -> Changes:
    """Say a line in other words."""
    return _put(store, now, line, text=_said(text))


def remove_line(store: Store, now: Moment, *, line: Line) -> Changes:
    """Leave a line out from now on."""
    return _put(store, now, line, archived_on=now.on.isoformat())


def restore_line(store: Store, now: Moment, *, line: Line) -> Changes:
    """Undo of `remove_line`."""
    return _put(store, now, line, archived_on=None)


def move_line(store: Store, now: Moment, *, line: Line, by: int) -> Changes:
    """A line `by` places down its list, as far as the list goes."""
    order = lines(store, line.kind)
    at = order.index(line)
    order.insert(max(0, at + by), order.pop(at))
    with store.write(now) as tx:
        for position, each in enumerate(order, start=1):
            if each.position != position:
                _write(tx, each, position=position)
    return tx.changes


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


def _starter(kind: Kind) -> list[Line]:
    return [
        Line(named_id("template", kind, str(at)), kind, text, at)
        for at, text in enumerate(_starters()[kind.split()[0]], start=1)
    ]


def _starters() -> dict[str, list[str]]:
    import tomllib  # noqa: PLC0415 -- seldom read

    with resource("preparation.toml").open("rb") as file:
        return tomllib.load(file)


def _put(store: Store, now: Moment, line: Line, **facts: Any) -> Changes:
    with store.write(now) as tx:
        _write(tx, line, **facts)
    return tx.changes


def _write(tx: Any, line: Line, **facts: Any) -> None:
    if tx.one("SELECT 1 FROM template WHERE id = ?", line.id):
        tx.update("template", line.id, **facts)
    else:
        whole = {"kind": line.kind, "text": line.text, "position": line.position} | facts
        tx.insert("template", id=line.id, **whole)


def _said(text: str) -> str:
    text = " ".join(text.split())
    if not text:
        raise Refused("A line of the list needs words.")
    if len(text) > _LONGEST:
        raise Refused(f"A line of the list has at most {_LONGEST} letters.")
    return text
