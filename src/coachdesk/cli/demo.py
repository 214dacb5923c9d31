"""`--demo` where there is no display: the whole job as pictures, and the roster it leaves."""

from contextlib import suppress
from pathlib import Path
from tempfile import mkdtemp

import click

from coachdesk.cli.roster import printed
from coachdesk.cli.start import without_screen
from coachdesk.store.clock import system_clock


def play_demo() -> None:
    """Play the demo on a screen that nobody sees, and say where its pictures are."""
    without_screen()
    from coachdesk.ui.journey import play  # noqa: PLC0415 -- Qt reads the platform then

    folder = Path(mkdtemp(prefix="coachdesk-demo-"))
    click.echo(f"There is no display here, so the demo plays by itself. Its pictures: {folder}")
    rows = play(folder, _tell)
    click.echo("\nThe team as the demo leaves it:\n")
    click.echo(printed(rows, system_clock().on))


def _tell(line: str) -> None:
    with suppress(BrokenPipeError):  # whoever read along has gone; the pictures are still made
        click.echo(f"  {line}")
