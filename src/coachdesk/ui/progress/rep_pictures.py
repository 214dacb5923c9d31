"""From the rows of one rep's history to what the plots draw."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date
from math import floor

from coachdesk.domain.days import MONTHS, WEEKDAYS
from coachdesk.domain.figures import Coached, MonthEntries, MonthResults, Quota
from coachdesk.domain.findings import DAYS_OF_A_MONTH, hours, many
from coachdesk.domain.periods import Period, month_end
from coachdesk.ui.charts.bars import Bar, Look, Piece
from coachdesk.ui.charts.scales import short

QUOTA_LOOK = Look(line=100)
ENTRY_LOOK = Look(((0, "strengths"), (1, "deficiencies"), (2, "neither")))
_LABELLED = 14  # bars; with more of them a figure on each is too much


def day_bars(calls: Sequence[Coached]) -> list[Bar]:
    """A bar a day, a piece a call: each leads to its call."""
    days: dict[date, list[Coached]] = defaultdict(list)
    for call in calls:
        days[call.on].append(call)
    return [
        Bar(Period(on, on), tuple(_call_piece(call, len(same)) for call in same), _day(on))
        for on, same in days.items()
    ]


def result_bars(rows: Sequence[MonthResults]) -> list[Bar]:
    """A bar a month; a month that no table brought stays empty."""
    return _labelled([_result_bar(row) for row in rows])


def quota_bars(rows: Sequence[Quota], axis: Period) -> list[Bar]:
    """A bar a quota, as wide as its own days within the axis."""
    return _labelled([_quota_bar(row, axis) for row in rows])


def entry_bars(rows: Sequence[MonthEntries]) -> list[Bar]:
    """A bar a month: strengths, deficiencies, and what is neither."""
    return [
        Bar(
            Period(row.month, month_end(row.month)),
            tuple(
                Piece(count, series, f"{_month(row.month)}: {many(count, name)}")
                for series, (count, name) in enumerate(_named(row))
            ),
            f"{_month(row.month)}: nothing noted",
        )
        for row in rows
    ]


def _named(row: MonthEntries) -> list[tuple[int, str]]:
    deficiency = "deficiency" if row.deficiencies == 1 else "deficiencie"
    return [
        (row.strengths, "strength"),
        (row.deficiencies, deficiency),
        (row.neutral, "other note"),
    ]


def _call_piece(call: Coached, calls: int) -> Piece:
    of = f", one of {calls} calls" if calls > 1 else ""
    return Piece(call.minutes, 1, f"{_day(call.on)}: {hours(call.minutes)}{of}", call.call_id)


def _labelled(bars: list[Bar]) -> list[Bar]:
    """The bars without the figure on each where there are too many to read."""
    if sum(bool(bar.pieces) for bar in bars) <= _LABELLED:
        return bars
    return [Bar(bar.period, bar.pieces, bar.tip) for bar in bars]


def _quota_bar(row: Quota, axis: Period) -> Bar:
    first, last = row.period.first, row.period.last
    name = _month(first) if row.period.days <= DAYS_OF_A_MONTH else f"{_day(first)} to {_day(last)}"
    shown = Period(max(first, axis.first), min(last, axis.last))
    tip = f"{name}: {floor(row.percent):,} % of quota"
    return Bar(shown, (Piece(row.percent, 1, tip),), tip, f"{floor(row.percent):,}")


def _result_bar(row: MonthResults) -> Bar:
    name = _month(row.month)
    if row.value is None:
        return Bar(Period(row.month, month_end(row.month)), (), f"{name}: no results")
    told = []
    if row.won is not None or row.lost is not None:
        told.append(f"won {row.won or 0}, lost {row.lost or 0}")
    told.append(f"worth {row.value:,.0f}")
    tip = f"{name}: {', '.join(told)}"
    return Bar(
        Period(row.month, month_end(row.month)),
        (Piece(row.value, 1, tip),),
        tip,
        short(round(row.value)),
    )


def _month(on: date) -> str:
    return f"{MONTHS[on.month - 1]} {on.year}"


def _day(on: date) -> str:
    return f"{WEEKDAYS[on.weekday()]} {on.day} {_month(on)}"
