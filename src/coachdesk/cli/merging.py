"""Commands that bring two copies of one team together: merge, sync."""

import json
from dataclasses import asdict
from pathlib import Path

import click

from coachdesk.cli.files import FILE, reading, writing
from coachdesk.desk.copies import leave_all_in
from coachdesk.desk.merging import KINDS, RepPlaces, by_rep, in_words, refuse_while_live
from coachdesk.domain.refused import Refused
from coachdesk.store.clock import system_clock
from coachdesk.store.home import passing_folder
from coachdesk.store.identity import identify
from coachdesk.store.merge import Plan
from coachdesk.store.store import Store
from coachdesk.store.taking import preview, take_in

_dry_run = click.option("--dry-run", is_flag=True, help="Say what would change; change nothing.")
_json = click.option("--json", "as_json", is_flag=True, help="For a program to read.")


@click.command()
@click.argument("file", type=FILE)
@click.argument("other", type=FILE)
@_dry_run
@_json
def merge(file: Path, other: Path, dry_run: bool, as_json: bool) -> None:
    """Take into FILE what OTHER, another copy of the same team, has. OTHER is left as it is."""
    _refuse_itself(file, other)
    with reading(file) if dry_run else writing(file) as store:
        told = _bring_in(store, other, dry_run=dry_run)
    click.echo(_as_json(told) if as_json else _in_words(told, other))


@click.command()
@click.argument("file", type=FILE)
@click.argument("other", type=FILE)
@_dry_run
@_json
def sync(file: Path, other: Path, dry_run: bool, as_json: bool) -> None:
    """Bring FILE and OTHER together and leave both with all that either had."""
    _refuse_itself(file, other)
    with reading(file) if dry_run else writing(file) as store:
        told = _bring_in(store, other, dry_run=dry_run)
        if not dry_run:
            leave_all_in(store, system_clock(), other)
    click.echo(_as_json(told) if as_json else _in_words(told, other))


def _refuse_itself(file: Path, other: Path) -> None:
    identify(file)
    identify(other)
    if file.samefile(other):
        raise Refused(f"{other} is {file.name} itself: there is nothing to bring together.")


def _bring_in(store: Store, other: Path, *, dry_run: bool) -> list[RepPlaces]:
    told: list[RepPlaces] = []

    def look(plan: Plan) -> None:
        told.extend(by_rep(store, plan.changes))
        if plan and not dry_run:
            refuse_while_live(store, other)

    if dry_run:
        with passing_folder() as folder:
            look(preview(store, other, folder))
    else:
        take_in(store, other, system_clock(), look=look)
    return told


def _as_json(told: list[RepPlaces]) -> str:
    lists = [
        {"rep": group.rep or None}
        | {
            kind.replace(" ", "_"): [asdict(p) for p in group.places if p.kind == kind]
            for kind in KINDS
        }
        for group in told
    ]
    return json.dumps(lists, indent=1, ensure_ascii=False)


def _in_words(told: list[RepPlaces], other: Path) -> str:
    lines = in_words(told)
    return "\n".join(lines) or f"Nothing new in {other.name}; to go back to it, use restore."
