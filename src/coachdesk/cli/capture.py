"""Live notes from standard input: a call of its own, an id for every line that is on disk."""

import contextlib
import os
import signal
import sys
from collections.abc import Iterator
from locale import getlocale
from pathlib import Path
from types import FrameType

import click

from coachdesk.cli.files import FILE, writing
from coachdesk.desk.call import end_call, start_call
from coachdesk.desk.call_entries import add_line
from coachdesk.desk.roster import find_rep
from coachdesk.domain.due import day_first
from coachdesk.domain.refused import Refused
from coachdesk.store.clock import system_clock
from coachdesk.store.store import Store


@click.command()
@click.argument("file", type=FILE)
@click.option("--rep", required=True, metavar="NAME", help="Whose call it is.")
def capture(file: Path, rep: str) -> None:
    """Take live notes from standard input, a line each, as the live note line takes them.

    Prints each entry's id once it is durable. The call ends with the input, or with Ctrl+C.
    """
    with writing(file) as store:
        stop = _Stop()
        call = start_call(store, system_clock(), rep_id=find_rep(store, rep).id).id
        with contextlib.suppress(BrokenPipeError):
            for number, line in enumerate(stop.lines(), 1):
                _take(store, call, number, line)
        end_call(store, system_clock(), call_id=call)
    if sys.stdout.closed or not _flushes():
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)  # nobody reads: don't complain at exit


def _take(store: Store, call: str, number: int, raw: bytes) -> None:
    """Store one line and say so, or say why not."""
    try:
        line = raw.decode("utf-8-sig" if number == 1 else "utf-8")
        if line.strip():
            dates = day_first(getlocale()[0] or "")
            made = add_line(store, system_clock(), call_id=call, line=line, day_first=dates)
            click.echo(made.id)
            sys.stdout.flush()
    except UnicodeDecodeError:
        click.echo(f"line {number}: left out, since it is not UTF-8 text", err=True)
    except Refused as refused:
        click.echo(f"line {number}: left out. {refused}", err=True)


def _flushes() -> bool:
    try:
        sys.stdout.flush()
    except BrokenPipeError:
        return False
    return True


class _Stop:
    """Ends the input on SIGINT and SIGTERM, but never in the middle of a line's commit."""

    def __init__(self) -> None:
        self._asked = self._waiting = False
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, self._on_signal)

    def lines(self) -> Iterator[bytes]:
        """Standard input, line by line as it comes."""
        while True:
            self._waiting = True
            try:
                line = b"" if self._asked else sys.stdin.buffer.readline()
            except _Asked:
                return
            finally:
                self._waiting = False
            if not line:
                return
            yield line

    def _on_signal(self, number: int, frame: FrameType | None) -> None:
        self._asked = True
        if self._waiting:
            self._waiting = False
            raise _Asked


class _Asked(Exception):
    """Breaks the wait for a line."""
