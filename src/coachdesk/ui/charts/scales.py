"""From dates and amounts to places on the picture, and the few labels that say so."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from math import ceil, floor, log10

from coachdesk.domain.days import MONTHS
from coachdesk.domain.periods import Period, month_start

_UNITS = ((1e6, " m"), (1e3, " k"), (1, ""))
_MONTH_STEPS = (1, 2, 3, 6, 12, 24, 60)
_LONG = 400  # days; from here on years are named
_SHORT = 62  # days; up to here the axis is labelled by weeks


@dataclass(frozen=True, slots=True)
class Tick:
    """A label and where it stands."""

    at: float
    text: str


@dataclass(frozen=True, slots=True)
class Dates:
    """A stretch of days along the picture; a day lies in the middle of its own room."""

    period: Period
    left: float
    right: float

    @property
    def day(self) -> float:
        """The room of one day."""
        return (self.right - self.left) / self.period.days

    def start(self, on: date) -> float:
        """Where a day begins, held within the picture."""
        at = self.left + (on - self.period.first).days * self.day
        return min(max(at, self.left), self.right)

    def middle(self, on: date) -> float:
        """Where what happened on a day is drawn."""
        return self.start(on) + self.day / 2

    def ticks(self, room: float) -> list[Tick]:
        """Labels of months, years or single days, none nearer than `room` to the next."""
        if self.period.days <= _SHORT:
            return self._day_ticks(room)
        first = month_start(self.period.first + timedelta(9))  # a month all but gone has no label
        months = self.period.days / 30.44
        step = next((s for s in _MONTH_STEPS if s * (self.right - self.left) / months >= room), 120)
        while self._is_long and (first.month - 1) % min(step, 12):
            first = month_start(first, 1)
        found = []
        while first <= self.period.last:
            found.append(Tick(self.start(first), self._month(first)))
            first = month_start(first, step)
        return found

    def _month(self, on: date) -> str:
        return str(on.year) if on.month == 1 and self._is_long else MONTHS[on.month - 1]

    @property
    def _is_long(self) -> bool:
        """Whether a month's name alone could be taken for that of another year."""
        return self.period.days > _LONG

    def _day_ticks(self, room: float) -> list[Tick]:
        step = max(1, ceil(room / (7 * self.day))) * 7
        days = range(0, self.period.days, step)
        found = [self.period.first + timedelta(i) for i in days]
        return [Tick(self.start(on), f"{on.day} {MONTHS[on.month - 1]}") for on in found]


_LEAST = 0.4  # labels have one digit behind the point


@dataclass(frozen=True, slots=True)
class Amounts:
    """Amounts upward from zero, with round figures for labels."""

    most: float
    top: float
    bottom: float
    said: Callable[[float], str]

    @property
    def step(self) -> float:
        """The distance of two labels: about four of them in a picture, and none alike."""
        wanted = max(self.most, _LEAST) / 4
        power = 10.0 ** floor(log10(wanted))
        return next(unit * power for unit in (1, 2, 5, 10) if unit * power >= wanted)

    @property
    def end(self) -> float:
        """The highest label: all amounts lie below it."""
        return self.step * max(1, ceil(self.most / self.step - 1e-9))

    def y(self, amount: float) -> float:
        """How high an amount stands."""
        return self.bottom - (self.bottom - self.top) * amount / self.end

    def ticks(self) -> list[Tick]:
        """Labels from zero up; zero alone where there is nothing more."""
        count = round(self.end / self.step) if self.most else 0
        return [Tick(self.y(i * self.step), self.said(i * self.step)) for i in range(count + 1)]


def short(amount: float) -> str:
    """A figure for an axis or a bar: 0, 0.5, 850, 45 k, 179 k, 1.2 m."""
    size, unit = next((each for each in _UNITS if abs(amount) >= each[0]), _UNITS[-1])
    figure = amount / size
    digits = 0 if abs(figure) >= 100 else 1
    return f"{figure:.{digits}f}".removesuffix(".0") + unit
