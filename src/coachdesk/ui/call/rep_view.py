"""The first question of the curbside: what the rep saw, in the rep's own words."""

import json

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget
from typing_extensions import override

from coachdesk.desk.audience import REP_VIEW, choose_audience
from coachdesk.desk.conversation import say_rep_view
from coachdesk.desk.curbside import Curbside
from coachdesk.desk.roster import first_name
from coachdesk.domain.audience import PRIVATE
from coachdesk.ui import theme
from coachdesk.ui.call.draft import Draft
from coachdesk.ui.call.telling_field import TellingField
from coachdesk.ui.kit import AudienceMark, breakable, label, set_role
from coachdesk.ui.session import Session

_KEYPAD = Qt.KeyboardModifier.KeypadModifier
_STAYS = (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason)


class _Line(TellingField):
    """While it has the cursor; Enter and Down go on."""

    left = Signal()
    gone_on = Signal()

    def __init__(self) -> None:
        super().__init__("What the rep saw", "in the rep’s own words")
        self.setProperty("big", True)
        self.setFont(theme.font("note"))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Down):
            if (
                not event.isAutoRepeat()
                and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
            ):
                self.gone_on.emit()
        else:
            super().keyPressEvent(event)

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() not in _STAYS:
            self.left.emit()


class _Quotation(QLabel):
    """While it has not; whoever comes here means to change it."""

    reached = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.IBeamCursor)
        set_role(self, "note")

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        self.reached.emit()

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.reached.emit()


class RepView(QWidget):
    """A line to type, and then a quotation to read; stored when it is left."""

    typed = Signal()
    gone_on = Signal()  # Enter: the next question

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._call: Curbside | None = None
        self._was = ""  # what was stored when typing began
        self._draft = Draft(session, self._kept_words, self)
        self._question = label("", "hint")
        self.mark = AudienceMark(PRIVATE, "")
        self.mark.chosen.connect(self._on_audience_chosen)
        self.line, self.quotation = _Line(), _Quotation()
        self.line.setReadOnly(session.read_only)
        self._question.setBuddy(self.line)
        head = QHBoxLayout()
        head.setSpacing(theme.GAP)
        head.addWidget(self._question)
        head.addWidget(self.mark)
        head.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.MARGIN, 16, theme.MARGIN, 4)
        column.setSpacing(4)
        column.addLayout(head)
        column.addWidget(self.line)
        column.addWidget(self.quotation)
        self.line.textEdited.connect(self._on_typed)
        self.line.gone_on.connect(self.gone_on)
        self.line.left.connect(self._on_left)
        self.quotation.reached.connect(self.take_focus)

    @property
    def tab_stops(self) -> list[QWidget]:
        """What Tab goes through here, in order; of the first two one is shown."""
        return [self.line, self.quotation, self.mark]

    @property
    def words(self) -> str:
        """What stands there, stored or not."""
        return self.line.text().strip()

    def open(self, call: Curbside) -> None:
        """Show a call's words, or what was being typed of them."""
        self.save()
        self._call = call
        name = first_name(call.rep_name)
        self._question.setText(f"What did {name} see?")
        self.line.setAccessibleName(f"What {name} saw")
        self.line.setPlaceholderText(f"in {name}’s own words")
        self._draft.key = f"rep view/{call.call_id}"
        if kept := self._draft.take():
            self._was, words = json.loads(kept)
            self.line.put(words)
        self.refresh(call)

    def refresh(self, call: Curbside) -> None:
        """Draw what is stored; what is being typed stays."""
        self._call = call
        if not self._draft.is_dirty:
            self._was = call.rep_view
            self.line.put(call.rep_view)
        self.mark.show_audience(call.rep_view_audience, first_name(call.rep_name))
        self.mark.setVisible(bool(call.rep_view))
        self._draw(at_it=self.line.hasFocus())

    def take_focus(self) -> None:
        """Put the cursor into the line."""
        self._draw(at_it=True)
        self.line.setFocus(Qt.FocusReason.OtherFocusReason)

    def save(self) -> None:
        """Store what was typed."""
        call = self._call
        if call is None or not self._draft.is_dirty or self._session.read_only:
            return
        self._draft.keep()
        words, was = self.words, self._was
        if self._session.do(say_rep_view, call_id=call.call_id, words=words, was=was) is not None:
            self._draft.drop()
            self._was = self.words

    def _draw(self, *, at_it: bool) -> None:
        as_line = at_it or not self.words
        self.line.setVisible(as_line)
        self.quotation.setVisible(not as_line)
        self.quotation.setText(f"“{breakable(self.words)}”")
        self.quotation.setAccessibleName(f"{self.line.accessibleName()}: {self.words}")

    def _kept_words(self) -> str:
        return json.dumps([self._was, self.line.text()])

    def _on_typed(self) -> None:
        self._draft.touch()
        self.typed.emit()

    def _on_left(self) -> None:
        self.save()
        self._draw(at_it=False)

    def _on_audience_chosen(self, audience: str) -> None:
        if self._call:
            self._session.do(
                choose_audience, table=REP_VIEW, id=self._call.call_id, audience=audience
            )
