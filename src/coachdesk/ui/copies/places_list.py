"""What a copy would change of one rep: a line a row, versions side by side."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from coachdesk.desk.copies import Choice
from coachdesk.desk.merging import Place
from coachdesk.domain.days import said
from coachdesk.domain.moment import Moment, unstamp
from coachdesk.store.merge import Version
from coachdesk.ui import theme
from coachdesk.ui.copies.differing import beside, marked
from coachdesk.ui.kit import Link, hairline, label
from coachdesk.ui.kit.boxes import sentence_label

WORDS = {
    "account": "Account", "busy": "Busy time", "call": "Call", "deal": "Open deal",
    "entry": "Note", "focus": "Focus", "note": "Note", "pause": "Pause", "rating": "Rating",
    "rep": "Rep", "result": "Result", "ride": "Ride-along", "sent": "Sent to a calendar",
    "setting": "Setting", "skill": "Skill", "step": "Step", "talk": "Talk time", "tier": "Tier",
}  # fmt: skip
_ROLE = {"new": "good", "changed": "muted", "deleted": "bad", "both changed": "warn"}
MOST = 200


class PlacesList(QScrollArea):
    """Draws places; says which version is wanted, or which row alone is to be restored."""

    version_chosen = Signal(object)  # Choice
    row_chosen = Signal(str)

    def __init__(self, own_name: str) -> None:
        super().__init__()
        self.own_name = own_name  # of this machine
        self.setWidgetResizable(True)
        self.setProperty("role", "surface")
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setAccessibleName("What would change")
        self._uses: list[tuple[Choice, Link]] = []

    def show_places(self, places: list[Place], now: Moment, *, one_by_one: bool) -> None:
        """Draw them anew; `one_by_one` offers each row by itself."""
        self._uses = []
        page = QWidget()
        down = QVBoxLayout(page)
        down.setContentsMargins(theme.MARGIN, 16, theme.MARGIN, 16)
        down.setSpacing(theme.GAP)
        for place in places[:MOST]:
            down.addLayout(self._line(place, one_by_one=one_by_one))
            for name, versions in place.versions.items():
                down.addLayout(self._versions(place, name, versions, now))
            down.addWidget(hairline())
        if len(places) > MOST:
            down.addWidget(sentence_label(f"and {len(places) - MOST:,} more"))
        down.addStretch()
        self.setWidget(page)

    def mark(self, choice: Choice) -> None:
        """Show which of several versions was chosen."""
        for other, use in self._uses:
            if (other.id, other.field) == (choice.id, choice.field):
                is_chosen = other.version == choice.version
                use.setText("✓ Used" if is_chosen else "Use this")

    def _line(self, place: Place, *, one_by_one: bool) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(12)
        kind = label(place.kind, _ROLE[place.kind])
        kind.setMinimumWidth(kind.fontMetrics().horizontalAdvance("both changed") + 8)
        row.addWidget(kind)
        row.addWidget(label(WORDS.get(place.table, place.table), "heading"))
        words = label(_change_of(place), "muted" if place.kind == "deleted" else "")
        if place.kind == "changed":
            words.setTextFormat(Qt.TextFormat.RichText)
            words.setAccessibleName(f"{place.before}, now {place.after}")
        words.setWordWrap(True)
        row.addWidget(words, 1)
        if one_by_one:
            only = Link("Restore this alone")
            only.clicked.connect(lambda: self.row_chosen.emit(place.id))
            row.addWidget(only)
        return row

    def _versions(
        self, place: Place, name: str, versions: list[Version], now: Moment
    ) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(24)
        for column, version in enumerate(versions):
            others = [_value(other) for other in versions if other is not version]
            words = label(beside(_value(version), others[0]) if others else _value(version))
            words.setTextFormat(Qt.TextFormat.RichText)
            words.setAccessibleName(_value(version))
            words.setWordWrap(True)
            use = Link("Use this")
            use.setAccessibleName(f"Use the version from {version.device}")
            chosen = Choice(place.table, place.id, name, version)
            use.clicked.connect(lambda _=False, chosen=chosen: self.version_chosen.emit(chosen))
            self._uses.append((chosen, use))
            stands = " · stands until you choose" if _value(version) == place.after else ""
            grid.addWidget(label(f"{self._from(version, now)}{stands}", "hint"), 0, column)
            grid.addWidget(words, 1, column, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(use, 2, column)
            grid.setColumnStretch(column, 1)
        return grid

    def _from(self, version: Version, now: Moment) -> str:
        at = Moment(unstamp(version.at), now.offset_minutes)
        who = "This computer" if version.device == self.own_name else version.device
        return f"{who} · {said(at.on, now.on)} {at.local:%H:%M}"


def _value(version: Version) -> str:
    return "–" if version.value in (None, "") else str(version.value)


def _change_of(place: Place) -> str:
    if place.kind == "both changed":
        return ""  # the versions say it
    if place.kind == "changed":
        return marked(place.before, place.after)
    return place.after or place.before
