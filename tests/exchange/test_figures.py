from contextlib import suppress
from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coachdesk.exchange.dates import DAY_FIRST, MONTH_FIRST, Dates
from coachdesk.exchange.figures import Amounts, Unreadable


def amounts(*cells: str) -> list[float | None]:
    reading = Amounts.of(cells)
    return [reading.read(cell) for cell in cells]


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("1.234,56", 1234.56), ("1,234.56", 1234.56), ("1 234,56", 1234.56), ("1'234.50", 1234.5),
        ("1\u00a0234,5", 1234.5), ("$1,234.50", 1234.5), ("€ 5", 5), ("5 EUR", 5), ("(500)", -500),
        ("-500", -500), ("500-", -500), ("−5,5", -5.5), ("-$1,200.00", -1200), ("104%", 104),
        ("104 %", 104), ("1.234.567", 1234567), ("0.5", 0.5), (".5", 0.5), ("500.0", 500),
        ("1234567", 1234567), ("", None), ("-", None), ("0", 0), ("'-5", -5), ("1,234", 1234),
    ],
)  # fmt: skip
def test_that_an_amount_is_read_however_it_is_written(text: str, amount: float | None) -> None:
    assert amounts(text) == [amount]


def test_that_the_column_decides_what_a_single_amount_cannot() -> None:
    assert amounts("1.234", "2,5") == [1234, 2.5]
    assert amounts("1,234", "2.50") == [1234, 2.5]


@pytest.mark.parametrize(("evident", "doubtful"), [("2.5", "1.234"), ("1.234,56", "1,234")])
def test_that_three_figures_behind_the_columns_own_mark_are_refused(
    evident: str, doubtful: str
) -> None:
    with pytest.raises(Unreadable, match="two ways"):
        Amounts.of([evident, doubtful]).read(doubtful)


def test_that_in_a_column_of_both_kinds_only_the_doubtful_amount_is_refused() -> None:
    reading = Amounts.of(["1.234,56", "1,234.56"])
    assert reading.read("1,234.56") == reading.read("1.234,56") == 1234.56
    with pytest.raises(Unreadable, match="two ways"):
        reading.read("1,234")


@pytest.mark.parametrize("text", ["abc", "1.2k", "12,34,56", "1.2.3", "#error in the table", "1e5"])
def test_that_what_is_no_amount_is_said(text: str) -> None:
    with pytest.raises(Unreadable):
        amounts(text)


@pytest.mark.parametrize(
    "cell",
    [
        "2025-03-14", "20250314", "2025/3/14", "3/14/2025", "14/3/2025", "14.03.2025", "14.3.25",
        "3/14/25", "14-03-2025", "2025-03-14T10:22:00Z", "2025-03-14 10:22", "3/14/2025 10:22 AM",
        "14 Mar 2025", "14. März 2025", "March 14, 2025", "Mar 14 2025", "14-Mar-25", "45730",
        45730.0, date(2025, 3, 14), datetime(2025, 3, 14, 10), "2025-03-14T10:22:00.000+01:00",
    ],
)  # fmt: skip
def test_that_a_date_of_every_named_kind_is_read(cell: str | float | date) -> None:
    assert Dates.of([cell]).read(cell) == date(2025, 3, 14)


def test_that_a_date_which_can_be_read_in_two_ways_is_asked_for() -> None:
    column = ["03/04/2025", "05/06/2025", "", "2025-01-01"]
    asked = Dates.of(column)
    assert asked.ambiguous == "03/04/2025"
    with pytest.raises(Unreadable, match="two ways"):
        asked.read("03/04/2025")
    assert Dates.of(column, MONTH_FIRST).read("03/04/2025") == date(2025, 3, 4)
    assert Dates.of(column, DAY_FIRST).read("03/04/2025") == date(2025, 4, 3)


def test_that_one_clear_date_proves_the_order_of_its_column() -> None:
    assert Dates.of(["03/04/2025", "3/14/2025"]).read("03/04/2025") == date(2025, 3, 4)
    assert Dates.of(["03/04/2025", "14/3/2025"]).read("03/04/2025") == date(2025, 4, 3)
    assert Dates.of(["03/04/2025", "14/3/2025"]).ambiguous == ""


def test_that_with_both_orders_in_one_column_only_the_doubtful_line_is_refused() -> None:
    both = Dates.of(["14/3/2025", "3/14/2025", "03/04/2025"])
    assert both.read("14/3/2025") == both.read("3/14/2025") == date(2025, 3, 14)
    assert both.read("05/05/2025") == date(2025, 5, 5)
    with pytest.raises(Unreadable, match="two ways"):
        both.read("03/04/2025")


@pytest.mark.parametrize("cell", ["31.02.2025", "soon", "2025-13-01", 12.0, "1/1/1900", "99"])
def test_that_what_is_no_date_is_said(cell: str | float) -> None:
    with pytest.raises(Unreadable):
        Dates.of([cell]).read(cell)


@given(st.text() | st.floats() | st.integers() | st.from_regex(r"[-(]?[\d.,' ]{1,12}[-)%]?"))
def test_that_any_cell_is_read_or_said_to_be_unreadable(cell: str | float) -> None:
    for reading in (Amounts.of([cell]), Dates.of([cell])):
        with suppress(Unreadable):
            reading.read(cell)


@given(st.dates(date(1950, 1, 1), date(2099, 12, 31)), st.sampled_from(["%m/%d/%Y", "%d/%m/%Y"]))
def test_that_a_written_date_comes_back_in_its_own_order(day: date, form: str) -> None:
    text = form.replace("%d", f"{day.day:02}").replace("%m", f"{day.month:02}")
    text = text.replace("%Y", str(day.year))
    order = MONTH_FIRST if form.startswith("%m") else DAY_FIRST
    assert Dates.of([text], order).read(text) == day


@given(st.floats(-1e9, 1e9).map(lambda value: round(value, 2)))
def test_that_an_amount_with_two_decimals_comes_back_in_either_notation(value: float) -> None:
    english = f"{value:,.2f}"
    german = english.translate(str.maketrans(",.", ".,"))
    assert amounts(english) == amounts(german) == [value]
