"""How the live page is laid out, quiet or with its panes; what it does is live.py's affair."""

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from coachdesk.ui import theme
from coachdesk.ui.call.live_list import LineList
from coachdesk.ui.call.live_marks import MarkRow
from coachdesk.ui.call.live_pane import LivePane
from coachdesk.ui.call.live_parts import Foot, LineFrame
from coachdesk.ui.call.live_strip import Notice, WaitingStrip
from coachdesk.ui.call.note_line import NoteLine
from coachdesk.ui.kit import ElidedLabel, label

_QUIET_SIDE, _PANES_SIDE = 96, 32


class LiveView(QWidget):
    """The parts of the live page in their places."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.is_plain = True
        self.title, self.clock = ElidedLabel("", "name"), label("", "muted")
        self.notice, self.strip = Notice(), WaitingStrip()
        self.list, self.marks, self.line = LineList(), MarkRow(), NoteLine()
        self.frame, self.foot = LineFrame(self.line), Foot()
        self.pane = LivePane()
        head = QHBoxLayout()
        head.addWidget(self.title, 1)
        head.addWidget(self.clock)
        self._main = QVBoxLayout()
        self._main.addLayout(head)
        self._main.addWidget(self.strip)
        self._main.addWidget(self.list, 1)
        self._main.addWidget(self.marks)
        self._main.addWidget(self.frame)
        across = QHBoxLayout()
        across.addLayout(self._main, 1)
        across.addWidget(self.pane)
        column = QVBoxLayout(self)
        for layout in (across, column):
            layout.setContentsMargins(0, 0, 0, 0)
            layout.setSpacing(0)
        column.addWidget(self.notice)
        column.addLayout(across, 1)
        column.addWidget(self.foot)
        self.lay()

    def lay(self) -> None:
        """Put the parts where the view, the width and the text size want them."""
        plain = self.is_plain
        self.pane.fit()
        # the side pane folds away before anything is clipped
        wide = self.width() >= self.marks.minimumSizeHint().width() + self.pane.width() + 64
        roomy = self.width() >= 8 * _QUIET_SIDE
        side = _PANES_SIDE if not plain else _QUIET_SIDE if roomy else theme.MARGIN
        self._main.setContentsMargins(side, 24 if plain else 20, side, 24 if plain else 20)
        self._main.setSpacing(12 if plain else 10)
        self.marks.setVisible(not plain)
        self.pane.setVisible(not plain and wide)
        self.frame.fit(is_box=not plain)
        self.foot.fit(is_plain=plain, has_pane=wide)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.lay()
