"""The rest of the coach's week: one-to-ones, talks, and what takes time beside coaching."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

from coachdesk.domain.sample.cast import Cast, Meeting
from coachdesk.domain.sample.diary import (
    AHEAD,
    Ride,
    is_quarter_end,
    is_work_day,
    monday,
    planned_at,
)
from coachdesk.domain.sample.people import Rep
from coachdesk.domain.sample.rows import Dice, Row

_EVERY = {"top": 28, "middle": 28, "bottom": 21, "new": 14}  # days between one-to-ones
_NEGLECTED_EVERY, _NEGLECTED_FOR = 63, 44
_ONE_TO_ONE, _TALK = 30, 20  # minutes
_LUNCH, _EVENING = 12 * 60, 17 * 60
_HOURS = (14 * 60, 9 * 60, 15 * 60, 10 * 60, 11 * 60, 16 * 60, _LUNCH, _EVENING)
_DRIVE, _BEFORE_EIGHT = 45, 7 * 60 + 15


class Agenda:
    """Hours of the coach, none given away twice; ride-alongs came first."""

    def __init__(self, cast: Cast, seed: int, today: date, rides: list[Ride]) -> None:
        self._cast, self._today, self._rides = cast, today, rides
        self._dice = Dice(seed, "agenda")
        self._taken: dict[date, list[tuple[int, int]]] = defaultdict(list)
        self._met = {(ride.on, ride.rep.id) for ride in rides}
        for ride in rides:
            self._taken[ride.on].append((ride.starts_minute, ride.starts_minute + ride.minutes))

    def busy(self, start: date) -> Iterator[Row]:
        """Meetings of every week from the start, and the drives to where ride-alongs began."""
        week, last = monday(start), self._today + timedelta(days=AHEAD)
        while week <= last:
            for meeting in self._cast.meetings:
                on = week + timedelta(days=meeting.weekday)
                if self._takes_place(meeting, on) and start <= on <= last:
                    hours = (meeting.starts_minute, _EVENING, _LUNCH)
                    yield from self._event(on, hours, meeting)
            week += timedelta(days=7)
        for ride in self._rides:
            if self._dice.happens(0.5):
                where = ride.rep.territory
                drive = Meeting(f"Drive to {where}", "travel", 0, 0, _DRIVE)
                yield from self._event(
                    ride.on, (_LUNCH if ride.afternoon else _BEFORE_EIGHT,), drive
                )

    def talks(self, reps: list[Rep]) -> Iterator[Ride]:
        """The one-to-ones with everybody; a talk of questions only with the second best, soon."""
        for rep in reps:
            every = _NEGLECTED_EVERY if rep.neglected else _EVERY[rep.kind]
            on = rep.joined_on + timedelta(days=self._dice.randint(1, every))
            while on <= self._today + timedelta(days=AHEAD):
                if not (rep.neglected and (self._today - on).days < _NEGLECTED_FOR):
                    yield from self._held(rep, on)
                on += timedelta(days=every + self._dice.randint(-2, 2))
        if second := next((rep for rep in reps[1:2] if rep.neglected), None):
            soon = self._today + timedelta(days=self._dice.randint(2, 6))
            if talk := self._planned(second, soon, "talk", _TALK):
                yield talk

    def _held(self, rep: Rep, on: date) -> Iterator[Ride]:
        """A one-to-one as it ended; now and then it is moved a few days."""
        ride = self._planned(rep, on, "one-to-one", _ONE_TO_ONE)
        if ride is None:
            return
        if ride.on >= self._today or self._dice.happens(0.55 if is_quarter_end(ride.on) else 0.9):
            yield replace(ride, ended_as=None if ride.on >= self._today else "done")
            return
        later = ride.on + timedelta(days=self._dice.randint(2, 6))
        to = self._planned(rep, later, ride.kind, ride.minutes) if self._dice.happens(0.5) else None
        if to is None:
            yield replace(ride, ended_as="cancelled")
            return
        to = replace(to, ended_as="done" if to.on < self._today else None)
        yield replace(ride, ended_as="moved", moved_to=to)
        yield to

    def _planned(self, rep: Rep, on: date, kind: str, minutes: int) -> Ride | None:
        """In a free hour of that day or of the next few; None where there is none."""
        for ahead in range(5):
            day = on + timedelta(days=ahead)
            if is_work_day(day) and (day, rep.id) not in self._met:
                starts = self._free(day, _HOURS, minutes)
                if starts is not None:
                    self._met.add((day, rep.id))
                    return Ride(self._dice.id(planned_at(day)), rep, day, starts, minutes, kind)
        return None

    def _takes_place(self, meeting: Meeting, on: date) -> bool:
        if not is_work_day(on):
            return False
        if meeting.monthly:
            return on.day <= 7
        return is_quarter_end(on) or not meeting.quarter_end

    def _event(self, on: date, hours: tuple[int, ...], meeting: Meeting) -> Iterator[Row]:
        starts = self._free(on, hours, meeting.minutes)
        if starts is not None:
            at = datetime.combine(on - timedelta(days=21), time(12), UTC)
            id = self._dice.id(at)
            yield Row("busy", id, {
                "uid": f"{id}@calendar", "planned_on": on.isoformat(), "starts_minute": starts,
                "minutes": meeting.minutes, "title": meeting.title, "category": meeting.category,
            })  # fmt: skip

    def _free(self, on: date, hours: tuple[int, ...], minutes: int) -> int | None:
        """The first of these hours that is free on that day; it is taken then."""
        for starts in hours:
            if all(starts + minutes <= a or starts >= b for a, b in self._taken[on]):
                self._taken[on].append((starts, starts + minutes))
                return starts
        return None
