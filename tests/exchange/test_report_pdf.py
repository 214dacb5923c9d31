"""The page on paper: every script, nothing clipped, and quickly made."""

import json
from datetime import date, timedelta
from time import perf_counter

import pypdfium2
import pytest
from PySide6.QtGui import QPageSize

from coachdesk.domain.page import Content, frozen, pictured, thawed
from coachdesk.domain.report import Part
from coachdesk.domain.trend import Rating, Trend
from coachdesk.exchange import pdf
from coachdesk.exchange.report_pdf import report_text
from coachdesk.ui.report.paper import document_of

pytestmark = pytest.mark.usefixtures("qapp")
TODAY = date(2026, 11, 24)
NAMES = ["Zoë Ångström", "Łukasz", "Ιωάννης", "Дмитрий", "山田太郎", "דוד", "محمد"]
SECONDS = 0.5


def content(*texts, name="Kary Hendriksen"):
    ratings = tuple(
        Rating(f"c{n}", TODAY - timedelta(300 - 30 * n), 2 + n // 4, 3) for n in range(10)
    )
    parts = tuple(Part("", "", f"Section {n}", text) for n, text in enumerate(texts))
    shown = pictured(Trend("s", "Ask questions", ratings), name.split()[0])
    return Content(name, name.split()[0], TODAY, TODAY, parts, shown)


def read(path):
    file = pypdfium2.PdfDocument(str(path))
    pages = [page.get_textpage().get_text_range() for page in file]
    ink = [_inked(page) for page in file]
    file.close()
    return pages, ink


def _inked(page):
    """How near anything drawn comes to the edges of the paper, in points."""
    bitmap = page.render(scale=1, grayscale=True)
    rows = [bytes(bitmap.buffer)[at : at + bitmap.width]
            for at in range(0, bitmap.stride * bitmap.height, bitmap.stride)]  # fmt: skip
    dark = [row for row in rows if min(row) < 200]
    left = min(next(at for at, ink in enumerate(row) if ink < 200) for row in dark)
    right = min(next(at for at, ink in enumerate(reversed(row)) if ink < 200) for row in dark)
    return left, right


@pytest.mark.parametrize("paper", ["A4", "Letter"])
def test_that_names_and_notes_of_every_script_are_on_one_page_within_its_margins(tmp_path, paper):
    told = content("\n".join(NAMES), "👍 agreed — “quite”", name="Дмитрий Ångström")
    size = QPageSize(QPageSize.PageSizeId[paper])
    pdf.save(tmp_path / "r.pdf", document_of(told), paper=size)
    (page,), ((left, right),) = read(tmp_path / "r.pdf")
    assert set(NAMES[0].split() + NAMES[1:5]) <= set(page.split())
    assert {"דוד", "محمد"} <= set(page.split())
    assert left >= 40
    assert right >= 40


def test_that_two_thousand_words_go_on_over_pages_and_none_is_lost(tmp_path):
    words = [f"word{n}" for n in range(2000)]
    lines = "\n".join(" ".join(words[at : at + 12]) for at in range(0, 2000, 12))
    pdf.save(tmp_path / "r.pdf", document_of(content(lines)))
    pages, _ = read(tmp_path / "r.pdf")
    assert len(pages) > 1
    told = [word for word in " ".join(pages).split() if word.startswith("word")]
    assert list(dict.fromkeys(told)) == words  # a line at a page's end may be found twice


def test_that_a_page_is_made_in_half_a_second(tmp_path):
    told = content("\n".join(["Stays silent, lets him go on for a full minute"] * 20))
    document_of(told)  # what is loaded once
    began = perf_counter()
    pdf.save(tmp_path / "r.pdf", document_of(told))
    took = perf_counter() - began
    print(f"a report's PDF in {took * 1000:.0f} ms")
    assert took < SECONDS


def test_that_a_page_that_was_kept_is_drawn_as_it_was():
    told = content("Stays silent")
    again = thawed(json.loads(json.dumps(frozen(told))))
    assert document_of(again).html == document_of(told).html
    assert report_text(again) == report_text(told)
