"""The stops of a ride-along: listed the evening before, and the ones to watch chosen there."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from coachdesk.desk.accounts import accounts_of, open_deals, suggested_objective
from coachdesk.desk.roster import SAME_PERSON
from coachdesk.domain.changes import Changes
from coachdesk.domain.identity import folded
from coachdesk.domain.moment import Moment
from coachdesk.domain.refused import Refused
from coachdesk.domain.safety import RELATIONS, STAKES, Facts, Safety, safety, stake_of
from coachdesk.store.store import Store

_COLUMNS = """s.id, s.ride_id, s.account, s.objective, s.position, s.starts_minute, s.minutes,
    s.watch, s.stake, s.stage, s.relation, s.informed,
    EXISTS (SELECT 1 FROM call c WHERE c.stop_id = s.id)"""
_EDITABLE = frozenset((
    "account", "objective", "starts_minute", "minutes", "watch", "stake", "stage", "relation",
    "informed",
))  # fmt: skip
_LONGEST = 12 * 60


@dataclass(frozen=True, slots=True)
class Stop:
    """A customer on the way. `told` is what was said of it, `facts` with what is known besides."""

    id: str
    ride_id: str
    account: str
    objective: str
    position: int
    starts_minute: int | None
    minutes: int | None  # of coaching, expected; None: as usual
    watch: bool
    told: Facts
    facts: Facts
    called: bool  # whether a call was started on it

    @property
    def safety(self) -> Safety:
        """Whether it is one to coach on."""
        return safety(self.facts)


@dataclass(frozen=True, slots=True)
class Suggestion:
    """An account of the rep's that may be a stop, and what about."""

    account: str
    objective: str


def stops_of(store: Store, ride_id: str) -> list[Stop]:
    """The stops of a session, in the order of the way."""
    rows = store.rows(
        f"SELECT {_COLUMNS} FROM stop s WHERE s.ride_id = ? ORDER BY s.position, s.id", ride_id
    )
    if not rows:
        return []
    known = known_facts(store, _rep_of_ride(store, ride_id), (row[2] for row in rows))
    return [_stop(row, known) for row in rows]


def next_stop(store: Store, ride_id: str) -> Stop | None:
    """The next one to watch, or else the next at all, where no call was started yet."""
    left = [stop for stop in stops_of(store, ride_id) if not stop.called]
    return next((stop for stop in left if stop.watch), next(iter(left), None))


def chances(
    store: Store, rep_id: str, ride_id: str | None, account: str
) -> tuple[str | None, Facts]:
    """What is known of a call at an account: of its stop on the way, whose id is told, or else."""
    name = folded(account)
    for stop in stops_of(store, ride_id) if ride_id else ():
        if folded(stop.account) == name and not stop.called:
            return stop.id, stop.facts
    return None, known_facts(store, rep_id, [account])[name]


def suggestions(store: Store, ride_id: str, most: int = 6) -> list[Suggestion]:
    """Accounts with open deals, the newest first, then others the rep sells to; none twice."""
    rep_id = _rep_of_ride(store, ride_id)
    taken = {folded(account) for (account,) in
             store.rows("SELECT account FROM stop WHERE ride_id = ?", ride_id)}  # fmt: skip
    names = [deal.account for deal in open_deals(store, rep_id)]
    names += [account.name for account in accounts_of(store, rep_id)]
    found: list[Suggestion] = []
    for name in names:
        if len(found) < most and name.strip() and folded(name) not in taken:
            taken.add(folded(name))
            found.append(Suggestion(name, suggested_objective(store, rep_id, name)))
    return found


def add_stop(
    store: Store, now: Moment, *, ride_id: str, account: str, objective: str | None = None
) -> Changes:
    """One more stop at the end; watched from the start where it is safe to coach on.

    Without an objective it is what the account's newest open deal suggests.
    """
    account = _named(account)
    rep_id = _rep_of_ride(store, ride_id)
    if objective is None:
        objective = suggested_objective(store, rep_id, account)
    watch = safety(known_facts(store, rep_id, [account])[folded(account)]).is_safe
    with store.write(now) as tx:
        ((last,),) = tx.rows(
            "SELECT coalesce(max(position), 0) FROM stop WHERE ride_id = ?", ride_id
        )
        # the rep's own appointments, meant for the rep's sheet
        tx.insert("stop", ride_id=ride_id, account=account, objective=objective.strip(),
                  position=last + 1, watch=int(watch), audience="rep")  # fmt: skip
    return tx.changes


def edit_stop(store: Store, now: Moment, *, stop_id: str, **facts: Any) -> Changes:
    """Change what is said of a stop; None takes a fact back."""
    if unknown := facts.keys() - _EDITABLE:
        raise TypeError(f"not a stop's own: {sorted(unknown)}")
    if "account" in facts:
        facts["account"] = _named(facts["account"])
    for name in ("objective", "stage"):
        if name in facts:
            facts[name] = " ".join(str(facts[name]).split())
    for name in ("watch", "informed"):
        if facts.get(name) is not None:
            facts[name] = int(facts[name])
    _refuse_strange(facts)
    with store.write(now) as tx:
        tx.update("stop", stop_id, **facts)
    return tx.changes


def move_stop(store: Store, now: Moment, *, stop_id: str, by: int) -> Changes:
    """A stop `by` places later on the way, as far as it goes."""
    with store.write(now) as tx:
        order = [id for (id,) in tx.rows(
            "SELECT id FROM stop WHERE ride_id = (SELECT ride_id FROM stop WHERE id = ?)"
            " ORDER BY position, id", stop_id)]  # fmt: skip
        at = order.index(stop_id)
        order.insert(max(0, at + by), order.pop(at))
        for position, id in enumerate(order, start=1):
            tx.update("stop", id, position=position)
    return tx.changes


def remove_stop(store: Store, now: Moment, *, stop_id: str) -> Changes:
    """Leave a stop out."""
    with store.write(now) as tx:
        if tx.one("SELECT 1 FROM call WHERE stop_id = ?", stop_id):
            raise Refused("A call was started at this stop: it stays on the way.")
        tx.delete("stop", stop_id)
    return tx.changes


def restore_stop(store: Store, now: Moment, *, stop_id: str) -> Changes:
    """Undo of `remove_stop`."""
    with store.write(now) as tx:
        tx.restore("stop", stop_id)
    return tx.changes


def known_facts(store: Store, rep_id: str, accounts: Iterable[str]) -> dict[str, Facts]:
    """What imports and earlier calls say of accounts, by folded name: stake, stage, relation."""
    values = [value for (value,) in store.rows("SELECT value FROM deal WHERE value IS NOT NULL")]
    deals = open_deals(store, rep_id)
    bought = {folded(a.name): a.last_deal_on is not None for a in accounts_of(store, rep_id)}
    called = {folded(name) for (name,) in store.rows(
        f"SELECT DISTINCT account FROM call WHERE rep_id IN {SAME_PERSON}", rep_id)}  # fmt: skip
    found = {}
    for name in map(folded, accounts):
        own = [deal for deal in deals if folded(deal.account) == name] if name else []
        largest = max((deal.value for deal in own if deal.value is not None), default=None)
        relation: Any = None
        if name and (name in called or name in bought):
            relation = "steady" if name in called or bought[name] else "new"
        stage = " ".join(own[0].stage.replace("_", " ").split()) if own else ""
        found[name] = Facts(stake_of(largest, values), stage, relation)
    return found


def _rep_of_ride(store: Store, ride_id: str) -> str:
    row = store.one("SELECT rep_id FROM ride WHERE id = ?", ride_id)
    if row is None:
        raise Refused("This ride-along is no longer in the file.")
    return str(row[0])


def _named(account: str) -> str:
    account = " ".join(account.split())
    if not account:
        raise Refused("A stop needs the customer’s name.")
    return account


def _refuse_strange(facts: dict[str, Any]) -> None:
    minutes, starts = facts.get("minutes"), facts.get("starts_minute")
    if minutes is not None and not 0 <= minutes <= _LONGEST:
        raise Refused(f"{minutes} minutes is no length for a stop.")
    if starts is not None and not 0 <= starts < 24 * 60:
        raise Refused("That is no hour of the day.")
    if facts.get("stake") not in (*STAKES, None) or facts.get("relation") not in (*RELATIONS, None):
        raise Refused("A deal is small or large, a relation new, steady or strained.")


def _stop(row: tuple[Any, ...], known: dict[str, Facts]) -> Stop:
    id, ride_id, account, objective, position, starts, minutes, watch, *facts, called = row
    stake, stage, relation, informed = facts
    told = Facts(stake, stage, relation, None if informed is None else bool(informed))
    return Stop(id, ride_id, account, objective, position, starts, minutes, bool(watch), told,
                told.over(known[folded(account)]), bool(called))  # fmt: skip
