"""The stops of a ride-along in the order of the way, and the line that adds one."""

from functools import partial
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from coachdesk.desk import stops
from coachdesk.desk.stops import Stop, Suggestion
from coachdesk.ui.call.telling_field import NameField
from coachdesk.ui.kit import Link, label
from coachdesk.ui.kit.flow import Flow
from coachdesk.ui.ride.stop_row import StopRow
from coachdesk.ui.session import Session

_HINT = "Tick the stops you will watch. Enter changes one, Delete leaves it out, Alt ↑ ↓ moves it."
_NONE = "Who will be visited? The ones to watch are chosen here, before anybody sits in a car."


class StopList(QWidget):
    """Writes at once; the screen draws what was written."""

    done = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session, self._ride_id = session, ""
        self.rows: list[StopRow] = []
        self.new = NameField("Add a stop", "Add a stop: a customer, Enter", takes_only_fit=False)
        self.new.returnPressed.connect(self._on_new)
        # later, for the line itself puts in what was picked
        self.new.picked.connect(self._on_new, Qt.ConnectionType.QueuedConnection)
        self.hint = label(_HINT, "hint")
        self.hint.setWordWrap(True)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(0)
        self._chips = QVBoxLayout()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        self.expected = label("", "hint")
        head = QHBoxLayout()
        head.addWidget(label("Stops", "heading"))
        head.addStretch()
        head.addWidget(self.expected)
        column.addLayout(head)
        column.addWidget(self.hint)
        column.addLayout(self._rows)
        column.addWidget(self.new)
        column.addLayout(self._chips)

    def show_stops(self, ride_id: str, found: list[Stop], offered: list[Suggestion]) -> None:
        """Draw the way as it is; a stop that is being changed stays open."""
        if ride_id != self._ride_id:
            self._ride_id = ride_id
            for row in self.rows:
                self._let_go(row)
            self.rows = []
            self.new.setText("")
        known = {row.stop.id: row for row in self.rows}
        for id in known.keys() - {stop.id for stop in found}:
            self._let_go(known.pop(id))
        self.rows = [known.get(stop.id) or self._row(stop) for stop in found]
        for at, (row, stop) in enumerate(zip(self.rows, found, strict=True)):
            row.show_stop(stop)
            if self._rows.indexOf(row) != at:
                self._rows.insertWidget(at, row)
                row.show()
        self.hint.setText(_HINT if found else _NONE)
        self._offer(offered)

    @property
    def first(self) -> QWidget:
        """The first stop, or where one is added."""
        return self.rows[0].box if self.rows else self.new

    def _row(self, stop: Stop) -> StopRow:
        row = StopRow(stop)
        row.changed.connect(partial(self._on_changed, row))
        row.removed.connect(partial(self._on_removed, row))
        row.moved.connect(partial(self._on_moved, row))
        row.left.connect(partial(self._on_left, row))
        return row

    def _let_go(self, row: StopRow) -> None:
        self._rows.removeWidget(row)
        row.hide()
        row.deleteLater()

    def _offer(self, offered: list[Suggestion]) -> None:
        while item := self._chips.takeAt(0):
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()
        self.new.set_names([each.account for each in offered])
        if not offered:
            return
        flow = Flow(spacing=14)
        flow.add(label("Open deals and customers:", "hint"))
        for each in offered:
            link = Link(each.account, small=True)
            link.setToolTip(each.objective)
            link.setAccessibleName(f"Add {each.account}")
            link.clicked.connect(partial(self._add, each.account))
            flow.add(link)
        self._chips.addWidget(flow)

    def _on_new(self) -> None:
        if self.new.text().strip():
            self._add(self.new.text())
            self.new.setText("")

    def _add(self, account: str) -> None:
        self._session.do(stops.add_stop, ride_id=self._ride_id, account=account)

    def _on_changed(self, row: StopRow, name: str, value: Any) -> None:
        self._session.do(stops.edit_stop, stop_id=row.stop.id, **{name: value})

    def _on_moved(self, row: StopRow, by: int) -> None:
        self._session.do(stops.move_stop, stop_id=row.stop.id, by=by)
        row.setFocus()

    def _on_left(self, row: StopRow, by: int) -> None:
        at = self.rows.index(row) + by
        if 0 <= at < len(self.rows):
            self.rows[at].setFocus()
        elif by > 0:
            self.new.setFocus()

    def _on_removed(self, row: StopRow) -> None:
        at, stop = self.rows.index(row), row.stop
        if self._session.do(stops.remove_stop, stop_id=stop.id):
            self._session.say(f"{stop.account} left out", partial(self._restore, stop.id))
            if self.rows:
                self.rows[min(at, len(self.rows) - 1)].setFocus()
            else:
                self.new.setFocus()

    def _restore(self, stop_id: str) -> None:
        self._session.do(stops.restore_stop, stop_id=stop_id)
