"""A ride-along's calls: what was seen, how it was rated, and how the rep grew by it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from typing import Any

from coachdesk.domain.moment import stamp
from coachdesk.domain.sample.cast import Cast, Skill
from coachdesk.domain.sample.diary import Ride
from coachdesk.domain.sample.people import Rep
from coachdesk.domain.sample.rows import Row
from coachdesk.domain.sample.wording import Voice, scene

_ROLES = ("coaching", "joint selling", "demonstration")
# where in a call a skill shows: the tenth, knowing the business, early
_PHASE = (0, 1, 3, 3.5, 5, 5.5, 7, 8, 9.5, 2.5)


@dataclass(frozen=True, slots=True)
class Visit:
    """One call as it was, for what follows from it."""

    id: str
    rep: Rep
    role: str
    focus: tuple[Skill, ...]
    scene: dict[str, str]
    started: datetime
    ended: datetime
    from_memory: bool


@dataclass(frozen=True, slots=True)
class Said:
    """One thing noted: where in the call, its mark, its skill, its words."""

    phase: float
    mark: str | None
    skill: Skill | None
    text: str


class Visits:
    """Writes the calls of one rep."""

    def __init__(self, cast: Cast, rep: Rep, voice: Voice, offset_minutes: int) -> None:
        self._cast, self._rep, self._voice = cast, rep, voice
        self._offset = offset_minutes

    def of(self, ride: Ride, focus: tuple[Skill, ...], *, to_do: bool) -> list[tuple[Visit, Row]]:
        """The calls of one half-day, in order, each with its row, not yet talked over.

        Where the last one's debrief is to stay to do, that is a coaching call just noted.
        """
        dice = self._rep.dice
        start = time(13, dice.randint(30, 55)) if ride.afternoon else time(8, dice.randint(5, 30))
        at = datetime.combine(ride.on, start, UTC) - timedelta(minutes=self._offset)
        accounts = dice.sample(self._rep.accounts, dice.choice((3, 3, 4, 4)))
        found = []
        for account in accounts:
            about = scene(self._cast, self._rep, account)
            plain = to_do and account is accounts[-1]
            role = "coaching" if plain else dice.choices(_ROLES, (78, 15, 7))[0]
            if not plain and dice.happens(0.06):
                visit, row = self._remembered(at, ride, focus, role, about)
            else:
                visit, row = self._noted(at, ride, focus, role, about)
            found.append((visit, row))
            at = visit.ended + timedelta(minutes=dice.randint(12, 28), seconds=dice.randint(0, 59))
        return found

    def _noted(
        self, at: datetime, ride: Ride, focus: tuple[Skill, ...], role: str, about: dict[str, str]
    ) -> tuple[Visit, Row]:
        dice = self._rep.dice
        ended = at + timedelta(minutes=dice.randint(22, 46), seconds=dice.randint(0, 59))
        visit = Visit(dice.id(at), self._rep, role, focus, about, at, ended, False)
        objective = self._voice.says(self._cast.call, "objective", about)
        return visit, self._row(visit, ride, objective=objective)

    def _remembered(
        self, at: datetime, ride: Ride, focus: tuple[Skill, ...], role: str, about: dict[str, str]
    ) -> tuple[Visit, Row]:
        """A call written down afterwards: about when, and about how long."""
        about_at = at - timedelta(minutes=at.minute % 5, seconds=at.second)
        ended = about_at + timedelta(minutes=5 * self._rep.dice.randint(4, 9))
        id = self._rep.dice.id(at)
        visit = Visit(id, self._rep, role, focus, about, about_at, ended, True)
        return visit, self._row(visit, ride, from_memory=1)

    def _row(self, visit: Visit, ride: Ride, **more: object) -> Row:
        first, second, *_ = (*(skill.id for skill in visit.focus), None, None)
        return Row("call", visit.id, {
            "rep_id": self._rep.id, "ride_id": ride.id, "account": visit.scene["account"],
            "role": visit.role, "focus_1_id": first, "focus_2_id": second,
            "held_on": self._local(visit.started).date().isoformat(),
            "utc_offset_minutes": self._offset, "started_at": stamp(visit.started),
            "ended_at": stamp(visit.ended),
            "minutes": round((visit.ended - visit.started).total_seconds() / 60), **more,
        })  # fmt: skip

    def entries(self, visit: Visit, *, talked_over: bool) -> Iterator[Row]:
        """What was noted in a call, in order; some of it to keep, stop or start."""
        dice, rep = self._rep.dice, self._rep
        said = sorted(self._said(visit), key=lambda each: each.phase)
        pace = (visit.ended - visit.started).total_seconds() / (len(said) + 1)
        given = self._feedback(said) if talked_over else {}
        for position, each in enumerate(said, start=1):
            at = visit.started + timedelta(seconds=pace * (position - dice.uniform(0.1, 0.8)))
            yield Row("entry", dice.id(at), {
                "call_id": visit.id, "rep_id": rep.id, "text": each.text, "mark": each.mark,
                "skill_id": each.skill.id if each.skill else None,
                "noted_at": None if visit.from_memory else stamp(at), "position": position,
                "feedback": given.get(position),
            })  # fmt: skip

    def ratings(self, visit: Visit, at: datetime) -> Iterator[Row]:
        """The coach's ratings of the focus skills, now and then of one more."""
        dice = self._rep.dice
        rated = list(visit.focus)
        if dice.happens(0.12):
            rated += [each for each in dice.sample(self._cast.skills, 1) if each not in rated]
        for skill in rated if visit.role == "coaching" else ():
            level = None if dice.happens(0.07) else self._level(skill)
            yield Row("rating", dice.id(at), {
                "call_id": visit.id, "rep_id": self._rep.id, "skill_id": skill.id,
                "level": level, "rated_at": stamp(at), "skill_name": skill.name,
                "anchor": skill.anchors[level - 1] if level else "",
            })  # fmt: skip

    def grow(self, visit: Visit) -> None:
        """What was talked over gets better, slower near the top; the rest slips a little."""
        focus = {skill.id for skill in visit.focus}
        for id, level in self._rep.levels.items():
            if id in focus and visit.role == "coaching":
                self._rep.levels[id] = min(4.8, level + self._rep.learns * (5.2 - level) / 2.4)
            elif id not in focus:
                self._rep.levels[id] = max(1.2, level - 0.002)

    def _level(self, skill: Skill) -> int:
        return min(5, max(1, round(self._rep.dice.gauss(self._rep.levels[skill.id], 0.42))))

    def _said(self, visit: Visit) -> Iterator[Said]:
        dice, call = self._rep.dice, self._cast.call
        if visit.role == "coaching":
            for skill in visit.focus:
                for _ in range(dice.choice((2, 2, 3))):
                    yield self._seen(skill, visit)
            for skill in dice.sample(self._cast.skills, dice.choice((1, 2, 2, 3))):
                yield self._seen(skill, visit)
        marks: dict[str, tuple[str | None, Any, float]] = {
            "neutral": (None, (1, 2, 2), 0), "question": ("question", (1, 2, 2, 3), 2.5),
            "customer": ("customer", (1, 2, 2), 3), "account": ("account", (0, 1), 4),
            "takeover": ("takeover", (0,) * 7 + (1,), 6),
        }  # fmt: skip
        for kind, (mark, counts, earliest) in marks.items():
            if kind == "takeover" and visit.role != "coaching":
                continue
            for _ in range(dice.choice(counts)):
                asks = self._cast.skills[2] if kind == "question" and dice.happens(0.8) else None
                text = self._voice.says(call, kind, visit.scene)
                yield Said(dice.uniform(earliest, 9), mark, asks, text)

    def _seen(self, skill: Skill, visit: Visit) -> Said:
        """A strength the more likely the better the rep is at it."""
        dice = self._rep.dice
        good = dice.happens(0.12 + 0.76 * (self._rep.levels[skill.id] - 1) / 4)
        kind = "strength" if good else "deficiency"
        text = self._voice.says(skill.phrases, kind, visit.scene)
        if dice.happens(0.3) and len(text) < 60:
            text += "; " + self._voice.says(self._cast.call, f"after_{kind}", visit.scene)
        phase = _PHASE[self._cast.skills.index(skill)] + dice.uniform(-0.6, 0.9)
        return Said(phase, kind, skill if dice.happens(0.9) else None, text)

    def _feedback(self, said: list[Said]) -> dict[int, str]:
        """One thing to keep, often one to stop."""
        dice = self._rep.dice
        given = {}
        for mark, kind, odds in (("strength", "keep", 0.6), ("deficiency", "stop", 0.4)):
            places = [place for place, each in enumerate(said, start=1) if each.mark == mark]
            if places and dice.happens(odds):
                given[dice.choice(places)] = kind
        return given

    def _local(self, at: datetime) -> datetime:
        return at + timedelta(minutes=self._offset)
