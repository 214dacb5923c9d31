"""Line icons, painted in whatever colour the palette in force gives text."""

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPixmap, QPixmapCache
from PySide6.QtSvg import QSvgRenderer

from coachdesk.assets import resource


def paint(painter: QPainter, name: str, box: QRectF, colour: str | QColor) -> None:
    """Draw resources/icons/NAME.svg into a box."""
    drawing = resource(f"icons/{name}.svg").read_bytes()
    drawing = drawing.replace(b"currentColor", QColor(colour).name().encode())
    renderer = QSvgRenderer(QByteArray(drawing))
    renderer.setAspectRatioMode(Qt.AspectRatioMode.KeepAspectRatio)
    renderer.render(painter, box)


def pixmap(name: str, side: int, colour: str, ratio: float) -> QPixmap:
    """The same as a square picture; Qt keeps it for the many places of one page that show it."""
    key = f"icon {name} {side} {colour} {ratio}"
    found = QPixmap()
    if not QPixmapCache.find(key, found):
        found = QPixmap(round(side * ratio), round(side * ratio))
        found.setDevicePixelRatio(ratio)
        found.fill(Qt.GlobalColor.transparent)
        painter = QPainter(found)
        paint(painter, name, QRectF(0, 0, side, side), colour)
        painter.end()
        QPixmapCache.insert(key, found)
    return found
