"""The fields of a table: which column holds each, and five rows of it as they were understood."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QComboBox, QGridLayout, QWidget
from typing_extensions import override

from coachdesk.domain.table import Table, text_of
from coachdesk.exchange.draft import FIELDS, Draft
from coachdesk.ui import theme
from coachdesk.ui.importing.look import SAMPLES, Look
from coachdesk.ui.kit import ElidedLabel, label, set_role

_NONE, _NEEDED = "not in the table", "choose …"


class FieldsView(QWidget):
    """A row a field: its name, its column to be corrected, samples."""

    column_chosen = Signal(str, object)  # field, column or None

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(theme.GAP)
        self._grid.setColumnMinimumWidth(0, 96)
        self.columns: dict[str, QComboBox] = {}
        self._samples: dict[str, list[ElidedLabel]] = {}
        self._lines: list[ElidedLabel] = []
        self._shown: tuple[object, ...] = ()

    def show_draft(self, draft: Draft) -> None:
        """Rows for what this kind of table holds, with the columns in force."""
        asked = (draft.kind, draft.table.header)
        if asked != self._shown:
            self._shown = asked
            self._build(draft)
        for key, box in self.columns.items():
            box.blockSignals(True)
            box.setCurrentIndex(draft.columns.get(key, -1) + 1)
            box.blockSignals(False)
            box.setToolTip(box.currentText())
            wrong = key in draft.missing
            box.setItemText(0, _NEEDED if wrong else _NONE)
            if bool(box.property("wrong")) != wrong:
                box.setProperty("wrong", wrong)
                box.style().unpolish(box)
                box.style().polish(box)

    def show_samples(self, look: Look) -> None:
        """The first rows; what could not be understood stands out and says so."""
        for at, head in enumerate(self._lines):
            head.setText(f"Line {look.lines[at]}" if at < len(look.lines) else "")
        for key, cells in self._samples.items():
            found = look.samples.get(key, [])
            for at, cell in enumerate(cells):
                text, understood = found[at] if at < len(found) else ("", True)
                cell.setText(text)
                set_role(cell, "" if understood else "bad")
                if not understood:
                    cell.setToolTip(f"{text}: can't be read")

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        room = self.width() - 96 - self._box_width()
        fitting = max(1, min(SAMPLES, room // round(96 * theme.sizes().scale)))
        for cells in (self._lines, *self._samples.values()):
            for at, cell in enumerate(cells):
                cell.setVisible(at < fitting)
        for at in range(SAMPLES):
            self._grid.setColumnStretch(2 + at, int(at < fitting))

    def _build(self, draft: Draft) -> None:
        while item := self._grid.takeAt(0):
            if widget := item.widget():
                widget.setParent(None)
                widget.deleteLater()
        self.columns, self._samples = {}, {}
        self._grid.addWidget(label("Column", "hint"), 0, 1)
        self._lines = self._cells(0, "hint")
        names = _names(draft.table)
        for row, field in enumerate(FIELDS[draft.kind], start=1):
            box = self._box(field.key, field.label, names)
            self._grid.addWidget(label(field.label, "muted"), row, 0)
            self._grid.addWidget(box, row, 1)
            self.columns[field.key] = box
            self._samples[field.key] = self._cells(row, "")

    def _box(self, key: str, name: str, header: Sequence[str]) -> QComboBox:
        box = QComboBox()
        box.setAccessibleName(f"Column of {name}")
        box.addItems([_NONE, *header])
        box.setFixedWidth(self._box_width())
        box.setFocusPolicy(Qt.FocusPolicy.StrongFocus)  # the wheel scrolls the page, not the box
        box.setMaxVisibleItems(16)
        box.currentIndexChanged.connect(
            lambda at: self.column_chosen.emit(key, at - 1 if at else None)
        )
        return box

    def _box_width(self) -> int:
        return round(168 * theme.sizes().scale)

    def _cells(self, row: int, role: str) -> list[ElidedLabel]:
        cells = [ElidedLabel("", role) for _ in range(SAMPLES)]
        for at, cell in enumerate(cells):
            self._grid.addWidget(cell, row, 2 + at)
        return cells


def _names(table: Table) -> list[str]:
    """The columns' names; where they are mere letters, with what stands in the first row."""
    if not table.headless or not table.rows:
        return list(table.header)
    return [f"{name}: {text_of(table.rows[0].cell(at))}" for at, name in enumerate(table.header)]
