"""What happened since the last talk, in lines."""

from coachdesk.domain.figures import MonthResults, Quota
from coachdesk.domain.findings import many

_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip


def calls_said(count: int) -> str:
    """Two coaching calls; nothing where there were none."""
    return many(count, "coaching call") if count else ""


def month_said(row: MonthResults) -> str:
    """October won 3, lost 2, 41,200; what is not known is not said."""
    told = [
        f"won {row.won}" if row.won is not None else "",
        f"lost {row.lost}" if row.lost is not None else "",
        f"{row.value:,.0f}" if row.value is not None else "",
    ]
    return f"{_MONTHS[row.month.month - 1]} {', '.join(filter(None, told))}"


def quota_said(row: Quota) -> str:
    """Quota of October 104 %; of a longer time from month to month."""
    first, last = row.period.first, row.period.last
    whole = _MONTHS[first.month - 1]
    if (first.year, first.month) != (last.year, last.month):
        whole += f" to {_MONTHS[last.month - 1]}"
    return f"quota of {whole} {row.percent:.0f}\u00a0%"
