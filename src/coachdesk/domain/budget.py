"""The coaching time a coach means to give, and what the planned sessions will take of it."""

import re
from dataclasses import dataclass
from typing import Literal

from coachdesk.domain.periods import Period, month_end
from coachdesk.domain.refused import Refused

Unit = Literal["hours a week", "field days a month"]
MOST: dict[Unit, int] = {"hours a week": 60, "field days a month": 23}
_DAYS = re.compile(r"([\d.,]+) ?(?:field )?d(?:ays?)?(?: a month)?")
_HOURS = re.compile(r"([\d.,]+) ?(?:h(?:ours?)?)?(?: a week)?")
_ESTIMATES = re.compile(r"(\d{1,3})\D+(\d{1,3})")


@dataclass(frozen=True, slots=True)
class Budget:
    """So many hours a week, or field days a month."""

    amount: float
    unit: Unit = "hours a week"

    @classmethod
    def parsed(cls, text: str) -> "Budget":
        """Read from `8`, `8 h`, `8 hours a week`, `4 days`, `4 field days a month`."""
        words = " ".join(text.casefold().split())
        days, hours = _DAYS.fullmatch(words), _HOURS.fullmatch(words)
        if not (found := days or hours):
            raise Refused("Hours a week, like 8 h, or field days a month, like 4 days.")
        unit: Unit = "field days a month" if days else "hours a week"
        amount = _number(found[1])
        if amount <= 0:
            raise Refused("A budget of nothing leaves nobody to coach: say more than 0.")
        if amount > MOST[unit]:
            raise Refused(f"{amount:g} {unit} is more than there are: {MOST[unit]} at most.")
        return cls(amount, unit)

    def __str__(self) -> str:
        return f"{self.amount:g} {self.unit}"

    @property
    def short(self) -> str:
        """In few words: 8 h, 4 days a month."""
        return f"{self.amount:g} h" if self.unit == "hours a week" else f"{self.amount:g} days"

    def minutes(self, period: Period, day_minutes: int) -> int:
        """What it comes to in a period; a month's field days are spread over its days."""
        if self.unit == "hours a week":
            return round(self.amount * 60 * period.days / 7)
        share, on = 0.0, period.first
        while on <= period.last:
            end = month_end(on)
            until = min(end, period.last)
            share += ((until - on).days + 1) / end.day
            on = end.fromordinal(until.toordinal() + 1)
        return round(self.amount * day_minutes * share)


@dataclass(frozen=True, slots=True)
class Estimates:
    """Coaching minutes to expect: of a stop to watch, and of a ride-along that lists no stops."""

    stop: int = 45
    ride_along: int = 90

    @classmethod
    def parsed(cls, text: str) -> "Estimates":
        """Read from 45/90, in the order of the fields."""
        found = _ESTIMATES.fullmatch(text.strip())
        if not found:
            raise Refused("Two numbers of minutes, like 45/90.")
        return cls(int(found[1]), int(found[2]))

    def __str__(self) -> str:
        return f"{self.stop}/{self.ride_along}"


@dataclass(frozen=True, slots=True)
class Spent:
    """Coaching minutes of a period; `budget` is None where none was set."""

    budget: int | None
    planned: int
    done: int

    @property
    def left(self) -> int | None:
        """What may still be planned; below nothing: by how much it is too much."""
        return None if self.budget is None else self.budget - self.planned - self.done


def clock_length(minutes: float) -> str:
    """Minutes as hours are written: 7:05."""
    whole = round(abs(minutes))
    return f"{whole // 60}:{whole % 60:02}"


def _number(text: str) -> float:
    try:
        return float(text.replace(",", "."))
    except ValueError:
        raise Refused(f"{text} is no number.") from None
