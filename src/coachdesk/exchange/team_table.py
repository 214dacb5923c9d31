"""The Team table as it leaves the program: a row a rep, figures as figures."""

from collections.abc import Iterable
from datetime import date

from coachdesk.desk.roster_rows import RosterRow
from coachdesk.exchange.tables_out import OutCell

HEADER = (
    "Rep", "Tier", "Territory", "Quota met in %", "Won value", "Won", "Lost", "Won of all in %",
    "Last coached on", "Next on", "Focus skill", "Ratings", "Open steps", "Overdue steps",
    "Why",
)  # fmt: skip


def team_rows(rows: Iterable[RosterRow]) -> list[list[OutCell]]:
    """The facts of the table in its order."""
    return [
        [
            row.name, row.tier, row.territory, row.quota, row.won_value, row.won_count,
            row.lost_count, None if row.win_rate is None else round(100 * row.win_rate, 1),
            _day(row.last_coached_on), _day(row.next_on), row.focus,
            " ".join(map(str, row.ratings)), row.open_steps, row.overdue_steps, row.why,
        ]
        for row in rows
    ]  # fmt: skip


def _day(day: date | None) -> str:
    return day.isoformat() if day else ""
