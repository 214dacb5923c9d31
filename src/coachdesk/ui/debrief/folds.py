"""The folded parts of a debrief under each other, at most one of them open."""

from functools import partial
from itertools import pairwise

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from coachdesk.desk.curbside import Curbside
from coachdesk.ui.debrief.chosen import ChosenPanel
from coachdesk.ui.debrief.fold import Fold
from coachdesk.ui.debrief.longer_note import LongerNotePanel
from coachdesk.ui.debrief.panel import Panel
from coachdesk.ui.debrief.question import QuestionPanel
from coachdesk.ui.debrief.ways import WaysPanel
from coachdesk.ui.kit.scrolling import bring_into_view
from coachdesk.ui.session import Session

_SETTLES_MS = 30  # until what was folded around it has given way
PANELS: tuple[type[Panel], ...] = (ChosenPanel, WaysPanel, QuestionPanel, LongerNotePanel)


class Folds(QWidget):
    """What has time: a short debrief never opens any of it."""

    asked_to_go = Signal(object)  # a Destination
    typed = Signal()  # something, by hand

    def __init__(self, session: Session, panels: tuple[type[Panel], ...] = PANELS) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        self.folds = [Fold(session, kind) for kind in panels]
        for fold in self.folds:
            column.addWidget(fold)
            fold.unfolded.connect(self._on_unfolded)
            fold.asked_to_go.connect(self.asked_to_go)
            fold.typed.connect(self.typed)

    @property
    def tab_stops(self) -> list[QWidget]:
        """What Tab goes through here, in order."""
        return [stop for fold in self.folds for stop in fold.tab_stops]

    def open(self, call: Curbside) -> None:
        """Another call: all is folded."""
        for fold in self.folds:
            fold.open(call)

    def refresh(self, call: Curbside) -> None:
        """Draw what is stored now; what is being typed stays."""
        for fold in self.folds:
            fold.refresh(call)
        self._order_tabs()

    def flush(self) -> None:
        """Store what is being typed."""
        for fold in self.folds:
            fold.flush()

    def _on_unfolded(self, opened: Fold) -> None:
        for fold in self.folds:
            if fold is not opened:
                fold.fold()
        self._order_tabs()
        QTimer.singleShot(_SETTLES_MS, opened, partial(_show_whole, opened))

    def _order_tabs(self) -> None:
        for before, after in pairwise(self.tab_stops):
            QWidget.setTabOrder(before, after)  # what was made later stands last by itself


def _show_whole(fold: Fold) -> None:
    bring_into_view(fold)
    bring_into_view(fold.head)  # where not all has room
