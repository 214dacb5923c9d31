"""How the page leaves: on the clipboard as table or text, as CSV, as PDF."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtWidgets import QWidget

from coachdesk.domain.numbers import COLUMNS, Numbers, table, text
from coachdesk.domain.numbers_html import html
from coachdesk.exchange.tables_out import (
    OutCell,
    as_clipboard_html,
    as_clipboard_text,
    write_table,
)
from coachdesk.ui import prompt
from coachdesk.ui.kit.clipboard import copy

if TYPE_CHECKING:
    from coachdesk.exchange.pdf import Document

_KINDS = {"CSV": "CSV (*.csv)", "PDF": "PDF (*.pdf)"}


class Sending(QObject):
    """The actions, over the numbers shown last."""

    said = Signal(str)
    failed = Signal(str)
    ratings_asked = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._parent = parent
        self._numbers: Numbers | None = None
        self.copy_text = QAction("Copy as text", parent)
        self.copy_text.setShortcut("Ctrl+Return")
        self.copy_text.triggered.connect(self._on_text_asked)
        self.copy_table = QAction("Copy as table", parent)
        self.copy_table.triggered.connect(self._on_table_asked)
        self.save_csv = QAction("Save as CSV …", parent)
        self.save_csv.triggered.connect(lambda: self._ask_where("CSV"))
        self.save_pdf = QAction("Save as PDF …", parent)
        self.save_pdf.triggered.connect(lambda: self._ask_where("PDF"))
        self.ratings = QAction("With ratings of persons", parent, checkable=True)
        self.ratings.toggled.connect(self.ratings_asked)
        self.actions = [
            self.copy_text, self.copy_table, self.save_csv, self.save_pdf, self.ratings
        ]  # fmt: skip
        for action in self.actions:
            action.setAutoRepeat(False)

    def tell(self, numbers: Numbers | None) -> None:
        """What would be sent; nothing where there is nobody."""
        self._numbers = numbers
        for action in self.actions:
            action.setEnabled(numbers is not None)

    def save(self, path: Path) -> None:
        """Write the page as the file's ending says."""
        if self._numbers is None:
            return
        try:
            if path.suffix.casefold() == ".pdf":
                from coachdesk.exchange import pdf  # noqa: PLC0415 - only who prints waits for it

                pdf.save(path, self._document(pdf.Document))
            else:
                write_table(path, COLUMNS, self._rows(self._numbers))
        except OSError as error:
            self.failed.emit(f"{path.name} could not be written: {error.strerror or error}.")
        else:
            self.said.emit(f"Saved {path.name}")

    def _document(self, kind: "type[Document]") -> "Document":
        assert self._numbers is not None
        page = html(self._numbers, ratings=self.ratings.isChecked())
        return kind(f"Coaching in {self._numbers.name}", page)

    def _rows(self, numbers: Numbers) -> list[tuple[OutCell, ...]]:
        return list(table(numbers, ratings=self.ratings.isChecked()))

    def _on_text_asked(self) -> None:
        if self._numbers:
            words = text(self._numbers, ratings=self.ratings.isChecked())
            QGuiApplication.clipboard().setText(words)
            self.said.emit("Copied as text for a mail")

    def _on_table_asked(self) -> None:
        if self._numbers:
            rows = self._rows(self._numbers)
            copy(as_clipboard_text(COLUMNS, rows), as_clipboard_html(COLUMNS, rows))
            self.said.emit("Copied as a table for a spreadsheet")

    def _ask_where(self, kind: str) -> None:
        if self._numbers:
            suggested = Path.home() / f"Coaching {self._numbers.name}.{kind.lower()}"
            prompt.save_file(self._parent, f"Save as {kind}", suggested, _KINDS[kind], self.save)
