"""The clock of a call: it stands still in a pause, and says who was talking."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from coachdesk.domain.moment import minutes_between

GAP_MINUTES = 2  # this long without the program is offered as a pause
LEAST_COVERAGE = 0.6  # of a call must be timed before anybody's share is said

TALKERS = ("rep", "customer", "coach")


@dataclass(frozen=True, slots=True)
class Span:
    """From one stamp to another; without an end it is still going on."""

    started_at: str
    ended_at: str | None = None


@dataclass(frozen=True, slots=True)
class Talk:
    """Minutes timed of the call's, and each talker's share once enough of it is timed."""

    timed: float
    minutes: float
    shares: Mapping[str, float]  # empty under LEAST_COVERAGE

    @property
    def coverage(self) -> str:
        """How much of the call the timing covers."""
        return f"timed {round(self.timed)} of {round(self.minutes)} min"


def running_minutes(start: str, until: str, pauses: Sequence[Span]) -> float:
    """Minutes from start until then without the pauses, however these overlap."""
    total, reached = 0.0, start
    for pause in sorted(pauses, key=lambda pause: pause.started_at):
        begin = min(max(pause.started_at, reached), until)
        end = min(pause.ended_at or until, until)
        total += max(0.0, minutes_between(reached, begin)) if begin > reached else 0.0
        reached = max(reached, begin, end)
    return total + (minutes_between(reached, until) if until > reached else 0.0)


def talk(start: str, until: str, pauses: Sequence[Span], spans: Sequence[tuple[str, Span]]) -> Talk:
    """Who was talking how much between start and then; spans are (who, when)."""
    minutes = running_minutes(start, until, pauses)
    by = dict.fromkeys(TALKERS, 0.0)
    for who, span in spans:
        begin, end = max(span.started_at, start), min(span.ended_at or until, until)
        by[who] += running_minutes(begin, end, pauses)
    timed = sum(by.values())
    enough = minutes > 0 and timed / minutes >= LEAST_COVERAGE
    return Talk(timed, minutes, {who: part / timed for who, part in by.items()} if enough else {})
