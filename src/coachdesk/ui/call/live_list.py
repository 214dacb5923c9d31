"""The lines of a live call: the last directly above the note line, the list growing upward."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPalette, QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QListView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)
from typing_extensions import override

from coachdesk.desk.call_lines import STEP, Line
from coachdesk.ui import theme

Index = QModelIndex | QPersistentModelIndex

# How a mark looks in the panes, and the palette's colour for it.
SIGNS = {
    "strength": ("+", "good"),
    "deficiency": ("–", "bad"),
    "question": ("?", "accent"),
    "customer": ("“", "muted"),
    "takeover": ("!", "warn"),
    "account": ("=", "muted"),
    STEP: (">", "muted"),
}
_WRAP = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


@dataclass(frozen=True, slots=True)
class Row:
    """A line as it is drawn. In quiet view it tells nothing but its minute and its words."""

    line: Line
    is_saved: bool = True
    is_chosen: bool = False
    is_plain: bool = True

    @property
    def spoken(self) -> str:
        """The row for one who listens; no more than is drawn."""
        shown = self.line if not self.is_plain else replace(self.line, mark=None, skill="")
        minute = "" if shown.minute is None else f"minute {shown.minute}"
        saved = "" if self.is_saved else "not saved yet"
        return ", ".join(filter(None, (minute, shown.mark, shown.text, shown.skill, saved)))


class Rows(QAbstractListModel):
    """The rows, oldest first."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: list[Row] = []

    def show_rows(self, rows: list[Row]) -> None:
        """Draw what differs: mostly one more row at the end."""
        before, self.rows = self.rows, rows
        if len(rows) == len(before) + 1 and rows[:-1] == before:
            self.rows = before
            self.beginInsertRows(QModelIndex(), len(before), len(before))
            self.rows = rows
            self.endInsertRows()
        elif rows != before:
            self.beginResetModel()
            self.endResetModel()

    @override
    def rowCount(self, parent: Index | None = None) -> int:
        return len(self.rows)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row = self.rows[index.row()]
        spoken = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole)
        return row if role == Qt.ItemDataRole.UserRole else row.spoken if role in spoken else None


class RowPainter(QStyledItemDelegate):
    """Draws a row: minute, in the panes its sign and skill, and its words, wrapped."""

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        view = self.parent()
        row: Row = index.data(Qt.ItemDataRole.UserRole)
        width = view.viewport().width() if isinstance(view, LineList) else 0
        words = self._words_box(QRect(0, 0, width, 1000), row)
        needs = _metrics("text").boundingRect(words, _WRAP, row.line.text)
        least = round((32 if row.is_plain else 36) * theme.sizes().scale)
        return QSize(100, max(least, needs.height() + 12))

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row: Row = index.data(Qt.ItemDataRole.UserRole)
        box = QRect(option.rect)
        palette = theme.current()
        painter.save()
        if row.is_chosen:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(palette.selected))
            painter.drawRoundedRect(box, theme.RADIUS, theme.RADIUS)
        minute = "" if row.line.minute is None else str(row.line.minute)
        painter.setFont(theme.font("small"))
        painter.setPen(QColor(palette.muted))
        painter.drawText(QRect(box.left(), box.top(), _minute(), box.height()), _RIGHT, minute)
        self._paint_right(painter, box, row)
        if not row.is_plain and row.line.mark in SIGNS:
            self._paint_sign(painter, box, row.line.mark or "")
        painter.setFont(theme.font("text"))
        painter.setPen(QColor(palette.text))
        painter.drawText(self._words_box(box, row), _WRAP, row.line.text)
        painter.restore()

    def _paint_right(self, painter: QPainter, box: QRect, row: Row) -> None:
        if not row.is_saved:
            painter.setPen(QColor(theme.current().bad))
        painter.drawText(box.adjusted(0, 0, -8, 0), _RIGHT, _right(row))

    def _paint_sign(self, painter: QPainter, box: QRect, mark: str) -> None:
        sign, colour = SIGNS[mark]
        painter.setFont(theme.font("text", 700))
        painter.setPen(QColor(getattr(theme.current(), colour)))
        place = QRect(box.left() + _minute() + 12, box.top(), 22, box.height())
        painter.drawText(place, Qt.AlignmentFlag.AlignCenter, sign)

    def _words_box(self, box: QRect, row: Row) -> QRect:
        left = _minute() + (20 if row.is_plain else 46)
        right = _right(row)
        taken = _metrics("small").horizontalAdvance(right) + 24 if right else 8
        return box.adjusted(left, 0, -taken, 0)


def _right(row: Row) -> str:
    return "not saved" if not row.is_saved else "" if row.is_plain else row.line.skill


def _metrics(role: str) -> QFontMetrics:
    return QFontMetrics(theme.font(role))


def _minute() -> int:
    return round(24 * theme.sizes().scale)


class LineList(QListView):
    """Shows the rows and never takes the focus from the note line."""

    tapped = Signal(str)  # a line's id
    tapped_twice = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Notes of this call")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setSelectionMode(QListView.SelectionMode.NoSelection)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.viewport().setBackgroundRole(QPalette.ColorRole.Base)
        self._follows = True  # the last line stays in sight, unless one has scrolled up
        self.verticalScrollBar().valueChanged.connect(self._on_scrolled)
        self.verticalScrollBar().rangeChanged.connect(self._on_range_changed)
        self._rows = Rows()
        self.setModel(self._rows)
        self.setItemDelegate(RowPainter(self))
        self.clicked.connect(lambda index: self.tapped.emit(self._id(index)))
        self.doubleClicked.connect(lambda index: self.tapped_twice.emit(self._id(index)))

    def show_lines(
        self,
        lines: Sequence[Line],
        unsaved: Sequence[Line],
        chosen: Collection[str],
        *,
        plain: bool,
    ) -> None:
        """Draw the lines, those not on disk last; a new one is scrolled to."""
        rows = [Row(line, True, line.id in chosen, plain) for line in lines]
        rows += [Row(line, False, False, plain) for line in unsaved]
        self._follows |= len(rows) > len(self._rows.rows)
        self._rows.show_rows(rows)
        self._settle()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()  # words wrap anew
        self._settle()

    def _settle(self) -> None:
        """Put the room that is left above the first row."""
        high = sum(self.sizeHintForRow(row) for row in range(self._rows.rowCount()))
        room = max(0, self.height() - high)
        if self.viewportMargins().top() != room:
            self.setViewportMargins(0, room, 0, 0)

    def _on_scrolled(self, place: int) -> None:
        self._follows = place == self.verticalScrollBar().maximum()

    def _on_range_changed(self, _least: int, most: int) -> None:
        if self._follows:
            self.verticalScrollBar().setValue(most)

    def _id(self, index: QModelIndex) -> str:
        row: Row = index.data(Qt.ItemDataRole.UserRole)
        return row.line.id
