"""The window, on FILE or the one used last."""

import os
import sys
from pathlib import Path

import click

from coachdesk.cli.files import FILE

_NO_DISPLAY = "There is no display here to open a window on. The commands work: see --help."


@click.command(context_settings={"help_option_names": ["-h", "--help"]})
@click.argument("file", type=FILE, required=False)
@click.option("--demo", is_flag=True, help="On a throw-away copy of the sample team.")
def window(file: Path | None, demo: bool) -> None:
    """Open the window, on FILE or the one used last."""
    if not has_display():
        click.echo(_NO_DISPLAY, err=True)
        sys.exit(2)
    from coachdesk.ui.app import run  # noqa: PLC0415 -- Qt is not for machines without a display

    sys.exit(run(file, demo=demo))


def has_display() -> bool:
    """Whether a window could be shown."""
    return sys.platform != "linux" or any(
        os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    )
