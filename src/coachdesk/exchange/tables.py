"""Reading a table that somebody made elsewhere: one door for every kind of file.

What a file is, its first bytes say, not its name. Each file yields its tables or one plain
sentence (`Refused`); what was left out on the way stands in `Table.said`.
"""

from pathlib import Path

from coachdesk.domain.refused import Refused
from coachdesk.domain.table import Table
from coachdesk.exchange import tables_text

MOST_BYTES = 16 * 1024 * 1024  # 200,000 deals; more would take minutes and gigabytes
_ZIP = b"PK\x03\x04"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_PICTURES = (b"%PDF", b"\x89PNG", b"\xff\xd8\xff", b"GIF8")


def tables_in(path: Path, *, hidden: bool = False) -> list[Table]:
    """The tables of a file: one of a CSV, one a sheet of a workbook; never an empty list.

    Hidden rows, columns and sheets are left out and said, unless `hidden`.
    """
    raw = _bytes_of(path)
    if raw.startswith(_PICTURES):
        raise Refused(f"{path.name} is a picture or a PDF: export the table as CSV or XLSX.")
    if raw.lstrip()[:6].lower() in (b"<html>", b"<!doct", b"<table") or raw[:5] == b"<html":
        raise Refused(
            f"{path.name} is a web page saved under a table's name: open it in a spreadsheet "
            "and save it as XLSX."
        )
    if raw.startswith((_ZIP, _OLE)):
        from coachdesk.exchange import tables_sheet  # noqa: PLC0415 - its library costs 20 ms

        return tables_sheet.tables_in(path.name, raw, hidden=hidden)
    return [tables_text.table_in(path.name, raw)]


def pasted(text: str) -> Table:
    """Cells or lines of names from the clipboard; the header may be missing."""
    if len(text) > MOST_BYTES:
        raise Refused("That is too much to paste: save it as a file and choose the file.")
    return tables_text.pasted(text)


def _bytes_of(path: Path) -> bytes:
    if path.name.startswith("~$"):
        raise Refused(
            f"{path.name} only marks that the table is open elsewhere: choose {path.name[2:]}."
        )
    try:
        if path.is_dir():
            raise Refused(f"{path.name or path} is a folder: choose a CSV or XLSX file in it.")
        size = path.stat().st_size
        if size > MOST_BYTES:
            raise Refused(
                f"{path.name} has {size / 2**20:,.0f} MB; the most that is read is "
                f"{MOST_BYTES // 2**20} MB. Export a shorter period or fewer columns."
            )
        raw = path.read_bytes()
    except FileNotFoundError:
        raise Refused(f"There is no file {path}.") from None
    except PermissionError:
        raise Refused(
            f"{path.name} can't be read: it is open in another program, or not yours to read. "
            "Close it there and try again."
        ) from None
    except OSError as fault:
        raise Refused(f"{path.name} can't be read: {fault.strerror or fault}.") from None
    if not raw.strip():
        raise Refused(f"{path.name} is empty.")
    return raw
