"""What the table would change, as a list, and below it how far the writing is."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import (
    QHBoxLayout,
    QListView,
    QProgressBar,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from coachdesk.desk.importing import Plan
from coachdesk.exchange.draft import Kind
from coachdesk.ui import theme
from coachdesk.ui.kit import Link, hairline, label

_MOST = 500  # lines of a kind: nobody reads on, and a list of 100,000 takes seconds to lay out
Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the list: a heading without a number, else who and what, and where it stood."""

    text: str
    detail: str = ""
    line: int = 0

    @property
    def whole(self) -> str:
        """Everything in words."""
        where = f"Line {self.line}: " if self.line else ""
        return f"{where}{self.text}{', ' if self.detail else ''}{self.detail}"


def entries_of(plan: Plan) -> Iterator[Entry]:
    """What needs a look first, then what is new; of a long list the beginning."""
    refused = [Entry(_sentence(problem.reason), "", problem.line) for problem in plan.refused]
    left_out = [Entry(item.who, item.what) for item in plan.left_out]
    changed = [Entry(item.who, item.what, item.line) for item in plan.changed]
    new = [Entry(item.who, item.what, item.line) for item in plan.new]
    yield from section("Refused", refused)
    yield from section("Not on the roster, left out", left_out)
    yield from section("Changed", changed)
    yield from section("New", new)


def section(title: str, entries: list[Entry]) -> Iterator[Entry]:
    """A heading with a count and its lines; of a long list the beginning."""
    if entries:
        yield Entry(f"{title} · {len(entries):,}")
        yield from entries[:_MOST]
    if len(entries) > _MOST:
        yield Entry("…", f"and {len(entries) - _MOST:,} more")


def _sentence(reason: str) -> str:
    return reason[:1].upper() + reason[1:]


_NOUNS: dict[Kind, tuple[str, str]] = {
    "people": ("person", "people"),
    "deals": ("rep month", "rep months"),
    "quotas": ("rep period", "rep periods"),
    "requests": ("request", "requests"),
}


def summary_of(plan: Plan, kind: Kind) -> str:
    """“30 people new, 2 changed, 1 line refused”."""
    counts = {"new": len(plan.new), "changed": len(plan.changed), "unchanged": plan.unchanged}
    told = [f"{count:,} {word}" for word, count in counts.items() if count]
    if told:
        count, _, word = told[0].partition(" ")
        told[0] = f"{count} {_NOUNS[kind][count != '1']} {word}"
    for items, noun, word in (
        (plan.refused, "line", "refused"),
        (plan.left_out, "rep", "left out"),
    ):
        if items:
            told.append(f"{len(items):,} {noun}{'s' if len(items) > 1 else ''} {word}")
    return ", ".join(told) or "Nothing in it"


def _worth_knowing(plan: Plan) -> tuple[str, ...]:
    """Whoever begins with their deals has nobody on the roster whose they could be."""
    if plan.left_out and not (plan.new or plan.changed or plan.unchanged):
        return ("None of them is on your roster. Choose People to bring them in first.", *plan.said)
    return plan.said


class _Model(QAbstractListModel):
    def __init__(self) -> None:
        super().__init__()
        self.entries: list[Entry] = []

    def show_entries(self, entries: list[Entry]) -> None:
        self.beginResetModel()
        self.entries = entries
        self.endResetModel()

    @override
    def rowCount(self, parent: Index | None = None) -> int:
        return len(self.entries)

    @override
    def data(self, index: Index, role: int = 0) -> object:
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return self.entries[index.row()].whole
        return self.entries[index.row()] if role == Qt.ItemDataRole.UserRole else None


class _Delegate(QStyledItemDelegate):
    """Who on one line, what below it, the line's number on the right."""

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        entry = index.data(Qt.ItemDataRole.UserRole)
        small = round(theme.sizes().small * 1.5)
        high = round(theme.sizes().text * 1.5)
        return QSize(80, high + 8 + (small if entry.detail else 0) + (0 if _is_item(entry) else 8))

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        entry = index.data(Qt.ItemDataRole.UserRole)
        palette = theme.current()
        box = option.rect.adjusted(0, 4, -4, -4)
        painter.setFont(theme.font("small"))
        painter.setPen(QColor(palette.muted))
        number = f"line {entry.line}" if entry.line else ""
        side = painter.fontMetrics().horizontalAdvance(number) + 12 if number else 0
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop
        painter.drawText(box.adjusted(0, 2, 0, 0), right, number)
        if entry.detail:
            _draw(painter, box, Qt.AlignmentFlag.AlignBottom, entry.detail)
        painter.setFont(theme.font("text", 600 if not _is_item(entry) else None))
        painter.setPen(QColor(palette.text))
        upright = Qt.AlignmentFlag.AlignTop if _is_item(entry) else Qt.AlignmentFlag.AlignBottom
        _draw(painter, box.adjusted(0, 0, -side, 0), upright, entry.text)


def _draw(painter: QPainter, box: QRect, where: Qt.AlignmentFlag, text: str) -> None:
    shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, box.width())
    painter.drawText(box, where | Qt.AlignmentFlag.AlignLeft, shown)


def _is_item(entry: Entry) -> bool:
    return bool(entry.line or entry.detail)


class OutcomeView(QWidget):
    """The side pane: a summary, what is worth knowing, the list, progress."""

    cancelled = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "side")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.summary = label("", "heading")
        self.said = label("", "hint")
        for words in (self.summary, self.said):
            words.setWordWrap(True)
        self._model = _Model()
        self.list = QListView()
        self.list.setAccessibleName("What would change")
        self.list.setModel(self._model)
        self.list.setItemDelegate(_Delegate(self.list))
        self.list.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.viewport().setAutoFillBackground(False)
        self.list.setStyleSheet("background: transparent")
        self.bar = QProgressBar(textVisible=False)
        self.stop = Link("Cancel")
        self.stop.clicked.connect(self.cancelled)
        self._progress = QWidget()
        row = QHBoxLayout(self._progress)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.bar, 1)
        row.addWidget(self.stop)
        down = QVBoxLayout(self)
        down.setContentsMargins(theme.MARGIN, 20, 12, 16)
        down.setSpacing(12)
        for widget in (self.summary, self.said, hairline()):
            down.addWidget(widget)
        down.addWidget(self.list, 1)
        down.addWidget(self._progress)
        self.show_progress(0, 0)

    def show_plan(self, plan: Plan | None, kind: Kind, instead: str) -> None:
        """What would change, or why there is nothing to show."""
        if plan:
            self.show_entries(summary_of(plan, kind), _worth_knowing(plan), entries_of(plan))
        else:
            self.show_entries(instead, (), ())

    def show_entries(self, summary: str, said: Iterable[str], entries: Iterable[Entry]) -> None:
        """A summary, what is worth knowing, and the list."""
        self.summary.setText(summary)
        self.said.setText("\n".join(said))
        self.said.setVisible(bool(self.said.text()))
        self._model.show_entries(list(entries))

    def show_progress(self, done: int, total: int) -> None:
        """How far it is; nothing where nothing is being done."""
        self.bar.setMaximum(max(total, 1))
        self.bar.setValue(done)
        self._progress.setVisible(total > 0)
