"""A picture that can be pointed at, tapped and walked along by keys, and says what it shows."""

from dataclasses import dataclass
from html import escape

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QInputDevice,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPixmap,
)
from PySide6.QtWidgets import QToolTip, QWidget
from typing_extensions import override

from coachdesk.domain.charts import Chart
from coachdesk.ui import theme
from coachdesk.ui.charts.ink import Ink

_NEAR, _NEAR_FINGER = 10.0, 22.0
_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


@dataclass(frozen=True, slots=True)
class Mark:
    """Something on the picture: where it is, what it says, and the call it came from."""

    box: QRectF
    tip: str
    call_id: str | None = None

    def distance(self, at: QPointF) -> float:
        """How far a place is from it; below 0 within, the more so the nearer its middle."""
        dx = max(self.box.left() - at.x(), 0, at.x() - self.box.right())
        dy = max(self.box.top() - at.y(), 0, at.y() - self.box.bottom())
        return max(dx, dy) or -1 / (1 + (self.box.center() - at).manhattanLength())


class Plot(QWidget):
    """The ground of all pictures; `paint` draws one and says what stands where."""

    call_chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self._marks: list[Mark] = []
        self._current: int | None = None
        self._finding = ""
        self._picture = QPixmap()
        self._drawn_for: object = None  # the size and look of what is kept

    def paint(self, ink: Ink, area: QRectF) -> list[Mark]:
        """Draw into an area; of what can be asked about, in the order that keys walk."""
        raise NotImplementedError

    def wanted_height(self) -> int:
        """How high the picture should be at least."""
        return 170

    def tell(self, chart: Chart) -> None:
        """Take the words of the chart; what was pointed at is let go."""
        self._finding, self._current, self._drawn_for = chart.finding, None, None
        self.setAccessibleName(f"{chart.title}, {chart.size}")
        self.setAccessibleDescription(chart.finding)
        self.updateGeometry()
        self.update()

    @property
    def marks(self) -> list[Mark]:
        """What was drawn last and can be asked about."""
        return self._marks

    @override
    def sizeHint(self) -> QSize:
        return QSize(320, round(self.wanted_height() * theme.sizes().scale))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(160, self.sizeHint().height())

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        palette, scale = theme.current(self), theme.sizes().scale
        look = self.size(), self.devicePixelRatio(), palette, scale
        if look != self._drawn_for:
            self._keep_picture(palette, scale)
            self._drawn_for = look
        painter = QPainter(self)
        painter.drawPixmap(0, 0, self._picture)
        if self.hasFocus():
            chosen = self._chosen()
            box = chosen.box.adjusted(-4, -4, 4, 4) if chosen else QRectF(self.rect())
            shown = box.intersected(QRectF(self.rect()))
            Ink(painter, palette, scale).outline(shown, palette.accent, 4, 2)

    def _keep_picture(self, palette: theme.Palette, scale: float) -> None:
        """Draw it once: coming back to a page costs nothing then."""
        ratio = self.devicePixelRatio()
        self._picture = QPixmap(self.size() * ratio)
        self._picture.setDevicePixelRatio(ratio)
        self._picture.fill(QColor(palette.surface))
        painter = QPainter(self._picture)
        painter.setFont(self.font())
        self._marks = self.paint(Ink(painter, palette, scale), QRectF(self.rect()))
        painter.end()

    def _chosen(self) -> Mark | None:
        if self._current is None or not self._marks:
            return None
        return self._marks[min(self._current, len(self._marks) - 1)]

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        chosen = self._chosen()
        if key in _STEPS and self._marks:
            start = self._current if self._current is not None else -1 if _STEPS[key] > 0 else 0
            self._choose((start + _STEPS[key]) % len(self._marks))
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End) and self._marks:
            self._choose(0 if key == Qt.Key.Key_Home else len(self._marks) - 1)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and chosen and not event.isAutoRepeat():
            self._open(chosen)
        else:
            super().keyPressEvent(event)

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        mark = self._at(event.position())
        shape = Qt.CursorShape.PointingHandCursor if mark and mark.call_id else None
        self.setCursor(shape) if shape else self.unsetCursor()
        if mark:
            self._say(mark, event.position().toPoint())
        else:
            QToolTip.hideText()

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click opens; a first tap only tells, for a finger can't hover."""
        mark = self._at(event.position())
        if mark is None or event.button() != Qt.MouseButton.LeftButton:
            super().mousePressEvent(event)
            return
        tapped = event.device().type() == QInputDevice.DeviceType.TouchScreen
        again = mark is self._chosen()
        self._choose(self._marks.index(mark))
        if mark.call_id and (again or not tapped):
            self._open(mark)

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        self._current = None
        self.setAccessibleDescription(self._finding)
        super().focusOutEvent(event)

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.updateGeometry()  # text of another size needs another height

    @override
    def leaveEvent(self, event: QEvent) -> None:
        self.unsetCursor()
        super().leaveEvent(event)

    def _at(self, place: QPointF) -> Mark | None:
        nearest = min(self._marks, key=lambda mark: mark.distance(place), default=None)
        reach = _NEAR_FINGER if theme.sizes().touch else _NEAR
        return nearest if nearest and nearest.distance(place) <= reach else None

    def _choose(self, index: int) -> None:
        self._current = index
        mark = self._marks[index]
        self.setAccessibleDescription(f"{mark.tip}. {self._finding}")
        self._say(mark, mark.box.bottomLeft().toPoint())
        self.update()

    def _say(self, mark: Mark, at: QPoint) -> None:
        opens = "\nEnter or click: the call" if mark.call_id else ""
        text = escape(mark.tip + opens).replace("\n", "<br>")
        QToolTip.showText(self.mapToGlobal(at), f"<p style='white-space:pre'>{text}</p>", self)

    def _open(self, mark: Mark) -> None:
        if mark.call_id:
            QToolTip.hideText()
            self.call_chosen.emit(mark.call_id)
