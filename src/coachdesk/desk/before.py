"""The plan of a call before it starts, filled in with what is likeliest."""

from dataclasses import dataclass
from datetime import date

from coachdesk.desk.accounts import accounts_of, open_deals, suggested_objective
from coachdesk.desk.focus import MOST, focus_of
from coachdesk.desk.goals import open_goals
from coachdesk.desk.plan import open_rides
from coachdesk.desk.preparation import Prepared
from coachdesk.desk.ride import last_time
from coachdesk.desk.roster import SAME_PERSON, rep_of
from coachdesk.desk.step import Step, open_steps
from coachdesk.desk.stops import chances, next_stop, stops_of
from coachdesk.desk.ways import Way
from coachdesk.desk.who_next import who_next
from coachdesk.domain.goals import Goal
from coachdesk.domain.identity import folded
from coachdesk.domain.safety import Safety, safety
from coachdesk.store.store import Store

# Who is with me today: by today's ride-along, else by the last call of today.
_WITH_ME = """SELECT r.id FROM rep r
    LEFT JOIN rep same ON r.id IN (same.id, same.same_as_id)
    LEFT JOIN ride ON ride.rep_id = same.id AND ride.planned_on = ?1 AND ride.ended_as IS NULL
    LEFT JOIN call ON call.rep_id = same.id AND call.held_on = ?1
    WHERE r.archived_on IS NULL AND r.same_as_id IS NULL
    GROUP BY r.id HAVING count(ride.id) OR count(call.id)
    ORDER BY count(ride.id) = 0, max(call.started_at) DESC, r.name, r.id LIMIT 1"""


@dataclass(frozen=True, slots=True)
class Before:
    """What a pre-call plan opens with; `accounts` complete the account's field."""

    rep_id: str
    rep_name: str
    ride_id: str | None
    account: str
    objective: str
    focus_ids: tuple[str, ...]
    steps: tuple[Step, ...]  # left from last time, mine first
    goals: tuple[Goal, ...]  # that have not ended
    ways: tuple[Way, ...]  # to learn a skill, as the rep chose them last time
    accounts: tuple[str, ...]
    safety: Safety
    prepared: Prepared | None  # as said for the ride-along

    @property
    def role(self) -> str:
        """Coaching only where it is safe."""
        return self.safety.role


def likeliest_rep(store: Store, today: date) -> str | None:
    """Whom a call is likeliest with now: who is with me today, else who is next; None: nobody."""
    if row := store.one(_WITH_ME, today.isoformat()):
        return str(row[0])
    return next((line.rep_id for line in who_next(store, today)), None)


def before(store: Store, today: date, rep_id: str) -> Before:
    """A rep's next call: where, about what, watching what, and what was left open."""
    rep = rep_of(store, rep_id)
    accounts = _accounts(store, rep.id)
    ride_id = _ride_today(store, rep.id, today)
    stop = next_stop(store, ride_id) if ride_id else None
    account = stop.account if stop else _next_account(store, rep.id, today, accounts)
    on_the_way = stops_of(store, ride_id) if ride_id else []
    return Before(
        rep_id=rep.id,
        rep_name=rep.name,
        ride_id=ride_id,
        account=account,
        objective=objective_at(store, rep.id, ride_id, account),
        focus_ids=_focus(store, rep.id, today),
        steps=tuple(open_steps(store, rep.id, today)),
        goals=tuple(open_goals(store, rep.id, today)),
        ways=last.ways if (last := last_time(store, rep.id)) else (),
        accounts=_spelled_once([*(stop.account for stop in on_the_way), *accounts]),
        safety=safety_at(store, rep.id, ride_id, account),
        prepared=_prepared(store, ride_id),
    )


def objective_at(store: Store, rep_id: str, ride_id: str | None, account: str) -> str:
    """What a call at an account is for: as the stop on the way says, or its newest open deal."""
    for stop in stops_of(store, ride_id) if ride_id else ():
        if folded(stop.account) == folded(account) and stop.objective:
            return stop.objective
    return suggested_objective(store, rep_id, account)


def safety_at(store: Store, rep_id: str, ride_id: str | None, account: str) -> Safety:
    """Whether a call at an account is one to coach on."""
    return safety(chances(store, rep_id, ride_id, account)[1])


def _prepared(store: Store, ride_id: str | None) -> Prepared | None:
    row = store.one("SELECT prepared FROM ride WHERE id = ?", ride_id) if ride_id else None
    return row[0] if row else None


def _ride_today(store: Store, rep_id: str, today: date) -> str | None:
    rides = (ride.id for ride in open_rides(store, rep_id) if ride.planned_on == today)
    return next(rides, None)


def _focus(store: Store, rep_id: str, today: date) -> tuple[str, ...]:
    """What the rep works on; where nothing is set, what the last call watched."""
    if focus := focus_of(store, rep_id, today):
        return tuple(skill.skill_id for skill in focus)
    rows = store.rows(
        f"""SELECT s.id FROM skill s JOIN
            (SELECT focus_1_id, focus_2_id FROM call WHERE rep_id IN {SAME_PERSON}
            ORDER BY held_on DESC, started_at DESC LIMIT 1) last
        ON s.id IN (last.focus_1_id, last.focus_2_id)
        WHERE s.archived_on IS NULL ORDER BY s.id = last.focus_2_id LIMIT {MOST}""",
        rep_id,
    )
    return tuple(id for (id,) in rows)


def _accounts(store: Store, rep_id: str) -> tuple[str, ...]:
    """Every account there was a deal or a call with, one spelling each."""
    called = store.rows(
        f"""SELECT account FROM call WHERE rep_id IN {SAME_PERSON} AND account <> ''
        GROUP BY account ORDER BY max(started_at) DESC""",
        rep_id,
    )
    names = [account.name for account in accounts_of(store, rep_id)]
    return _spelled_once([*names, *(name for (name,) in called)])


def _spelled_once(names: list[str]) -> tuple[str, ...]:
    spellings: dict[str, str] = {}
    for name in names:
        spellings.setdefault(folded(name), name)
    return tuple(spellings.values())


def _next_account(store: Store, rep_id: str, today: date, accounts: tuple[str, ...]) -> str:
    """The newest open deal's account, or the latest one, that wasn't visited today."""
    visited = store.rows(
        f"SELECT account FROM call WHERE rep_id IN {SAME_PERSON} AND held_on = ?",
        rep_id,
        today.isoformat(),
    )
    done = {folded(name) for (name,) in visited} | {""}
    likeliest = (*(deal.account for deal in open_deals(store, rep_id)), *accounts)
    return next((name for name in likeliest if folded(name) not in done), "")
