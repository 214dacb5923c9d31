from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coachdesk.domain.refused import Refused
from coachdesk.domain.table import Table
from coachdesk.exchange import tables_text
from coachdesk.exchange.tables import pasted, tables_in


def read(tmp_path: Path, raw: bytes, name: str = "people.csv") -> Table:
    path = tmp_path / name
    path.write_bytes(raw)
    (table,) = tables_in(path)
    return table


def refusal(tmp_path: Path, raw: bytes, name: str = "people.csv") -> str:
    with pytest.raises(Refused) as refused:
        read(tmp_path, raw, name)
    return str(refused.value)


GOOD = "Owner,Region\nJürgen Weiß,North\nZoë 🙂,South\n"


@pytest.mark.parametrize(
    "raw",
    [
        GOOD.encode(),
        GOOD.encode("utf-8-sig"),
        GOOD.encode("utf-16"),
        GOOD.replace(",", ";").encode(),
        GOOD.replace(",", "\t").encode(),
        GOOD.replace(",", "|").encode(),
        GOOD.replace("\n", "\r\n").encode(),
        GOOD.replace("\n", "\r").encode(),
        ("sep=;\n" + GOOD.replace(",", ";")).encode(),
        b'"Owner","Region"\n' + GOOD.partition("\n")[2].encode(),
    ],
)
def test_that_a_table_reads_alike_in_every_dress(tmp_path: Path, raw: bytes) -> None:
    table = read(tmp_path, raw)
    assert table.header == ("Owner", "Region")
    assert [row.cells for row in table.rows] == [("Jürgen Weiß", "North"), ("Zoë 🙂", "South")]


def test_that_windows_1252_is_read_and_said(tmp_path: Path) -> None:
    table = read(tmp_path, "Owner\nJürgen Weiß – €\n".encode("cp1252"))
    assert table.rows[0].cells == ("Jürgen Weiß – €",)
    assert table.said == ("Not UTF-8 (line 2): read as Windows-1252.",)


def test_that_a_decimal_comma_does_not_part_cells(tmp_path: Path) -> None:
    table = read(tmp_path, b"Owner;Amount\nAnn;1,5\nBob;2,5\n")
    assert table.rows[1].cells == ("Bob", "2,5")


@pytest.mark.parametrize("name", ["'; DROP TABLE rep;--", "Becker, Ann", "a|b, c;d"])
def test_that_in_a_list_of_names_nothing_parts_a_name(tmp_path: Path, name: str) -> None:
    table = read(tmp_path, f"Owner\n{name}\nBob\n{name}\n".encode())
    assert table.rows[0].cells == (name,)
    assert pasted(f"{name}\n{name}").rows[0].cells == (name,)


def test_that_a_pasted_file_is_parted_where_its_first_line_names_columns() -> None:
    assert pasted("Owner,Region\nAnn,North").rows[0].cells == ("Ann", "North")


def test_that_a_line_number_is_the_one_an_editor_shows(tmp_path: Path) -> None:
    table = read(tmp_path, b'Owner,Region\n\nAnn,"two\nlines"\n,\nBob,x\n')
    assert [(row.line, row.cells[0]) for row in table.rows] == [(3, "Ann"), (6, "Bob")]


def test_that_an_unclosed_quotation_mark_is_refused_with_its_line(tmp_path: Path) -> None:
    assert "line 3" in refusal(tmp_path, b'Owner,Region\nAnn,x\n"Bob,y\nCem,z\n')


@pytest.mark.parametrize(
    ("raw", "word"),
    [
        (b"", "empty"), (b" \n\n", "empty"), (b",,\n,,\n", "no cells"),
        (b"Owner\nAnn\0Lee\n", "line 2"), (b"\x89PNG\r\n\x1a\nxxxx", "picture"),
        (b"<html><table>", "web page"), (b"Owner\n\x81\xff\n", "neither UTF-8"),
        (b"\xff\xfea", "cut short"),
    ],
)  # fmt: skip
def test_that_what_is_no_table_gets_one_sentence(tmp_path: Path, raw: bytes, word: str) -> None:
    sentence = refusal(tmp_path, raw)
    assert word in sentence
    assert "\n" not in sentence


def test_that_a_file_too_big_is_refused_before_it_is_read(tmp_path: Path) -> None:
    path = tmp_path / "big.csv"
    with path.open("wb") as file:
        file.truncate(200 * 1024 * 1024)
    with pytest.raises(Refused, match="200 MB; the most that is read is 16 MB"):
        tables_in(path)


def test_that_a_table_of_too_many_cells_is_refused(tmp_path: Path) -> None:
    assert "more than" in refusal(tmp_path, (b"," * 1_000 + b"x\n") * 5_000)


def test_that_lock_files_folders_and_missing_files_get_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "~$team.xlsx").write_bytes(b"x")
    for name, word in (("~$team.xlsx", "team.xlsx"), ("", "folder"), ("none.csv", "no file")):
        with pytest.raises(Refused, match=word):
            tables_in(tmp_path / name)


@pytest.mark.parametrize("named", ["/", ".", ".."])
def test_that_a_folder_without_a_name_of_its_own_is_told_as_it_was_given(named: str) -> None:
    with pytest.raises(Refused) as refused:
        tables_in(Path(named))
    assert str(refused.value).startswith(f"{named} is a folder")


def test_that_three_hundred_columns_are_read(tmp_path: Path) -> None:
    header = ",".join(f"c{n}" for n in range(299)) + ",Owner"
    table = read(tmp_path, f"{header}\n{',' * 299}Ann\n".encode())
    assert table.header[299] == "Owner"
    assert table.rows[0].cell(299) == "Ann"


def test_that_equal_column_names_are_told_apart(tmp_path: Path) -> None:
    table = read(tmp_path, b"Owner,owner,,\nAnn,Bob,x,y\n")
    assert table.header == ("Owner", "owner (2)", "Column C", "Column D")


def test_that_titles_totals_and_footers_are_left_out_and_said(tmp_path: Path) -> None:
    table = read(
        tmp_path,
        b"Sales report\nas of today\n\nOwner,Amount,Stage\nAnn,5,Won\nAnn Total,5,\nBob,7,Won\n"
        b"Bob Total,7,\nGrand total,12,\n\nConfidential\nCopyright\n",
    )
    assert [row.cells[0] for row in table.rows] == ["Ann", "Bob"]
    assert table.said == (
        "Lines 1–2 above the header left out.",
        "Lines 6, 8, 9 with totals left out.",
        "Lines 11–12 after the table left out.",
    )


def test_that_a_customer_called_total_is_no_totals_row(tmp_path: Path) -> None:
    table = read(tmp_path, b"Account,Owner,Amount\nTotal,Ann,5\nTotal Wine,Bob,7\n")
    assert len(table.rows) == 2


def test_that_an_import_takes_off_the_mark_that_an_export_put_on(tmp_path: Path) -> None:
    table = read(tmp_path, b"Owner,Region\n'=cmd(),'-5\n")
    assert table.only(0, "=cmd()").rows == table.rows


def test_that_pasted_names_need_no_header() -> None:
    table = pasted("Ann Becker\nBob Olsen\n")
    assert table.headless
    assert [row.cells for row in table.rows] == [("Ann Becker",), ("Bob Olsen",)]
    assert pasted("Name\nAnn").header == ("Name",)


def test_that_pasted_cells_keep_a_lone_quotation_mark() -> None:
    table = pasted('Ann "The\tNorth\n"Bob\tSouth\n')
    assert [row.cells for row in table.rows] == [('Ann "The', "North"), ('"Bob', "South")]


@settings(max_examples=200)
@given(st.binary(max_size=400) | st.text(alphabet='a,;\t"\n\r\0 é=1', max_size=200).map(str.encode))
def test_that_any_bytes_are_read_or_refused(raw: bytes) -> None:
    with suppress(Refused):
        table = tables_text.table_in("x.csv", raw)
        assert len(set(table.header)) == len(table.header)


@given(st.text(max_size=200))
def test_that_any_text_can_be_pasted_or_is_refused(text: str) -> None:
    with suppress(Refused):
        assert pasted(text).rows or text.strip()


NAME = st.text(st.characters(exclude_categories=["C"], exclude_characters="'"), min_size=1)


@given(st.lists(NAME.filter(str.strip), min_size=2, max_size=6))
def test_that_names_written_by_a_spreadsheet_come_back(names: list[str]) -> None:
    import csv
    import io

    out = io.StringIO()
    csv.writer(out).writerows([["Owner", "Region"], *([name, "North"] for name in names)])
    table = tables_text.table_in("x.csv", out.getvalue().encode())
    assert [row.cells[0] for row in table.rows] == names
