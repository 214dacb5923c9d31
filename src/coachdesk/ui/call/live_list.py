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
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPalette, QResizeEvent
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
from coachdesk.ui.kit import breakable

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


@dataclass(frozen=True, slots=True)
class Look:
    """Fonts, colours and lengths of the rows, asked for once a drawing and not once a row."""

    palette: theme.Palette
    text: QFont
    small: QFont
    bold: QFont
    scale: float

    @classmethod
    def current(cls) -> "Look":
        """The look in force."""
        fonts = (theme.font("text"), theme.font("small"), theme.font("text", 700))
        return cls(theme.current(), *fonts, theme.sizes().scale)

    @property
    def minute(self) -> int:
        """Width of the minutes' column."""
        return round(24 * self.scale)

    def right(self, row: "Row", width: int) -> str:
        """What stands at the end of a row, in a third of it at most."""
        fit = QFontMetrics(self.small).elidedText
        return fit(_right(row), Qt.TextElideMode.ElideRight, width // 3)


class RowPainter(QStyledItemDelegate):
    """Draws a row: minute, in the panes its sign and skill, and its words, wrapped."""

    def __init__(self, view: "LineList") -> None:
        super().__init__(view)
        self._view = view
        self._heights: dict[object, int] = {}

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        row: Row = index.data(Qt.ItemDataRole.UserRole)
        return QSize(100, self.height_of(row, self._view.viewport().width()))

    def height_of(self, row: Row, width: int) -> int:
        """How high a row is at that width; reckoned once."""
        look = self._view.look
        key = (row.line.text, _right(row), row.is_plain, width, look.scale)
        if key not in self._heights:
            words = self._words_box(QRect(0, 0, width, 10_000), row, look)
            needs = QFontMetrics(look.text).boundingRect(words, _WRAP, breakable(row.line.text))
            least = round((32 if row.is_plain else 36) * look.scale)
            self._heights[key] = max(least, needs.height() + 12)
        return self._heights[key]

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row: Row = index.data(Qt.ItemDataRole.UserRole)
        look, box = self._view.look, QRect(option.rect)
        painter.save()
        if row.is_chosen:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(look.palette.selected))
            painter.drawRoundedRect(box, theme.RADIUS, theme.RADIUS)
        minute = "" if row.line.minute is None else str(row.line.minute)
        painter.setFont(look.small)
        painter.setPen(QColor(look.palette.muted))
        painter.drawText(QRect(box.left(), box.top(), look.minute, box.height()), _RIGHT, minute)
        if not row.is_saved:
            painter.setPen(QColor(look.palette.bad))
        painter.drawText(box.adjusted(0, 0, -8, 0), _RIGHT, look.right(row, box.width()))
        if not row.is_plain and row.line.mark in SIGNS:
            sign, colour = SIGNS[row.line.mark]
            painter.setFont(look.bold)
            painter.setPen(QColor(getattr(look.palette, colour)))
            place = QRect(box.left() + look.minute + 12, box.top(), 22, box.height())
            painter.drawText(place, Qt.AlignmentFlag.AlignCenter, sign)
        painter.setFont(look.text)
        painter.setPen(QColor(look.palette.text))
        painter.drawText(self._words_box(box, row, look), _WRAP, breakable(row.line.text))
        painter.restore()

    def _words_box(self, box: QRect, row: Row, look: Look) -> QRect:
        left = look.minute + (20 if row.is_plain else 46)
        right = look.right(row, box.width())
        taken = QFontMetrics(look.small).horizontalAdvance(right) + 24 if right else 8
        return box.adjusted(left, 0, -taken, 0)


def _right(row: Row) -> str:
    return "not saved" if not row.is_saved else "" if row.is_plain else row.line.skill


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
        self.look = Look.current()
        self._rows = Rows()
        self.setModel(self._rows)
        self._painter = RowPainter(self)
        self.setItemDelegate(self._painter)
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
        self.look = Look.current()
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
        room, width = self.height(), self.viewport().width()
        for row in reversed(self._rows.rows):
            room -= self._painter.height_of(row, width)
            if room <= 0:
                break
        room = max(0, room)
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
