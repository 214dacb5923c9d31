"""Which backups are kept: many young ones, few old ones, and always the newest."""

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

ALL_HOURS = 48
DAYS, WEEKS, MONTHS = 14, 8, 12


@dataclass(frozen=True, slots=True, order=True)
class Kept:
    """A backup: its number, which only grows, and what the clock said when it was made."""

    number: int
    at: datetime


def to_drop(backups: Sequence[Kept]) -> set[int]:
    """The numbers of the backups that may go.

    Kept are all of the 48 hours before the newest, then the last of each of 14 days, 8 weeks
    and 12 months. The number says which is newer; a clock that was wrong drops nothing early.
    """
    newest_first = sorted(backups, reverse=True)
    if not newest_first:
        return set()
    edge = newest_first[0].at - timedelta(hours=ALL_HOURS)
    kept = {backup.number for backup in newest_first if backup.at >= edge}
    kept |= _last_of_each(newest_first, DAYS, lambda at: at.date())
    kept |= _last_of_each(newest_first, WEEKS, lambda at: at.isocalendar()[:2])
    kept |= _last_of_each(newest_first, MONTHS, lambda at: (at.year, at.month))
    return {backup.number for backup in newest_first} - kept


def _last_of_each(
    newest_first: Sequence[Kept], most: int, period: Callable[[datetime], Hashable]
) -> set[int]:
    last: dict[Hashable, int] = {}
    for backup in newest_first:
        if len(last) < most:
            last.setdefault(period(backup.at), backup.number)
    return set(last.values())
