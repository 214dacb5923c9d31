"""What the cursor keys stop at on the curbside: a skill's head, an entry."""

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget
from typing_extensions import override

from coachdesk.desk.call_entries import Entry
from coachdesk.desk.curbside import Rated, SkillSeen
from coachdesk.ui import theme
from coachdesk.ui.kit import chip, label, wrapped

# A mark's sign, its colour, and the word it needs beside it.
SIGNS = {
    "strength": ("+", "good", ""), "deficiency": ("−", "bad", ""), "question": ("?", "accent", ""),
    "customer": ("“", "muted", ""), "takeover": ("!", "warn", "you took over"),
    "account": ("=", "muted", ""),
}  # fmt: skip


def mark_left(widget: QWidget) -> None:
    """Paint the bar that says: here."""
    QPainter(widget).fillRect(QRect(0, 0, 3, widget.height()), QColor(theme.current().accent))


class Stop(QWidget):
    """One line; while the cursor is at it, it is selected and a bar at its left says so."""

    reached = Signal(object)  # itself

    def __init__(self, key: str, name: str) -> None:
        super().__init__()
        self.key = key  # finds it again when the page is drawn anew
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.row = QHBoxLayout(self)
        above = 14 if theme.sizes().touch else 3  # for a finger, 44 pixels in all
        self.row.setContentsMargins(8, above, 8, above)
        self.row.setSpacing(theme.GAP)

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()
        self.reached.emit(self)

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.setFocus(Qt.FocusReason.MouseFocusReason)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        if self.hasFocus():
            QPainter(self).fillRect(self.rect(), QColor(theme.current(self).selected))
            mark_left(self)


class SkillHead(Stop):
    """A skill's name, and how it is rated; Tab stops here too."""

    def __init__(self, skill: SkillSeen) -> None:
        super().__init__(f"skill:{skill.skill_id}", skill.name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.row.addWidget(wrapped(skill.name, "heading"), 0 if len(skill.name) < 40 else 1)
        self._rating = label("", "hint")
        self.row.addWidget(self._rating, 1)
        self.show_rating(skill)

    def show_rating(self, skill: SkillSeen) -> None:
        """Say how the skill is rated."""
        rating = said_rating(skill.rated) if skill.rated else ""
        self._rating.setText(rating)
        self.setAccessibleName(f"{skill.name}, {rating or 'not rated'}")


class EntryStop(Stop):
    """An entry with its mark, and what it was chosen as."""

    def __init__(self, entry: Entry) -> None:
        sign, role, word = SIGNS.get(entry.mark or "", ("", "muted", ""))
        super().__init__(f"entry:{entry.id}", "")
        mark = label(sign, role)
        mark.setFont(theme.font("text", 600))
        mark.setFixedWidth(round(14 * theme.sizes().scale))
        self.row.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
        self.row.addWidget(wrapped(entry.text), 1)
        if word:
            self.row.addWidget(label(word, "hint"), 0, Qt.AlignmentFlag.AlignTop)
        self._choice = chip("")
        self.row.addWidget(self._choice, 0, Qt.AlignmentFlag.AlignTop)
        self.show_choice(entry)

    def show_choice(self, entry: Entry) -> None:
        """Say what the entry was chosen as."""
        self.entry = entry
        self._choice.setText(entry.feedback or "")
        if bool(entry.feedback) == self._choice.isHidden():
            self._choice.setVisible(bool(entry.feedback))
        said = filter(None, (entry.mark, entry.text, entry.feedback))
        self.setAccessibleName(", ".join(said))


def said_rating(rated: Rated) -> str:
    """4; not observed; 4, in the talk 3."""
    said = str(rated.level or "not observed")
    return f"{said} · in the talk {rated.in_the_talk or 'not observed'}" if rated.changed else said
