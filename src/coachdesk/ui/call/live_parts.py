"""The frame around the note line, and the foot of the live page."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QWidget
from typing_extensions import override

from coachdesk.ui import theme
from coachdesk.ui.call.note_line import NoteLine
from coachdesk.ui.kit import ElidedLabel, Link, label, set_role

_COLOURS = {"strength": "good", "deficiency": "bad", "takeover": "warn"}


class LineFrame(QFrame):
    """The note line with its meaning in words: a rule under it, or in the panes a box."""

    def __init__(self, line: NoteLine) -> None:
        super().__init__()
        self._line = line
        self._is_box = False
        self._meaning = label("", "hint")
        self._meaning.setAccessibleName("Meaning")
        self._row = QHBoxLayout(self)
        self._row.setSpacing(16)
        self._row.addWidget(line, 1)
        self._row.addWidget(self._meaning)

    def fit(self, *, is_box: bool) -> None:
        """Take the look of the view, in the text size in force."""
        self._is_box = is_box
        side = 14 if is_box else 0
        self._row.setContentsMargins(side, 0, side, 0)
        self.setFixedHeight(round((52 if is_box else 48) * theme.sizes().scale))
        self._line.setStyleSheet(
            "QLineEdit, QLineEdit:focus { border: none; background: transparent; padding: 0;"
            f" min-height: 0; font-size: {theme.points(theme.sizes().note)}pt; }}"
        )
        self.update()

    def say(self, meaning: str, mark: str | None) -> None:
        """Say the line's meaning beside it."""
        self._meaning.setVisible(bool(meaning))
        self._meaning.setText(meaning)
        set_role(self._meaning, _COLOURS.get(mark or "", "hint"))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        palette = theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._is_box:
            painter.setPen(QPen(QColor(palette.accent), 2))
            painter.setBrush(QColor(palette.surface))
            box = self.rect().toRectF().adjusted(1, 1, -1, -1)
            painter.drawRoundedRect(box, theme.RADIUS, theme.RADIUS)
        else:
            painter.fillRect(0, self.height() - 2, self.width(), 2, QColor(palette.border))


class Foot(QWidget):
    """Whether all is saved, the key to the other view, and where no pane has room, the way out."""

    more_pressed = Signal()

    def __init__(self, *, can_change_view: bool = True) -> None:
        super().__init__()
        self.setProperty("role", "status")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._saved = ElidedLabel("", "hint")
        self._more = Link("", small=True)
        self._more.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        if not can_change_view:
            self._more.hide()
        self._more.clicked.connect(self.more_pressed)
        row = QGridLayout(self)
        row.setContentsMargins(theme.MARGIN, 0, theme.MARGIN, 0)
        for column in (0, 2):
            row.setColumnStretch(column, 1)
        row.addWidget(self._saved, 0, 0)
        row.addWidget(self._more, 0, 1)
        self._ways = QWidget()
        ways = QHBoxLayout(self._ways)
        ways.setContentsMargins(0, 0, 0, 0)
        ways.setSpacing(16)
        self.undo, self.next = Link("Take back", small=True), Link("Next call", small=True)
        self.pause, self.end = Link("Pause", small=True), Link("End", small=True)
        for link in self._links:
            link.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            ways.addWidget(link)
        row.addWidget(self._ways, 0, 2, Qt.AlignmentFlag.AlignRight)

    @property
    def _links(self) -> tuple[Link, ...]:
        return self.undo, self.pause, self.next, self.end

    def fit(self, *, is_plain: bool, has_pane: bool) -> None:
        """Offer the other view, in a height that fingers can press where they do."""
        self._ways.setVisible(not is_plain and not has_pane)
        sizes = theme.sizes()
        self.setFixedHeight((sizes.big_field if sizes.touch else sizes.status) + 1)
        self._more.setText("Ctrl+. more" if is_plain else "Ctrl+. quiet")
        self._more.setStyleSheet(f"color: {theme.current().muted}")
        for link in (self._more, *self._links):
            link.setMinimumHeight(sizes.big_field if sizes.touch else 0)

    def say(self, done: str, *, is_saved: bool = True) -> None:
        """How safe the call's notes are, and what was saved where no line shows it."""
        words = " · ".join(filter(None, ("saved" if is_saved else "not saved", done)))
        self._saved.setText(words)
        set_role(self._saved, "hint" if is_saved else "bad")
