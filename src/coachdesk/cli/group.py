"""The commands as click's group: what knows every command and imports the one that is called."""

from importlib import import_module

import click
from typing_extensions import override

from coachdesk import __version__
from coachdesk.cli import COMMANDS, WINDOW


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


def call(first: str) -> None:
    """Runs a command, or the window's where the first word is none."""
    is_command = first in COMMANDS or first in {"-h", "--help", "--version"}
    (commands if is_command else load(WINDOW))(prog_name="coachdesk")
