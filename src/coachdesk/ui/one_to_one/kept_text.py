"""Words written at length: kept as a draft while they are typed, stored when they are left."""

import json
from collections.abc import Callable
from math import ceil

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QFontMetricsF, QResizeEvent
from PySide6.QtWidgets import QPlainTextEdit, QWidget
from typing_extensions import override

from coachdesk.ui.call.draft import Draft
from coachdesk.ui.session import Session

Keep = Callable[[str, str], bool]  # the words, what they were before → whether they are stored
_AROUND = 26  # its padding, and the document's own margin


class KeptText(QPlainTextEdit):
    """Grows with its words, from so many lines to so many."""

    typed = Signal()

    def __init__(
        self, session: Session, name: str, hint: str, keep: Keep, *, lines: tuple[int, int],
        parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self._keep, self._lines = keep, lines
        self._draft = Draft(session, self._kept_words, self)
        self._was = ""  # what stood there when its words began to be typed over
        self._read_only = session.read_only
        self.setAccessibleName(name)
        self.setPlaceholderText(hint)
        self.setTabChangesFocus(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.document().documentLayout().documentSizeChanged.connect(self._fit)
        self.textChanged.connect(self._on_typed)
        self._fit()

    @property
    def words(self) -> str:
        """What stands there."""
        return self.toPlainText().strip()

    @property
    def is_dirty(self) -> bool:
        """Whether something was typed that is not stored."""
        return self._draft.is_dirty

    def open(self, key: str, text: str) -> None:
        """Show other words: what was being typed over them, else what is stored."""
        self.save()
        self._draft.key = key
        kept = self._draft.take()
        if kept is None:
            self._put(text, text)
        else:
            was, words = json.loads(kept)
            self._put(words, was)

    def show_text(self, text: str) -> None:
        """Show what is stored, unless something is being typed."""
        if not self._draft.is_dirty and text != self._was:
            self._put(text, text)

    def save(self) -> None:
        """Store what was typed; where that failed it stays a draft."""
        if not self._draft.is_dirty or self._read_only:
            return
        self._draft.keep()
        if self._keep(self.words, self._was):
            self._was = self.words
            self._draft.drop()

    def forget(self) -> None:
        """It is stored elsewhere: stand empty."""
        self._draft.drop()
        self._put("", "")

    def _put(self, text: str, was: str) -> None:
        self._was = was
        self.blockSignals(True)
        self.setPlainText(text)
        self.moveCursor(self.textCursor().MoveOperation.End)
        self.blockSignals(False)
        self._fit()

    def _kept_words(self) -> str:
        return json.dumps([self._was, self.toPlainText()])

    def _on_typed(self) -> None:
        if self.words == self._was:
            self._draft.drop()
        else:
            self._draft.touch()
        self.typed.emit()

    def _fit(self) -> None:
        least, most = self._lines
        lines = min(max(round(self.document().size().height()), least), most)
        line = QFontMetricsF(self.font()).lineSpacing()
        self.setFixedHeight(ceil(line * lines) + _AROUND + lines)  # each is rounded up

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.save()
