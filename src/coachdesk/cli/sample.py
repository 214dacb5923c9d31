"""`coachdesk sample`: a synthetic team's history, the same for the same seed."""

import sys
from datetime import datetime
from pathlib import Path

import click

from coachdesk.cli.files import FILE
from coachdesk.desk.newfile import refuse_existing
from coachdesk.desk.sample import DEMO_REPS, DEMO_YEARS, UNTIL, evening, make_sample
from coachdesk.domain.findings import many
from coachdesk.store.clock import system_clock
from coachdesk.store.home import Home
from coachdesk.store.publish import publish


@click.command()
@click.argument("file", type=FILE)
@click.option("--reps", default=DEMO_REPS, show_default=True, type=click.IntRange(1, 2000))
@click.option(
    "--years",
    default=DEMO_YEARS,
    show_default=True,
    type=click.FloatRange(0, 40, min_open=True),
)
@click.option("--seed", default=1, show_default=True, help="The same seed, the same rows.")
@click.option(
    "--until", metavar="DATE", default=UNTIL.isoformat(), show_default=True,
    type=click.DateTime(["%Y-%m-%d"]), help="The last day of the story.",
)  # fmt: skip
def sample(file: Path, reps: int, years: float, seed: int, until: datetime) -> None:
    """Make FILE with an invented team's coaching history."""
    refuse_existing(file)
    now = system_clock()
    with click.progressbar(
        range(100), label=f"{many(reps, 'rep')}, {years:g} years", file=sys.stderr
    ) as bar:

        def progress(done: int, total: int) -> None:
            bar.update(95 * done // total - bar.pos)

        store = make_sample(
            Home.find(), now, seed=seed, reps=reps, years=years,
            until=evening(until.date()), progress=progress,
        )  # fmt: skip
        try:
            publish(store, file, now)
        finally:
            store.close()
        bar.update(100 - bar.pos)
