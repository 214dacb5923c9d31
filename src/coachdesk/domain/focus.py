"""What a focus is meant for, and when somebody is only ever mended."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal, get_args

Purpose = Literal["mend", "grow", "leverage", "stretch", "keep"]
PURPOSES: tuple[Purpose, ...] = get_args(Purpose)
MENDING_DAYS = 90

_HABIT = 4  # the level that is the target


@dataclass(frozen=True, slots=True)
class Meant:
    """A purpose, and the days it held; without a last one it still does."""

    purpose: Purpose | None
    first: date
    last: date | None = None


def suggested(level: int | None) -> Purpose:
    """The purpose that a skill's latest level speaks for."""
    if level is None:
        return "grow"
    return "mend" if level <= _HABIT - 2 else "leverage" if level >= _HABIT else "grow"


def mends_only(held: Sequence[Meant], on: date, days: int = MENDING_DAYS) -> bool:
    """Whether on each of so many days up to this one something was mended, and nothing else."""
    start = on - timedelta(days - 1)
    lately = [each for each in held if each.first <= on and (not each.last or each.last >= start)]
    if any(each.purpose != "mend" for each in lately):
        return False
    reached = start
    for each in sorted(lately, key=lambda each: each.first):
        if each.first > reached:
            break
        reached = max(reached, (each.last or on) + timedelta(1))
    return reached > on
