"""From the figures of a coach's time to what the plots draw."""

from collections.abc import Sequence

from coachdesk.domain.charts_of_time import rate_said, span_lines
from coachdesk.domain.days import MONTHS
from coachdesk.domain.findings import hours
from coachdesk.domain.kept import Planned, Rate, by_month, by_tier, overall, reasons
from coachdesk.domain.quarter_weeks import QuarterWeek
from coachdesk.domain.span import Load
from coachdesk.domain.tier import TIERS
from coachdesk.ui.charts.bars import Bar, Look, Piece
from coachdesk.ui.charts.tallies import Line


def rate_lines(sessions: Sequence[Planned]) -> list[Line]:
    """All, then by tier and by month where there are several, then why not."""
    whole = overall(sessions)
    lines = [Line("Planned sessions", rate_said(whole))] if whole.planned else []
    if len(tiers := by_tier(sessions)) > 1:
        lines += [Line("By tier"), *(_rate_line(rate.of.capitalize(), rate) for rate in tiers)]
    if len(months := by_month(sessions)) > 1:
        lines += [Line("By month"), *(_rate_line(_month(rate.of), rate) for rate in months)]
    if why := reasons(sessions):
        lines.append(Line("Why not"))
        lines += [Line(reason.capitalize(), str(count)) for reason, count in why.items()]
    return lines


def week_bars(weeks: Sequence[QuarterWeek]) -> tuple[list[Bar], Look]:
    """A bar a week of the quarter, its tiers in their order, beside what such weeks had before."""
    used = [i for i, tier in enumerate(TIERS) if any(getattr(week, tier) for week in weeks)]
    return [_week_bar(week) for week in weeks], Look(tuple((i, TIERS[i]) for i in used))


def load_lines(load: Load) -> list[Line]:
    """Needed, set aside, given and missing."""
    return [Line(what, hours(minutes)) for what, minutes in span_lines(load)]


def _week_bar(week: QuarterWeek) -> Bar:
    pieces = tuple(Piece(getattr(week, tier) / 60, i) for i, tier in enumerate(TIERS))
    first = week.period.first
    told = f"Week {week.number}, from {first.day} {MONTHS[first.month - 1]}: {hours(week.minutes)}"
    before = None if week.before is None else week.before / 60
    if week.before is not None:
        told += f"\nIn earlier quarters {hours(week.before)}"
    return Bar(week.period, pieces, told, before=before)


def _rate_line(name: str, rate: Rate) -> Line:
    return Line(name, rate_said(rate))


def _month(first_day: str) -> str:
    return MONTHS[int(first_day[5:7]) - 1]
