"""The Team table on the command line."""

import json
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import click

from coachdesk.cli.files import FILE, reading
from coachdesk.cli.lines import short
from coachdesk.desk.roster_rows import RosterRow, roster_rows
from coachdesk.domain.days import said
from coachdesk.store.clock import system_clock

_HEADERS = ("Rep", "Tier", "Territory", "Won", "Won of all", "Coached", "Next", "Open", "Why")
_TO_THE_RIGHT = frozenset((3, 4, 7))
_WHY = 240  # signs: the reasons are what the line is for


@click.command()
@click.argument("file", type=FILE)
@click.option("--json", "as_json", is_flag=True, help="For a program to read.")
def roster(file: Path, as_json: bool) -> None:
    """Print the Team table of FILE: a line a rep, whom to coach next first.

    Results are those of the last twelve months that have any.
    """
    today = system_clock().on
    with reading(file) as store:
        rows = roster_rows(store, today)
    if as_json:
        click.echo(json.dumps([_facts(row, today) for row in rows], indent=1, ensure_ascii=False))
    elif rows:
        click.echo(printed(rows, today))
    else:
        click.echo(f"Nobody is on the roster of {file.name} yet.")


def printed(rows: Sequence[RosterRow], today: date) -> str:
    """The table for people."""
    return _table([_HEADERS, *(_cells(row, today) for row in rows)])


def _facts(row: RosterRow, today: date) -> dict[str, str | float | None]:
    rate = row.win_rate
    return {
        "id": row.id,
        "name": row.name,
        "tier": row.tier,
        "territory": row.territory,
        "won_count": row.won_count,
        "lost_count": row.lost_count,
        "won_value": row.won_value,
        "win_rate": None if rate is None else round(rate, 4),
        "last_coached_on": _day(row.last_coached_on),
        "next_on": _day(row.next_on),
        "open_steps": row.open_steps,
        "overdue_steps": row.overdue_steps,
        "why": row.why,
    }


def _cells(row: RosterRow, today: date) -> tuple[str, ...]:
    rate = row.win_rate
    return (
        row.name,
        row.tier,
        row.territory,
        "–" if row.won_value is None else f"{row.won_value:,.0f}",
        "–" if rate is None else f"{rate:.0%}",
        row.coached(today),
        said(row.next_on, today) if row.next_on else "–",
        str(row.open_steps),
        row.why,
    )


def _table(lines: list[tuple[str, ...]]) -> str:
    cells = [[*map(short, line[:-1]), short(line[-1], _WHY)] for line in lines]
    widths = [max(map(len, column)) for column in zip(*cells, strict=True)]
    return "\n".join(
        "  ".join(
            cell.rjust(width) if at in _TO_THE_RIGHT else cell.ljust(width)
            for at, (cell, width) in enumerate(zip(line, widths, strict=True))
        ).rstrip()
        for line in cells
    )


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None
