"""The two preparation lists, each line changed where it stands."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from coachdesk.desk.templates import (
    Line,
    add_line,
    edit_line,
    lines,
    move_line,
    remove_line,
    restore_line,
)
from coachdesk.domain.templates import Kind
from coachdesk.ui import theme
from coachdesk.ui.call.panes import pane
from coachdesk.ui.kit import Field, Header, IconButton, label
from coachdesk.ui.screen import Screen
from coachdesk.ui.session import Session

_TITLES: dict[Kind, tuple[str, str]] = {
    "rep preparation": ("The rep prepares", "These lines stand on the rep’s sheet."),
    "coach preparation": ("You prepare", "These are for your eyes."),
}
_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class LineField(Field):
    """A line; Alt ↑ ↓ moves it, emptied it is left out."""

    moved = Signal(int)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        alt = event.modifiers() & Qt.KeyboardModifier.AltModifier
        if alt and Qt.Key(event.key()) in _STEPS:
            self.moved.emit(_STEPS[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)


class PreparationScreen(Screen):
    """A change is kept as its line is left."""

    topics = frozenset(("template",))

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self.fields: dict[str, LineField] = {}  # by the line's id
        self.new: dict[Kind, Field] = {}
        self._shown: list[list[Line]] = []
        self._bodies: dict[Kind, QVBoxLayout] = {}
        row = QHBoxLayout()
        row.setSpacing(theme.MARGIN * 2)
        for kind in _TITLES:
            row.addLayout(self._list(kind), 1)
        inside = QWidget()
        inside.setLayout(row)
        row.setContentsMargins(0, 0, 0, 0)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        header = Header("Preparation", "Alt ↑ ↓ moves a line; an emptied one is left out")
        column.addWidget(header)
        column.addWidget(pane(inside, "surface"), 1)
        self.setFocusProxy(self.new["rep preparation"])

    @override
    def refresh(self) -> None:
        found = [lines(self.session.store, kind) for kind in _TITLES]
        if found == self._shown:
            return
        self._shown = found
        focused = next((id for id, field in self.fields.items() if field.hasFocus()), "")
        self.fields = {}
        for kind, of_kind in zip(_TITLES, found, strict=True):
            self._fill(kind, of_kind)
        if focused in self.fields:
            self.fields[focused].setFocus()

    @override
    def flush(self) -> None:
        focused = self.focusWidget()
        if focused is not None:
            focused.clearFocus()

    def _list(self, kind: Kind) -> QVBoxLayout:
        title, hint = _TITLES[kind]
        self.new[kind] = new = Field(f"Add: {title}", "Add a line, Enter")
        new.returnPressed.connect(partial(self._on_new, kind))
        self._bodies[kind] = body = QVBoxLayout()
        body.setSpacing(6)
        column = QVBoxLayout()
        column.setSpacing(8)
        column.addWidget(label(title, "heading"))
        column.addWidget(label(hint, "hint"))
        column.addLayout(body)
        column.addWidget(new)
        column.addStretch()
        return column

    def _fill(self, kind: Kind, found: list[Line]) -> None:
        body = self._bodies[kind]
        while item := body.takeAt(0):
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()
        for line in found:
            field = LineField(f"{_TITLES[kind][0]}: {line.text}")
            field.setText(line.text)
            field.setCursorPosition(0)
            field.setToolTip(line.text)
            field.editingFinished.connect(partial(self._on_left, line, field))
            field.moved.connect(partial(self._on_moved, line))
            self.fields[line.id] = field
            remove = IconButton("close", f"Leave out: {line.text}")
            remove.clicked.connect(partial(self._remove, line))
            row = QHBoxLayout()
            row.setContentsMargins(0, 0, 0, 0)
            row.setSpacing(4)
            row.addWidget(field, 1)
            row.addWidget(remove)
            holder = QWidget()
            holder.setLayout(row)
            body.addWidget(holder)

    def _on_new(self, kind: Kind) -> None:
        text = self.new[kind].text()
        if text.strip() and self.session.do(add_line, kind=kind, text=text):
            self.new[kind].setText("")

    def _on_left(self, line: Line, field: LineField) -> None:
        if self.fields.get(line.id) is not field or field.text().strip() == line.text:
            return
        if not field.text().strip():
            self._remove(line)
        else:
            done = self.session.do(edit_line, line=line, text=field.text())
            field.set_wrong(wrong=done is None)

    def _on_moved(self, line: Line, by: int) -> None:
        current = next((each for of in self._shown for each in of if each.id == line.id), line)
        self.session.do(move_line, line=current, by=by)

    def _remove(self, line: Line) -> None:
        if self.session.do(remove_line, line=line):
            self.session.say("Line left out", partial(self._restore, line))

    def _restore(self, line: Line) -> None:
        self.session.do(restore_line, line=line)
