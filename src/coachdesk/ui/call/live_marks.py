"""The row of marks above the note line, for fingers and for those who don't know the signs yet."""

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QWidget
from typing_extensions import override

from coachdesk.domain.note_line import SIGNS, STEP
from coachdesk.ui import theme

_SHOWN = {"-": "–", '"': "“"}
_WORDS = [(sign, mark) for mark, sign in SIGNS.items()]
_BUTTONS = [*_WORDS[:-1], (STEP, "step"), _WORDS[-1]]


class MarkButton(QPushButton):
    """A sign and its word; lit while the line begins with it."""

    def __init__(self, sign: str, word: str) -> None:
        super().__init__(word)
        self.sign = sign
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAccessibleName(f"{word}, {sign}")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @override
    def sizeHint(self) -> QSize:
        return QSize(self.minimumSizeHint().width(), theme.sizes().big_field)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(self._sign_width() + self._word_width() + 24, theme.sizes().big_field)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        palette = theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        lit = self.isChecked() or self.isDown() or self.underMouse()
        painter.setPen(QPen(QColor(palette.accent if self.isChecked() else palette.border), 1))
        painter.setBrush(QColor(palette.selected if lit else palette.surface))
        box = self.rect().toRectF().adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(box, theme.RADIUS, theme.RADIUS)
        left = (self.width() - self._sign_width() - self._word_width()) // 2
        painter.setPen(QColor(palette.text))
        painter.setFont(theme.font("text", 700))
        upright = Qt.AlignmentFlag.AlignVCenter
        painter.drawText(
            QRect(left, 0, 40, self.height()), upright, _SHOWN.get(self.sign, self.sign)
        )
        painter.setFont(theme.font("small"))
        room = QRect(left + self._sign_width(), 0, self.width(), self.height())
        painter.drawText(room, upright, self.text())

    def _sign_width(self) -> int:
        return round(18 * theme.sizes().scale)

    def _word_width(self) -> int:
        self.setFont(theme.font("small"))
        return self.fontMetrics().horizontalAdvance(self.text())


class MarkRow(QWidget):
    """All marks in a row."""

    pressed = Signal(str)  # the sign

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.GAP)
        self.buttons = {sign: MarkButton(sign, word) for sign, word in _BUTTONS}
        for sign, button in self.buttons.items():
            button.clicked.connect(lambda _checked, sign=sign: self.pressed.emit(sign))
            row.addWidget(button)

    def show_sign(self, sign: str, role: str) -> None:
        """Light the sign that the line begins with; a takeover is for coaching calls."""
        for each, button in self.buttons.items():
            button.setChecked(each == sign)
        self.buttons[SIGNS["takeover"]].setVisible(role == "coaching")
