"""Words and lines."""

import re

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction, QKeySequence, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QLabel, QSizePolicy, QWidget
from typing_extensions import override

_LONG_WORD, _PIECES = re.compile(r"\S{24,}"), re.compile(r".{1,12}")

_LONG_NAME = 16  # letters

ROLES = "title heading name small muted hint note good warn bad alert accent overdue chip"


def label(text: str = "", role: str = "", parent: QWidget | None = None) -> QLabel:
    """Words in one of ROLES; always plain text, since names may look like markup."""
    made = QLabel(text, parent)
    made.setTextFormat(Qt.TextFormat.PlainText)
    if role:
        set_role(made, role)
    return made


def breakable(text: str) -> str:
    """The same words, where a long one (an address, say) may go on in the next line."""
    return _LONG_WORD.sub(lambda word: "\u200b".join(_PIECES.findall(word[0])), text)


def wrapped(text: str, role: str = "", parent: QWidget | None = None) -> QLabel:
    """Words in as many lines as they need, however narrow the place and long the words."""
    made = label(breakable(text), role, parent)
    made.setWordWrap(True)
    return made


def short(name: str) -> str:
    """A name for a place that grows with it, cut where it is unusually long."""
    return name if len(name) <= _LONG_NAME else f"{name[: _LONG_NAME - 1]}…"


def set_role(widget: QWidget, role: str) -> None:
    """Say what a widget is for, so that the style sheet dresses it."""
    if widget.property("role") == role:
        return
    widget.setProperty("role", role)
    widget.style().unpolish(widget)
    widget.style().polish(widget)


def hairline(*, upright: bool = False) -> QFrame:
    """A line between things that are not operated."""
    line = QFrame()
    line.setProperty("role", "hairline")
    if upright:
        line.setFixedWidth(1)
    else:
        line.setFixedHeight(1)
    return line


def key_text(keys: QKeySequence | str) -> str:
    """A key as it stands on the keyboard: Ctrl+Enter, not Ctrl+Return."""
    text = keys if isinstance(keys, str) else keys.toString(QKeySequence.SequenceFormat.NativeText)
    return re.sub(r"\bDel\b", "Delete", text.replace("Return", "Enter"))


def chip(text: str) -> QLabel:
    """A key, small."""
    made = label(text, "chip")
    made.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
    made.setAlignment(Qt.AlignmentFlag.AlignCenter)
    return made


def plain(action: QAction) -> str:
    """An action's words without the mark of its menu letter."""
    return action.text().replace("&&", "\0").replace("&", "").replace("\0", "&")


class ElidedLabel(QLabel):
    """One line that ends in … where there is no room, with the whole of it in a tip."""

    def __init__(self, text: str = "", role: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        if role:
            self.setProperty("role", role)
        self.setText(text)

    @override
    def setText(self, text: str) -> None:
        super().setText(text)
        self._tell_whole()

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(self.fontMetrics().averageCharWidth() * 4, super().minimumSizeHint().height())

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._tell_whole()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setPen(self.palette().color(self.foregroundRole()))
        painter.drawText(self.contentsRect(), self.alignment(), self._shown())

    def _shown(self) -> str:
        line = " ".join(self.text().split())
        room = self.contentsRect().width()
        return self.fontMetrics().elidedText(line, Qt.TextElideMode.ElideRight, room)

    def _tell_whole(self) -> None:
        self.setToolTip(self.text() if self._shown() != " ".join(self.text().split()) else "")
