"""Under the role: whether the call is one to coach on, why, and the way out in one key."""

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QWidget

from coachdesk.domain.safety import Safety
from coachdesk.ui.kit import KeyButton, set_role, wrapped


class SafetyLine(QWidget):
    """Warns where a call is coached that is not safe to; else a quiet line, or none."""

    def __init__(self, instead: QAction, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.words = wrapped("", "hint")
        self.instead = KeyButton.of(instead)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 2, 0, 0)
        row.setSpacing(12)
        row.addWidget(self.words, 1)
        row.addWidget(self.instead)

    def show_reading(self, read: Safety, role: str) -> None:
        """Say what is known of the call in this role."""
        warns = role == "coaching" and not read.is_safe
        self.words.setText(read.said)
        set_role(self.words, "bad" if warns else "hint")
        self.instead.setVisible(warns)
        self.setVisible(bool(read.said))
