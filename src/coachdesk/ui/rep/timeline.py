"""What has happened with a rep, as a long list that is read as one scrolls."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import (
    QAbstractItemModel,
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFont, QFontMetrics, QMouseEvent, QPainter
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget
from typing_extensions import override

from coachdesk.desk.timeline import CHUNK, Happening
from coachdesk.domain.audience import audience_said
from coachdesk.domain.days import listed
from coachdesk.ui import theme
from coachdesk.ui.kit.audience import mark_width, mark_word, paint_mark

Index = QModelIndex | QPersistentModelIndex
Read = Callable[[int, int], list[Happening]]  # skip, most
Role = Qt.ItemDataRole
_NOWHERE = QModelIndex()


class TimelineModel(QAbstractListModel):
    """Lines read a stretch at a time."""

    def __init__(self, read: Read, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._read = read
        self.lines: list[Happening] = []
        self.today = date.min
        self.rep = ""  # what the rep is called
        self._is_whole = False

    def refresh(self, today: date) -> None:
        """Read again as much as was read already."""
        wanted = max(CHUNK, len(self.lines))
        lines = self._read(0, wanted)
        if (lines, today) == (self.lines, self.today):
            return
        self.beginResetModel()
        self.lines, self.today, self._is_whole = lines, today, len(lines) < wanted
        self.endResetModel()

    def forget(self) -> None:
        """Another rep is shown next."""
        self.beginResetModel()
        self.lines, self._is_whole = [], False
        self.endResetModel()

    @override
    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.lines)

    @override
    def canFetchMore(self, parent: Index) -> bool:
        return not parent.isValid() and bool(self.lines) and not self._is_whole

    @override
    def fetchMore(self, parent: Index) -> None:
        more = self._read(len(self.lines), CHUNK)
        self._is_whole = len(more) < CHUNK
        if more:
            start = len(self.lines)
            self.beginInsertRows(_NOWHERE, start, start + len(more) - 1)
            self.lines += more
            self.endInsertRows()

    @override
    def data(self, index: Index, role: int = Role.DisplayRole) -> object:
        line = self.lines[index.row()]
        said = " ".join(f"{line.title} {line.text}".split())
        if role == Role.UserRole:
            return line
        if role in (Role.DisplayRole, Role.ToolTipRole):
            return said
        if role == Role.AccessibleTextRole:
            whose = audience_said(line.audience, self.rep) if line.audience else ""
            return ", ".join(filter(None, (listed(line.on, self.today), said, line.aside, whose)))
        return None


class TimelineDelegate(QStyledItemDelegate):
    """Date, title, what is said of it; a word at the end, and for whom it is."""

    mark_pressed = Signal()

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(100, theme.sizes(option.widget).row - 7)

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        palette, rect = theme.current(option.widget), option.rect
        line: Happening = index.data(Role.UserRole)
        state = option.state
        if state & QStyle.StateFlag.State_Selected and state & QStyle.StateFlag.State_HasFocus:
            painter.fillRect(rect, QColor(palette.selected))
        painter.fillRect(rect.x(), rect.bottom(), rect.width(), 1, QColor(palette.hairline))
        small = theme.font("small")
        day_width = QFontMetrics(small).horizontalAdvance("30 Nov 2026") + 12
        model = index.model()
        assert isinstance(model, TimelineModel)
        rest = rect.adjusted(0, 0, -self._paint_mark(painter, rect, line, model.rep), 0)
        ends = _draw(painter, rest, small, palette.warn if line.waits else palette.muted,
                     line.aside, right=True)  # fmt: skip
        _draw(painter, rect, small, palette.muted, listed(line.on, model.today))
        body = QRect(rect.left() + day_width, rect.top(), 0, rect.height())
        body.setRight(rest.right() - ends - 16)
        name = theme.font("text", palette.medium)
        used = _draw(painter, body, name, palette.text, line.title)
        body.setLeft(body.left() + used + 6)
        _draw(painter, body, theme.font("text"), palette.muted, " ".join(line.text.split()))

    def _paint_mark(self, painter: QPainter, rect: QRect, line: Happening, rep: str) -> int:
        """For whom it is, at the end of the line; how wide that is, or would be."""
        words = mark_word(line.audience, rep) if line.audience else ""
        width = mark_width(words)
        if line.audience:
            box = rect.adjusted(rect.width() - width, 0, 0, 0)
            paint_mark(painter, box, line.audience, words)
        return width

    @override
    def editorEvent(
        self, event: QEvent, model: QAbstractItemModel, option: QStyleOptionViewItem, index: Index
    ) -> bool:
        """A press on the mark."""
        line: Happening = index.data(Role.UserRole)
        if line.audience and isinstance(event, QMouseEvent) and isinstance(model, TimelineModel):
            left = option.rect.right() - mark_width(mark_word(line.audience, model.rep))
            if event.type() == QEvent.Type.MouseButtonRelease and event.position().x() > left:
                self.mark_pressed.emit()
                return True
        return False


def _draw(
    painter: QPainter, box: QRect, font: QFont, colour: str, text: str, *, right: bool = False
) -> int:
    """Words on one line, cut at the end where there is no room; how wide they are."""
    metrics = QFontMetrics(font)
    text = metrics.elidedText(text, Qt.TextElideMode.ElideRight, max(0, box.width()))
    painter.setFont(font)
    painter.setPen(QColor(colour))
    side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
    painter.drawText(box, side | Qt.AlignmentFlag.AlignVCenter, text)
    return metrics.horizontalAdvance(text)


class TimelineView(QListView):
    """The list; Enter and a double-click open a line."""

    mark_pressed = Signal()  # of the line under the cursor

    def __init__(self, read: Read, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.lines = TimelineModel(read, self)
        self.setModel(self.lines)
        self.setItemDelegate(delegate := TimelineDelegate(self))
        delegate.mark_pressed.connect(self.mark_pressed)
        self.setAccessibleName("What has happened")
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setUniformItemSizes(True)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)

    def current(self) -> Happening | None:
        """The line under the cursor."""
        index = self.currentIndex()
        return self.lines.lines[index.row()] if index.isValid() else None

    def refresh(self, today: date, rep: str) -> None:
        """Draw anew, the cursor on the line it was on."""
        before = self.current()
        self.lines.rep = rep
        self.lines.refresh(today)
        ids = [line.id for line in self.lines.lines]
        at = ids.index(before.id) if before and before.id in ids else 0
        if ids and not self.currentIndex().isValid():
            self.setCurrentIndex(self.lines.index(at))
