"""Pages on paper: a document as a PDF file or for a printer. All that Qt is needed for is here.

A document is HTML of Qt's small kind (h1, h2, p, ul, table, style …); whoever makes it passes
each text through `html.escape`. What a PDF says can be searched and copied.
"""

from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

from PySide6.QtCore import QBuffer, QLocale, QMarginsF, QPointF, QRectF, QSizeF, Qt, QUrl
from PySide6.QtGui import (
    QFont,
    QFontMetricsF,
    QGuiApplication,
    QImage,
    QPagedPaintDevice,
    QPageLayout,
    QPageSize,
    QPainter,
    QPdfWriter,
    QTextDocument,
    QTextLayout,
)

from coachdesk.exchange.whole import write_whole

NEW_PAGE = "<p style='page-break-before: always; font-size: 1px'></p>"  # between parts of HTML

_MARGIN_MM = 16.0
_POINTS = 10.0
_DPI = 1200
_HAIR = 0.5  # else the next page's first line is on this one too: covered, yet found
_FEW = 6  # signs that are named
_BOXES = {0, 1}  # glyphs: no sign, and the box that Qt draws for each sign of an unknown script
# The second shapes of figures and of the colon between them could not be searched.
_SEARCHED_IN_VAIN = ("tnum", "calt")
_LETTER = frozenset((
    QLocale.Country.UnitedStates, QLocale.Country.Canada, QLocale.Country.Mexico,
    QLocale.Country.Philippines, QLocale.Country.Chile, QLocale.Country.Colombia,
    QLocale.Country.Venezuela, QLocale.Country.CostaRica, QLocale.Country.Guatemala,
    QLocale.Country.Panama, QLocale.Country.PuertoRico,
))  # fmt: skip
# A pixel is a point here. Headings by words: Qt enlarges them beside any size in pixels.
_STYLE = """
    h1 { font-size: x-large; font-weight: 600; margin: 0px 0px 2px 0px; }
    h2 { font-size: medium; font-weight: 600; margin: 14px 0px 4px 0px; }
    p { margin: 0px 0px 4px 0px; }
    ul { margin: 0px 0px 4px 0px; }
    li { margin: 0px 0px 2px 0px; }
    th { text-align: left; font-weight: 600; }
"""
_HINT = ".hint {{ color: #5b6570; font-size: {pixels}px; }}"
_SMALL = 9


Picture = QImage  # what may stand among the words


class _Laid(NamedTuple):
    """A document in lines and pages. `metric` says how long a point is, as long as it is drawn."""

    text: QTextDocument
    size: QSizeF
    metric: QImage


class Document(NamedTuple):
    """What is put on paper: what it is called, its words as HTML, and the pictures these name."""

    title: str
    html: str
    pictures: Mapping[str, Picture] = MappingProxyType({})


def save(path: Path, document: Document, *, paper: QPageSize | None = None) -> None:
    """Write a document as a PDF, whole or not at all. Errors: OSError."""
    made = QBuffer()
    made.open(QBuffer.OpenModeFlag.WriteOnly)
    device = QPdfWriter(made)
    device.setResolution(_DPI)
    device.setTitle(document.title)
    device.setCreator("CoachDesk")
    device.setPageSize(paper or local_paper())
    put(device, document)
    write_whole(path, bytes(made.data().data()))


def put(device: QPagedPaintDevice, document: Document) -> None:
    """Paint all pages of a document on a PDF or a printer, numbered where there are several."""
    device.setPageMargins(QMarginsF(*[_MARGIN_MM] * 4), QPageLayout.Unit.Millimeter)
    painter = QPainter(device)
    if not painter.isActive():
        raise OSError("nothing could be written")
    scale = painter.device().logicalDpiX() / 72
    painter.scale(scale, scale)
    laid = _laid_out(document, device.pageLayout())
    size, count = laid.size, laid.text.pageCount()
    for page in range(count):
        if page:
            device.newPage()
        painter.save()
        painter.translate(0, -page * size.height())
        whole = QRectF(QPointF(0, page * size.height()), size)
        laid.text.drawContents(painter, whole.adjusted(0, _HAIR, 0, -_HAIR))
        painter.restore()
        if count > 1:
            _number(painter, size, document.title, page + 1, count)
    painter.end()


def pages(html: str, *, paper: QPageSize | None = None) -> int:
    """How many pages a document takes."""
    margins = QMarginsF(*[_MARGIN_MM] * 4)
    upright = QPageLayout.Orientation.Portrait
    layout = QPageLayout(paper or local_paper(), upright, margins, QPageLayout.Unit.Millimeter)
    return _laid_out(Document("", html), layout).text.pageCount()


def is_one_page(html: str) -> bool:
    """Whether a document takes one page on any usual paper, whatever the printer holds."""
    kind = QPageSize.PageSizeId
    return all(pages(html, paper=QPageSize(paper)) == 1 for paper in (kind.A4, kind.Letter))


def local_paper() -> QPageSize:
    """What lies in the printers of this part of the world: A4, or Letter."""
    here = QLocale.system().territory()
    kind = QPageSize.PageSizeId
    return QPageSize(kind.Letter if here in _LETTER else kind.A4)


def lacking(document: Document) -> str:
    """The signs that no font on this computer has, to be said before boxes stand for them."""
    text = QTextDocument()
    text.setHtml(document.html)
    found = _lacking(f"{document.title}\n{text.toPlainText()}")
    more = " and others" if len(found) > _FEW else ""
    return " ".join(sorted(found)[:_FEW]) + more


def _lacking(text: str) -> set[str]:
    """The characters that come out as a box."""
    found = set()
    for line in filter(str.strip, set(text.splitlines())):
        if line.isascii():
            continue
        layout = QTextLayout(line, _font())
        layout.beginLayout()
        layout.createLine()
        layout.endLayout()
        units = line.encode("utf-16-le")  # Qt counts the units of UTF-16
        flag = QTextLayout.GlyphRunRetrievalFlag.RetrieveAll
        for run in layout.glyphRuns(-1, -1, flag):
            glyphs = run.glyphIndexes()
            is_boxed = set(glyphs) <= _BOXES
            pairs = zip(glyphs, run.stringIndexes(), strict=False)
            found |= {_at(units, at) for glyph, at in pairs if is_boxed or glyph == 0}
    return {sign for sign in found if sign.isprintable() and not sign.isspace()}


def _at(units: bytes, index: int) -> str:
    high = int.from_bytes(units[2 * index : 2 * index + 2], "little")
    wide = 2 if 0xD800 <= high < 0xDC00 else 1
    return units[2 * index : 2 * (index + wide)].decode("utf-16-le", "replace")


def show_on(text: QTextDocument, document: Document, *, margin: float, small: float) -> None:
    """Put a document into a text on the screen; its small words get that many pixels there."""
    _put_words(text, document, small)
    text.setDocumentMargin(margin)


def _put_words(text: QTextDocument, document: Document, small: float) -> None:
    for name, picture in document.pictures.items():
        text.addResource(QTextDocument.ResourceType.ImageResource, QUrl(name), picture)
    text.setDefaultStyleSheet(_STYLE + _HINT.format(pixels=round(small)))
    text.setIndentWidth(12)
    text.setHtml(document.html)


def _laid_out(source: Document, layout: QPageLayout) -> _Laid:
    """The words laid out in points; at the foot there is room for the page's number."""
    size = layout.paintRect(QPageLayout.Unit.Point).size()
    document = QTextDocument()
    metric = QImage(1, 1, QImage.Format.Format_ARGB32)  # a point is a unit here, on any screen
    metric.setDotsPerMeterX(round(72 / 0.0254))
    metric.setDotsPerMeterY(round(72 / 0.0254))
    document.documentLayout().setPaintDevice(metric)
    document.setDocumentMargin(0)
    document.setDefaultFont(_font())
    document.setUseDesignMetrics(True)
    _put_words(document, source, _SMALL)
    body = QSizeF(size.width(), size.height() - 2 * _POINTS)
    document.setPageSize(body)
    return _Laid(document, body, metric)


def _number(painter: QPainter, size: QSizeF, title: str, page: int, count: int) -> None:
    font = _font()
    font.setPixelSize(8)  # the painter's units are points already
    painter.setFont(font)
    painter.setPen(Qt.GlobalColor.darkGray)
    foot = QRectF(0, size.height() + _POINTS / 2, size.width(), 1.5 * _POINTS)
    words = f"{page} of {count}"
    room = foot.width() * 3 / 4
    shown = QFontMetricsF(font).elidedText(title, Qt.TextElideMode.ElideRight, room)
    painter.drawText(foot, int(Qt.AlignmentFlag.AlignLeft), shown)
    painter.drawText(foot, int(Qt.AlignmentFlag.AlignRight), words)


def _font() -> QFont:
    font = QFont(QGuiApplication.font().family())
    font.setPointSizeF(_POINTS)
    for shapes in _SEARCHED_IN_VAIN:
        font.setFeature(QFont.Tag(shapes), 0)
    return font
