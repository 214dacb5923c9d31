import resource

import pypdfium2
import pytest
from PySide6.QtCore import QLocale
from PySide6.QtGui import QFont, QFontDatabase, QPageSize, QRawFont
from PySide6.QtPrintSupport import QPrinter

from coachdesk.exchange import pdf
from coachdesk.exchange.pdf import Document

pytestmark = pytest.mark.usefixtures("qapp")
LETTER, A4 = (QPageSize(QPageSize.PageSizeId[name]) for name in ("Letter", "A4"))


@pytest.fixture
def words(tmp_path):
    """Saves a document and reads the PDF back: its size, and the words of each page."""

    def read(document, **facts):
        path = tmp_path / "page.pdf"
        pdf.save(path, document, **facts)
        file = pypdfium2.PdfDocument(str(path))
        told = [page.get_textpage().get_text_range() for page in file]
        size = tuple(round(side) for side in file[0].get_size())
        title = file.get_metadata_value("Title")
        file.close()
        return size, told, title

    return read


def test_that_words_figures_and_names_of_every_script_can_be_searched(words):
    said = ["Zoë Ångström", "Łukasz", "Ιωάννης", "Дмитрий", "山田太郎", "12:34 of 1:05 h"]
    lines = "".join(f"<p>{name}</p>" for name in said)
    _, (page,), title = words(Document("Field day", f"<h1>Day</h1>{lines}"))
    assert page.splitlines() == ["Day", *said]
    assert title == "Field day"


def test_that_words_written_from_the_right_are_on_the_page(words):
    _, (page,), _ = words(Document("Day", "<p>דוד כהן</p><p>محمد الفاتح</p>"))
    assert {"דוד", "כהן", "محمد", "الفاتح"} <= set(page.split())


def test_that_a_long_table_goes_on_over_numbered_pages_and_loses_nothing(words):
    rows = "".join(f"<tr><td>row{at}</td><td>x</td></tr>" for at in range(200))
    document = Document("Long " * 60, f"<table>{rows}</table>")
    _, told, _ = words(document)
    assert pdf.pages(document.html) == len(told) > 2
    everything = " ".join(told).split()
    assert [word for word in everything if word.startswith("row")] == [
        f"row{n}" for n in range(200)
    ]
    assert [f"{at} of {len(told)}" in page for at, page in enumerate(told, 1)] == [True] * len(told)


def test_that_one_page_has_no_number(words):
    _, (page,), _ = words(Document("Day", "<p>Short</p>"))
    assert page.split() == ["Short"]


@pytest.mark.parametrize(
    ("here", "size"),
    [("en_US", (612, 792)), ("fr_CA", (612, 792)), ("de_DE", (595, 842)), ("en_GB", (595, 842))],
)
def test_that_the_paper_is_what_lies_in_printers_here(words, monkeypatch, here, size):
    monkeypatch.setattr(QLocale, "system", lambda: QLocale(here))
    assert words(Document("Day", "<p>Short</p>"))[0] == size


def test_that_a_paper_may_be_asked_for(words):
    assert words(Document("Day", "<p>Short</p>"), paper=LETTER)[0] == (612, 792)
    assert pdf.pages("<p>Short</p>", paper=A4) == 1


def test_that_signs_no_font_has_are_named_and_others_are_not():
    assert pdf.lacking(Document("Day", "<p>Zoë, Дмитрий, 山田太郎</p>")) == ""
    assert (
        pdf.lacking(Document("Day", "<p>Kary \U00010380\U00010381</p>")) == "\U00010380 \U00010381"
    )
    assert pdf.lacking(Document("\U00010380", "")) == "\U00010380"


def test_that_a_folder_that_takes_no_file_is_an_error_of_the_disk(tmp_path):
    with pytest.raises(OSError, match="No such file"):
        pdf.save(tmp_path / "gone" / "page.pdf", Document("Day", "<p>Short</p>"))


def test_that_a_printer_gets_the_same_pages(tmp_path):
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    printer.setPageSize(LETTER)
    rows = "".join(f"<p>row{at}</p>" for at in range(120))
    pdf.put(printer, Document("Day", rows))
    file = pypdfium2.PdfDocument(str(tmp_path / "printed.pdf"))
    told = "".join(page.get_textpage().get_text_range() for page in file)
    size, count = tuple(round(side) for side in file[0].get_size()), len(file)
    file.close()
    assert (size, count) == ((612, 792), pdf.pages(rows, paper=LETTER))
    assert all(f"row{at}" in "".join(told.split()) for at in range(120))


def test_that_a_script_no_font_has_is_named(qapp):
    boxed = [line for line in ("प्रिया", "தமிழ்", "ᠮᠣᠩᠭᠣᠯ") if not drawn(line)]
    for line in boxed:
        assert pdf.lacking(Document("", f"<p>{line}</p>")), line


def drawn(line):
    """Whether any font of this computer has the line's first sign."""
    return any(QRawFont.fromFont(QFont(name)).supportsCharacter(ord(line[0]))
               for name in QFontDatabase.families())  # fmt: skip


def test_that_a_page_that_cannot_be_written_whole_leaves_what_stood_there(tmp_path):
    path = tmp_path / "page.pdf"
    path.write_bytes(b"an older page")
    _, most = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1000, most))
    try:
        with pytest.raises(OSError, match="too large"):
            pdf.save(path, Document("Day", "<p>Short</p>"))
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (most, most))
    assert path.read_bytes() == b"an older page"
    assert [each.name for each in tmp_path.iterdir()] == ["page.pdf"]
