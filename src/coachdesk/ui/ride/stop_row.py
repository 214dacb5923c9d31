"""One stop of a ride-along: ticked where it is watched, opened to be changed."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from coachdesk.desk.stops import Stop
from coachdesk.domain.hours import hour_said
from coachdesk.ui.kit import ElidedLabel, Link, hairline, label, set_role, wrapped
from coachdesk.ui.ride.stop_form import StopForm

_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
_ROLES = {"safe": "hint", "care": "warn", "not safe": "bad", "unknown": "hint"}


class StopRow(QWidget):
    """Space watches, Enter opens, Delete leaves out, the cursor keys go on, with Alt they move."""

    changed = Signal(str, object)  # a field, its value
    removed = Signal()
    moved = Signal(int)
    left = Signal(int)  # the cursor goes to the one above or below

    def __init__(self, stop: Stop, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.stop = stop
        self.form: StopForm | None = None
        self.box = QCheckBox()
        self.box.clicked.connect(self._on_ticked)
        self.box.installEventFilter(self)
        self.account = ElidedLabel("", "name")
        self.when = label("", "hint")
        self.objective = wrapped("", "muted")
        self.reading = wrapped("", "hint")
        self.edit = Link("Change", small=True)
        self.edit.clicked.connect(self.toggle)
        self.edit.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # Enter does it
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(self.account, 1)
        head.addWidget(self.when)
        head.addWidget(self.edit)
        self._words = QVBoxLayout()
        self._words.setSpacing(1)
        self._words.addLayout(head)
        self._words.addWidget(self.objective)
        self._words.addWidget(self.reading)
        row = QHBoxLayout()
        row.setSpacing(0)
        row.addWidget(self.box, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(self._words, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 0)
        column.setSpacing(8)
        column.addLayout(row)
        column.addWidget(hairline())
        self.setFocusProxy(self.box)
        self.show_stop(stop)

    def show_stop(self, stop: Stop) -> None:
        """Draw the stop as it is now."""
        self.stop = stop
        self.box.setChecked(stop.watch)
        self.box.setAccessibleName(f"Watch {stop.account}")
        self.box.setAccessibleDescription(stop.safety.said)
        self.edit.setAccessibleName(f"Change {stop.account}")
        self.account.setText(stop.account)
        minutes = "" if stop.minutes is None else f"{stop.minutes} min of coaching"
        called = "called" if stop.called else ""
        self.when.setText(
            " · ".join(filter(None, (hour_said(stop.starts_minute), minutes, called)))
        )
        self.objective.setText(stop.objective)
        self.objective.setVisible(bool(stop.objective))
        self.reading.setText(_reading(stop))
        set_role(self.reading, _ROLES[stop.safety.level] if stop.watch else "hint")
        self.reading.setVisible(bool(self.reading.text()))
        if self.form:
            self.form.show_stop(stop)

    def toggle(self) -> None:
        """Open to be changed, or close."""
        if self.form is None:
            self.form = StopForm(self.stop)
            self.form.changed.connect(self.changed)
            self.form.closed.connect(self.toggle)
            self._words.addWidget(self.form)
            self.form.show()
            self.form.objective.setFocus()
        else:
            form, self.form = self.form, None
            self.box.setFocus()  # which keeps what stands in the field that is left
            form.hide()
            form.deleteLater()
        self.edit.setText("Close" if self.form else "Change")

    def _on_ticked(self) -> None:
        self.changed.emit("watch", self.box.isChecked())

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self._pressed(event)
        return False

    def _pressed(self, event: QKeyEvent) -> bool:
        key, alt = Qt.Key(event.key()), event.modifiers() & Qt.KeyboardModifier.AltModifier
        if key in _STEPS:  # which the box would take for its own
            (self.moved if alt else self.left).emit(_STEPS[key])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self.toggle()
        elif key == Qt.Key.Key_Delete:
            self.removed.emit()
        else:
            return False
        return True


def _reading(stop: Stop) -> str:
    """How safe it is, and what is still to be asked of a stop that will be watched."""
    asks = stop.watch and stop.facts.informed is None
    ask = "ask whether the customer knows that you come along" if asks else ""
    words = "; ".join(filter(None, (stop.safety.said, ask)))
    return words[:1].upper() + words[1:]
