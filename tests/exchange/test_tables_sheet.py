from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coachdesk.domain.refused import Refused
from coachdesk.domain.table import Table
from coachdesk.exchange.tables import tables_in
from coachdesk.exchange.tables_scan import UNCOMPUTED, UNREADABLE
from tests.sheets import a_package, an_ods, an_xls, an_xlsx

Rows = list[list[Any]]
PEOPLE: Rows = [
    ["Owner", "Region", "Since"],
    ["Ann", "North", date(2025, 3, 14)],
    ["Bob", "South", None],
]


def read(path: Path, *, hidden: bool = False) -> Table:
    (table,) = tables_in(path, hidden=hidden)
    return table


def names(table: Table) -> list[Any]:
    return [row.cells[0] for row in table.rows]


def test_that_rows_keep_their_number_and_dates_are_dates(tmp_path: Path) -> None:
    table = read(an_xlsx(tmp_path / "p.xlsx", [["Our team"], [], *PEOPLE]))
    assert table.header == ("Owner", "Region", "Since")
    assert [(row.line, row.cells[2]) for row in table.rows] == [(4, date(2025, 3, 14)), (5, None)]
    assert table.said == ("Line 1 above the header left out.",)


def test_that_hidden_rows_and_columns_are_left_out_and_said(tmp_path: Path) -> None:
    def hide(_book: Any, sheet: Any) -> None:
        sheet.set_row(1, None, None, {"hidden": True})
        sheet.set_column("B:B", None, None, {"hidden": True})

    path = an_xlsx(tmp_path / "p.xlsx", PEOPLE, hide)
    table = read(path)
    assert table.header == ("Owner", "Since")
    assert names(table) == ["Bob"]
    assert table.said == ("The hidden row 2 is left out.", "Left out because hidden: column B.")
    assert names(read(path, hidden=True)) == ["Ann", "Bob"]


def test_that_a_hidden_sheet_is_left_out_and_said(tmp_path: Path) -> None:
    def add(book: Any, _sheet: Any) -> None:
        other = book.add_worksheet("Old")
        other.write(0, 0, "Owner")
        other.hide()

    table = read(an_xlsx(tmp_path / "p.xlsx", PEOPLE, add))
    assert table.said == ("The hidden sheet Old is left out.",)


def test_that_each_sheet_is_a_table_of_its_name(tmp_path: Path) -> None:
    def add(book: Any, _sheet: Any) -> None:
        book.add_worksheet("North").write_column(0, 0, ["Owner", "Cem"])
        book.add_worksheet("Empty")

    tables = tables_in(an_xlsx(tmp_path / "p.xlsx", PEOPLE, add))
    assert [table.name for table in tables] == ["People", "North"]


def test_that_a_merged_name_holds_for_each_row_and_a_merged_figure_counts_once(
    tmp_path: Path,
) -> None:
    def merge(_book: Any, sheet: Any) -> None:
        sheet.merge_range("A2:A3", "Ann")
        sheet.merge_range("B2:B3", 500)

    rows: Rows = [["Owner", "Amount", "Stage"], [None, None, "Won"], [None, None, "Won"]]
    table = read(an_xlsx(tmp_path / "p.xlsx", rows, merge))
    assert [row.cells[:2] for row in table.rows] == [("Ann", 500.0), ("Ann", None)]


def test_that_a_formula_counts_by_its_result_and_an_error_is_seen(tmp_path: Path) -> None:
    def compute(_book: Any, sheet: Any) -> None:
        sheet.write_formula("B2", "=2*3", None, 6)
        sheet.write_formula("B3", "=1/0", None, "#DIV/0!")

    rows: Rows = [["Owner", "Amount"], ["Ann"], ["Bob"]]
    table = read(an_xlsx(tmp_path / "p.xlsx", rows, compute))
    assert [row.cells[1] for row in table.rows] == [6.0, UNREADABLE]


def test_that_totals_and_subtotals_are_left_out(tmp_path: Path) -> None:
    rows: list[list[Any]] = [
        ["Owner", "Amount"],
        ["Ann", 5],
        ["Ann Total", 5],
        ["Bob", 6],
        ["Grand Total", 11],
    ]
    assert names(read(an_xlsx(tmp_path / "p.xlsx", rows))) == ["Ann", "Bob"]


def test_that_a_sheet_with_pictures_only_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Refused, match="no cells with text"):
        tables_in(an_xlsx(tmp_path / "p.xlsx", []))


def test_that_old_excel_files_are_read(tmp_path: Path) -> None:
    table = read(an_xls(tmp_path / "p.xls"))
    assert names(table) == ["Ann Becker", "Bob Olsen"]
    assert table.rows[0].cells[2] == date(2025, 3, 14)
    assert "can't be told" in table.said[0]


def test_that_an_ods_is_read_without_what_it_hides(tmp_path: Path) -> None:
    rows = [("visible", ["Owner", "Region", "Id"]), ("filter", ["Ann", "North", "1"]),
            ("visible", ["Bob", "South", "2"])]  # fmt: skip
    path = an_ods(tmp_path / "p.ods", rows)
    table = read(path)
    assert table.header == ("Owner", "Region")
    assert names(table) == ["Bob"]
    assert len(table.said) == 2
    assert names(read(path, hidden=True)) == ["Ann", "Bob"]


def test_that_a_workbook_with_a_password_says_so(tmp_path: Path) -> None:
    path = tmp_path / "p.xlsx"
    ole = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
    path.write_bytes(ole + b"\0" * 1016 + "EncryptedPackage".encode("utf-16-le") + b"\0" * 500)
    with pytest.raises(Refused, match="password"):
        tables_in(path)


XLSX = {
    "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/'
    'content-types"><Override PartName="/xl/workbook.xml" ContentType="application/vnd.'
    'openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>',
    "_rels/.rels": '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/'
    'relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/'
    '2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>',
    "xl/_rels/workbook.xml.rels": '<Relationships xmlns="http://schemas.openxmlformats.org/'
    'package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/'
    'officeDocument/2006/relationships/worksheet" Target="worksheets/s.xml"/></Relationships>',
    "xl/workbook.xml": '<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/'
    'main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">'
    '<sheets><sheet name="S" sheetId="1" r:id="r1"/></sheets></workbook>',
}
SHEET = (
    '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
    "<sheetData>{}</sheetData></worksheet>"
)


def test_that_a_formula_that_was_never_computed_is_seen(tmp_path: Path) -> None:
    cells = (
        '<row r="1"><c r="A1" t="inlineStr"><is><t>Owner</t></is></c>'
        '<c r="B1" t="inlineStr"><is><t>Amount</t></is></c></row>'
        '<row r="2"><c r="A2" t="inlineStr"><is><t>Ann</t></is></c><c r="B2"><f>1+1</f></c></row>'
    )
    path = tmp_path / "p.xlsx"
    path.write_bytes(a_package(XLSX | {"xl/worksheets/s.xml": SHEET.format(cells)}))
    assert read(path).rows[0].cells == ("Ann", UNCOMPUTED)


@pytest.mark.parametrize(
    "sheet",
    [
        SHEET.format('<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'),
        '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">' + "".join(
            f'<!ENTITY {chr(98 + n)} "{f"&{chr(97 + n)};" * 10}">' for n in range(9)
        ) + "]>" + SHEET.format('<row><c t="inlineStr"><is><t>&j;</t></is></c></row>'),
        "<worksheet", "", SHEET.format('<row r="x"/>'),
    ],
)  # fmt: skip
def test_that_a_hostile_sheet_is_refused_with_one_sentence(tmp_path: Path, sheet: str) -> None:
    path = tmp_path / "p.xlsx"
    path.write_bytes(a_package(XLSX | {"xl/worksheets/s.xml": sheet}))
    with pytest.raises(Refused):
        tables_in(path)


def test_that_a_bomb_is_refused_before_it_is_unpacked(tmp_path: Path) -> None:
    path = tmp_path / "p.xlsx"
    path.write_bytes(a_package(XLSX | {"xl/worksheets/s.xml": " " * 300_000_000}))
    with pytest.raises(Refused, match="unpacks to more"):
        tables_in(path)


def test_that_a_damaged_workbook_is_read_or_refused(tmp_path: Path) -> None:
    path = tmp_path / "p.xlsx"
    ods = [("visible", ["Owner"]), ("visible", ["Ann"])]
    whole = [file.read_bytes() for file in (an_xlsx(path, PEOPLE), an_xls(path), an_ods(path, ods))]

    @settings(max_examples=150, database=None)
    @given(st.data())
    def damage_and_read(data: st.DataObject) -> None:
        raw = bytearray(data.draw(st.sampled_from(whole)))
        for _ in range(data.draw(st.integers(0, 8))):
            raw[data.draw(st.integers(0, len(raw) - 1))] = data.draw(st.integers(0, 255))
        path.write_bytes(raw[: data.draw(st.sampled_from([len(raw), len(raw) // 2, 30]))])
        with suppress(Refused):
            tables_in(path)

    damage_and_read()
