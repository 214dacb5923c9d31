"""One kind of a way to learn: offered or not, what exactly, and whether the rep chose it."""

import json

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from coachdesk.desk.ways import Kind, Way
from coachdesk.domain.audience import PRIVATE
from coachdesk.ui.call.draft import Draft
from coachdesk.ui.kit import Field
from coachdesk.ui.kit.audience import AudienceMark
from coachdesk.ui.session import Session

_HINTS: dict[Kind, str] = {
    "watch": "whom, and at what",
    "rehearse": "which minute, and with whom",
    "read": "what",
    "blueprint": "whose way of doing it",
    "try": "what, and in which call",
}


_LONG_NAME = 14  # beside the kind, the choice and for whom it is


class WayRow(QWidget):
    """A tick offers it, and opens the rest."""

    offered = Signal(str, bool)  # its kind
    worded = Signal(str, str, str)  # a way, what it says now, and what it said
    chosen = Signal(str, bool)
    audience_chosen = Signal(str, str)

    def __init__(self, session: Session, kind: Kind) -> None:
        super().__init__()
        self._kind = kind
        self.way: Way | None = None
        self._was = ""
        self._draft = Draft(session, self._kept, self)
        self.tick = QCheckBox(kind.capitalize())
        self.choice = QPushButton()
        self.choice.setProperty("role", "segment")
        self.choice.setCheckable(True)
        self.choice.setAutoDefault(False)
        self.mark = AudienceMark(PRIVATE, "the rep")
        self.what = Field(f"{kind.capitalize()}: what exactly", _HINTS[kind])
        head = QHBoxLayout()
        head.setSpacing(4)
        head.addWidget(self.tick, 1)
        head.addWidget(self.choice)
        head.addWidget(self.mark)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(head)
        column.addWidget(self.what)
        self.tick.clicked.connect(self._on_ticked)
        self.choice.clicked.connect(self._on_chosen)
        self.mark.chosen.connect(self._on_audience_chosen)
        self.what.textEdited.connect(self._draft.touch)
        self.what.editingFinished.connect(self.flush)

    @property
    def tab_stops(self) -> list[QWidget]:
        """What Tab goes through here, in order."""
        return [self.tick, *([self.what, self.choice, self.mark] if self.way else [])]

    def show_way(self, way: Way | None, rep: str) -> None:
        """Show what was offered, or that it was not; what is being typed stays."""
        if way is None or self.way is None or way.id != self.way.id:
            self._begin(way)
        self.way = way
        self.tick.setChecked(way is not None)
        for part in (self.what, self.choice, self.mark):
            part.setVisible(way is not None)
        if way is None:
            return
        if not self._draft.is_dirty:
            self._was = way.what
            if self.what.text() != way.what:
                self.what.setText(way.what)
                self.what.setCursorPosition(0)
        self.choice.setText(f"{rep}’s choice" if len(rep) <= _LONG_NAME else "Rep’s choice")
        self.choice.setChecked(way.chosen)
        self.mark.show_audience(way.audience, rep)

    def flush(self) -> None:
        """Tell what was typed."""
        if self.way and self._draft.is_dirty:
            self._draft.keep()
            self.worded.emit(self.way.id, self.what.text(), self._was)

    def kept(self) -> None:
        """What was typed is stored."""
        self._draft.drop()

    def _begin(self, way: Way | None) -> None:
        """Another way than before: what was typed of it, if it was not stored."""
        self.what.setText("")
        self._draft.key = f"way/{way.id}" if way else ""
        if way and (draft := self._draft.take()):
            self._was, typed = json.loads(draft)
            self.what.setText(typed)

    def _kept(self) -> str:
        return json.dumps([self._was, self.what.text()])

    def _on_ticked(self) -> None:
        self.flush()
        self.offered.emit(self._kind, self.tick.isChecked())

    def _on_chosen(self) -> None:
        if self.way:
            self.chosen.emit(self.way.id, self.choice.isChecked())

    def _on_audience_chosen(self, audience: str) -> None:
        if self.way:
            self.audience_chosen.emit(self.way.id, audience)
