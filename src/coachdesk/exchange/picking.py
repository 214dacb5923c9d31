"""Which sheet of a workbook is meant, and which of its rows."""

from collections.abc import Callable, Mapping, Sequence

from coachdesk.domain.column_names import Field
from coachdesk.domain.columns import guess
from coachdesk.domain.identity import folded
from coachdesk.domain.refused import Refused
from coachdesk.domain.table import Table, text_of

_MOST_NAMES = 12
Missing = Callable[[Mapping[str, int]], list[str]]


def the_table(
    name: str, tables: Sequence[Table], fields: Sequence[Field], missing: Missing, sheet: str = ""
) -> Table:
    """The sheet of that name, else the only one, else the only one with the columns needed."""
    if sheet:
        found = [table for table in tables if folded(table.name) == folded(sheet)]
        if not found:
            raise Refused(f"{name} has no sheet “{sheet}”; there are: {_names(tables)}.")
        return with_rows(found[0])
    fitting = [table for table in tables if not missing(guess(fields, table.header))]
    if len(tables) > 1 and len(fitting) != 1:
        raise Refused(f"{name} has several sheets: say which, --sheet NAME. There are: "
                      f"{_names(fitting or tables)}.")  # fmt: skip
    return with_rows((fitting or tables)[0])


def with_rows(table: Table) -> Table:
    """The table, if there is anything below its header."""
    if not table.rows:
        raise Refused(f"{table.name} has a header and no rows below it.")
    return table


def only(table: Table, column: int, value: str) -> Table:
    """The rows that say this in that column; Refused where none does."""
    kept = table.only(column, value)
    if not kept.rows:
        there = dict.fromkeys(text_of(row.cell(column)) for row in table.rows)
        names = ", ".join(list(there)[:_MOST_NAMES]) + (" …" if len(there) > _MOST_NAMES else "")
        raise Refused(f"No row has “{value}” in {table.header[column]}; there are: {names}.")
    return kept


def _names(tables: Sequence[Table]) -> str:
    return ", ".join(table.name for table in tables)
