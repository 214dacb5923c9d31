"""What is said of a stop, changed in place: where, about what, when, and what makes it safe."""

from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QWidget
from typing_extensions import override

from coachdesk.desk.stops import Stop
from coachdesk.domain.hours import hour_said, minute_of
from coachdesk.domain.safety import Facts
from coachdesk.ui.kit import Field, Segmented, label

_CHOICES: dict[str, tuple[str, tuple[tuple[Any, str], ...]]] = {
    "stake": ("Deal", (("small", "Small"), ("large", "Large"))),
    "relation": ("Relation", (("new", "New"), ("steady", "Steady"), ("strained", "Strained"))),
    "informed": ("Customer knows you come", ((True, "Yes"), (False, "No"))),
}


class StopForm(QWidget):
    """Everything is kept as it is left; Esc and Enter close."""

    changed = Signal(str, object)  # a field of the stop, its value
    closed = Signal()

    def __init__(self, stop: Stop, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._stop = stop
        self.account = Field("Account")
        self.objective = Field("Objective", "stands on the rep’s sheet")
        self.at = Field("At", "9:30")
        self.minutes = Field("Coaching minutes", "as usual")
        self.choices = {
            name: Segmented([(None, "–"), *choices], title)
            for name, (title, choices) in _CHOICES.items()
        }
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 4, 0, 8)
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(8)
        grid.setColumnStretch(1, 1)
        lines: tuple[QWidget, ...] = (
            self.account, self.objective, self.at, self.minutes, *self.choices.values(),
        )  # fmt: skip
        for row, field in enumerate(lines):
            grid.addWidget(label(field.accessibleName(), "hint"), row, 0)
            short = isinstance(field, Segmented) or field in (self.at, self.minutes)
            side = Qt.AlignmentFlag.AlignLeft if short else Qt.AlignmentFlag(0)
            grid.addWidget(field, row, 1, side)
        self.show_stop(stop)
        self._connect()

    def show_stop(self, stop: Stop) -> None:
        """Follow the stop, but for the field that is being written in."""
        self._stop = stop
        for field, text in (
            (self.account, stop.account),
            (self.objective, stop.objective),
            (self.at, hour_said(stop.starts_minute)),
            (self.minutes, "" if stop.minutes is None else str(stop.minutes)),
        ):
            if not field.hasFocus():
                field.setText(text)
                field.setCursorPosition(0)
        for name, choice in self.choices.items():
            choice.value = getattr(stop.told, name)
            known = None if getattr(stop.told, name) is not None else getattr(stop.facts, name)
            words = dict(_CHOICES[name][1])
            choice.set_text(None, f"{words[known]}, as known" if known is not None else "–")

    def _connect(self) -> None:
        self.account.editingFinished.connect(self._on_account)
        self.objective.editingFinished.connect(self._on_objective)
        self.at.editingFinished.connect(self._on_at)
        self.minutes.editingFinished.connect(self._on_minutes)
        for field in (self.account, self.objective, self.at, self.minutes):
            field.returnPressed.connect(self.closed)
        self.choices["stake"].chosen.connect(lambda value: self._tell("stake", value))
        self.choices["relation"].chosen.connect(lambda value: self._tell("relation", value))
        self.choices["informed"].chosen.connect(lambda value: self._tell("informed", value))

    def _tell(self, name: str, value: object) -> None:
        if value != getattr(self._stop.told if name in Facts.__slots__ else self._stop, name):
            self.changed.emit(name, value)

    def _on_account(self) -> None:
        if self.account.text().strip():
            self._tell("account", self.account.text())

    def _on_objective(self) -> None:
        self._tell("objective", self.objective.text())

    def _on_at(self) -> None:
        minute = minute_of(self.at.text())
        wrong = bool(self.at.text().strip()) and minute is None
        self.at.set_wrong(wrong=wrong)
        if not wrong:
            self._tell("starts_minute", minute)

    def _on_minutes(self) -> None:
        words = self.minutes.text().strip()
        wrong = bool(words) and not words.isdecimal()
        self.minutes.set_wrong(wrong=wrong)
        if not wrong:
            self._tell("minutes", int(words) if words else None)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)
