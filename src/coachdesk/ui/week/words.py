"""The words of the week: its title, and what stands in a block, to see and to hear."""

from datetime import date

from coachdesk.domain.days import MONTH_NAMES, MONTHS, said
from coachdesk.domain.periods import Period
from coachdesk.domain.slot import hour
from coachdesk.domain.week import Item

KINDS = {"ride-along": "ride-along", "one-to-one": "one-to-one", "talk": "twenty minutes"}


def week_title(week: Period, today: date) -> str:
    """23 – 29 November; 30 November – 6 December; another year's with the year."""
    first, last = week.first, week.last
    year = "" if last.year == today.year else f" {last.year}"
    if first.month == last.month:
        return f"{first.day} – {last.day} {MONTH_NAMES[last.month - 1]}{year}"
    before = f" {first.year}" if first.year != last.year else ""
    start = f"{first.day} {MONTHS[first.month - 1]}{before}"
    return f"{start} – {last.day} {MONTHS[last.month - 1]}{year or (before and f' {last.year}')}"


def title(item: Item) -> str:
    """Whom or what it is about."""
    if item.kind == "busy":
        return item.name or "Busy"
    return (item.account or item.name) if item.kind == "call" and item.ride_id else item.name


def detail(item: Item, today: date) -> str:
    """What it is, in a few words."""
    if item.kind == "busy":
        return "busy" if item.name else ""
    if item.kind == "call":
        return _call(item)
    words = KINDS[item.kind]
    if item.ended_as == "moved" and item.moved_to:
        return f"{words} moved to {said(item.moved_to, today)}"
    if item.ended_as:
        return f"{words} {item.ended_as}"
    if item.stops:
        stops = "1 stop" if item.stops == 1 else f"{item.stops} stops"
        words += f" · {stops}"
        words += f", {item.watched} to watch" if item.watched < item.stops else ""
    return words


def spoken(item: Item, today: date) -> str:
    """The whole of it, as a screen reader says it."""
    day = said(item.on, today)
    when = f"{hour(item.starts)} to {hour(item.ends)}" if item.starts is not None else "no hour"
    what = ", ".join(filter(None, (title(item), detail(item, today))))
    return f"{what}, {day}, {when}"


def _call(item: Item) -> str:
    words = "call" if item.role == "coaching" else f"{item.role} call"
    if item.account and not item.ride_id:
        words += f" · {item.account}"
    return words if item.debriefed else f"{words} · not debriefed"
