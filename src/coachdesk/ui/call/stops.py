"""What the cursor keys stop at on the curbside: a skill's head; entries are in entry_run."""

from typing import Protocol

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget
from typing_extensions import override

from coachdesk.desk.curbside import SkillSeen
from coachdesk.domain.audience import PRIVATE, Audience
from coachdesk.ui import theme
from coachdesk.ui.call.ratings_said import ratings_said
from coachdesk.ui.kit import AudienceMark, label, wrapped

# A mark's sign, its colour, and the word it needs beside it.
SIGNS = {
    "strength": ("+", "good", ""), "deficiency": ("−", "bad", ""), "question": ("?", "accent", ""),
    "customer": ("“", "muted", ""), "takeover": ("!", "warn", "you took over"),
    "account": ("=", "muted", ""),
}  # fmt: skip


def mark_left(widget: QWidget) -> None:
    """Paint the bar that says: here."""
    QPainter(widget).fillRect(QRect(0, 0, 3, widget.height()), QColor(theme.current().accent))


def line_margin() -> int:
    """Above and below a line's words; for a finger, 44 pixels in all."""
    return 14 if theme.sizes().touch else 3


class Stop(Protocol):
    """A line that the cursor can be at; `key` finds it again when the page is drawn anew."""

    key: str

    @property
    def has_cursor(self) -> bool: ...
    @property
    def place(self) -> tuple[QWidget, QRect]: ...  # what draws it, and where there
    @property
    def audience(self) -> Audience: ...
    @property
    def is_shareable(self) -> bool: ...
    def take_cursor(self) -> None: ...
    def share_next(self) -> None: ...


class SkillHead(QWidget):
    """A skill's name, and how it is rated; Tab stops here too."""

    reached = Signal(object)  # itself
    shared = Signal(object, str)  # itself, and for whom

    def __init__(self, skill: SkillSeen, rep: str) -> None:
        super().__init__()
        self.key = f"skill:{skill.skill_id}"
        self.skill_id = skill.skill_id
        self._rep = rep
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 3, 8, 3)  # the mark is as high as a finger needs
        row.setSpacing(theme.GAP)
        row.addWidget(wrapped(skill.name, "heading"), 0 if len(skill.name) < 40 else 1)
        self._rating = label("", "hint")
        self._rating.setWordWrap(True)
        row.addWidget(self._rating, 1)
        self._mark = AudienceMark(PRIVATE, rep)
        self._mark.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the cursor stays at the line
        self._mark.chosen.connect(self._on_shared)
        row.addWidget(self._mark, 0, Qt.AlignmentFlag.AlignTop)
        self.show_rating(skill)

    @property
    def has_cursor(self) -> bool:
        """Whether the cursor is here."""
        return self.hasFocus()

    @property
    def place(self) -> tuple[QWidget, QRect]:
        """What draws it, and where there."""
        return self, self.rect()

    @property
    def audience(self) -> Audience:
        """For whom the ratings are."""
        return self._mark.audience

    @property
    def is_shareable(self) -> bool:
        """Whether there is a rating to share."""
        return not self._mark.isHidden()

    def take_cursor(self) -> None:
        """Put the cursor here."""
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def share_next(self) -> None:
        """Choose for whom the ratings are: the next one."""
        self._mark.choose_next()

    def show_rating(self, skill: SkillSeen) -> None:
        """Say how the skill is rated."""
        said = ratings_said(skill, self._rep)
        self._rating.setText(said)
        self._mark.show_audience(skill.audience)
        self._mark.setVisible(bool(said))
        self.setAccessibleName(f"{skill.name}, {said or 'not rated'}")

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

    def _on_shared(self, audience: Audience) -> None:
        self.shared.emit(self, audience)
