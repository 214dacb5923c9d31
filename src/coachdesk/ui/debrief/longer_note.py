"""What is worth more than a line, written at length."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QFocusEvent, QTextCursor
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QWidget
from typing_extensions import override

from coachdesk.desk.audience import choose_audience
from coachdesk.desk.curbside import Curbside
from coachdesk.desk.debrief_note import LongerNote, longer_note, write_longer_note
from coachdesk.domain.audience import PRIVATE
from coachdesk.store.store import Store
from coachdesk.ui.call.draft import Draft
from coachdesk.ui.debrief.panel import Panel
from coachdesk.ui.kit import label
from coachdesk.ui.kit.audience import AudienceMark
from coachdesk.ui.session import Session

_LINES = 7
_SEPARATOR = "\x1e"  # in a draft: what the note said, then what was typed


class _Text(QPlainTextEdit):
    left = Signal()

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.left.emit()


class LongerNotePanel(Panel):
    """Kept as it is left; what is being typed is on this computer's disk within a second."""

    title = "Longer note"

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._note: LongerNote | None = None
        self._was = ""  # what the note said when its words began to be typed over
        self.text = _Text()
        self.text.setAccessibleName(self.title)
        self.text.setPlaceholderText("What is worth more than a line")
        self.text.setTabChangesFocus(True)
        self.text.setFixedHeight(self.fontMetrics().lineSpacing() * _LINES + 20)
        self.mark = AudienceMark(PRIVATE, self.rep)
        self.mark.chosen.connect(self._on_audience_chosen)
        self._hint = label("for yourself, until you say otherwise", "hint")
        foot = QHBoxLayout()
        foot.addWidget(self.mark)
        foot.addWidget(self._hint, 1)
        self.column.addWidget(self.text)
        self.column.addLayout(foot)
        self._draft = Draft(session, self._kept, self)
        self.text.textChanged.connect(self._on_typed)
        self.text.left.connect(self.flush)

    @staticmethod
    @override
    def summary(store: Store, call: Curbside) -> str:
        note = longer_note(store, call.call_id)
        return note.text if note else ""

    @property
    @override
    def tab_stops(self) -> list[QWidget]:
        return [self.text, self.mark]

    @override
    def open(self, call: Curbside) -> None:
        self.flush()
        self._draft.key = f"note/{call.call_id}"
        self._was, _, typed = (self._draft.take() or "").partition(_SEPARATOR)
        if self._draft.is_dirty:
            self._put(typed)
        self.refresh(call)

    @override
    def refresh(self, call: Curbside) -> None:
        super().refresh(call)
        self._note = longer_note(self.session.store, call.call_id)
        text = self._note.text if self._note else ""
        if not self._draft.is_dirty:
            self._was = text
            if text != self.text.toPlainText().strip():
                self._put(text)
        self.mark.show_audience(self._note.audience if self._note else PRIVATE, self.rep)
        self.mark.setVisible(self._note is not None)
        self._hint.setVisible(self._note is None)

    @override
    def flush(self) -> None:
        if self.call is None or not self._draft.is_dirty or self.session.read_only:
            return
        self._draft.keep()
        text = self.text.toPlainText()
        if self.session.do(write_longer_note, text=text, was=self._was, **self.where):
            self._draft.drop()
            self.refresh(self.call)

    def _put(self, text: str) -> None:
        self.text.blockSignals(True)
        self.text.setPlainText(text)
        self.text.moveCursor(QTextCursor.MoveOperation.End)
        self.text.blockSignals(False)

    def _kept(self) -> str:
        return f"{self._was}{_SEPARATOR}{self.text.toPlainText()}"

    def _on_typed(self) -> None:
        self._draft.touch()
        self.typed.emit()

    def _on_audience_chosen(self, audience: str) -> None:
        if self._note:
            self.session.do(choose_audience, table="note", id=self._note.id, audience=audience)
