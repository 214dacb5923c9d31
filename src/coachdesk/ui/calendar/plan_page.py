"""What each title counts as, and beside it what bringing the calendar in would change."""

from collections.abc import Sequence

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QVBoxLayout, QWidget

from coachdesk.desk.calendar_in import Title
from coachdesk.domain.findings import hours
from coachdesk.ui import theme
from coachdesk.ui.calendar.table import Column, Line, LinesTable
from coachdesk.ui.importing.outcome import OutcomeView
from coachdesk.ui.kit import KeyButton, hairline
from coachdesk.ui.kit.flow import Flow

_COLUMNS = (Column("Title"), Column("Events", 90, True), Column("Hours", 90, True),
            Column("Counts as", 140))  # fmt: skip
KINDS: tuple[tuple[str | None, str, str], ...] = (
    ("coaching", "Coaching", "C"), ("joint selling", "Joint selling", "J"),
    ("managing", "Managing", "M"), ("corporate", "Corporate", "O"), ("travel", "Travel", "T"),
    (None, "Not counted", "N"),
)  # fmt: skip
_WORDS = {category: words for category, words, _ in KINDS}


class PlanPage(QWidget):
    """The titles by the time they take, the keys that sort them, and the outcome."""

    def __init__(self) -> None:
        super().__init__()
        self.table = LinesTable("Titles", _COLUMNS)
        self.table.setSelectionMode(LinesTable.SelectionMode.ExtendedSelection)
        self.titled = QCheckBox("Keep the titles in your file")
        self.outcome = OutcomeView()
        self.outcome.setFixedWidth(round(320 * min(theme.sizes().scale, 1.25)))
        self._keys = Flow(spacing=theme.GAP, between=theme.GAP)
        below = QVBoxLayout()
        below.setContentsMargins(theme.MARGIN, 16, theme.MARGIN, 12)
        below.setSpacing(theme.GAP)
        below.addWidget(self._keys)
        below.addWidget(self.titled)
        left = QVBoxLayout()
        left.setSpacing(0)
        left.addWidget(self.table, 1)
        left.addWidget(hairline())
        left.addLayout(below)
        across = QHBoxLayout(self)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(0)
        across.addLayout(left, 1)
        across.addWidget(self.outcome)

    def show_keys(self, actions: Sequence[QAction]) -> None:
        """Buttons for what the chosen titles can count as."""
        for action in actions:
            self._keys.add(KeyButton.of(action))


def line_of(title: Title) -> Line:
    """A title's row."""
    cells = (title.title or "Without a title", str(title.count), hours(title.minutes),
             _WORDS[title.category])  # fmt: skip
    return Line(cells, frozenset() if title.category else frozenset((3,)))
