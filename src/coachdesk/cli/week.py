"""The Week on the command line: the same figures as the window, so that each can be checked."""

import json
from datetime import date, datetime, time
from pathlib import Path

import click

from coachdesk.cli.files import FILE, reading
from coachdesk.cli.week_facts import facts, gathered
from coachdesk.cli.week_lines import printed
from coachdesk.domain.moment import Moment
from coachdesk.store.clock import system_clock
from coachdesk.ui.dates import first_weekday


@click.command()
@click.argument("file", type=FILE)
@click.option("--on", "day", type=click.DateTime(["%Y-%m-%d"]), help="The week of another day.")
@click.option("--json", "as_json", is_flag=True, help="For a program to read.")
def week(file: Path, day: datetime | None, as_json: bool) -> None:
    """Print the Week of FILE: budget, sessions, split, span, kept, who is next and why.

    Another day's week is told by the evening of that day; weeks begin as the locale says.
    """
    now = system_clock()
    if day and day.date() != now.on:
        now = _evening(day.date(), now)
    with reading(file) as store:
        found = gathered(store, now, first_weekday())
    click.echo(
        json.dumps(facts(found), indent=1, ensure_ascii=False) if as_json else printed(found)
    )


def _evening(on: date, now: Moment) -> Moment:
    """The last minute of a day, by the clock of this place."""
    at = datetime.combine(on, time(23, 59), tzinfo=now.local.tzinfo)
    return Moment(at, now.offset_minutes)
