"""Commands that keep the file safe: new, info, check, backup, export."""

import json
from pathlib import Path

import click

from coachdesk.cli.files import FILE, reading
from coachdesk.desk.newfile import new_file
from coachdesk.exchange.export import export_all
from coachdesk.store.clock import system_clock
from coachdesk.store.content import content_digest, counts, log_digest
from coachdesk.store.home import Home
from coachdesk.store.identity import identify
from coachdesk.store.schema import SCHEMA
from coachdesk.store.store import Store


@click.command()
@click.argument("file", type=FILE)
def new(file: Path) -> None:
    """Make an empty FILE with the starter skills."""
    new_file(Home.find(), file, system_clock()).close()


@click.command()
@click.argument("file", type=FILE)
@click.option("--json", "as_json", is_flag=True, help="For a program to read.")
def info(file: Path, as_json: bool) -> None:
    """Say what FILE is: schema, data set, rows a table, digest of the content."""
    with reading(file) as store:
        facts = _facts(file, store)
    if as_json:
        click.echo(json.dumps(facts, indent=1))
        return
    for name, value in facts.items():
        if isinstance(value, dict):
            for table, count in value.items():
                click.echo(f"{table:>16} {count:>9,}")
        else:
            click.echo(f"{name.replace('_', ' '):>16} {value}")


def _facts(file: Path, store: Store) -> dict[str, str | int | bool | dict[str, int]]:
    identity = identify(file)
    return {
        "schema": SCHEMA,
        "dataset": store.dataset,
        "published_at": identity.published_at,
        "published_by": identity.published_by,
        "behind_the_store": identity.log_digest != log_digest(store),
        "content_digest": content_digest(store),
        "rows": counts(store),
    }


@click.command()
@click.argument("file", type=FILE)
@click.argument("folder", metavar="DIR", type=FILE)
def export(file: Path, folder: Path) -> None:
    """Write every table as CSV, and content.jsonl, into DIR. Private texts are in it."""
    with reading(file) as store:
        rows = export_all(store, folder)
    click.echo(f"{rows:,} rows in {folder}, private texts included.")
