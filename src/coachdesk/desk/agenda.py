"""What a one-to-one is about, gathered without typing: steps, results, goals, outlook."""

from dataclasses import dataclass, field
from datetime import date, timedelta

from coachdesk.desk.goals import open_goals
from coachdesk.desk.one_to_one import Talk
from coachdesk.desk.outlook import outlooks_of
from coachdesk.desk.progress import monthly_results, quotas
from coachdesk.desk.promises import kept_promises
from coachdesk.desk.roster import SAME_PERSON
from coachdesk.desk.step import Step, open_steps, steps_of_rep
from coachdesk.desk.templates import lines
from coachdesk.domain.figures import MonthResults, Quota
from coachdesk.domain.goals import Goal
from coachdesk.domain.outlook import Outlook
from coachdesk.domain.periods import Period
from coachdesk.domain.promises import Promises
from coachdesk.store.store import Store

_FIRST_TIME = 60  # days that a first one-to-one looks back
_CALLS = f"""SELECT count(*) FROM call WHERE rep_id IN {SAME_PERSON} AND role = 'coaching'
    AND ended_at IS NOT NULL AND held_on > ? AND held_on <= ?"""


@dataclass(frozen=True, slots=True)
class Agenda:
    """All of it; a talk of questions has its questions and the outlook alone."""

    since: date  # the talk before, or as far as a first one looks back
    steps: tuple[Step, ...] = ()
    closed: tuple[Step, ...] = ()  # what became of others since then
    calls: int = 0  # coached since then
    months: tuple[MonthResults, ...] = ()
    quotas: tuple[Quota, ...] = ()
    goals: tuple[Goal, ...] = ()
    questions: tuple[str, ...] = ()
    outlooks: tuple[Outlook, ...] = ()  # the newest first
    promises: Promises = field(default_factory=Promises)


def agenda(store: Store, talk: Talk) -> Agenda:
    """What there is to talk about on the day of a talk, apart from what it was left with."""
    rep_id, on = talk.rep_id, talk.on
    since = talk.last_on or on - timedelta(_FIRST_TIME)
    outlooks = tuple(one for one in outlooks_of(store, rep_id) if one.on <= on)
    if talk.kind == "talk":
        asked = tuple(line.text for line in lines(store, "talk"))
        return Agenda(since, questions=asked, outlooks=outlooks)
    period = Period(since, on)
    (calls,) = store.one(_CALLS, rep_id, since.isoformat(), on.isoformat()) or (0,)
    return Agenda(
        since,
        tuple(step for step in open_steps(store, rep_id, on) if step.ride_id != talk.ride_id),
        tuple(step for step in steps_of_rep(store, rep_id, on)
              if step.closed_on and since <= step.closed_on <= on),
        calls,
        tuple(month for month in monthly_results(store, rep_id, period)
              if month.value is not None or month.won is not None),
        tuple(quotas(store, rep_id, period)),
        tuple(open_goals(store, rep_id, on)),
        outlooks=outlooks,
        promises=kept_promises(store, rep_id, on),
    )  # fmt: skip
