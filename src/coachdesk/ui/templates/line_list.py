"""One list of lines under its heading, with a field for one more, and a way back for what left."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from coachdesk.desk.templates import (
    Line,
    add_line,
    edit_line,
    left_out,
    lines,
    move_line,
    remove_line,
    restore_line,
)
from coachdesk.domain.templates import Kind
from coachdesk.ui.call.step_line import clear
from coachdesk.ui.kit import ElidedLabel, Field, Link, label
from coachdesk.ui.session import Session
from coachdesk.ui.templates.line_field import LineField, LineRow


class LineList(QWidget):
    """A change is kept as its line is left. `asides`: a word beside the lines of a part."""

    def __init__(
        self,
        session: Session,
        kind: Kind,
        title: str,
        hint: str,
        *,
        part: str = "",
        asides: Mapping[str, str] | None = None,
    ) -> None:
        super().__init__()
        self._session = session
        self._kind, self._part, self._title = kind, part, title
        self._asides = asides or {}
        self._skill_id: str | None = None
        self._shown: tuple[list[Line], list[Line]] = ([], [])
        self.rows: list[LineRow] = []
        self.new = Field(f"Add: {title}", "Add a line, Enter")
        self.new.returnPressed.connect(self._on_new)
        self.back = Link("", small=True)
        self.back.clicked.connect(self._on_back)
        self._body = QVBoxLayout()
        self._body.setSpacing(6)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(label(title, "heading"))
        head.addWidget(ElidedLabel(hint, "hint"), 1)
        column.addLayout(head)
        column.addLayout(self._body)
        column.addWidget(self.new)
        column.addWidget(self.back)
        column.addStretch()

    @property
    def fields(self) -> dict[str, LineField]:
        """The lines' fields by their ids, in order."""
        return {row.line.id: row.field for row in self.rows}

    def show_skill(self, skill_id: str | None) -> None:
        """Show the questions on a skill, or those on any."""
        if skill_id != self._skill_id:
            self._skill_id = skill_id
            self.new.setText("")
            self.refresh()

    def refresh(self) -> None:
        """Draw what is stored; the cursor stays in its line."""
        found = (self._own(lines), self._own(left_out))
        if found == self._shown:
            return
        self._shown = found
        focused = next((id for id, field in self.fields.items() if field.hasFocus()), "")
        self.rows = []  # a field that is let go tells nothing any more
        clear(self._body)
        self.rows = [self._row(line) for line in found[0]]
        for row in self.rows:
            self._body.addWidget(row)
        if focused in self.fields:
            self.fields[focused].setFocus()
        away = len(found[1])
        self.back.setText(f"Bring back {away} left out …" if away > 1 else "Bring back 1 left out")
        self.back.setVisible(bool(away))

    def _own(self, read: Callable[..., list[Line]]) -> list[Line]:
        found = read(self._session.store, self._kind)
        if self._kind != "question":
            return found
        own = (self._part, self._skill_id)
        return [line for line in found if (line.part, line.skill_id) == own]

    def _row(self, line: Line) -> LineRow:
        row = LineRow(line, self._title, self._asides.get(line.part, ""))
        row.reworded.connect(self._on_reworded)
        row.moved.connect(self._on_moved)
        row.left_out.connect(self._on_left_out)
        return row

    def _on_new(self) -> None:
        where: dict[str, Any] = {"part": self._part, "skill_id": self._skill_id}
        text = self.new.text()
        if text.strip() and self._session.do(add_line, kind=self._kind, text=text, **where):
            self.new.setText("")

    def _on_reworded(self, line: Line, text: str) -> None:
        if line.id not in self.fields:
            return
        done = self._session.do(edit_line, line=line, text=text)
        if line.id in self.fields:
            self.fields[line.id].set_wrong(wrong=done is None)

    def _on_moved(self, line: Line, by: int) -> None:
        self._session.do(move_line, line=line, by=by)

    def _on_left_out(self, line: Line) -> None:
        if line.id in self.fields and self._session.do(remove_line, line=line):
            self._session.say("Line left out", partial(self._restore, line))

    def _on_back(self) -> None:
        away = self._shown[1]
        if len(away) == 1:
            self._restore(away[0])
            return
        menu = QMenu(self.back)
        for line in away:
            menu.addAction(line.text.replace("&", "&&"), partial(self._restore, line))
        menu.popup(self.back.mapToGlobal(self.back.rect().bottomLeft()))

    def _restore(self, line: Line) -> None:
        self._session.do(restore_line, line=line)
