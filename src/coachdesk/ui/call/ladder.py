"""The five levels of a skill in words, each a thing to press, and "not observed"."""

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QScrollArea, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from coachdesk.ui import theme
from coachdesk.ui.call.step_line import clear
from coachdesk.ui.kit import label

NOT_OBSERVED = 0
_PAD, _FIGURE = 10, 24
_AT_END = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_WRAP = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


class Rung(QAbstractButton):
    """A level: its figure, and the behaviour it means."""

    def __init__(self, level: int, words: str) -> None:
        super().__init__()
        self.level = level
        self._words = words
        self._other = ""
        self.is_tight = False  # in a low window: no higher than its words
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # figures rate from the skill itself
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.show_other("")
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_other(self, other: str) -> None:
        """Say who gave this level beside the one who is asked now."""
        self._other = other
        said = f"{self.level}: {self._words}" if self.level else self._words
        self.setAccessibleName(f"{said}, {other}" if other else said)
        self.updateGeometry()
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(160, 0 if self.is_tight else theme.sizes().field)  # more for more lines

    @override
    def heightForWidth(self, width: int) -> int:
        room = QRect(0, 0, width - 2 * _PAD - self._indent() - self._other_width(), 10_000)
        words = QFontMetrics(theme.font("small")).boundingRect(room, _WRAP, self._words).height()
        return words + 6 if self.is_tight else max(theme.sizes().field, words + 14)

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
        end = self._other_width()
        painter.drawText(box.adjusted(self._indent(), 0, -end, 0), _WRAP, self._words)
        painter.setPen(QColor(palette.on_primary if self.isChecked() else palette.muted))
        painter.drawText(box, _AT_END, self._other)

    def _other_width(self) -> int:
        if not self._other:
            return 0
        return QFontMetrics(theme.font("small")).horizontalAdvance(self._other) + _PAD

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
        self.question = label("", "hint")
        self.rungs: list[Rung] = []
        self.setWidget(inner)

    def show_levels(
        self,
        anchors: tuple[str, ...],
        level: int | None,
        question: str = "",
        other: tuple[int | None, str] = (None, ""),
    ) -> None:
        """Show a skill's levels, the one in force marked; without anchors show nothing.

        `other` is the level that the other of the two gave, and who that is.
        """
        if anchors != self._anchors:
            self._anchors = anchors
            self._draw()
        self.question.setText(question)
        for rung in self.rungs:
            rung.setChecked(rung.level == level)
            rung.show_other(other[1] if rung.level == other[0] else "")

    def _draw(self) -> None:
        levels = [*enumerate(self._anchors, start=1), (NOT_OBSERVED, "Not observed")]
        clear(self._column)
        self.rungs = []
        self.question = label("", "hint")
        self.question.setContentsMargins(_PAD, 0, 0, 4)
        self._column.addWidget(self.question)
        self.question.show()
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
        room = self.viewport().height() - _PAD
        height = self._height_if(tight=False)
        if height > room and not theme.sizes().touch:
            height = self._height_if(tight=True)
        self._column.setContentsMargins(0, max(_PAD, min(top, room - height)), _PAD, 0)

    def _height_if(self, *, tight: bool) -> int:
        """The height that the levels need."""
        for rung in self.rungs:
            if rung.is_tight != tight:
                rung.is_tight = tight
                rung.updateGeometry()
        margins = self._column.contentsMargins()
        height = self._column.totalHeightForWidth(self.viewport().width())
        return height - margins.top() - margins.bottom()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.stand_at(self._top)

    def _on_clicked(self) -> None:
        rung = self.sender()
        assert isinstance(rung, Rung)
        rung.setChecked(True)
        self.rated.emit(rung.level)
