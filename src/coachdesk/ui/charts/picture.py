"""A chart as a picture of its own: title, n, sentence and all, light, for others to read.

It is painted again for each, never taken from the screen, so that paper gets strokes and
letters.
"""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QMarginsF, QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import QColor, QFont, QGuiApplication, QImage, QPageSize, QPainter, QPdfWriter
from PySide6.QtSvg import QSvgGenerator

from coachdesk.domain.charts import Chart
from coachdesk.ui import theme
from coachdesk.ui.charts.ink import FIGURE, Ink, Side
from coachdesk.ui.charts.plot import Plot

KINDS = ("PNG", "SVG", "PDF")
_WIDE, _EDGE, _SHARP, _DPI = 760.0, 20.0, 2, 96
_FINE = 5  # pixels a point: 360 to the inch on paper


def image(chart: Chart, plot: Plot) -> QImage:
    """The chart in pixels, twice as fine as a plain screen."""
    size = _size(chart, plot)
    made = QImage(size.toSize() * _SHARP, QImage.Format.Format_RGB32)
    made.fill(QColor(theme.LIGHT.surface))
    made.setDevicePixelRatio(_SHARP)
    painter = QPainter(made)
    _draw(painter, size, chart, plot)
    painter.end()
    return made


def save(path: Path, chart: Chart, plot: Plot) -> None:
    """Write the chart as the file's ending says. Errors: OSError."""
    kind = path.suffix[1:].upper()
    path.open("wb").close()  # says in plain words what Qt would keep to itself
    if kind == "PNG":
        if not image(chart, plot).save(str(path)):
            raise OSError(f"{path.name} could not be written")
        return
    size = _size(chart, plot)
    device = _svg(path, size, chart) if kind == "SVG" else _pdf(path, size, chart)
    painter = QPainter(device)
    if kind == "PDF":
        painter.scale(device.logicalDpiX() / _DPI, device.logicalDpiY() / _DPI)
    _draw(painter, size, chart, plot)
    painter.end()


def save_page(path: Path, title: str, charts: Sequence[tuple[Chart, Plot]]) -> None:
    """Write charts one below the other, as many as a sheet of A4 holds. Errors: OSError."""
    path.open("wb").close()
    device = QPdfWriter(str(path))
    device.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    device.setPageMargins(QMarginsF(24, 15, 24, 15))
    device.setTitle(title)
    device.setCreator("CoachDesk")
    painter = QPainter(device)
    scale = device.width() / _WIDE
    painter.scale(scale, scale)
    heading = QRectF(_EDGE, 0, _WIDE - 2 * _EDGE, 36)
    _ink(painter).words(heading, title, size=20, colour=theme.LIGHT.text, weight=600)
    top, foot = heading.bottom(), device.height() / scale
    for chart, plot in charts:
        size = _size(chart, plot)
        if top + size.height() > foot and top > heading.bottom():
            device.newPage()
            top = 0
        painter.save()
        painter.translate(0, top)
        shrunk = min(1, foot / size.height())  # a team too large for a sheet
        painter.scale(shrunk, shrunk)
        _draw(painter, size, chart, plot)
        painter.restore()
        top += size.height() * shrunk
    painter.end()


def _svg(path: Path, size: QSizeF, chart: Chart) -> QSvgGenerator:
    device = QSvgGenerator()
    device.setFileName(str(path))
    device.setSize(size.toSize())
    device.setViewBox(QRectF(0, 0, size.width(), size.height()))
    device.setResolution(_DPI)
    device.setTitle(chart.title)
    device.setDescription(chart.finding)
    return device


def _pdf(path: Path, size: QSizeF, chart: Chart) -> QPdfWriter:
    device = QPdfWriter(str(path))
    points = QSizeF(size.width() * 72 / _DPI, size.height() * 72 / _DPI)
    device.setPageSize(QPageSize(points, QPageSize.Unit.Point))
    device.setPageMargins(QMarginsF())
    device.setTitle(chart.title)
    device.setCreator("CoachDesk")
    return device


def _size(chart: Chart, plot: Plot) -> QSizeF:
    high = 2 * _EDGE + 28 + _sentence(chart).height() + 12
    return QSizeF(QSize(round(_WIDE), round(high + max(plot.wanted_height(), 200))))


def _draw(painter: QPainter, size: QSizeF, chart: Chart, plot: Plot) -> None:
    ink = _ink(painter)
    painter.fillRect(QRectF(0, 0, size.width(), size.height()), QColor(theme.LIGHT.surface))
    title = ink.width(chart.title, 16, 600)
    wide = _WIDE - 2 * _EDGE
    dark = theme.LIGHT.text
    ink.words(QRectF(_EDGE, _EDGE, wide, 24), chart.title, size=16, colour=dark, weight=600)
    beside = QRectF(_EDGE + title + 10, _EDGE + 1, max(wide - title - 10, 0), 24)
    ink.words(beside, chart.size, size=FIGURE)
    painter.setFont(ink.font(FIGURE))
    painter.setPen(QColor(dark))
    box = _sentence(chart).translated(_EDGE, _EDGE + 28)
    painter.drawText(box, int(Side.AlignLeft | Qt.TextFlag.TextWordWrap), chart.finding)
    top = box.bottom() + 12
    painter.translate(_EDGE, top)
    plot.paint(ink, QRectF(0, 0, wide, size.height() - top - _EDGE))


def _sentence(chart: Chart) -> QRectF:
    room = QRectF(0, 0, _WIDE - 2 * _EDGE, 200)
    scratch = QImage(1, 1, QImage.Format.Format_RGB32)
    painter = QPainter(scratch)
    painter.setFont(_ink(painter).font(FIGURE))
    found = painter.boundingRect(
        room, int(Side.AlignLeft | Qt.TextFlag.TextWordWrap), chart.finding
    )
    painter.end()
    return QRectF(0, 0, room.width(), found.height() + 2)


def _ink(painter: QPainter) -> Ink:
    """The window's font without its second shapes, which a PDF's reader could not search."""
    font = QFont(QGuiApplication.font().family())
    for shapes in ("tnum", "calt"):  # figures of one width, the colon between figures
        font.setFeature(QFont.Tag(shapes), 0)
    painter.setFont(font)
    return Ink(painter, theme.LIGHT)


def strip(plot: Plot, width: float, height: float) -> QImage:
    """The picture of a chart alone, light and fine enough for paper, to stand among words."""
    made = QImage(round(width * _FINE), round(height * _FINE), QImage.Format.Format_RGB32)
    made.fill(QColor(theme.LIGHT.surface))
    painter = QPainter(made)
    painter.scale(_FINE, _FINE)
    plot.paint(_ink(painter), QRectF(0, 0, width, height))
    painter.end()
    return made
