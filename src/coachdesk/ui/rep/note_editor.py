"""A dated note on a rep, written in place. What is typed is kept as a draft within a second."""

from datetime import date

from PySide6.QtCore import QLocale, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget
from typing_extensions import override

from coachdesk.desk.notes import add_note, edit_note
from coachdesk.desk.roster import former_reps
from coachdesk.desk.timeline import Happening
from coachdesk.domain.audience import PRIVATE, private_means
from coachdesk.domain.days import said
from coachdesk.domain.due import day_first
from coachdesk.domain.refused import Refused
from coachdesk.domain.when import past_day
from coachdesk.ui.kit import AudienceMark, Field, label, set_role
from coachdesk.ui.session import Session

_DRAFT_MS = 800
_SEPARATOR = "\x1e"  # in a draft: what the note said, then what was typed
_KEYS = "Enter keeps it · Shift+Enter breaks the line · Esc closes"


class NoteText(QPlainTextEdit):
    """Enter keeps, Shift+Enter breaks the line, Esc leaves."""

    entered = Signal()
    left = Signal()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and not event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self.entered.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)


class NoteEditor(QFrame):
    """Opens above the timeline."""

    closed = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._rep_id = ""
        self._note: Happening | None = None
        self._was = ""  # what the note said when its words began to be typed over
        self.text = NoteText()
        self.text.setAccessibleName("Note")
        self.text.setTabChangesFocus(True)
        self.text.setFixedHeight(self.fontMetrics().lineSpacing() * 3 + 20)
        self.day = Field("Date of the note", "today")
        self.day.setFixedWidth(130)
        self._hint = label(_KEYS, "hint")
        self._hint.setWordWrap(True)
        foot = QHBoxLayout()
        foot.setSpacing(12)
        self.mark = AudienceMark(PRIVATE, "")
        foot.addWidget(self.day)
        foot.addWidget(self.mark)
        foot.addWidget(self._hint, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 8)
        column.setSpacing(8)
        column.addWidget(self.text)
        column.addLayout(foot)
        self._drafting = QTimer(self, singleShot=True, interval=_DRAFT_MS)
        self._drafting.timeout.connect(self.keep_draft)
        self.text.textChanged.connect(self._on_typed)
        self.text.entered.connect(self._on_entered)
        self.text.left.connect(self.leave)
        self.day.returnPressed.connect(self._on_entered)
        self.day.textChanged.connect(self._on_day_typed)
        self.hide()

    def show_rep(self, rep_id: str, first_name: str) -> None:
        """Another rep's page: what was being written stays a draft, theirs comes back."""
        if rep_id == self._rep_id:
            return
        self.text.setPlaceholderText(f"What is worth remembering\n{private_means(first_name)}")
        self.mark.show_audience(PRIVATE, first_name)
        self.keep_draft()
        self._rep_id, self._note = rep_id, None
        draft = self._draft()
        self._put(draft)
        self.setVisible(bool(draft))

    def write(self, note: Happening | None = None) -> None:
        """Open for a new note, or for one that is there."""
        if note is not None:
            self.keep_draft()
            self._note, self._was = note, note.text
            self._put(self._draft() or note.text)
            self.mark.show_audience(note.audience or PRIVATE)
            self.day.setText(said(note.on, self._session.today()))
        self.show()
        self.text.setFocus()

    def leave(self) -> None:
        """Close; what was typed comes back when it is opened again."""
        self.keep_draft()
        self._end()

    def keep_draft(self) -> None:
        """Put what is typed on this computer's disk."""
        self._drafting.stop()
        if not self._rep_id or self._session.read_only:
            return
        if self._rep_id in former_reps(self._session.store):
            return  # erased meanwhile: nothing of it may come back
        text = self.text.toPlainText()
        is_new = text.strip() and text != (self._was if self._note else "")
        self._keep(text if is_new else "")

    def _keep(self, draft: str) -> None:
        try:
            whole = f"{self._was}{_SEPARATOR}{draft}" if draft and self._note else draft
            self._session.store.drafts.put(self._key, whole, self._session.now())
        except Refused as refused:  # a full disk: the words stay on the screen
            self._hint.setText(str(refused))
            set_role(self._hint, "bad")
        else:
            self._hint.setText(_KEYS)
            set_role(self._hint, "hint")

    def _draft(self) -> str:
        """What was typed before; and of a note, what it said then."""
        if self._session.read_only:
            return ""
        draft = self._session.store.drafts.get(self._key) or ""
        was, is_of_note, typed = draft.partition(_SEPARATOR)
        if is_of_note:
            self._was = was
        return typed if is_of_note else draft

    @property
    def _key(self) -> str:
        return f"note:{self._note.id if self._note else self._rep_id}"

    def _put(self, text: str) -> None:
        self.text.blockSignals(True)
        self.text.setPlainText(text)
        self.text.moveCursor(self.text.textCursor().MoveOperation.End)
        self.text.blockSignals(False)
        self.day.setText("")

    def _day(self) -> date | None:
        today, words = self._session.today(), self.day.text().strip()
        locale = QLocale.system().name()
        return past_day(words, today, day_first=day_first(locale)) if words else today

    def _on_typed(self) -> None:
        if not self._drafting.isActive():
            self._drafting.start()

    def _on_day_typed(self) -> None:
        self.day.set_wrong(wrong=self._day() is None)

    def _on_entered(self) -> None:
        text, day, note = self.text.toPlainText(), self._day(), self._note
        if day is None:
            self.day.setFocus()
            return
        if not text.strip() and note is None:
            self.leave()
            return
        if note is None:
            kept = self._session.do(
                add_note, rep_id=self._rep_id, text=text, noted_on=day, audience=self.mark.audience
            )
        else:
            kept = self._session.do(
                edit_note, note_id=note.id, text=text, was=self._was, noted_on=day,
                audience=self.mark.audience,
            )  # fmt: skip
        if kept is None:
            self.keep_draft()
            return
        self._drafting.stop()
        self._keep("")
        self._end()

    def _end(self) -> None:
        self._note = None
        self._put(self._draft())
        self.mark.show_audience(PRIVATE)
        self.hide()
        self.closed.emit()
