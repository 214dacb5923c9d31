"""Entries under each other, painted: a call of two hundred is there as fast as one of four."""

from collections.abc import Iterator, Sequence
from itertools import accumulate

from PySide6.QtCore import QEvent, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QHelpEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget
from typing_extensions import override

from coachdesk.desk.call_entries import Entry
from coachdesk.domain.audience import Audience, next_audience
from coachdesk.ui import theme
from coachdesk.ui.call.entry_line import EntryLine
from coachdesk.ui.kit.audience import mark_tip


class EntryStop:
    """One entry of a run, as the cursor stops at it."""

    def __init__(self, run: "EntryRun", entry: Entry) -> None:
        self._run = run
        self.key = f"entry:{entry.id}"
        self.entry = entry

    @property
    def has_cursor(self) -> bool:
        """Whether the cursor is here."""
        return self._run.hasFocus() and self._run.at is self

    @property
    def place(self) -> tuple[QWidget, QRect]:
        """What draws it, and where there."""
        return self._run, self._run.box_of(self)

    @property
    def audience(self) -> Audience:
        """For whom it is."""
        return self.entry.audience

    @property
    def is_shareable(self) -> bool:
        """An entry always is."""
        return True

    def take_cursor(self) -> None:
        """Put the cursor here."""
        self._run.go_to(self)

    def share_next(self) -> None:
        """Choose for whom it is: the next one."""
        self._run.shared.emit(self, next_audience(self.entry.audience))


class EntryRun(QWidget):
    """Draws entries, and has the cursor at one of them."""

    reached = Signal(object)  # a stop
    shared = Signal(object, str)  # a stop, and for whom

    def __init__(self, entries: Sequence[Entry], rep: str) -> None:
        super().__init__()
        self._rep = rep
        self.stops = [EntryStop(self, entry) for entry in entries]
        self.at = self.stops[0]
        self._lines = [EntryLine(stop.entry, rep) for stop in self.stops]
        self._laid: dict[int, list[QRect]] = {}  # where the lines lie, by the width they have
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._name()

    @property
    def words(self) -> list[str]:
        """All that is drawn."""
        return [word for line in self._lines for word in line.words]

    def show_entries(self, entries: Sequence[Entry]) -> None:
        """The same entries, chosen or shared otherwise."""
        for at, (stop, entry) in enumerate(zip(self.stops, entries, strict=True)):
            if stop.entry != entry:
                stop.entry = entry
                self._lines[at] = EntryLine(entry, self._rep)
                self._laid.clear()
        if not self._laid:
            self._name()
            self.updateGeometry()
            self.update()

    def go_to(self, stop: EntryStop) -> None:
        """Put the cursor at an entry."""
        self.at = stop
        self._name()
        self.update()
        if self.hasFocus():
            self.reached.emit(stop)
        else:
            self.setFocus(Qt.FocusReason.OtherFocusReason)

    def box_of(self, stop: EntryStop) -> QRect:
        """Where an entry lies."""
        return self._boxes(self.width())[self.stops.index(stop)]

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, width: int) -> int:
        return self._boxes(width)[-1].bottom() + 1

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        palette = theme.current(self)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for stop, line, box in self._drawn():
            if not box.intersects(event.rect()):
                continue
            if stop.has_cursor:
                painter.fillRect(box, QColor(palette.selected))
                painter.fillRect(box.x(), box.y(), 3, box.height(), QColor(palette.accent))
            line.paint(painter, box)

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        found = self._found(event.position().toPoint())
        if found is None:
            return
        stop, is_mark = found
        self.go_to(stop)
        if is_mark:
            stop.share_next()

    @override
    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            found = self._found(event.pos())
            tip = mark_tip(found[0].entry.audience, self._rep) if found and found[1] else ""
            QToolTip.showText(event.globalPos(), tip, self)
            return True
        return super().event(event)

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()
        self.reached.emit(self.at)

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def _found(self, spot: QPoint) -> tuple[EntryStop, bool] | None:
        """The entry at a spot, and whether its mark is there."""
        for stop, line, box in self._drawn():
            if box.contains(spot):
                return stop, spot.x() >= box.right() - line.mark_room
        return None

    def _drawn(self) -> Iterator[tuple[EntryStop, EntryLine, QRect]]:
        return zip(self.stops, self._lines, self._boxes(self.width()), strict=True)

    def _boxes(self, width: int) -> list[QRect]:
        """Where the lines lie in that width; layouts ask for several widths, again and again."""
        if width not in self._laid:
            heights = [line.height(width) for line in self._lines]
            tops = accumulate(heights, initial=0)
            self._laid[width] = [
                QRect(0, top, width, height) for top, height in zip(tops, heights, strict=False)
            ]
        return self._laid[width]

    def _name(self) -> None:
        """What a screen reader says is the entry at the cursor."""
        self.setAccessibleName(self._lines[self.stops.index(self.at)].said)
