"""What is done with all charts of a page at once."""

from pathlib import Path

from PySide6.QtCore import QPoint, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from coachdesk.ui import prompt
from coachdesk.ui.charts import picture
from coachdesk.ui.charts.card import ChartCard
from coachdesk.ui.kit import IconButton


class AllCharts(IconButton):
    """The button of the page, and its actions."""

    said = Signal(str)
    failed = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__("more", "More for all charts", parent)
        self._title = ""
        self._cards: list[ChartCard] = []
        self._known: list[ChartCard] = []
        self.tables = QAction("Show all as tables", parent, checkable=True)
        self.tables.toggled.connect(self._turn_over)
        self.save_all = QAction("Save all as PDF …", parent)
        self.save_all.triggered.connect(self._on_save_asked)
        self.own_actions = [self.tables, self.save_all]
        self.clicked.connect(self._on_clicked)

    def tell(self, title: str, cards: list[ChartCard]) -> None:
        """Which charts are shown now, and what they are of."""
        self._title, self._cards = title, cards
        for card in cards:
            if card not in self._known:  # one that was turned over by itself stays so
                self._known.append(card)
                card.show_table(shown=self.tables.isChecked())

    def save(self, path: Path) -> None:
        """Write them all."""
        try:
            picture.save_page(path, self._title, [(card.chart, card.plot) for card in self._cards])
        except OSError as error:
            self.failed.emit(f"{path.name} could not be written: {error.strerror or error}.")
        else:
            self.said.emit(f"Saved {path.name}")

    def _turn_over(self) -> None:
        for card in self._known:
            card.show_table(shown=self.tables.isChecked())

    def _on_clicked(self) -> None:
        menu = QMenu(self)
        menu.addActions(self.own_actions)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.mapToGlobal(QPoint(0, self.height() + 2)))

    def _on_save_asked(self) -> None:
        suggested = Path.home() / f"{self._title}.pdf"
        prompt.save_file(self, "Save as PDF", suggested, "PDF (*.pdf)", self.save)
