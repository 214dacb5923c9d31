"""What stands around each picture: its title, what it rests on, its sentence, its table.

The table's rows are all that the sentence needs; whoever exports them can count it again.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from coachdesk.domain import findings
from coachdesk.domain.figures import (
    Attention,
    Coached,
    Kept,
    Latest,
    MonthEntries,
    MonthResults,
    Quota,
    Span,
    Tally,
)
from coachdesk.domain.findings import many
from coachdesk.domain.trend import DISPUTED, Trend, finding, own_finding

Cell = str | int | float | date | None


@dataclass(frozen=True, slots=True)
class Chart:
    """A chart without its picture."""

    title: str
    size: str
    finding: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]


def of_trend(trend: Trend, first_name: str) -> Chart:
    """A skill's ratings."""
    said = [finding(trend.ratings), own_finding(first_name, trend.ratings)]
    return Chart(
        trend.skill,
        trend.size,
        ". ".join(part for part in said if part),
        ("Date", "Level", "Own level", "Call", "From memory", "In the line", "Account",
         "Disputed on"),
        tuple(
            (r.on, r.level, r.own, r.role, _yes(r.from_memory), _yes(r.in_line), r.account,
             r.disputed_on)
            for r in trend.ratings
        ),
    )  # fmt: skip


def of_days(calls: Sequence[Coached]) -> Chart:
    """The days on which a rep was coached."""
    return Chart(
        "Coaching days",
        f"minutes a day, {many(len(calls), 'call')}",
        findings.coached_days(calls),
        ("Date", "Minutes"),
        tuple((call.on, _short(call.minutes)) for call in calls),
    )


def of_results(rows: Sequence[MonthResults]) -> Chart:
    """What a rep's months brought in."""
    known = sum(row.value is not None for row in rows)
    return Chart(
        "Won",
        f"value a month, {many(known, 'month')} with results",
        findings.results(rows),
        ("Month", "Won", "Lost", "Won value"),
        tuple((row.month, row.won, row.lost, _short(row.value)) for row in rows),
    )


def of_quotas(rows: Sequence[Quota]) -> Chart:
    """What a rep reached of each quota."""
    return Chart(
        "Quota reached",
        f"%, {many(len(rows), 'quota')}",
        findings.quotas(rows),
        ("From", "To", "Quota reached in %"),
        tuple((row.period.first, row.period.last, _short(row.percent)) for row in rows),
    )


def of_entries(rows: Sequence[MonthEntries]) -> Chart:
    """How what was noted of a rep divides."""
    count = sum(row.strengths + row.deficiencies + row.neutral for row in rows)
    return Chart(
        "Noted",
        f"a month, {count:,} {'entry' if count == 1 else 'entries'}",
        findings.polarity(rows),
        ("Month", "Strengths", "Deficiencies", "Neither"),
        tuple((row.month, row.strengths, row.deficiencies, row.neutral) for row in rows),
    )


def of_spans(rows: Sequence[Span], *, weekly: bool) -> Chart:
    """Coaching time by week or month and tier."""
    return Chart(
        f"Coaching a {'week' if weekly else 'month'}",
        f"hours, by tier; {many(len(rows), 'week' if weekly else 'month')}",
        findings.weeks(rows, weekly=weekly),
        ("From", "Top min", "Middle min", "Bottom min", "New min", "Quarter end"),
        tuple(
            (r.period.first, _short(r.top), _short(r.middle), _short(r.bottom),
             _short(r.new), r.ends_quarter)
            for r in rows
        ),
    )  # fmt: skip


def of_attention(rows: Sequence[Attention]) -> Chart:
    """How coaching time was split between the tiers."""
    given = findings.shares([row.minutes for row in rows])
    heads = findings.shares([row.reps for row in rows])
    return Chart(
        "Attention by tier",
        f"% of {findings.hours(sum(row.minutes for row in rows))}",
        findings.attention(rows),
        ("Tier", "Minutes", "Given %", "Target %", "Reps", "Headcount %"),
        tuple(
            (row.tier, _short(row.minutes), share, row.target, row.reps, head)
            for row, share, head in zip(rows, given, heads, strict=True)
        ),
    )


def of_team_skills(cells: Sequence[Latest], today: date) -> Chart:
    """Where everybody stands in every skill."""
    disputed = f"; {DISPUTED} disputed" if any(cell.disputed for cell in cells) else ""
    return Chart(
        "Team skills",
        f"latest of {many(sum(c.count for c in cells), 'rating')}; a dot: never rated{disputed}",
        findings.team_skills(cells),
        ("Rep", "Skill", "Level", "Rated on", "Days old", "Ratings", "Seen in", "Disputed",
         "Own level"),
        tuple(
            (c.rep, c.skill, c.level, c.on, (today - c.on).days, c.count,
             c.kind or "coaching call", _yes(c.disputed), c.own)
            for c in cells
        ),
    )  # fmt: skip


def of_kept(rows: Sequence[Kept], reasons: Mapping[str, int], tallies: Sequence[Tally]) -> Chart:
    """Whether what was planned took place, by rep, then why not, then what else was kept."""
    by_rep: list[tuple[Cell, ...]] = [
        (row.rep, row.tier, row.done, row.moved, row.cancelled, row.planned) for row in rows
    ]
    why: list[tuple[Cell, ...]] = [
        (f"Reason: {reason}", "", None, None, None, count)
        for reason, count in findings.ranking(reasons)
    ]
    others: list[tuple[Cell, ...]] = [
        (tally.what, "", tally.done, None, None, tally.of) for tally in tallies[1:]
    ]
    planned = sum(row.planned for row in rows)
    return Chart(
        "Kept",
        f"of {many(planned, 'planned session')}",
        findings.kept(rows, reasons),
        ("Rep", "Tier", "Done", "Moved", "Cancelled", "Of"),
        tuple(by_rep + why + others),
    )


def _yes(fact: bool) -> str:
    return "yes" if fact else ""


def _short(number: float | None) -> float | None:
    return None if number is None else round(number, 2)
