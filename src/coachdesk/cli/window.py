"""The window's own words on the command line."""

import sys
from pathlib import Path

import click

from coachdesk.cli.demo import play_demo
from coachdesk.cli.files import FILE
from coachdesk.cli.start import has_display, open_window


@click.command(context_settings={"help_option_names": ["-h", "--help"]})
@click.argument("file", type=FILE, required=False)
@click.option("--demo", is_flag=True, help="On a throw-away copy of the sample team.")
def window(file: Path | None, demo: bool) -> None:
    """Open the window, on FILE or the one used last."""
    if demo and not has_display():
        play_demo()
        return
    sys.exit(open_window(file, demo=demo))
