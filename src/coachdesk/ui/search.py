"""Ctrl+F: every text that was typed, found as one types."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget
from typing_extensions import override

from coachdesk.desk.search import Found, Index
from coachdesk.domain.changes import Changes
from coachdesk.domain.days import said
from coachdesk.ui import work
from coachdesk.ui.kit import Field, Overlay
from coachdesk.ui.places import Destination
from coachdesk.ui.search_rows import BESIDE, FOUND, FoundDelegate, row_height
from coachdesk.ui.session import Session

_IN_VIEW, _WIDTH = 7, 680
_KEYS = {
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_PageDown: _IN_VIEW,
    Qt.Key.Key_PageUp: -_IN_VIEW,
}


class TextSearch(QObject):
    """Reads all texts when they are first asked for, and again once they have changed."""

    ready = Signal()

    def __init__(self, session: Session, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._index: Index | None = None
        self._is_current = self._is_reading = False
        session.changed.connect(self._on_changed)

    @property
    def index(self) -> Index | None:
        """The texts as they were last read, or None until they are."""
        return self._index

    def freshen(self) -> None:
        """Read the texts unless they are as they were; `ready` tells when."""
        if self._is_current or self._is_reading:
            return
        self._is_current = self._is_reading = True
        work.run(self._read, on_done=self._on_read, on_error=self._on_failed)

    def _read(self, _progress: work.Progress) -> Index:
        store = self._session.store.again()
        try:
            return Index(store)
        finally:
            store.close()

    def _on_read(self, index: Index) -> None:
        if self._index is not None:
            self._index.close()
        self._index, self._is_reading = index, False
        self.ready.emit()

    def _on_failed(self, why: str) -> None:
        self._is_current = self._is_reading = False
        self._session.failed.emit(why)

    def _on_changed(self, _changes: Changes, _initiator: object) -> None:
        self._is_current = False


class SearchPanel(Overlay):
    """A line to type in, and below it the texts in which those words stand; Enter goes there."""

    def __init__(
        self,
        texts: TextSearch,
        session: Session,
        window: QWidget,
        go: Callable[[Destination], None],
    ) -> None:
        super().__init__("Search notes", window)
        self._texts, self._session, self._go = texts, session, go
        self._line = Field("Search notes", "Words of a note, an entry, a step …")
        self._list = QListWidget()
        self._list.setAccessibleName("What was found")
        self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._list.setItemDelegate(FoundDelegate(self._list))
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.body.addWidget(self._line)
        self.body.addWidget(self._list, 1)
        self._line.textChanged.connect(self._show)
        self._line.installEventFilter(self)
        self._list.itemClicked.connect(self._open)
        texts.ready.connect(self._show)
        texts.freshen()
        self.open_over(_WIDTH, 0, self._line)
        self._show()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and watched is self._line:
            return event.type() == QEvent.Type.KeyPress and self._on_key(event)
        return super().eventFilter(watched, event)

    def _on_key(self, event: QKeyEvent) -> bool:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._open(self._list.currentItem())
            return True
        if (step := _KEYS.get(Qt.Key(event.key()))) is not None:
            row = self._list.currentRow() + step
            self._list.setCurrentRow(max(0, min(row, self._list.count() - 1)))
            return True
        return False

    def _show(self) -> None:
        """Draw what the words find now."""
        query, index = self._line.text(), self._texts.index
        found = index.search(query) if index else []
        self._list.clear()
        for one in found:
            self._list.addItem(self._item(one))
        if query.strip() and not found:
            nothing = "No text has these words" if index else "Reading all texts …"
            item = QListWidgetItem(nothing)
            item.setFlags(Qt.ItemFlag.NoItemFlags)
            self._list.addItem(item)
        self._list.setCurrentRow(0 if found else -1)
        self._fit_list()

    def _item(self, found: Found) -> QListWidgetItem:
        item = QListWidgetItem(found.words)
        when = said(found.on, self._session.today())
        beside = f"{found.rep_name} · {found.kind} · {when}"
        item.setData(FOUND, found)
        item.setData(BESIDE, beside)
        item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{found.plain}. {beside}")
        return item

    def _fit_list(self) -> None:
        rows = min(self._list.count(), _IN_VIEW)
        self._list.setVisible(rows > 0)
        below = self.body.spacing() + rows * row_height() + 2 if rows else 0
        self.fit(_WIDTH, 26 + self._line.sizeHint().height() + below)

    def _open(self, item: QListWidgetItem | None) -> None:
        found = item.data(FOUND) if item else None
        if not isinstance(found, Found):
            return
        self.close()
        place = ("call", found.call_id) if found.call_id else ("rep", found.rep_id)
        self._go(Destination(*place))
