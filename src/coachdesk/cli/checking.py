"""Commands for the day something broke: check, backup, restore."""

import json
from dataclasses import asdict
from pathlib import Path

import click

from coachdesk.cli.files import FILE, reading, writing
from coachdesk.desk.merging import by_rep, in_words
from coachdesk.domain.refused import Refused
from coachdesk.store.backup import backup_to, backups
from coachdesk.store.check import check as check_store
from coachdesk.store.clock import system_clock
from coachdesk.store.content import counts, log_digest
from coachdesk.store.home import Home
from coachdesk.store.identity import identify
from coachdesk.store.intake import intake
from coachdesk.store.known import open_as_it_is, open_known
from coachdesk.store.opening import known_by_path
from coachdesk.store.repair import repair, write_again
from coachdesk.store.restore import differences
from coachdesk.store.restore import restore as restore_rows
from coachdesk.store.store import Store


@click.command()
@click.argument("file", type=FILE)
@click.option(
    "--repair", "mend", is_flag=True, help="Mend from the newest backup and what is intact."
)
def check(file: Path, mend: bool) -> None:
    """Check SQLite's invariants and our own; exit 1 with what is wrong."""
    if mend:
        _mend(file)
    with reading(file) as store:
        problems = check_store(store)
        behind = identify(file).log_digest != log_digest(store)
        revisions = counts(store)["rev"]
    if problems:
        raise Refused("\n".join(problems))
    click.echo(f"{file.name} is sound: {revisions:,} revisions, each as it was written.")
    if behind:
        click.echo("The file is behind this computer's store; the next change publishes it.")


def _mend(file: Path) -> None:
    home, now = Home.find(), system_clock()
    dataset = known_by_path(home, file)
    if dataset is None:
        raise Refused(
            f"This computer has no store of {file.name}, so there is nothing to mend with."
        )
    store = open_as_it_is(home, dataset)
    is_damaged = bool(check_store(store))
    store.close()
    store = repair(home, dataset, now) if is_damaged else open_known(home, dataset)
    if is_damaged:
        click.echo("Mended the store on this computer; the damaged one is in quarantine.")
    try:
        write_again(store, file, now)
    finally:
        store.close()


@click.command()
@click.argument("file", type=FILE)
@click.argument("dest", type=FILE)
def backup(file: Path, dest: Path) -> None:
    """Write a verified snapshot of FILE to DEST (a new file, or a folder)."""
    with writing(file) as store:
        click.echo(str(backup_to(store, dest, system_clock()).path))


@click.command()
@click.argument("file", type=FILE)
@click.argument("copy", type=FILE, required=False)
@click.option("--only", multiple=True, metavar="ID", help="Restore this row; may be repeated.")
@click.option("--dry-run", is_flag=True, help="Say what would change; change nothing.")
@click.option("--json", "as_json", is_flag=True, help="For a program to read.")
def restore(
    file: Path, copy: Path | None, only: tuple[str, ...], dry_run: bool, as_json: bool
) -> None:
    """Bring back what COPY, a backup or an older copy, held. Without COPY: list the backups."""
    if copy is None:
        with reading(file) as store:
            for one in backups(store):
                click.echo(f"{one.at:%Y-%m-%d %H:%M} UTC  {one.path}")
        return
    with reading(file) if dry_run else writing(file) as store:
        _restore(store, copy, only, dry_run=dry_run, as_json=as_json)


def _restore(
    store: Store, copy: Path, only: tuple[str, ...], *, dry_run: bool, as_json: bool
) -> None:
    folder = Home.find().data / "incoming"
    with intake(folder, copy) as (then, _):
        changes = differences(store, then)
    changes = [change for change in changes if not only or change.row in only]
    if not dry_run:
        restore_rows(store, changes, system_clock())
    told = by_rep(store, changes)
    if as_json:
        click.echo(json.dumps([asdict(group) for group in told], indent=1, ensure_ascii=False))
    else:
        click.echo("\n".join(in_words(told)) or f"It is all as it was in {copy.name}.")
