"""From the rows of the team's history to what the plots draw."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta

from coachdesk.domain.days import MONTHS
from coachdesk.domain.figures import Kept, Latest, Span, Tally
from coachdesk.domain.findings import age, hours, many, ranking
from coachdesk.domain.periods import Period, month_end, month_start
from coachdesk.domain.tier import TIERS
from coachdesk.domain.trend import DISPUTED
from coachdesk.ui.charts.bars import Bar, Look, Piece
from coachdesk.ui.charts.heat import Tile
from coachdesk.ui.charts.tallies import Line

_OLD = 90  # days
_WEEK = timedelta(days=6)  # to its last day


def span_bars(rows: Sequence[Span], *, weekly: bool) -> tuple[list[Bar], Look]:
    """A bar a week or month, its tiers in their order."""
    used = [i for i, tier in enumerate(TIERS) if any(getattr(row, tier) for row in rows)]
    ends = tuple(row.ends_quarter for row in rows if row.ends_quarter)
    look = Look(
        tuple((i, TIERS[i]) for i in used),
        quarter_ends=ends if weekly else (),
    )
    return [
        _span_bar(row, whole, weekly=weekly) for row, whole in _whole(rows, weekly=weekly)
    ], look


def skill_tiles(cells: Sequence[Latest], today: date) -> dict[tuple[str, str], Tile]:
    """A tile a rep and skill, with age and count for the tip."""
    return {
        (cell.rep_id, cell.skill_id): Tile(
            cell.level,
            _cell_tip(cell, today),
            cell.call_id,
            (today - cell.on).days > _OLD,
            _disputed(cell),
        )
        for cell in cells
    }


def kept_lines(
    rows: Sequence[Kept], reasons: Mapping[str, int], tallies: Sequence[Tally]
) -> list[Line]:
    """What was kept; then sessions by tier; then why the others were not."""
    lines = [Line(tally.what, f"{tally.done} of {tally.of}") for tally in tallies if tally.of]
    by_tier = [(tier, [row for row in rows if row.tier == tier]) for tier in TIERS]
    if len(with_rides := [(tier, kept) for tier, kept in by_tier if kept]) > 1:
        lines.append(Line("Planned sessions by tier"))
        lines += [_tier_line(tier, kept) for tier, kept in with_rides]
    if reasons:
        lines.append(Line("Why not"))
        lines += [Line(reason.capitalize(), str(count)) for reason, count in ranking(reasons)]
    return lines


def _whole(rows: Sequence[Span], *, weekly: bool) -> Iterator[tuple[Span, Period]]:
    """Each row with all of its week or month, so that bars are of one width."""
    for index, row in enumerate(rows):
        first, last = row.period.first, row.period.last
        if not weekly:
            yield row, Period(month_start(first), month_end(last))
        elif index or len(rows) == 1:
            yield row, Period(first, first + _WEEK)
        else:
            yield row, Period(last - _WEEK, last)


def _span_bar(row: Span, whole: Period, *, weekly: bool) -> Bar:
    on = row.period.first
    month = f"{MONTHS[on.month - 1]} {on.year}"
    name = f"Week of {on.day} {month}" if weekly else month
    parts = [f"{tier} {hours(getattr(row, tier))}" for tier in TIERS if getattr(row, tier)]
    end = "\nThe quarter ends here" if weekly and row.ends_quarter else ""
    told = f"{hours(row.minutes)} ({', '.join(parts)})" if parts else "no coaching call"
    pieces = tuple(Piece(getattr(row, tier) / 60, i) for i, tier in enumerate(TIERS))
    return Bar(whole, pieces, f"{name}: {told}{end}")


def _disputed(cell: Latest) -> str:
    own = "" if cell.own is None else f" {cell.own}"
    return f"{DISPUTED}{own}" if cell.disputed else ""


def _cell_tip(cell: Latest, today: date) -> str:
    kind = f"\n{cell.kind.capitalize()}, not seen in a coaching call" if cell.kind else ""
    own = f", own {cell.own}" if cell.own is not None else ""
    kind += f"\nDisputed by the rep{own}" if cell.disputed else ""
    count = many(cell.count, "rating")
    return f"{cell.rep}, {cell.skill}: {cell.level}\n{age(cell.on, today)}, {count}{kind}"


def _tier_line(tier: str, kept: Sequence[Kept]) -> Line:
    done, planned = sum(row.done for row in kept), sum(row.planned for row in kept)
    moved, cancelled = sum(row.moved for row in kept), sum(row.cancelled for row in kept)
    figure = f"{done} of {planned}"
    return Line(tier.capitalize(), figure, f"{figure} done, {moved} moved, {cancelled} cancelled")
