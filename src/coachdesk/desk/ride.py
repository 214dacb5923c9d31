"""A planned session as it is prepared the evening before: all that its page and sheets show."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from coachdesk.desk.estimates import estimates
from coachdesk.desk.focus import Focus, focus_of
from coachdesk.desk.goals import open_goals
from coachdesk.desk.outlook import outlooks_of
from coachdesk.desk.preparation import Prepared, Rate, preparation_rate
from coachdesk.desk.roster import SAME_PERSON, first_name, rep_of
from coachdesk.desk.skills import skills
from coachdesk.desk.step import Step, open_steps
from coachdesk.desk.stops import Stop, stops_of
from coachdesk.desk.templates import Line, lines
from coachdesk.desk.tier import tiers
from coachdesk.desk.ways import Way, ways_of_call
from coachdesk.domain.goals import Goal
from coachdesk.domain.outlook import Outlook
from coachdesk.domain.refused import Refused
from coachdesk.domain.week import SessionKind
from coachdesk.store.store import Store

_RIDE = """SELECT id, rep_id, planned_on, kind, starts_minute, place, bring, prepared, ended_as
    FROM ride WHERE id = ?"""
_TARGET_LEVEL = 3  # the fourth anchor: seen as a habit
_SHARED = "rep"


@dataclass(frozen=True, slots=True)
class LastTime:
    """The latest call that was debriefed, and what it was left with to keep, stop and start."""

    call_id: str
    held_on: date
    account: str
    role: str
    role_was: str | None
    role_reason: str
    feedback: tuple[tuple[str, str], ...]  # keep, stop or start, and the words
    ways: tuple[Way, ...]  # to learn a skill, as the rep chose them


@dataclass(frozen=True, slots=True)
class Session:
    """One planned session, with what there is to know before it."""

    id: str
    rep_id: str
    rep_name: str
    territory: str
    on: date
    kind: SessionKind
    starts_minute: int | None
    place: str
    bring: str
    prepared: Prepared | None
    ended_as: str | None
    is_top: bool  # for the coach's eyes: what the rep brings is asked first
    stops: tuple[Stop, ...]
    focus: tuple[Focus, ...]
    targets: dict[str, str]  # skill → what its target level looks like
    steps: tuple[Step, ...]  # still open, mine first
    goals: tuple[Goal, ...]  # that have not ended
    outlooks: tuple[Outlook, ...]  # the newest first
    last: LastTime | None
    rep_lines: tuple[Line, ...]
    coach_lines: tuple[Line, ...]
    questions: tuple[str, ...]  # of a conversation, which has no customers
    rate: Rate
    stop_minutes: int  # of coaching to expect at a stop to watch that says nothing else

    @property
    def has_stops(self) -> bool:
        """Whether customers are visited; else it is a conversation."""
        return self.kind == "ride-along"

    @property
    def expected_minutes(self) -> int:
        """Of coaching, at the stops to watch."""
        usual = self.stop_minutes
        return sum(usual if stop.minutes is None else stop.minutes
                   for stop in self.stops if stop.watch)  # fmt: skip

    @property
    def first_name(self) -> str:
        """What the rep is called."""
        return first_name(self.rep_name)

    @property
    def shared_steps(self) -> tuple[Step, ...]:
        """Those the coach chose to put on the rep's sheet."""
        return tuple(step for step in self.steps if step.audience == _SHARED)


def session_of(store: Store, today: date, ride_id: str) -> Session:
    """All there is to know before a planned session."""
    row = store.one(_RIDE, ride_id)
    if row is None:
        raise Refused("This session is no longer in the file.")
    id, rep_id, on, kind, starts, place, bring, prepared, ended_as = row
    rep = rep_of(store, rep_id)
    day = date.fromisoformat(on)
    return Session(
        id=id,
        rep_id=rep.id,
        rep_name=rep.name,
        territory=rep.territory,
        on=day,
        kind=kind,
        starts_minute=starts,
        place=place,
        bring=bring,
        prepared=prepared,
        ended_as=ended_as,
        is_top=tiers(store, today).get(rep.id) == "top",
        stops=tuple(stops_of(store, id)),
        focus=tuple(focus_of(store, rep.id, max(day, today))),
        targets={skill.id: skill.anchors[_TARGET_LEVEL] for skill in skills(store)},
        steps=tuple(open_steps(store, rep.id, today)),
        goals=tuple(open_goals(store, rep.id, today)),
        outlooks=tuple(outlooks_of(store, rep.id)),
        last=last_time(store, rep.id),
        rep_lines=tuple(lines(store, "rep preparation")),
        coach_lines=tuple(lines(store, "coach preparation")),
        questions=tuple(line.text for line in lines(store, "talk")),
        rate=preparation_rate(store, rep.id),
        stop_minutes=estimates(store, day).stop,
    )


def last_time(store: Store, rep_id: str) -> LastTime | None:
    """What a rep was left with in the latest debrief."""
    row = store.one(
        f"""SELECT id, held_on, account, role, role_was, role_reason FROM call
        WHERE rep_id IN {SAME_PERSON} AND closed_at IS NOT NULL
        ORDER BY held_on DESC, started_at DESC, id DESC LIMIT 1""",
        rep_id,
    )
    if row is None:
        return None
    id, held_on, account, role, role_was, reason = row
    words: list[Any] = store.rows(
        """SELECT feedback, text FROM entry WHERE call_id = ? AND feedback IS NOT NULL
        ORDER BY feedback = 'start', feedback = 'stop', position, id""",
        id,
    )
    chosen = tuple(way for way in ways_of_call(store, id) if way.chosen)
    return LastTime(id, date.fromisoformat(held_on), account, role, role_was, reason,
                    tuple(words), chosen)  # fmt: skip
