"""The five levels of a skill in words, each a thing to press, and "not observed"."""

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QScrollArea, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from coachdesk.ui import theme
from coachdesk.ui.call.step_line import clear

NOT_OBSERVED = 0
_PAD, _FIGURE = 10, 24
_WRAP = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


class Rung(QAbstractButton):
    """A level: its figure, and the behaviour it means."""

    def __init__(self, level: int, words: str) -> None:
        super().__init__()
        self.level = level
        self._words = words
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # figures rate from the skill itself
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(f"{level}: {words}" if level else words)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    @override
    def sizeHint(self) -> QSize:
        return QSize(160, theme.sizes().field)  # more where the words need more lines

    @override
    def heightForWidth(self, width: int) -> int:
        room = QRect(0, 0, width - 2 * _PAD - self._indent(), 10_000)
        metrics = QFontMetrics(theme.font("small"))
        return max(
            theme.sizes().field, metrics.boundingRect(room, _WRAP, self._words).height() + 14
        )

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        palette = theme.current(self)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        if self.isChecked() or self.underMouse():
            painter.setBrush(QColor(palette.primary if self.isChecked() else palette.selected))
            painter.drawRoundedRect(self.rect(), theme.RADIUS, theme.RADIUS)
        ink = palette.text if self.level else palette.muted
        painter.setPen(QColor(palette.on_primary if self.isChecked() else ink))
        box = self.rect().adjusted(_PAD, 0, -_PAD, 0)
        painter.setFont(theme.font("text", 600 if self.level else None))
        painter.drawText(box, _WRAP, str(self.level))
        painter.setFont(theme.font("small"))
        painter.drawText(box.adjusted(self._indent(), 0, 0, 0), _WRAP, self._words)

    def _indent(self) -> int:
        return round(_FIGURE * theme.sizes().scale)


class Ladder(QScrollArea):
    """All levels of one skill, beside where the skill stands and always in view."""

    rated = Signal(int)  # a level, or NOT_OBSERVED

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "surface")
        self.setAccessibleName("Levels")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        inner = QWidget()
        self._column = QVBoxLayout(inner)
        self._column.setSpacing(2)
        self._top = 0
        self._anchors: tuple[str, ...] = ()
        self.rungs: list[Rung] = []
        self.setWidget(inner)

    def show_levels(self, anchors: tuple[str, ...], level: int | None) -> None:
        """Show a skill's levels, the one in force marked; without anchors show nothing."""
        if anchors != self._anchors:
            self._anchors = anchors
            self._draw()
        for rung in self.rungs:
            rung.setChecked(rung.level == level)

    def _draw(self) -> None:
        levels = [*enumerate(self._anchors, start=1), (NOT_OBSERVED, "Not observed")]
        clear(self._column)
        self.rungs = []
        for figure, words in levels if self._anchors else []:
            rung = Rung(figure, words)
            rung.clicked.connect(self._on_clicked)
            self.rungs.append(rung)
            self._column.addWidget(rung)
            rung.show()  # what is not yet shown has no height to be placed by
        self._column.addStretch()

    def stand_at(self, top: int) -> None:
        """Begin at a height, or higher where the whole would not be in view there."""
        self._top = top
        margins = self._column.contentsMargins()
        height = self._column.totalHeightForWidth(self.viewport().width())
        height -= margins.top() + margins.bottom()
        highest = max(0, self.viewport().height() - height - _PAD)
        self._column.setContentsMargins(0, max(_PAD, min(top, highest)), _PAD, 0)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.stand_at(self._top)

    def _on_clicked(self) -> None:
        rung = self.sender()
        assert isinstance(rung, Rung)
        rung.setChecked(True)
        self.rated.emit(rung.level)
