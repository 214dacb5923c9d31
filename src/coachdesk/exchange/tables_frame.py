"""From the cells of a sheet to a table: titles above, totals within and footers below left out."""

import re
from collections.abc import Sequence
from itertools import pairwise
from statistics import median_low

from coachdesk.domain.column_names import is_known
from coachdesk.domain.refused import Refused
from coachdesk.domain.table import Row, Table, header_of, text_of

MOST_CELLS = 4_000_000
_TITLE_LINES = 30  # a header stands no deeper
_TOTALS = re.compile(
    r"(grand |sub-?)?totals?( .*)?|.* (sub-?)?totals?|sums?|summe|gesamt(summe)?"
    r"|zwischensumme|.*ergebnis|insgesamt",
    re.IGNORECASE,
)
_HINT = re.compile("tota|sum|gesamt|ergebnis", re.IGNORECASE)
_NUMBER = re.compile(r"[-+(]?[^\w]{0,2}[\d.,' \u00a0\u202f]*\d[)%-]?\s*[^\w]{0,2}")


def framed(
    name: str, rows: Sequence[Row], *, said: tuple[str, ...] = (), may_be_headless: bool = False
) -> Table:
    """The table in these rows; empty ones have been dropped already."""
    if not rows:
        raise no_table(name)
    width = max(len(row.cells) for row in rows)
    at = _header_at(rows, may_be_headless=may_be_headless)
    top = None if at is None else rows[at]
    header = header_of(top or Row(0, ()), width)
    below = list(rows if at is None else rows[at + 1 :])
    body, left_out = _body(below)
    if at:
        said += (f"{_lines(rows[:at])} above the header left out.",)
    return Table(name, header, tuple(body), said + left_out, top)


def _header_at(rows: Sequence[Row], *, may_be_headless: bool) -> int | None:
    """The row that names most columns; else the first as full as the rows below it."""
    top = rows[:_TITLE_LINES]
    known = [sum(is_known(text_of(cell)) for cell in row.cells) for row in top]
    if (best := max(known)) and (best > 1 or _filled(rows[known.index(best)]) == 1):
        return known.index(best)
    if best == 1 and known[0] == 1:
        return 0
    if may_be_headless:
        return None
    if best:
        return known.index(best)
    usual = median_low(_filled(row) for row in rows[: 2 * _TITLE_LINES])
    return next((at for at, row in enumerate(top) if _filled(row) >= usual), 0)


def _body(rows: list[Row]) -> tuple[list[Row], tuple[str, ...]]:
    """The rows without totals and without the lone lines that follow the table."""
    totals = [row for row in rows if _is_totals(row)]
    footers = _footers(rows)
    dropped = {row.line for row in (*totals, *footers)}
    said = []
    if totals:
        said.append(f"{_lines(totals)} with totals left out.")
    if footers:
        said.append(f"{_lines(footers)} after the table left out.")
    return [row for row in rows if row.line not in dropped], tuple(said)


def _is_totals(row: Row) -> bool:
    """A label like “Total” or “Ann Lee Total”, and beside it nothing but figures."""
    if not any(isinstance(cell, str) and _HINT.search(cell) for cell in row.cells):
        return False
    texts = [text_of(cell) for cell in row.cells]
    words = [text for text in texts if text and not _NUMBER.fullmatch(text)]
    return len(texts) > 1 and len(words) == 1 and _TOTALS.fullmatch(words[0]) is not None


def _footers(rows: list[Row]) -> list[Row]:
    """Single cells after a gap at the very end: who exported it, when, that it is secret."""
    if not any(_filled(row) > 2 for row in rows):
        return []
    tail = len(rows)
    while tail > 1 and _filled(rows[tail - 1]) == 1:
        tail -= 1
    for at in range(tail, len(rows)):
        if rows[at].line > rows[at - 1].line + 1:
            return rows[at:]
    return []


def _filled(row: Row) -> int:
    return sum(1 for cell in row.cells if cell is not None and cell != "" and text_of(cell))


def _lines(rows: Sequence[Row]) -> str:
    """“Line 3”, “Lines 3–5”, “Lines 3, 7 and 9”."""
    numbers = [row.line for row in rows]
    if len(numbers) == 1:
        return f"Line {numbers[0]}"
    if all(b == a + 1 for a, b in pairwise(numbers)):
        return f"Lines {numbers[0]}–{numbers[-1]}"
    shown = ", ".join(map(str, numbers[:8]))
    return f"Lines {shown}" + (f" and {len(numbers) - 8} more" if len(numbers) > 8 else "")


def no_table(name: str) -> Refused:
    """There is nothing to read in it."""
    return Refused(f"{name} has no cells with text in them.")
