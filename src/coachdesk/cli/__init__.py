"""The command line: exit 0 done, 1 could not (one sentence on standard error), 2 wrong usage.

Commands are imported when they are called, so that the window does not wait for them.
"""

import sys
from importlib import import_module

import click
from typing_extensions import override

from coachdesk import __version__
from coachdesk.domain.refused import Refused

# name → where the click command is
COMMANDS = {
    "backup": "coachdesk.cli.checking:backup",
    "capture": "coachdesk.cli.capture:capture",
    "check": "coachdesk.cli.checking:check",
    "export": "coachdesk.cli.keeping:export",
    "import-reps": "coachdesk.cli.importing:import_reps",
    "import-results": "coachdesk.cli.importing:import_results",
    "info": "coachdesk.cli.keeping:info",
    "merge": "coachdesk.cli.merging:merge",
    "new": "coachdesk.cli.keeping:new",
    "restore": "coachdesk.cli.checking:restore",
    "roster": "coachdesk.cli.roster:roster",
    "sample": "coachdesk.cli.sample:sample",
    "sync": "coachdesk.cli.merging:sync",
}
WINDOW = "coachdesk.cli.window:window"


def load(place: str) -> click.Command:
    """The command at module:name."""
    module, name = place.split(":")
    command: click.Command = getattr(import_module(module), name)
    return command


class LazyGroup(click.Group):
    """Knows its commands by name and imports the one that is called."""

    @override
    def list_commands(self, ctx: click.Context) -> list[str]:
        return sorted(COMMANDS)

    @override
    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        return load(COMMANDS[cmd_name]) if cmd_name in COMMANDS else None


@click.group(cls=LazyGroup, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="coachdesk")
def commands() -> None:
    """Coach a field sales team.

    Without a command: `coachdesk [FILE]` opens the window on FILE or the one used last,
    `coachdesk --demo` on a throw-away copy of the sample team.
    """


def main() -> None:
    """Runs a command, or opens the window where the first word is none."""
    first = sys.argv[1] if len(sys.argv) > 1 else ""
    is_command = first in COMMANDS or first in {"-h", "--help", "--version"}
    try:
        (commands if is_command else load(WINDOW))(prog_name="coachdesk")
    except Refused as refused:
        click.echo(str(refused), err=True)
        sys.exit(1)
    except BrokenPipeError:
        sys.exit(1)
