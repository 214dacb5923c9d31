"""The coach's diary: which half-days were planned with whom, and what became of them."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from itertools import islice

from coachdesk.domain.sample.people import Rep
from coachdesk.domain.sample.rows import Dice

_EVERY = {"top": 25, "middle": 22, "bottom": 18, "new": 12}  # days between ride-alongs
_NEGLECTED_EVERY = 76
_NEGLECTED_FOR = 44  # days in which every ride-along with the two best fell through
_HALF_DAYS = 10  # a week has
_LAST_SEEN = range(48, 61)  # days ago
AHEAD = 18  # days that the coach plans ahead
_MORNING, _AFTERNOON = 8 * 60, 13 * 60
_HALF_DAY = (180, 210, 240, 240)  # minutes


@dataclass(frozen=True, slots=True)
class Ride:
    """What is planned with a rep. `ended_as` is empty while it is still to come."""

    id: str
    rep: Rep
    on: date
    starts_minute: int
    minutes: int
    kind: str = "ride-along"
    ended_as: str | None = None
    moved_to: "Ride | None" = None

    @property
    def afternoon(self) -> bool:
        """Whether it is in the second half of the day."""
        return self.starts_minute >= _AFTERNOON


def is_quarter_end(on: date) -> bool:
    """Whether a day lies in the last four weeks of its quarter."""
    return (quarter_end(on) - on).days < 28


def quarter_end(on: date) -> date:
    """The last day of a day's quarter."""
    month = (on.month - 1) // 3 * 3 + 4
    return date(on.year + month // 13, (month - 1) % 12 + 1, 1) - timedelta(days=1)


def is_holiday(on: date) -> bool:
    """Christmas week and a summer fortnight."""
    christmas = (on.month, on.day) >= (12, 23) or (on.month, on.day) <= (1, 2)
    return christmas or (on.month == 8 and on.day <= 14)


def is_work_day(on: date) -> bool:
    """Whether the coach may be out that day."""
    return on.weekday() < 5 and not is_holiday(on)


def planned_at(on: date) -> datetime:
    """When something of that day is put into the diary."""
    return datetime.combine(on - timedelta(days=10), time(16), UTC)


def monday(on: date) -> date:
    """The Monday of a day's week."""
    return on - timedelta(days=on.weekday())


class Diary:
    """Half-days, none given away twice while there are free ones."""

    def __init__(self, seed: int, today: date) -> None:
        self._dice = Dice(seed, "diary")
        self._today = today
        self._taken: set[tuple[date, bool]] = set()
        self._met: set[tuple[date, str]] = set()  # nobody twice a day
        self._weeks: Counter[date] = Counter()  # half-days given, by the week's Monday
        self._most = _HALF_DAYS

    def rides(self, reps: list[Rep]) -> list[Ride]:
        """Every ride-along planned with these reps, by day."""
        self._most = min(_HALF_DAYS, max(2, round(len(reps) * 0.34)))
        found = [ride for rep in reps for ride in self._rides_with(rep)]
        found.sort(key=lambda ride: (ride.on, ride.starts_minute, ride.rep.name))
        return self._one_unanswered(found)

    def _one_unanswered(self, rides: list[Ride]) -> list[Ride]:
        """The last one called off in these days: the coach has not said yet what became of it."""
        for place in reversed(range(len(rides))):
            ride = rides[place]
            if ride.ended_as == "cancelled" and not ride.rep.neglected:
                if (self._today - ride.on).days < 14:
                    rides[place] = replace(ride, ended_as=None)
                break
        return rides

    def _rides_with(self, rep: Rep) -> Iterator[Ride]:
        every = _NEGLECTED_EVERY if rep.neglected else _EVERY[rep.kind]
        last = self._today + timedelta(days=AHEAD)
        on = rep.joined_on + timedelta(days=self._dice.randint(2, every))
        while on <= last and not (rep.neglected and on >= self._today):
            if rep.neglected and (self._today - on).days in _LAST_SEEN:
                rides = [replace(self._free(rep, on), ended_as="done")]
            else:
                rides = self._from(self._free(rep, on))
            if rides[0].on <= last:
                yield from rides
            made_up_for = rides[-1].ended_as == "cancelled" and not rep.neglected
            on = self._next(rep, rides[-1].on, every // 2 if made_up_for else every)

    def _next(self, rep: Rep, on: date, every: int) -> date:
        """When the two would meet next; the best are seen once, then not for long."""
        following = on + timedelta(days=round(every * self._dice.uniform(0.7, 1.3)))
        seen = self._today - timedelta(days=self._dice.choice(_LAST_SEEN))
        if rep.neglected and on < seen - timedelta(days=14) and following > seen:
            return seen
        while is_holiday(following):
            following += timedelta(days=self._dice.randint(5, 20))
        return following

    def _free(self, rep: Rep, on: date) -> Ride:
        afternoon = self._dice.happens(0.4)
        days = (on + timedelta(days=ahead) for ahead in range(400))
        soon = list(islice((day for day in days if is_work_day(day)), 15))
        for most in (self._most, _HALF_DAYS):  # a week too full rather than two at a time
            for day in soon:
                for half in (afternoon, not afternoon):
                    if self._weeks[monday(day)] < most and self._is_free(rep, day, half):
                        return self._take(rep, day, half)
        # more reps than a coach can see: two at a time
        day = next((day for day in soon if (day, rep.id) not in self._met), soon[0])
        return self._take(rep, day, afternoon)

    def _is_free(self, rep: Rep, day: date, half: bool) -> bool:
        return (day, half) not in self._taken and (day, rep.id) not in self._met

    def _take(self, rep: Rep, day: date, half: bool) -> Ride:
        self._taken.add((day, half))
        self._met.add((day, rep.id))
        self._weeks[monday(day)] += 1
        starts = _AFTERNOON if half else _MORNING
        return Ride(self._dice.id(planned_at(day)), rep, day, starts, self._dice.choice(_HALF_DAY))

    def _from(self, ride: Ride) -> list[Ride]:
        """The ride as it ended; one that was moved, and what it was moved to."""
        if ride.on >= self._today:
            return [ride]
        late = (self._today - ride.on).days < _NEGLECTED_FOR and ride.rep.neglected
        hurried = is_quarter_end(ride.on)
        if self._dice.happens(0.0 if late else 0.3 if hurried else 0.88):
            return [replace(ride, ended_as="done")]
        if self._dice.happens(0.5):
            when = quarter_end(ride.on) if hurried else ride.on
            to = self._free(ride.rep, when + timedelta(days=self._dice.randint(4, 16)))
            to = replace(to, minutes=ride.minutes)
            if to.on < self._today:
                to = replace(to, ended_as="cancelled" if late else "done")
            return [replace(ride, ended_as="moved", moved_to=to), to]
        return [replace(ride, ended_as="cancelled")]
