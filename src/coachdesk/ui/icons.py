"""Line icons, painted in whatever colour the palette in force gives text."""

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtSvg import QSvgRenderer

from coachdesk.assets import resource


def paint(painter: QPainter, name: str, box: QRectF, colour: str | QColor) -> None:
    """Draw resources/icons/NAME.svg into a box."""
    drawing = resource(f"icons/{name}.svg").read_bytes()
    drawing = drawing.replace(b"currentColor", QColor(colour).name().encode())
    renderer = QSvgRenderer(QByteArray(drawing))
    renderer.setAspectRatioMode(Qt.AspectRatioMode.KeepAspectRatio)
    renderer.render(painter, box)
