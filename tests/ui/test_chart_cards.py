"""A chart in its card: its table, its menu, and its ways out of the window."""

import csv

import pypdfium2
import pytest
from PySide6.QtCore import QPointF
from PySide6.QtGui import QGuiApplication

from coachdesk.domain.charts import of_trend
from coachdesk.ui import theme
from coachdesk.ui.charts import picture
from coachdesk.ui.charts.card import ChartCard
from tests.ui.charted import LEVELS, TREND, a_plot


@pytest.fixture
def plot(qtbot, look):
    return a_plot(qtbot)


@pytest.fixture
def card(qtbot, plot):
    card = ChartCard(plot)
    qtbot.addWidget(card)
    card.show_chart(of_trend(TREND, "Kary"))
    return card


def test_that_the_table_takes_the_pictures_place_and_gives_it_back(card):
    card.show_table(shown=True)
    assert card.as_table
    assert card._table.model().rowCount() == len(LEVELS)
    card.show_table(shown=False)
    assert not card.as_table


@pytest.mark.parametrize("palette", ["light", "dark", "sunlight"])
def test_that_a_saved_pdf_holds_title_n_and_sentence_as_words(qapp, card, tmp_path, palette):
    theme.apply(qapp, palette)
    card.save(tmp_path / "chart.pdf")
    words = pypdfium2.PdfDocument(tmp_path / "chart.pdf")[0].get_textpage().get_text_range()
    for part in ("Listen", "4 ratings, 4 days", "Between 2 and 4; too few ratings to say more"):
        assert part in " ".join(words.split())
    theme.apply(qapp, "light")


def test_that_a_page_of_charts_goes_on_where_a_sheet_ends(card, tmp_path):
    picture.save_page(tmp_path / "page.pdf", "All", [(card.chart, card.plot)] * 7)
    document = pypdfium2.PdfDocument(tmp_path / "page.pdf")
    titles = [page.get_textpage().get_text_range().count("4 ratings") for page in document]
    assert len(titles) == 2
    assert sum(titles) == 7


def test_that_a_saved_svg_is_strokes_and_words(card, tmp_path):
    card.save(tmp_path / "chart.svg")
    text = (tmp_path / "chart.svg").read_text(encoding="utf-8")
    assert "Between 2 and 4" in text
    assert "<image" not in text


def test_that_png_and_clipboard_hold_the_picture(card, tmp_path):
    card.save(tmp_path / "chart.png")
    assert (tmp_path / "chart.png").read_bytes().startswith(b"\x89PNG")
    card._copy_picture()
    image = QGuiApplication.clipboard().image()
    assert image.width() == 1520
    assert len({image.pixelColor(x, 300).name() for x in range(0, 1520, 3)}) > 1


def test_that_a_saved_table_holds_every_row(card, tmp_path):
    card.save(tmp_path / "chart.csv")
    with (tmp_path / "chart.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [row["Level"] for row in rows] == ["2", "3", "2", "", "4"]
    assert rows[0]["Date"] == "2026-10-05"


def test_that_what_cant_be_written_is_said_in_a_sentence(qtbot, card, tmp_path):
    for kind in ("png", "svg", "pdf", "csv"):
        with qtbot.waitSignal(card.failed) as told:
            card.save(tmp_path / "no such folder" / f"chart.{kind}")
        assert told.args[0].startswith(f"chart.{kind} could not be written")


def test_that_the_menu_offers_table_copies_and_files(card):
    texts = [action.text() for action in card.menu().actions() if action.text()]
    assert texts == [
        "Show as table", "Copy picture", "Copy table", "Save as PNG …", "Save as SVG …",
        "Save as PDF …", "Save table as CSV …", "Save table as XLSX …"]  # fmt: skip


def test_that_fingers_find_the_menu_and_points_more_easily(qapp, card, plot):
    small, far = card._more.height(), plot.marks[0].box.center() - QPointF(24, 0)
    assert plot._at(far) is None
    theme.apply(qapp, "light", touch=True)
    assert card._more.height() >= 44 > small
    assert plot._at(far) is plot.marks[0]
    theme.apply(qapp, "light")
