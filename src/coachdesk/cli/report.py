"""The rep's page from the command line."""

from pathlib import Path

import click

from coachdesk.cli.files import FILE, reading
from coachdesk.cli.start import without_screen
from coachdesk.desk.acknowledgement import Acknowledgement
from coachdesk.desk.page import content_of, pages_of
from coachdesk.desk.report import last_day, report_on
from coachdesk.desk.report_settings import paper
from coachdesk.desk.roster import find_rep
from coachdesk.domain.page import Content
from coachdesk.domain.refused import Refused
from coachdesk.domain.report import refuse_unfinished
from coachdesk.store.clock import system_clock
from coachdesk.store.store import Store


@click.command()
@click.argument("file", type=FILE)
@click.option("--rep", required=True, help="Whose report; the beginning of the name is enough.")
@click.argument("out", type=click.Path(path_type=Path, dir_okay=False))
def report(file: Path, rep: str, out: Path) -> None:
    """Write a rep's field coaching report as a PDF.

    The last one that was given; where none was given, what is shared of the last day with a call.
    """
    with reading(file) as store:
        content, answers = _newest(store, rep)
        chosen = paper(store)
    without_screen()
    from coachdesk.ui.report.paper import write  # noqa: PLC0415 -- Qt is slow to import

    write(out, content, answers, chosen, _warn)


def _warn(signs: str) -> None:
    click.echo(f"No font on this computer can print {signs}: boxes stand for them.", err=True)


def _newest(store: Store, name: str) -> tuple[Content, tuple[Acknowledgement, ...]]:
    rep = find_rep(store, name)
    if given := pages_of(store, rep.id):
        return given[0].content, given[0].told
    on = last_day(store, rep.id, system_clock().on)
    if on is None:
        raise Refused(f"There was no call with {rep.name} yet, so there is nothing to report.")
    made = report_on(store, rep.id, on)
    refuse_unfinished(made.parts)
    return content_of(store, made), ()
