"""What the cursor keys stop at on the curbside: a skill's head, an entry."""

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget
from typing_extensions import override

from coachdesk.desk.call_entries import Entry
from coachdesk.desk.curbside import SkillSeen
from coachdesk.domain.audience import PRIVATE, Audience
from coachdesk.ui import theme
from coachdesk.ui.call.ratings_said import ratings_said
from coachdesk.ui.kit import AudienceMark, chip, label, wrapped

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
    shared = Signal(object, str)  # itself, and for whom

    def __init__(self, key: str, name: str) -> None:
        super().__init__()
        self.key = key  # finds it again when the page is drawn anew
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.row = QHBoxLayout(self)
        above = 14 if theme.sizes().touch else 3  # for a finger, 44 pixels in all
        self.row.setContentsMargins(8, above, 8, above)
        self.row.setSpacing(theme.GAP)

    def add_mark(self, rep: str) -> AudienceMark:
        """At the end of the line: for whom it is. The cursor stays at the line."""
        mark = AudienceMark(PRIVATE, rep)
        mark.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        mark.chosen.connect(self._on_shared)
        self.row.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
        return mark

    def _on_shared(self, audience: Audience) -> None:
        self.shared.emit(self, audience)

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

    def __init__(self, skill: SkillSeen, rep: str) -> None:
        super().__init__(f"skill:{skill.skill_id}", skill.name)
        self._rep = rep
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.row.addWidget(wrapped(skill.name, "heading"), 0 if len(skill.name) < 40 else 1)
        self._rating = label("", "hint")
        self._rating.setWordWrap(True)
        self.row.addWidget(self._rating, 1)
        self.mark = self.add_mark(rep)
        self.show_rating(skill)

    def show_rating(self, skill: SkillSeen) -> None:
        """Say how the skill is rated."""
        said = ratings_said(skill, self._rep)
        self._rating.setText(said)
        self.mark.show_audience(skill.audience, self._rep)
        self.mark.setVisible(bool(said))
        self.setAccessibleName(f"{skill.name}, {said or 'not rated'}")


class EntryStop(Stop):
    """An entry with its mark, what it was chosen as, and for whom it is."""

    def __init__(self, entry: Entry, rep: str) -> None:
        sign, role, word = SIGNS.get(entry.mark or "", ("", "muted", ""))
        super().__init__(f"entry:{entry.id}", "")
        self._rep = rep
        mark = label(sign, role)
        mark.setFont(theme.font("text", 600))
        mark.setFixedWidth(round(14 * theme.sizes().scale))
        self.row.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
        self.row.addWidget(wrapped(entry.text), 1)
        if word:
            self.row.addWidget(label(word, "hint"), 0, Qt.AlignmentFlag.AlignTop)
        self._choice = chip("")
        self.row.addWidget(self._choice, 0, Qt.AlignmentFlag.AlignTop)
        self.mark = self.add_mark(rep)
        self.show_choice(entry)

    def show_choice(self, entry: Entry) -> None:
        """Say what the entry was chosen as, and for whom."""
        self.entry = entry
        self._choice.setText(entry.feedback or "")
        if bool(entry.feedback) == self._choice.isHidden():
            self._choice.setVisible(bool(entry.feedback))
        self.mark.show_audience(entry.audience, self._rep)
        said = filter(None, (entry.mark, entry.text, entry.feedback, self.mark.text()))
        self.setAccessibleName(", ".join(said))
