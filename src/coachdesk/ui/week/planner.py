"""Planning a session in place: R, a few letters of a name, Enter, a day in words, Enter."""

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QListWidget, QPushButton, QVBoxLayout, QWidget
from typing_extensions import override

from coachdesk.desk.roster import first_name
from coachdesk.domain.days import WEEKDAYS, said
from coachdesk.domain.slot import Slot, slot
from coachdesk.domain.week import SessionKind
from coachdesk.ui import theme
from coachdesk.ui.dates import day_first
from coachdesk.ui.finder import Finding, FindingDelegate, FindingItem, matching
from coachdesk.ui.kit import ElidedLabel, Field, label, set_role, wrapped
from coachdesk.ui.kit.flow import Flow
from coachdesk.ui.plan.line import day_said

_SHOWN = 6
_WHO = {"ride-along": "Ride-along with", "one-to-one": "One-to-one with",
        "talk": "Twenty minutes with"}  # fmt: skip
_HINT = "thu, thu 9-12, in 2 weeks …"

Person = tuple[str, str, str]  # id, name, why to see this one next


class Planner(QFrame):
    """Asks for whom, then when; what is known already isn't asked."""

    decided = Signal(str, str, object, object)  # rep's id, name, kind, Slot
    closed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("role", "panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._people: Sequence[Person] = ()
        self._kind: SessionKind = "ride-along"
        self._rep: tuple[str, str] | None = None
        self._slot: Slot | None = None
        self._today = date.min
        self.question = ElidedLabel("", "name")
        self.field = Field("")
        self.said = label("", "hint")
        self.list = QListWidget()
        self.list.setItemDelegate(FindingDelegate(self.list))
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setAccessibleName("Who fits")
        self.days = Flow(spacing=theme.GAP)
        self.hint = wrapped("", "hint")
        head = QHBoxLayout()
        head.addWidget(self.question, 1)
        head.addWidget(self.said)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(theme.GAP)
        column.addLayout(head)
        for part in (self.field, self.list, self.days, self.hint):
            column.addWidget(part)
        self.field.textChanged.connect(self._on_typed)
        self.field.returnPressed.connect(self._on_entered)
        self.field.installEventFilter(self)
        self.list.itemClicked.connect(self._on_clicked)
        self.hide()

    def ask(
        self,
        kind: SessionKind,
        people: Sequence[Person],
        week: Sequence[date],
        today: date,
        *,
        rep: tuple[str, str] | None = None,
        slot: Slot | None = None,
        hint: str = "",
    ) -> None:
        """Open for a kind of session; `week` are the days that can be had by one click."""
        self._kind, self._people, self._today = kind, people, today
        self._rep, self._slot = rep, slot
        self.hint.setText(hint)
        self._make_days([day for day in week if day >= today])
        self._show_stage()
        self.show()
        self.raise_()
        self.field.setFocus()

    def close_line(self) -> None:
        """Put it away, and give the focus back."""
        if self.isVisible():
            self.hide()
            self.closed.emit()

    def place(self) -> None:
        """Lie at the upper right of the page's grid."""
        parent = self.parentWidget()
        assert parent is not None
        wide = min(round(440 * theme.sizes().scale), parent.width() - 2 * theme.MARGIN)
        self.setFixedWidth(wide)
        self.adjustSize()
        left = parent.width() - wide - theme.MARGIN
        self.move(max(theme.GAP, left), theme.sizes().header - theme.GAP // 2)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
            return super().eventFilter(watched, event)
        step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()))
        if event.key() == Qt.Key.Key_Escape:
            self.close_line()
        elif step and self.list.isVisible():
            row = self.list.currentRow() + step
            self.list.setCurrentRow(max(0, min(row, self.list.count() - 1)))
        else:
            return super().eventFilter(watched, event)
        return True

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close_line()
        else:
            super().keyPressEvent(event)

    def _show_stage(self) -> None:
        asks_who = self._rep is None
        self.list.setVisible(asks_who)
        self.days.setVisible(not asks_who)
        self.hint.setVisible(asks_who and bool(self.hint.text()))
        self.question.setText(self._question())
        self.field.setAccessibleName(self._question())
        self.field.setPlaceholderText("a few letters of a name" if asks_who else _HINT)
        self.field.setText("")
        self._on_typed("")

    def _question(self) -> str:
        words = _WHO[self._kind]
        if self._rep is not None:
            return f"{words} {first_name(self._rep[1])} on"
        if self._slot is not None:
            at = f", {self._slot.hours}" if self._slot.hours else ""
            return f"{said(self._slot.on, self._today).capitalize()}{at}: {words.lower()}"
        return words

    def _make_days(self, days: Sequence[date]) -> None:
        for button in self.days.findChildren(QPushButton):
            self.days.lines.removeWidget(button)
            button.deleteLater()
        for day in days:
            button = QPushButton(f"{WEEKDAYS[day.weekday()]} {day.day}")
            button.setAutoDefault(False)
            button.clicked.connect(self._answer(Slot(day)))
            self.days.add(button)

    def _answer(self, day: Slot) -> Callable[[], None]:
        return lambda: self._decide(day)

    def _on_typed(self, text: str) -> None:
        if self._rep is None:
            self._show_people(text)
        else:
            self._say_slot(text)
        self.place()

    def _show_people(self, text: str) -> None:
        found = matching([Finding(name, why, self._choose(id, name))
                          for id, name, why in self._people], text)[:_SHOWN]  # fmt: skip
        self.list.clear()
        for finding in found:
            self.list.addItem(FindingItem(finding))
        self.list.setCurrentRow(0)
        self.list.setFixedHeight(len(found) * theme.sizes().field + 2)
        self.said.setText("" if found else "nobody is called so")
        self.field.set_wrong(wrong=not found)

    def _say_slot(self, text: str) -> None:
        found = slot(text, self._today, day_first=day_first()) if text.strip() else None
        if found:
            words = ", ".join(filter(None, (day_said(found.on, self._today), found.hours)))
        else:
            words = "a coming day, like thu" if text.strip() else ""
        self.said.setText(words)
        wrong = bool(text.strip()) and found is None
        set_role(self.said, "bad" if wrong else "hint")
        self.field.set_wrong(wrong=wrong)

    def _choose(self, rep_id: str, name: str) -> Callable[[], None]:
        def choose() -> None:
            self._rep = (rep_id, name)
            if self._slot is not None:
                self._decide(self._slot)
            else:
                self._show_stage()
                self.field.setFocus()

        return choose

    def _on_clicked(self, item: object) -> None:
        if isinstance(item, FindingItem):
            item.finding.do()

    def _on_entered(self) -> None:
        if self._rep is None:
            self._on_clicked(self.list.currentItem())
        elif found := slot(self.field.text(), self._today, day_first=day_first()):
            self._decide(found)

    def _decide(self, at: Slot) -> None:
        assert self._rep is not None
        self.decided.emit(*self._rep, self._kind, at)
