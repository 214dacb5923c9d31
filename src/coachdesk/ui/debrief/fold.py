"""A heading that unfolds what belongs under it."""

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from coachdesk.desk.curbside import Curbside
from coachdesk.ui import icons, theme
from coachdesk.ui.debrief.panel import Panel
from coachdesk.ui.kit import ElidedLabel, Link
from coachdesk.ui.session import Session

_ARROW = 14


class FoldHead(Link):
    """The heading; an arrow at its left says whether it is open."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.setCheckable(True)
        self.setProperty("quiet", True)
        high = theme.sizes().big_field if theme.sizes().touch else 24
        self.setStyleSheet(f"padding-left: {_ARROW + 6}px; min-height: {high}px")

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(2, (self.height() - _ARROW) / 2, _ARROW, _ARROW)
        name = "chevron-down" if self.isChecked() else "forward"
        icons.paint(painter, name, box, theme.current(self).muted)


class Fold(QWidget):
    """A panel under its heading; it is made when it is first unfolded."""

    unfolded = Signal(object)  # itself
    asked_to_go = Signal(object)
    typed = Signal()

    def __init__(self, session: Session, kind: type[Panel]) -> None:
        super().__init__()
        self._session = session
        self._kind = kind
        self.title = kind.title
        self._call: Curbside | None = None
        self.panel: Panel | None = None
        self.head = FoldHead(kind.title)
        self._told = ElidedLabel("", "hint")
        self._told.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        row = QHBoxLayout()
        row.setSpacing(theme.GAP)
        row.addWidget(self.head)
        row.addWidget(self._told, 1)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addLayout(row)
        self.head.toggled.connect(self._on_toggled)

    @property
    def tab_stops(self) -> list[QWidget]:
        """What Tab goes through here, in order."""
        shown = self.panel.tab_stops if self.panel and self.head.isChecked() else []
        return [self.head, *shown]

    def open(self, call: Curbside) -> None:
        """Another call: folded, until it is asked for."""
        self.flush()
        self._call = call
        self.head.setChecked(False)
        self._tell()

    def refresh(self, call: Curbside) -> None:
        """Draw what is stored now."""
        self._call = call
        self._tell()
        if self.panel and self.head.isChecked():
            self.panel.refresh(call)

    def flush(self) -> None:
        """Store what is being typed in it."""
        if self.panel and self.panel.call:
            self.panel.flush()

    def unfold(self) -> None:
        """Open it, and put the cursor at the first thing in it."""
        self.head.setChecked(True)
        first = self.panel.first if self.panel else None
        (first or self.head).setFocus(Qt.FocusReason.OtherFocusReason)

    def fold(self) -> None:
        """Close it."""
        self.head.setChecked(False)

    def _tell(self) -> None:
        told = self._kind.summary(self._session.store, self._call) if self._call else ""
        self._told.setText("" if self.head.isChecked() else told)
        self.head.setAccessibleName(", ".join(filter(None, (self._kind.title, told))))

    def _on_toggled(self, is_open: bool) -> None:
        if self._call is None:
            return
        if is_open:
            panel = self._made()
            panel.open(self._call)
            panel.show()
            self.unfolded.emit(self)
        elif self.panel:
            self.panel.flush()
            self.panel.hide()
        self._tell()

    def _made(self) -> Panel:
        if self.panel is None:
            self.panel = self._kind(self._session)
            self.panel.asked_to_go.connect(self.asked_to_go)
            self.panel.typed.connect(self.typed)
            self._column.addWidget(self.panel)
        return self.panel
