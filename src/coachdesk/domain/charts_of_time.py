"""What stands around the pictures of a coach's time: kept, weeks of the quarter, span."""

from collections.abc import Sequence

from coachdesk.domain import findings
from coachdesk.domain.charts import Cell, Chart
from coachdesk.domain.days import MONTHS
from coachdesk.domain.findings import hours, many
from coachdesk.domain.kept import Planned, Rate, by_month, by_rep, by_tier, overall, reasons, rows
from coachdesk.domain.quarter_weeks import QuarterWeek, dip
from coachdesk.domain.span import SOURCE, Load


def of_rates(sessions: Sequence[Planned]) -> Chart:
    """The kept rate by tier, month and rep, and why the rest was not kept."""
    unanswered = sum(one.ended_as is None for one in sessions)
    told = findings.kept(rows(sessions), reasons(sessions))
    if unanswered:
        told += f". {many(unanswered, 'session')} past and not answered yet"
    groups = (("Tier", by_tier), ("Month", by_month), ("Rep", by_rep))
    lines: list[tuple[Cell, ...]] = [
        (kind, _month(rate.of) if kind == "Month" else rate.of, rate.done, rate.planned,
         rate.percent)
        for kind, rates in groups
        for rate in rates(sessions)
    ]  # fmt: skip
    lines += [("Reason", reason, None, count, None) for reason, count in reasons(sessions).items()]
    return Chart(
        "Kept", f"of {many(overall(sessions).planned, 'planned session')}", told,
        ("By", "Of", "Done", "Planned", "Kept %"), tuple(lines),
    )  # fmt: skip


def of_quarter_weeks(weeks: Sequence[QuarterWeek], quarters: int) -> Chart:
    """Coaching by week of the quarter, beside the same weeks of earlier quarters."""
    before = [week.before or 0 for week in weeks]
    size = f"hours; dashed: {many(quarters, 'quarter')} before" if quarters else "hours, by tier"
    return Chart(
        "Weeks of the quarter", size, dip(before if quarters else [], quarters),
        ("Week", "From", "Top min", "Middle min", "Bottom min", "New min", "Earlier quarters min"),
        tuple(
            (week.number, week.period.first, round(week.top, 2), round(week.middle, 2),
             round(week.bottom, 2), round(week.new, 2),
             None if week.before is None else round(week.before, 2))
            for week in weeks
        ),
    )  # fmt: skip


def of_span(load: Load) -> Chart:
    """What the team needs a month beside what there is."""
    told = load.finding + (f" {load.warning}" if load.warning else "")
    return Chart(
        "Span", "hours a month", told, ("What", "Hours a month"),
        tuple((what, round(minutes / 60, 2)) for what, minutes in span_lines(load)),
    )  # fmt: skip


def span_lines(load: Load) -> list[tuple[str, float]]:
    """Needed, wanted, given and what is missing, in minutes."""
    lines = [("Needed by the cadences", load.needed)]
    if load.wanted is not None:
        lines.append(("Set aside as your budget", load.wanted))
    return [*lines, ("Given, by the last 13 weeks", load.given), ("Short by", load.short)]


def rate_said(rate: Rate) -> str:
    """A rate beside its name."""
    return f"{rate.done} of {rate.planned} · {rate.percent} %"


def span_tip(load: Load) -> str:
    """Where the needed hours come from."""
    return f"Each cadence asks for a session of {hours(load.session)}.\n{SOURCE}"


def _month(first_day: str) -> str:
    year, month, _ = first_day.split("-")
    return f"{MONTHS[int(month) - 1]} {year}"
