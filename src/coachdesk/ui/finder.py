"""Ctrl+K: find or do anything, by the beginnings of its words."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QAction, QColor, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)
from typing_extensions import override

from coachdesk.domain.identity import folded
from coachdesk.ui import theme
from coachdesk.ui.kit import Field, Overlay, key_text, plain

_SHOWN, _IN_VIEW = 60, 7
_WIDTH = 560
_BESIDE = Qt.ItemDataRole.UserRole


@dataclass(frozen=True, slots=True)
class Finding:
    """Something to go to or to do."""

    text: str
    kind: str
    do: Callable[[], None]
    key: str = ""


def action_finding(action: QAction, kind: str) -> Finding:
    """An action, as something to do."""
    return Finding(plain(action).rstrip(" …"), kind, action.trigger, key_text(action.shortcut()))


def matching(findings: Sequence[Finding], query: str) -> list[Finding]:
    """Those in which each word of the query begins a word, the earliest match first."""
    wanted = folded(query).split()
    ranked = [(_rank(folded(f.text).split(), wanted), i) for i, f in enumerate(findings)]
    return [findings[i] for rank, i in sorted((r, i) for r, i in ranked if r is not None)]


def _rank(words: list[str], wanted: list[str]) -> tuple[int, int] | None:
    """Where the first word of the query was found, and how long the whole is."""
    places = []
    for part in wanted:
        found = next((i for i, word in enumerate(words) if word.startswith(part)), None)
        if found is None:
            return None
        places.append(found)
    return (places[0] if places else 0, len(words) if places else 0)


class Finder(Overlay):
    """A line to type in, and below it what fits; Enter does it."""

    def __init__(self, findings: Sequence[Finding], window: QWidget, *, shy: bool = False) -> None:
        super().__init__("Find or do anything", window)
        self._findings, self._shy = findings, shy
        hint = "Find or do anything" if shy else "A rep, a place, or what to do"
        self._line = Field("Find or do anything", hint)
        self._list = QListWidget()
        self._list.setAccessibleName("What fits")
        self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._list.setUniformItemSizes(True)
        self._list.setItemDelegate(FindingDelegate(self._list))
        self.body.addWidget(self._line)
        self.body.addWidget(self._list, 1)
        self._line.textChanged.connect(self._on_typed)
        self._line.installEventFilter(self)
        self._list.itemClicked.connect(self._do)
        self.open_over(_WIDTH, 0, self._line)
        self._on_typed("")

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and watched is self._line:
            return event.type() == QEvent.Type.KeyPress and self._on_key(event)
        return super().eventFilter(watched, event)

    def _on_key(self, event: QKeyEvent) -> bool:
        move = {
            Qt.Key.Key_Down: 1,
            Qt.Key.Key_Up: -1,
            Qt.Key.Key_PageDown: 8,
            Qt.Key.Key_PageUp: -8,
        }
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._do(self._list.currentItem())
            return True
        if (step := move.get(Qt.Key(event.key()))) is not None:
            row = self._list.currentRow() + step
            self._list.setCurrentRow(max(0, min(row, self._list.count() - 1)))
            return True
        return False

    def _on_typed(self, query: str) -> None:
        found = matching(self._findings, query)[:_SHOWN]
        if self._shy and not query.strip():
            found = []  # in a call nobody's name is shown unasked
        self._list.clear()
        for finding in found:
            self._list.addItem(FindingItem(finding))
        if not found and query.strip():
            nothing = QListWidgetItem("Nothing here begins so")
            nothing.setFlags(Qt.ItemFlag.NoItemFlags)
            self._list.addItem(nothing)
        self._list.setCurrentRow(0 if found else -1)
        self._fit_list()

    def _fit_list(self) -> None:
        """Be as high as what was found."""
        row, rows = theme.sizes().field, min(self._list.count(), _IN_VIEW)
        self._list.setVisible(rows > 0)
        below = self.body.spacing() + rows * row + 2 if rows else 0
        self.fit(_WIDTH, 26 + self._line.sizeHint().height() + below)

    def _do(self, item: QListWidgetItem | None) -> None:
        if isinstance(item, FindingItem):
            self.close()
            item.finding.do()


class FindingItem(QListWidgetItem):
    """A line of the list."""

    def __init__(self, finding: Finding) -> None:
        super().__init__(finding.text)
        self.finding = finding
        beside = f"{finding.kind}   {finding.key}" if finding.key else finding.kind
        self.setData(_BESIDE, beside)
        self.setData(Qt.ItemDataRole.AccessibleTextRole, f"{finding.text}, {beside}")


class FindingDelegate(QStyledItemDelegate):
    """Draws what it is on the left, its kind and key on the right."""

    @override
    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        return QSize(0, theme.sizes().field)

    @override
    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        palette = theme.current()
        box: QRect = option.rect
        if option.state & QStyle.StateFlag.State_Selected:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(palette.selected))
            painter.drawRoundedRect(box, theme.RADIUS, theme.RADIUS)
        box = box.adjusted(12, 0, -12, 0)
        beside = str(index.data(_BESIDE) or "")
        painter.setFont(theme.font("small"))
        painter.setPen(QColor(palette.muted))
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, beside)
        room = box.width() - painter.fontMetrics().horizontalAdvance(beside) - 16
        painter.setFont(theme.font())
        painter.setPen(QColor(palette.text))
        text = painter.fontMetrics().elidedText(
            str(index.data() or ""), Qt.TextElideMode.ElideRight, room
        )
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, text)
