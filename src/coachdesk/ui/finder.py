"""Ctrl+K: find or do anything, by the beginnings of its words."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, Qt
from PySide6.QtGui import QAction, QColor, QPainter
from PySide6.QtWidgets import QListWidgetItem, QWidget
from typing_extensions import override

from coachdesk.domain.identity import folded
from coachdesk.ui import theme
from coachdesk.ui.kit import key_text, plain
from coachdesk.ui.picker import Picker, RowDelegate

_SHOWN = 60
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


class Finder(Picker):
    """A rep, a place, or what to do; Enter goes there or does it."""

    def __init__(self, findings: Sequence[Finding], window: QWidget, *, shy: bool = False) -> None:
        hint = "Find or do anything" if shy else "A rep, a place, or what to do"
        super().__init__("Find or do anything", hint, _WIDTH, FindingDelegate(), window)
        self._findings, self._shy = findings, shy
        self._line.textChanged.connect(self._on_typed)
        self.open()
        self._on_typed("")

    def _on_typed(self, query: str) -> None:
        found = matching(self._findings, query)[:_SHOWN]
        if self._shy and not query.strip():
            found = []  # in a call nobody's name is shown unasked
        nothing = "Nothing here begins so" if query.strip() else ""
        self.show_items([FindingItem(finding) for finding in found], nothing)

    @override
    def _take(self, item: QListWidgetItem | None) -> None:
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


class FindingDelegate(RowDelegate):
    """Draws what it is on the left, its kind and key on the right."""

    @override
    def paint_words(
        self, painter: QPainter, box: QRect, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        palette, beside = theme.current(), str(index.data(_BESIDE) or "")
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
