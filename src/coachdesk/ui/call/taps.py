"""A question that one tap answers, small: words in a row, of which one is chosen or none."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget
from typing_extensions import override

from coachdesk.ui import theme
from coachdesk.ui.digits import digit
from coachdesk.ui.kit import Link, label
from coachdesk.ui.kit.flow import Flow

INSET = 6  # of the words, within the line that shows the cursor
_MOVES = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
_TAKES_BACK = (Qt.Key.Key_Backspace, Qt.Key.Key_Delete)
_ON = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class Taps(QWidget):
    """Digits and arrows choose while the cursor is here; tapping what is chosen takes it back."""

    chosen = Signal(object)  # a value, or None
    gone_on = Signal()  # answered, or passed over by Enter

    def __init__(self, question: str, choices: Sequence[tuple[str, str]]) -> None:
        super().__init__()
        self._row = Flow(spacing=theme.GAP // 2, between=2)
        around = QHBoxLayout(self)
        around.setContentsMargins(INSET, 1, INSET, 1)
        around.addWidget(self._row)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._question = question
        self._words = dict(choices)
        self.value: str | None = None
        asked = label(question, "hint")
        high = theme.sizes().big_field if theme.sizes().touch else round(20 * theme.sizes().scale)
        asked.setMinimumHeight(high + 2)  # as high as a link
        self._row.add(asked)
        self.links: dict[str, Link] = {}
        for value, _ in choices:
            link = Link("", small=True)
            link.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            if theme.sizes().touch:
                link.setStyleSheet(f"min-height: {theme.sizes().big_field}px")
            link.clicked.connect(self._on_clicked)
            self.links[value] = link
            self._row.add(link)
        self.show_value(None)

    def set_word(self, value: str, word: str) -> None:
        """Word a choice anew."""
        self._words[value] = word
        self.show_value(self.value)

    def show_value(self, value: str | None) -> None:
        """Show what is chosen without telling anyone."""
        self.value = value
        for place, (each, link) in enumerate(self.links.items(), 1):
            key = "✓ " if each == value else f"{place} " if self.hasFocus() else ""
            link.setText(key + self._words[each])
            link.setProperty("quiet", each != value)
            link.style().unpolish(link)
            link.style().polish(link)
            link.setAccessibleName(self._words[each])
        said = self._words[value] if value else "not said"
        self.setAccessibleName(f"{self._question} {said}")
        self._row.lines.invalidate()

    def choose(self, value: str | None) -> None:
        """Choose it, and tell."""
        self.show_value(value)
        self.chosen.emit(value)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, values = Qt.Key(event.key()), list(self.links)
        place = digit(event)
        if event.isAutoRepeat() or event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            event.ignore()
        elif place and place <= len(values):
            self.choose(values[place - 1])
            self.gone_on.emit()
        elif key in _MOVES:
            at = values.index(self.value) + _MOVES[key] if self.value else 0
            self.choose(values[at % len(values)])
        elif key in _TAKES_BACK and self.value:
            self.choose(None)
        elif key in _ON:
            self.gone_on.emit()
        else:
            event.ignore()

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.show_value(self.value)  # with its keys

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.show_value(self.value)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        if self.hasFocus():
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QColor(theme.current(self).accent))
            painter.drawRoundedRect(self.rect().toRectF().adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)

    def _on_clicked(self) -> None:
        tapped = next(value for value, link in self.links.items() if link is self.sender())
        self.choose(None if tapped == self.value else tapped)
