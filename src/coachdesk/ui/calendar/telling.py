"""What a calendar would change, in words."""

from collections.abc import Iterator
from datetime import date, tzinfo

from coachdesk.desk.calendar_in import BusyPlan
from coachdesk.domain.days import listed, said
from coachdesk.domain.findings import hours
from coachdesk.domain.periods import week_start
from coachdesk.exchange.ical_in import Reading
from coachdesk.ui.importing.outcome import Entry, section

_MOST_TOLD = 3  # titles of what is left out for one reason


def summary_of(plan: BusyPlan) -> str:
    """“90 events new, 4 changed, 2 gone”."""
    counts = {"new": plan.new, "changed": plan.changed, "gone": len(plan.gone)}
    told = [f"{count:,} {word}" for word, count in counts.items() if count]
    if not told:
        return "Nothing is new in it" if plan.busy else "Nothing in it takes time near today"
    count, _, word = told[0].partition(" ")
    told[0] = f"{count} event{'s' * (count != '1')} {word}"
    return ", ".join(told)


def worth_knowing(plan: BusyPlan, reading: Reading, today: date, zone: tzinfo) -> Iterator[str]:
    """What was read at all, on whose clock, and what the file was unclear about."""
    days = f"{listed(reading.first, today)} to {listed(reading.last, today)}"
    yield f"Read from {days}, by the clock of {_place(zone)}."
    if plan.gone:
        yield "Gone is what came in before and is no longer in the file."
    yield from reading.said


def entries_of(
    plan: BusyPlan, reading: Reading, today: date, first_weekday: int
) -> Iterator[Entry]:
    """What goes away, what is left out and why, then the weeks."""
    gone = [Entry(_day(day, today), title or "busy time") for day, title in plan.gone]
    yield from section("Gone", gone)
    left_out = sorted(reading.left_out.items(), key=lambda item: -len(item[1]))
    if left_out:
        yield Entry(f"Left out · {sum(len(titles) for _, titles in left_out):,}")
    for why, titles in left_out:
        yield Entry(f"{len(titles):,} {why}", _some(titles))
    weeks: dict[date, list[int]] = {}
    for one in plan.busy:
        weeks.setdefault(week_start(one.planned_on, first_weekday), []).append(one.minutes)
    lines = []
    for week, minutes in weeks.items():
        count = f"{len(minutes)} event{'s' * (len(minutes) > 1)}"
        lines.append(Entry(f"Week of {listed(week, today)}", f"{count}, {hours(sum(minutes))}"))
    yield from section("Weeks", lines)


def _some(titles: list[str]) -> str:
    different = list(dict.fromkeys(titles))
    rest = len(different) - _MOST_TOLD
    return ", ".join(different[:_MOST_TOLD]) + (f" and {rest:,} more" if rest > 0 else "")


def _place(zone: tzinfo) -> str:
    """Europe/Berlin as people say it."""
    return str(zone).rpartition("/")[2].replace("_", " ")


def _day(day: date, today: date) -> str:
    words = said(day, today)
    return words[:1].upper() + words[1:] if day == today else words
