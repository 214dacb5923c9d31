"""The owner's whole copy: every table as CSV, and content.jsonl, exact, private texts included."""

from pathlib import Path

from coachdesk.domain.refused import Refused
from coachdesk.exchange.tables_out import write_csv
from coachdesk.store.content import columns, content_lines, content_rows
from coachdesk.store.schema import CONTENT
from coachdesk.store.sqlite import plain_errors
from coachdesk.store.store import Store


def export_all(store: Store, folder: Path) -> int:
    """Writes TABLE.csv for every table, and content.jsonl; returns the number of rows.

    An earlier export in the folder is replaced; other files are left alone. Refused where the
    folder can't be made or written to.
    """
    if folder.exists() and not folder.is_dir():
        raise Refused(f"{folder} is a file: choose a folder to export to.")
    with plain_errors(folder / "content.jsonl"):
        folder.mkdir(parents=True, exist_ok=True)
        for table in CONTENT:
            rows = content_rows(store, table)
            write_csv(folder / f"{table}.csv", columns(store, table), rows)
        total = 0
        with (folder / "content.jsonl").open("w", encoding="utf-8", newline="\n") as out:
            for total, line in enumerate(content_lines(store), start=1):  # noqa: B007
                out.write(line + "\n")
        return total
