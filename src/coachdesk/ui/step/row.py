"""An open step: ticked, adapted or dropped in place, with a line on what came of it."""

from collections.abc import Callable
from datetime import date
from functools import partial
from itertools import pairwise

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QEnterEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QCheckBox, QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from coachdesk.desk.step import Step
from coachdesk.domain.days import said
from coachdesk.ui import theme
from coachdesk.ui.kit import AudienceMark, Field, Link, label, wrapped
from coachdesk.ui.kit.flow import Flow

_ASKS = {
    "done": "What came of it? Enter is enough",
    "adapted": "Adapted to what?",
    "dropped": "Why?",
}


def due_said(step: Step, today: date) -> str:
    """By when, as people say it: by Fri 27 Nov, next call, overdue since Tue 17 Nov."""
    on = step.due.on if step.due else None
    if on is None:
        return (step.due.when if step.due else None) or "no date"
    return f"overdue since {said(on, today)}" if step.overdue else f"by {said(on, today)}"


class StepRow(QWidget):
    """What, by when, for whom to see, and what to do with it; Space ticks it, S shares it."""

    ended = Signal(object, str, str)  # the step, its result, the line on it
    audience_chosen = Signal(object, str)  # the step, for whom it is now
    rep_asked = Signal()
    change_asked = Signal(object)  # the step
    history_asked = Signal(object)  # the step

    def __init__(
        self, step: Step, rep: str, today: date, *, who: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.step = step
        self.id = step.id
        self._result = ""
        self.box = QCheckBox()
        self.box.setAccessibleName(f"Done: {step.what}")
        self.box.clicked.connect(self._on_ticked)
        self.box.installEventFilter(self)
        self.mark = AudienceMark(step.audience, rep)
        self.mark.chosen.connect(partial(self.audience_chosen.emit, step))
        self.mark.setAccessibleDescription(step.what)
        self.note: Field | None = None
        self.links: list[Link] = []  # adapt, drop, change, earlier
        self._looking = QTimer(self, singleShot=True, interval=0)  # once the focus has settled
        self._looking.timeout.connect(self._show_links)
        self._place(due_said(step, today), rep, who)
        self._show_links()

    def _link(self, text: str, do: Callable[[], None]) -> Link:
        link = Link(text, small=True)
        link.setAccessibleName(f"{text.capitalize()}: {self.step.what}")
        link.clicked.connect(do)
        link.installEventFilter(self)
        self._foot.add(link)
        return link

    def _place(self, when: str, rep: str, who: str) -> None:
        self._foot = foot = Flow(spacing=12)
        foot.add(label(when, "hint" if not self.step.overdue else "warn"))
        if who:
            person = Link(who, small=True)
            person.clicked.connect(self.rep_asked)
            foot.add(person)
        foot.add(self.mark)
        self._words = words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(wrapped(self.step.what))
        if self.step.how_seen:
            words.addWidget(wrapped(f"seen by: {self.step.how_seen}", "hint"))
        if self.step.adaptation:
            words.addWidget(wrapped(f"{rep}’s own way: {self.step.adaptation}", "hint"))
        words.addWidget(foot)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 8)
        row.setSpacing(10)
        row.addWidget(self.box, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)

    @property
    def is_open(self) -> bool:
        """Whether its line on what came of it is being written."""
        return self.note is not None and self.note.isVisible()

    def close_line(self) -> None:
        """Leave the step as it was."""
        if self.note:
            self.note.setText("")
            self.note.hide()
        self.box.setChecked(False)
        self.box.setFocus()

    def _show_links(self) -> None:
        """Only where one looks: the page stays quiet."""
        focused = QApplication.focusWidget()
        near = self.underMouse() or (focused is not None and self.isAncestorOf(focused))
        near = near or theme.sizes().touch
        if near and not self.links:
            does = {"adapt": self._on_adapt, "drop": self._on_drop, "change": self._on_change,
                    "earlier": self._on_earlier}  # fmt: skip
            self.links = [self._link(text, do) for text, do in does.items()]
            for one, other in pairwise([self.box, self.mark, *self.links]):
                self.setTabOrder(one, other)
        for link in self.links:
            link.setVisible(near)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            self._looking.start()
        is_key = watched is self.box and event.type() == QEvent.Type.KeyPress
        if is_key and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_S:
            if not event.isAutoRepeat() and not event.modifiers():
                self.mark.choose_next()
            return True
        return False

    @override
    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self._show_links()

    @override
    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._show_links()

    def _ask(self, result: str) -> None:
        self._result = result
        if self.note is None:
            self.note = Field("What came of it")
            self.note.returnPressed.connect(self._on_entered)
            self._words.addWidget(self.note)
        self.note.setPlaceholderText(_ASKS[result])
        self.note.show()
        self.note.setFocus()

    def _on_ticked(self) -> None:
        if self.box.isChecked():
            self._ask("done")
        else:
            self.close_line()

    def _on_adapt(self) -> None:
        self._ask("adapted")

    def _on_change(self) -> None:
        self.change_asked.emit(self.step)

    def _on_earlier(self) -> None:
        self.history_asked.emit(self.step)

    def _on_drop(self) -> None:
        self._ask("dropped")

    def _on_entered(self) -> None:
        if self.note:
            self.ended.emit(self.step, self._result, self.note.text().strip())
