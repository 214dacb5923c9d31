"""What a table from outside says, line by line, before anybody decides on it."""

from dataclasses import dataclass
from datetime import date
from typing import Generic, Literal, TypeVar

T = TypeVar("T")

Outcome = Literal["won", "lost", "open"]


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody on a list. What the list leaves empty it does not say."""

    line: int
    name: str
    external_id: str = ""
    territory: str = ""
    manager: str = ""
    started_on: date | None = None


@dataclass(frozen=True, slots=True)
class Deal:
    """A deal and whose it is; `rep` as it is written there."""

    line: int
    rep: str
    rep_id: str
    outcome: Outcome
    stage: str
    closed_on: date | None
    value: float | None
    account: str = ""
    product: str = ""
    external_id: str = ""
    created_on: date | None = None


@dataclass(frozen=True, slots=True)
class Quota:
    """A rep's quota of a period, and what was made of it; in figures or in per cent."""

    line: int
    rep: str
    rep_id: str
    starts_on: date
    ends_on: date
    quota: float | None = None
    actual: float | None = None
    percent: float | None = None

    @property
    def figures(self) -> dict[str, float]:
        """By the metric's name in `result`; the share is computed where it isn't given."""
        percent = self.percent
        if percent is None and self.quota and self.actual is not None:
            percent = round(100 * self.actual / self.quota, 1)
        told = {"quota": self.quota, "actual": self.actual, "quota_percent": percent}
        return {metric: value for metric, value in told.items() if value is not None}


@dataclass(frozen=True, slots=True)
class Asked:
    """What a rep asked to be coached on; without a day, it was today."""

    line: int
    rep: str
    rep_id: str
    what: str
    asked_on: date | None = None


@dataclass(frozen=True, slots=True)
class Problem:
    """A line that can't be taken, and why."""

    line: int
    reason: str


@dataclass(frozen=True, slots=True)
class Intake(Generic[T]):
    """A table as records; `said` is what one must know of how it was read."""

    records: tuple[T, ...]
    refused: tuple[Problem, ...] = ()
    said: tuple[str, ...] = ()
