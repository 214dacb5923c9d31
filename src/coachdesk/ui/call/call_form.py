"""Whose call, where, in which role, watching what: the fields that every call has."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLayout, QVBoxLayout, QWidget

from coachdesk.desk.roster import Rep, reps
from coachdesk.desk.skills import skills
from coachdesk.domain.identity import folded
from coachdesk.store.store import Store
from coachdesk.ui import theme
from coachdesk.ui.call.labelled import labelled
from coachdesk.ui.call.telling_field import NameField
from coachdesk.ui.kit import Segmented

NOBODY = "Say first whose call this is"
NEW_REP = "new on the roster"
ROLES = [("coaching", "Coaching"), ("joint selling", "Joint selling"),
          ("demonstration", "Demonstration")]  # fmt: skip


class CallForm(QWidget):
    """A rep may be one whom the roster doesn't have yet; the field says so while typing."""

    typed = Signal()  # something was changed by hand
    rep_chosen = Signal()  # the rep's field was left with another rep in it
    account_left = Signal()
    primary_asked = Signal()

    def __init__(self, *between: QLayout, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._reps: dict[str, Rep] = {}
        self._chosen: str | None = None
        self.rep = NameField("Rep", "type a name", takes_only_fit=True)
        self.account = NameField("Account", "customer", takes_only_fit=False)
        self.role = Segmented(ROLES, "Call role")
        self.focus = [_skill_box("Focus skill"), _skill_box("Second focus skill")]
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(14)
        watching = QHBoxLayout()
        watching.setSpacing(theme.GAP * 2)
        for box in self.focus:
            watching.addLayout(labelled(box.accessibleName(), box), 1)
        column.addLayout(labelled("Rep", self.rep))
        column.addLayout(labelled("Account", self.account))
        for fields in between:
            column.addLayout(fields)
        self.role_column = labelled("Role", self.role)  # what is to be said of it stands below
        column.addLayout(self.role_column)
        column.addLayout(watching)
        self._connect()

    def _connect(self) -> None:
        for field in (self.rep, self.account):
            field.textEdited.connect(self.typed)
            field.picked.connect(self.typed)
            field.primary_asked.connect(self.primary_asked)
        self.rep.textChanged.connect(self._on_rep_typed)
        self.rep.picked.connect(self._on_rep_left)
        self.rep.editingFinished.connect(self._on_rep_left)
        self.account.picked.connect(self.account_left)
        self.account.editingFinished.connect(self.account_left)
        self.role.chosen.connect(self.typed)
        for box in self.focus:
            box.activated.connect(self.typed)

    def load(self, store: Store) -> None:
        """Know the roster and the skills as they are now."""
        self._reps = {folded(rep.name): rep for rep in reps(store)}
        self.rep.set_names([rep.name for rep in self._reps.values()])
        known = [(skill.name, skill.id) for skill in skills(store)]
        for box in self.focus:
            _fill(box, known)
        self._on_rep_typed()

    @property
    def rep_id(self) -> str | None:
        """The rep of that name on the roster."""
        rep = self._reps.get(folded(self.rep.text()))
        return rep.id if rep else None

    @property
    def focus_ids(self) -> tuple[str, ...]:
        """The skills to watch, the first first."""
        return tuple(dict.fromkeys(box.currentData() for box in self.focus if box.currentData()))

    def show_rep(self, name: str) -> None:
        """Put a rep in without asking for anything anew."""
        self.rep.put(name)
        self._chosen = folded(name)

    def show_focus(self, ids: Sequence[str]) -> None:
        """Put skills in."""
        for box, id in zip(self.focus, (*ids, None, None), strict=False):
            box.setCurrentIndex(max(0, box.findData(id)))

    def refuse_nobody(self) -> bool:
        """Where no rep is named, say so at the field and go there; an open list is closed."""
        self.rep.settle()
        self.account.settle()
        if self.rep.text().strip():
            return False
        self.rep.tell(NOBODY)
        self.rep.setFocus()
        return True

    def _on_rep_typed(self) -> None:
        is_new = bool(self.rep.text().strip()) and self.rep_id is None
        self.rep.tell(NEW_REP if is_new else "")

    def _on_rep_left(self) -> None:
        if folded(self.rep.text()) != self._chosen:
            self._chosen = folded(self.rep.text())
            self.rep_chosen.emit()


def _skill_box(name: str) -> QComboBox:
    box = QComboBox()
    box.setAccessibleName(name)
    box.view().setAccessibleName(f"{name}: choices")
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    return box


def _fill(box: QComboBox, known: Sequence[tuple[str, str]]) -> None:
    chosen = box.currentData()
    box.clear()
    box.addItem("–", None)
    for name, id in known:
        box.addItem(name, id)
    box.setCurrentIndex(max(0, box.findData(chosen)))
