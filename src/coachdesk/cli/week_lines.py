"""The Week as lines for people."""

from collections.abc import Iterable
from datetime import date

from coachdesk.cli.lines import short
from coachdesk.cli.week_facts import WeekFacts
from coachdesk.domain.budget import clock_length
from coachdesk.domain.days import MONTHS, WEEKDAYS
from coachdesk.domain.findings import attention, clock, kept
from coachdesk.domain.kept import reasons, rows
from coachdesk.domain.spent import CATEGORIES
from coachdesk.domain.week import Item

_LONGEST = 240  # signs of a sentence


def printed(found: WeekFacts) -> str:
    """Heads and lines, as in the window from left to right."""
    top = ", ".join(short(name) for _, name in found.top)
    parts = [
        (_title(found), [_budget(found)]),
        ("Planned", [_session(item) for item in found.week.items if item.is_session]),
        ("Did it take place?", [_session(item) for item in found.unanswered.asked]),
        ("Not known here", [_session(item) for item in found.unanswered.not_known]),
        ("Who is next", [_said(line.name, line.why) for line in found.lines]),
        ("You owe", [_said(one.rep_name, one.step.what) for one in found.owed]),
        ("Time", [_time(found)]),
        ("This quarter", [
            attention(found.split, "this quarter"),
            kept(rows(found.kept), reasons(found.kept)),
            f"Top reps with nothing planned: {top}" if top else "",
        ]),
        ("Span", [found.load.finding, found.load.warning]),
    ]  # fmt: skip
    return "\n".join(line for head, lines in parts for line in _part(head, lines)).strip("\n")


def _part(head: str, lines: Iterable[str]) -> list[str]:
    shown = [f"  {line}" for line in lines if line]
    return ["", head, *shown] if shown else []


def _title(found: WeekFacts) -> str:
    first, last = found.week.period.first, found.week.period.last
    begins = f"{first.day}" if first.month == last.month else f"{first.day} {_month(first)}"
    return f"{begins} – {last.day} {_month(last)} {last.year}"


def _month(on: date) -> str:
    return MONTHS[on.month - 1]


def _budget(found: WeekFacts) -> str:
    counted = found.week.spent
    told = f"{clock_length(counted.done)} done, {clock_length(counted.planned)} planned"
    if counted.left is None or counted.budget is None:
        return f"No budget is set: {told}"
    rest = f"{clock_length(counted.left)} {'left' if counted.left >= 0 else 'too much'}"
    return f"{clock_length(counted.budget)} of coaching: {told}, {rest}"


def _session(item: Item) -> str:
    hour = "" if item.starts is None else f" {item.starts // 60}:{item.starts % 60:02}"
    day = f"{WEEKDAYS[item.on.weekday()]} {item.on.day} {_month(item.on)}"
    return f"{day}{hour}  {short(item.name)}, {item.kind}" + (
        f" ({item.ended_as})" if item.ended_as else ""
    )


def _said(name: str, words: str) -> str:
    return f"{short(name)}: {short(words, _LONGEST)}"


def _time(found: WeekFacts) -> str:
    return ", ".join(f"{name} {clock(found.time.minutes[name])}" for name in CATEGORIES)
