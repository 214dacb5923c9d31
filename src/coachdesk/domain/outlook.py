"""How a rep sees the months ahead, 1 to 5: what it says beside what it said before."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from coachdesk.domain.audience import PRIVATE, Audience
from coachdesk.domain.days import said

LEVELS = {1: "poor", 2: "doubtful", 3: "mixed", 4: "good", 5: "very good"}
FALL = 2  # levels
LOOKS_BACK = 180  # days: an outlook that is older says nothing of today


@dataclass(frozen=True, slots=True)
class Outlook:
    """What a rep said on a day, in the rep's own words where there were some."""

    id: str
    on: date
    level: int
    words: str = ""
    audience: Audience = PRIVATE
    ride_id: str | None = None  # the talk in which it was said


@dataclass(frozen=True, slots=True)
class Fall:
    """From which level to which, said on which day."""

    before: int
    level: int
    on: date


def fall(outlooks: Sequence[Outlook], today: date) -> Fall | None:
    """Whether the latest is two levels or more below the best of the half year up to it.

    Step by step counts as well: 4, then 3, then 2. What was said long ago is no news.
    """
    told = sorted((one for one in outlooks if one.on <= today), key=lambda one: one.on)
    if not told or (today - told[-1].on).days > LOOKS_BACK:
        return None
    last = told[-1]
    since = last.on - timedelta(LOOKS_BACK)
    best = max(one.level for one in told if one.on >= since)
    return Fall(best, last.level, last.on) if best - last.level >= FALL else None


def trend_said(outlooks: Sequence[Outlook], most: int = 4) -> str:
    """The levels before the latest, the newest first: before that 4, 4, 3; or nothing."""
    earlier = [str(one.level) for one in sorted(outlooks, key=lambda one: one.on)[:-1]]
    return f"before that {', '.join(reversed(earlier[-most:]))}" if earlier else ""


def latest_said(outlooks: Sequence[Outlook], today: date) -> str:
    """The latest with its day, and from where it fell: 2 doubtful, Tue 10 Nov · fell from 4."""
    last = max(outlooks, key=lambda one: one.on)
    fell = fall(outlooks, today)
    fallen = f" · fell from {fell.before}" if fell else ""
    return f"{last.level} {LEVELS[last.level]}, {said(last.on, today)}{fallen}"
