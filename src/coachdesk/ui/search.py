"""Ctrl+F: every text that was typed, found as one types."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QListWidgetItem, QWidget
from typing_extensions import override

from coachdesk.desk.search import Found, Index
from coachdesk.domain.audience import REP
from coachdesk.domain.changes import Changes
from coachdesk.domain.days import said
from coachdesk.ui import work
from coachdesk.ui.picker import Picker
from coachdesk.ui.places import Destination
from coachdesk.ui.search_rows import BESIDE, FOUND, FoundDelegate
from coachdesk.ui.session import Session

_WIDTH = 680


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


class SearchPanel(Picker):
    """The texts in which the words stand; Enter goes there."""

    def __init__(
        self,
        texts: TextSearch,
        session: Session,
        window: QWidget,
        go: Callable[[Destination], None],
        *,
        shared_with: str | None = None,
    ) -> None:
        """`shared_with`: a rep who looks on: only what was chosen for that rep, and no way out."""
        hint = "Words of a note, an entry, a step …"
        super().__init__("Search notes", hint, _WIDTH, FoundDelegate(), window)
        self._texts, self._session, self._go = texts, session, go
        self._shared_with = shared_with
        self._line.textChanged.connect(self._show)
        texts.ready.connect(self._show)
        texts.freshen()
        self.open()
        self._show()

    def _show(self) -> None:
        """Draw what the words find now."""
        query, index = self._line.text(), self._texts.index
        audience = REP if self._shared_with else None
        found = index.search(query, self._shared_with, audience) if index else []
        nothing = "No text has these words" if index else "Reading all texts …"
        self.show_items([self._item(one) for one in found], nothing if query.strip() else "")

    def _item(self, found: Found) -> QListWidgetItem:
        item = QListWidgetItem(found.words)
        when = said(found.on, self._session.today())
        whose = [] if self._shared_with else [found.rep_name]
        beside = " · ".join([*whose, found.kind, when])
        item.setData(FOUND, found)
        item.setData(BESIDE, beside)
        item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{found.plain}. {beside}")
        return item

    @override
    def _take(self, item: QListWidgetItem | None) -> None:
        found = item.data(FOUND) if item else None
        if not isinstance(found, Found) or self._shared_with:
            return
        self.close()
        self._go(Destination(found.place, found.id, found.step))
