import csv
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coachdesk.domain.table import guarded, unguarded
from coachdesk.exchange.tables import tables_in
from coachdesk.exchange.tables_out import (
    OutCell,
    as_clipboard_html,
    as_clipboard_text,
    write_csv,
    write_table,
    write_xlsx,
)

HOSTILE = ["=cmd()|' /C calc'!A0", "+1", "-5", "@SUM(A1)", "\tx", "\rx", "'=1", "''=1", "'Ann"]


@given(st.text())
def test_that_a_guarded_text_comes_back_exactly_and_is_no_formula(text: str) -> None:
    assert unguarded(guarded(text)) == text
    assert not guarded(text).startswith(("=", "+", "-", "@", "\t", "\r"))


def test_that_csv_texts_are_harmless_and_numbers_stay_numbers(tmp_path: Path) -> None:
    path = tmp_path / "out.csv"
    rows: list[list[OutCell]] = [[text, -5.5] for text in HOSTILE]
    write_csv(path, ["name", "value"], [*rows, ["Ann", None]])
    with path.open(encoding="utf-8", newline="") as file:
        read = list(csv.reader(file))[1:]
    assert [unguarded(name) for name, _ in read] == [*HOSTILE, "Ann"]
    assert [value for _, value in read] == ["-5.5"] * len(HOSTILE) + [""]
    assert not any(name.startswith(("=", "+", "-", "@", "\t", "\r")) for name, _ in read)


def test_that_xlsx_texts_are_harmless_and_numbers_stay_numbers(tmp_path: Path) -> None:
    path = tmp_path / "out.xlsx"
    write_xlsx(path, {"people": (["name", "value"], [["=cmd()", -5], ["x" * 40_000, None]])})
    (table,) = tables_in(path)
    assert table.header == ("name", "value")
    assert table.rows[0].cells == ("'=cmd()", -5.0)
    assert len(str(table.rows[1].cells[0])) == 32_767


@pytest.mark.parametrize("stem", ["b:c*?[]", "x" * 40, "'"])
def test_that_any_file_name_makes_a_sheet(tmp_path: Path, stem: str) -> None:
    path = tmp_path / f"{stem}.xlsx"
    write_table(path, ["name"], [["Ann"]])
    (table,) = tables_in(path)
    assert table.rows[0].cells == ("Ann",)


@pytest.mark.parametrize("text", HOSTILE)
def test_that_the_clipboard_carries_no_formula_and_no_break(text: str) -> None:
    pasted = as_clipboard_text(["name", "n"], [[text, 3], ["two\nlines", None]])
    first, second = pasted.split("\n")[1:]
    assert first.endswith("\t3")
    assert first[0] not in "=+-@"
    assert second == "two lines\t"


def test_that_no_name_is_markup_in_what_a_letter_gets() -> None:
    html = as_clipboard_html(["Rep <1>"], [["<b>Ann</b> & Bo"], ["=1"], [None]])
    assert html == (
        "<table><tr><th>Rep &lt;1&gt;</th></tr><tr><td>&lt;b&gt;Ann&lt;/b&gt; &amp; Bo</td></tr>"
        "<tr><td>&#x27;=1</td></tr><tr><td></td></tr></table>"
    )
