"""What a day has for a report: its entries, the rep's words, its steps and goals, a line each.

What is shared with the rep already goes in by itself; the rest is taken in one by one, and
being taken is being shared.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from coachdesk.desk.audience import REP_VIEW
from coachdesk.desk.goals import goals_shared
from coachdesk.desk.roster import SAME_PERSON, first_name, rep_of
from coachdesk.desk.step import Step, steps_of_rep
from coachdesk.desk.ways import ways_of_call
from coachdesk.domain.audience import REP
from coachdesk.domain.days import said
from coachdesk.domain.due import Due
from coachdesk.domain.templates import SectionPart
from coachdesk.store.store import Store

_CALLS = f"""SELECT id, account, rep_view, rep_view_audience FROM call
    WHERE rep_id IN {SAME_PERSON} AND held_on BETWEEN ? AND ? AND ended_at IS NOT NULL
    ORDER BY started_at, id"""
_ENTRIES = """SELECT id, text, mark, feedback, audience FROM entry WHERE call_id = ?
    ORDER BY feedback IS NULL, position, id"""
_GIVEN: dict[str, tuple[SectionPart, str]] = {
    "keep": ("strengths", ""), "stop": ("changes", "Stop: "), "start": ("changes", "Start: "),
}  # fmt: skip
_NOTED: dict[str | None, SectionPart] = {
    "strength": "strengths", "deficiency": "changes", "account": "account news",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Offer:
    """A line for a section of a report, and the row that it comes from."""

    source: str  # a table, or REP_VIEW: the rep's words on a call
    id: str
    part: SectionPart
    line: str
    audience: str


def offers(store: Store, rep_id: str, first_on: date, held_on: date) -> list[Offer]:
    """All that the days have, in the order of the day; given as keep, stop or start first."""
    seen = _seen(store, rep_id, first_on, held_on)
    return [*seen, *_agreed(store, rep_id, first_on, held_on)]


def _seen(store: Store, rep_id: str, first_on: date, held_on: date) -> Iterator[Offer]:
    calls = store.rows(_CALLS, rep_id, first_on.isoformat(), held_on.isoformat())
    several = len({account for _, account, *_ in calls}) > 1
    for id, account, words, audience in calls:
        where = f" ({account})" if several and account else ""
        if words:
            yield Offer(REP_VIEW, id, "rep view", f"“{words}”{where}", audience)
        for entry_id, text, mark, feedback, entry_audience in store.rows(_ENTRIES, id):
            part, before = _GIVEN.get(feedback) or (_NOTED.get(mark), "")
            if part:
                is_news = part == "account news" and account
                line = f"{account}: {text}" if is_news else f"{before}{text}{where}"
                yield Offer("entry", entry_id, part, " ".join(line.split()), entry_audience)
        for way in ways_of_call(store, id):
            if way.chosen:
                yield Offer("way", way.id, "changes", way.chosen_by("You"), way.audience)


def _agreed(store: Store, rep_id: str, first_on: date, held_on: date) -> Iterator[Offer]:
    name = first_name(rep_of(store, rep_id).name)
    for step in _steps(store, rep_id, first_on, held_on):
        seen = f"seen by: {step.how_seen}" if step.how_seen else ""
        told = ", ".join(filter(None, (step.what, _due(step.due, held_on), seen)))
        who = "Your coach" if step.mine else name
        yield Offer("step", step.id, "next step", f"{who}: {told}", step.audience)
    for goal in goals_shared(store, rep_id, held_on):
        standing = goal.standing(held_on)
        line = f"“{goal.words}”" + (f": {standing}" if standing else "")
        yield Offer("goal", goal.id, "goals", line, REP)


def _steps(store: Store, rep_id: str, first_on: date, held_on: date) -> list[Step]:
    """What was agreed on those days, whatever came of it; where nothing was, what was open."""
    known = steps_of_rep(store, rep_id, held_on)[::-1]
    agreed = [step for step in known if first_on <= step.agreed_on <= held_on]
    return agreed or [
        step
        for step in known
        if step.agreed_on < first_on and (step.closed_on is None or step.closed_on > held_on)
    ]


def _due(due: Due | None, today: date) -> str:
    if due is None:
        return ""
    return f"by {said(due.on, today)}" if due.on else due.when or ""
