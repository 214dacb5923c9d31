"""CSV, TSV and pasted cells: encoding, separator, quoting."""

import csv
import io
from collections import Counter
from collections.abc import Iterator
from typing import Literal

from coachdesk.domain.column_names import is_known
from coachdesk.domain.refused import Refused
from coachdesk.domain.table import Row, Table
from coachdesk.exchange.tables_frame import MOST_CELLS, framed

_SEPARATORS = "\t;|,"  # where two fit equally well, the one rarer in running text
_NONE = "\x1f"  # no table has it: each line is one cell
_SAMPLE_LINES = 60


def table_in(name: str, raw: bytes) -> Table:
    """The table of a CSV or TSV file."""
    text, said = _decoded(name, raw)
    return framed(name, _rows(name, text), said=said)


def pasted(text: str) -> Table:
    """The table of pasted text; quotation marks that don't close are ordinary signs there."""
    text = text.replace("\0", "")
    if not text.strip():
        raise Refused("There is nothing to paste.")
    separator = _separator_of_pasted(text)
    try:
        rows = _rows("What was pasted", text, separator)
    except Refused:
        rows = _rows("What was pasted", text, separator, quoted=False)
    return framed("What was pasted", rows, may_be_headless=True)


def _decoded(name: str, raw: bytes) -> tuple[str, tuple[str, ...]]:
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        try:
            return raw.decode("utf-16"), ()
        except UnicodeDecodeError:
            raise Refused(f"{name} is cut short: export it again.") from None
    if (at := raw.find(b"\0")) >= 0:
        line = raw.count(b"\n", 0, at) + 1
        raise Refused(f"{name} is no table of text (line {line}): export it as CSV or XLSX.")
    try:
        return raw.decode("utf-8-sig"), ()
    except UnicodeDecodeError as fault:
        odd = raw.count(b"\n", 0, fault.start) + 1
    try:
        return raw.decode("cp1252"), (f"Not UTF-8 (line {odd}): read as Windows-1252.",)
    except UnicodeDecodeError:
        raise Refused(
            f"{name} is neither UTF-8 nor Windows-1252 (line {odd}): export it as CSV UTF-8."
        ) from None


def _rows(name: str, text: str, separator: str = "", *, quoted: bool = True) -> list[Row]:
    first, skipped = 1, ""
    if text[:4].casefold() == "sep=" and "\n" in text:  # a hint that Excel understands
        skipped, text = text.split("\n", 1)
        first = 2
    separator = separator or skipped.strip()[4:5] or _separator(text)
    rows, cells = [], 0
    for line, found in _records(name, text, separator, quoted=quoted):
        cells += len(found)
        if cells > MOST_CELLS:
            raise Refused(f"{name} has more than {MOST_CELLS:,} cells: export a shorter period.")
        if any(cell and not cell.isspace() for cell in found):
            rows.append(Row(line + first - 1, tuple(found)))
    return rows


def _records(
    name: str, text: str, separator: str, *, quoted: bool
) -> Iterator[tuple[int, list[str]]]:
    """Each record with the line it starts on."""
    quoting: Literal[0, 3] = csv.QUOTE_MINIMAL if quoted else csv.QUOTE_NONE
    lines = io.StringIO(text, newline="")
    reader = csv.reader(lines, delimiter=separator, quoting=quoting, strict=True)
    line = 1
    while True:
        try:
            found = next(reader)
        except StopIteration:
            return
        except csv.Error:
            raise Refused(
                f"{name} can't be read from line {line} on: a quotation mark there isn't closed."
            ) from None
        yield line, found
        line = reader.line_num + 1


def _separator(text: str) -> str:
    """The one that gives most lines the same number of cells, and more than one.

    A file whose first line is the name of one column is a list: a comma in it parts nothing.
    """
    sample = "\n".join(text[:200_000].splitlines()[:_SAMPLE_LINES])
    first = sample.strip().partition("\n")[0]
    found = max(_SEPARATORS, key=lambda sign: _evenness(sample, sign))
    return _NONE if is_known(first.strip(' "')) or _evenness(sample, found)[0] < 0.5 else found


def _separator_of_pasted(text: str) -> str:
    """Spreadsheets paste tabs. “Becker, Ann” is a name, unless the first line names columns."""
    if "\t" in text:
        return "\t"
    found = _separator(text)
    first = text.strip().partition("\n")[0]
    return found if sum(map(is_known, first.split(found))) > 1 else _NONE


def _evenness(sample: str, separator: str) -> tuple[float, int]:
    try:
        widths = [len(row) for row in csv.reader(io.StringIO(sample), delimiter=separator) if row]
    except csv.Error:
        return 0, 0
    split = Counter(width for width in widths if width > 1)
    if not split:
        return 0, 0
    width, lines = split.most_common(1)[0]
    return lines / len(widths), width
