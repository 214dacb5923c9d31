"""Whose history: a list of everybody, from which one is chosen."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QSizePolicy, QWidget

from coachdesk.desk.roster import Rep, rep_of, reps
from coachdesk.domain.refused import Refused
from coachdesk.store.store import Store


class RepChoice(QComboBox):
    """The reps on the roster, and the one asked for though no longer on it."""

    rep_chosen = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rep: Rep | None = None
        self.rep_id: str | None = None  # who was asked for; a joined rep's is another's by now
        self.setAccessibleName("Rep")
        self.view().setAccessibleName("Reps")
        self.setMinimumContentsLength(14)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setSizeAdjustPolicy(self.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.activated.connect(self._on_activated)

    def show_reps(self, store: Store) -> None:
        """List everybody anew; who was chosen stays so, else the first is."""
        people = reps(store)
        self.rep = self._asked_for(store) or next(iter(people), None)
        if self.rep and self.rep not in people:
            people.append(self.rep)
        self.rep_id = self.rep.id if self.rep else None
        self.clear()
        for rep in people:
            self.addItem(rep.name, rep.id)
        self.setCurrentIndex(self.findData(self.rep_id))

    def _asked_for(self, store: Store) -> Rep | None:
        try:
            return rep_of(store, self.rep_id) if self.rep_id else None
        except Refused:
            return None

    def _on_activated(self, index: int) -> None:
        self.rep_id = self.itemData(index)
        self.rep_chosen.emit()
