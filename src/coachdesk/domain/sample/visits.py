"""A ride-along's calls: with whom, about what, from when to when."""

from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta

from coachdesk.domain.moment import stamp
from coachdesk.domain.sample.cast import Cast, Skill
from coachdesk.domain.sample.diary import Ride
from coachdesk.domain.sample.people import Rep
from coachdesk.domain.sample.rows import Row
from coachdesk.domain.sample.wording import Voice, scene

_ROLES = ("coaching", "joint selling", "demonstration")


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

    def _local(self, at: datetime) -> datetime:
        return at + timedelta(minutes=self._offset)
