"""How far a goal is, and the entries that show it, chosen by Space."""

import json
from datetime import date
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QVBoxLayout, QWidget
from typing_extensions import override

from coachdesk.desk.checkpoints import Cited
from coachdesk.domain.goals import Goal, figure
from coachdesk.domain.when import past_day
from coachdesk.ui.dates import day_first
from coachdesk.ui.goals.figure_field import FigureField
from coachdesk.ui.goals.point import cited_said
from coachdesk.ui.kit import Field, label, wrapped

_CHOSEN = Qt.CheckState.Checked


class CheckpointForm(QWidget):
    """A figure, a line, a day, and what is cited; any one of figure, line and entry is enough."""

    typed = Signal()
    entered = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.goal: Goal | None = None
        self._today = date.min
        self._words = wrapped("")
        self.value = FigureField("How far it is")
        self.note = Field("What shows it", "in a line")
        self.day = Field("Day", "today")
        self.entries = QListWidget()
        self.entries.setAccessibleName("Entries that show it")
        self.entries.setWordWrap(True)
        self.entries.setSpacing(3)
        self.entries.installEventFilter(self)
        self._cites = label("Entries that show it", "hint")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        parts = (label("How far it is", "heading"), self._words, self.value, self.note, self.day,
                 self._cites, self.entries)  # fmt: skip
        for part in parts:
            column.addWidget(part)
        for field in (self.value, self.note, self.day):
            field.returnPressed.connect(self.entered)
            field.textEdited.connect(self.typed)
        self.entries.itemChanged.connect(self.typed)
        self.day.textChanged.connect(self._on_day_typed)

    def show_goal(self, goal: Goal, citable: list[Cited], today: date) -> None:
        """Empty fields for a goal, and what it may cite."""
        self.goal, self._today = goal, today
        self._words.setText(f"“{goal.words}”")
        unit = "level 1–5" if goal.skill_id else goal.unit or "figure"
        now = f", now {figure(goal.now)}" if goal.now is not None else ""
        self.value.setPlaceholderText(f"{unit}{now}")
        self.value.show_value(None)
        self.note.clear()
        self.day.clear()
        self.entries.blockSignals(True)
        self.entries.clear()
        for cited in citable:
            item = QListWidgetItem(cited_said(cited, today))
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Unchecked)
            item.setData(Qt.ItemDataRole.UserRole, cited)
            self.entries.addItem(item)
        self.entries.setCurrentRow(0)
        self.entries.blockSignals(False)
        for part in (self.entries, self._cites):
            part.setVisible(bool(citable))

    @property
    def facts(self) -> dict[str, Any] | None:
        """What it says, as desk's write takes it; None where a field can't be read."""
        checked_on = self._day()
        if self.value.is_wrong or checked_on is None:
            (self.value if self.value.is_wrong else self.day).setFocus()
            return None
        items = [self.entries.item(row) for row in range(self.entries.count())]
        cited = [item.data(Qt.ItemDataRole.UserRole) for item in items
                 if item.checkState() == _CHOSEN]  # fmt: skip
        return {"value": self.value.value, "note": self.note.text(), "cited": cited,
                "checked_on": checked_on}  # fmt: skip

    @property
    def draft(self) -> str:
        """What stands in the fields, to be kept until it is entered."""
        return json.dumps([field.text() for field in (self.value, self.note, self.day)])

    def show_draft(self, draft: str) -> None:
        """Put kept words back."""
        for field, text in zip((self.value, self.note, self.day), json.loads(draft), strict=True):
            field.setText(text)

    def _day(self) -> date | None:
        words = self.day.text().strip()
        return past_day(words, self._today, day_first=day_first()) if words else self._today

    def _on_day_typed(self) -> None:
        self.day.set_wrong(wrong=self._day() is None)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter keeps from the list, too: Space chooses there."""
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
            return False
        is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers()
        if is_enter:
            self.entered.emit()
        return is_enter
