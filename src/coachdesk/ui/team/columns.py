"""The columns of the Team table, as data."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

from coachdesk.desk.roster_rows import RosterRow
from coachdesk.domain.days import said
from coachdesk.domain.identity import folded
from coachdesk.domain.tier import TIERS

Ink = Literal["text", "muted", "name", "newest", "warn", "bad"]
Part = tuple[str, Ink]
Editor = Literal["", "line", "tier", "focus"]

NOTHING = "–"


@dataclass(frozen=True, slots=True)
class Column:
    """What a column is headed, shows in which ink, and is sorted by."""

    header: str
    parts: Callable[[RosterRow, date], list[Part]]
    sort: Callable[[RosterRow], Any]  # of one kind for all rows
    tip: Callable[[RosterRow, date], str] | None = None
    right: bool = False
    falling: bool = False  # what matters is the most: the first click shows it on top
    least: int = 0  # characters that must show; more may end in …; 0: all of it shows
    leaves: int = 0  # which column leaves first where there is no room; 0: stays
    edit: Editor = ""
    field: str = ""  # the rep's own field that a line edits

    def words(self, row: RosterRow, today: date) -> str:
        """What stands in the cell, as plain text."""
        return "".join(text for text, _ in self.parts(row, today))


def _plain(show: Callable[[RosterRow, date], str], ink: Ink) -> Callable[..., list[Part]]:
    return lambda row, today: [(show(row, today) or NOTHING, ink)]


def _figure(value: float | None) -> float:
    return float("-inf") if value is None else value


def _quota(row: RosterRow, _: date) -> str:
    return "" if row.quota is None else f"{row.quota:.0f} %"


def _won_value(row: RosterRow, _: date) -> str:
    return "" if row.won_value is None else f"{row.won_value:,.0f}"


def _win_rate(row: RosterRow, _: date) -> str:
    return "" if row.win_rate is None else f"{row.win_rate * 100:.0f} %"


def _deals(row: RosterRow, _: date) -> str:
    won, lost = row.won_count or 0, row.lost_count or 0
    value = f" for {row.won_value:,.0f}" if row.won_value is not None else ""
    return f"Won {won} of {won + lost} decided deals{value}" if won + lost else ""


def _next(row: RosterRow, today: date) -> list[Part]:
    if row.next_on:
        return [(said(row.next_on, today), "text")]
    if row.unanswered_on:
        return [(f"{said(row.unanswered_on, today)}?", "warn")]
    return [(NOTHING, "text")]


def _next_tip(row: RosterRow, today: date) -> str:
    if row.unanswered_on:
        return f"Did the ride-along of {said(row.unanswered_on, today)} take place?"
    return ""


def _coached(row: RosterRow, today: date) -> list[Part]:
    over = f" · {row.line.standing.over} over" if row.last_coached_on else ""
    flagged = row.line.is_flagged
    return [(row.coached(today) + (over if flagged else ""), "bad" if flagged else "text")]


def _coached_tip(row: RosterRow, today: date) -> str:
    last = row.last_coached_on
    return f"Last coached {said(last, today)}\n{row.why}" if last else row.why


def _ratings(row: RosterRow, _: date) -> list[Part]:
    *earlier, newest = row.ratings or (None,)
    if newest is None:
        return [("", "text")]
    return [("".join(f"{level} " for level in earlier), "muted"), (str(newest), "newest")]


def _steps(row: RosterRow, _: date) -> list[Part]:
    told: list[Part] = [(str(row.open_steps), "text")]
    if row.overdue:
        told += [(" · ", "text"), (row.overdue, "warn")]
    if row.due_today:
        told.append((f" · {row.due_today} due today", "text"))
    if row.goals_due:
        told.append((" · goal due", "text"))
    if row.to_debrief:
        told.append((f" · {row.to_debrief} to debrief", "text"))
    if row.line.has("asked"):
        told.append((" · asked for help", "text"))
    return told


NAME = Column(
    "Rep", lambda row, _: [(row.name, "name")], lambda row: folded(row.name),
    lambda row, _: row.why, least=14, edit="line", field="name",
)  # fmt: skip
TIER = Column(
    "Tier", _plain(lambda row, _: row.tier.capitalize(), "muted"),
    lambda row: TIERS.index(row.tier), leaves=7, edit="tier",
)  # fmt: skip
TERRITORY = Column(
    "Territory", _plain(lambda row, _: row.territory, "muted"),
    lambda row: folded(row.territory), least=10, leaves=3, edit="line", field="territory",
)  # fmt: skip
QUOTA = Column(
    "Quota", _plain(_quota, "text"), lambda row: _figure(row.quota),
    right=True, falling=True, leaves=4,
)  # fmt: skip
WON_VALUE = Column(
    "Won", _plain(_won_value, "text"), lambda row: _figure(row.won_value), _deals,
    right=True, falling=True, leaves=4,
)  # fmt: skip
WIN_RATE = Column(
    "Win rate", _plain(_win_rate, "muted"), lambda row: _figure(row.win_rate), _deals,
    right=True, falling=True, leaves=2,
)  # fmt: skip
COACHED = Column(
    "Last coached", _coached,
    lambda row: -(row.last_coached_on or date.min).toordinal(), _coached_tip, falling=True,
)  # fmt: skip
NEXT = Column(
    "Next", _next, lambda row: (row.next_on or row.unanswered_on or date.max).toordinal(), _next_tip
)
FOCUS = Column(
    "Focus skill", _plain(lambda row, _: row.focus, "text"), lambda row: folded(row.focus),
    least=12, leaves=6, edit="focus",
)  # fmt: skip
RATINGS = Column(
    "Ratings",
    _ratings,
    lambda row: row.ratings[-1] if row.ratings else 0,
    falling=True,
    leaves=5,
)
STEPS = Column(
    "Open steps", _steps, lambda row: (row.overdue_steps, row.due_today, row.open_steps),
    falling=True, least=12,
)  # fmt: skip
WHY = Column(
    "Why", _plain(lambda row, _: row.why, "muted"), lambda row: len(row.line.reasons),
    falling=True, least=40, leaves=1,
)  # fmt: skip


def columns_for(rows: list[RosterRow]) -> list[Column]:
    """Quota where a table brought one, else won value; neither where there are no results."""
    has_quota = any(row.quota is not None for row in rows)
    has_deals = any(row.win_rate is not None or row.won_value is not None for row in rows)
    results = [QUOTA] if has_quota else [WON_VALUE] if has_deals else []
    rate = [WIN_RATE] if has_deals else []
    now = [COACHED, NEXT, FOCUS, RATINGS, STEPS, WHY]
    return [NAME, TIER, TERRITORY, *results, *rate, *now]
