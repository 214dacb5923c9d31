"""All words that a widget draws, as a reader of the paper would find them."""

from io import BytesIO

import pypdfium2
from PySide6.QtCore import QBuffer, QIODevice, QMarginsF, QPoint, QRectF, QSizeF
from PySide6.QtGui import QFont, QPageSize, QPainter, QPdfWriter
from PySide6.QtWidgets import QApplication, QWidget

from coachdesk.ui import theme
from coachdesk.ui.charts.ink import Ink
from coachdesk.ui.charts.plot import Plot

_DPI = 72


def plain_fonts() -> None:
    """Letters without second shapes, which could not be searched for in a PDF."""
    font = QApplication.font()
    for shapes in ("tnum", "calt"):
        font.setFeature(QFont.Tag(shapes), 0)
    QApplication.setFont(font)


def drawn(widget: QWidget) -> str:
    """The widget as it is shown; and each of its pictures, which it keeps as pixels."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    device = QPdfWriter(buffer)
    size = QSizeF(widget.size())
    device.setResolution(_DPI)
    device.setPageSize(QPageSize(size, QPageSize.Unit.Point))
    device.setPageMargins(QMarginsF())
    painter = QPainter(device)
    widget.render(painter, QPoint())
    for plot in widget.findChildren(Plot):
        if plot.isVisible():
            device.newPage()
            plot.paint(Ink(painter, theme.LIGHT), QRectF(plot.rect()))
    painter.end()
    document = pypdfium2.PdfDocument(BytesIO(bytes(buffer.data().data())))
    return "\n".join(page.get_textpage().get_text_bounded() for page in document)
