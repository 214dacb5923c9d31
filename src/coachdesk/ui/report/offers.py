"""What the day has besides, by the section it would stand in; Enter puts a line in."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QBrush, QColor, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget
from typing_extensions import override

from coachdesk.desk.report_offers import Offer
from coachdesk.ui import theme

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)
_AROUND, _SIDES = 10, 10


class OfferList(QListWidget):
    """Lines that are not in the report."""

    chosen = Signal(object)  # an Offer

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._offers: tuple[Offer, ...] = ()
        self.setAccessibleName("Lines that are not in the report")
        self.setWordWrap(True)
        self.setFrameShape(QListWidget.Shape.NoFrame)
        self.setProperty("role", "besides")
        self.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.itemDoubleClicked.connect(self._on_chosen)

    def show_offers(self, offers: Sequence[Offer], titles: dict[str, str]) -> None:
        """Show these, under the titles of their sections; the cursor stays where it was."""
        if tuple(offers) == self._offers and self.count():
            return
        at = self.currentRow()
        self._offers = tuple(offers)
        self.clear()
        for part, title in titles.items():
            lines = [offer for offer in offers if offer.part == part]
            if lines:
                self._add_title(title)
            for offer in lines:
                item = QListWidgetItem(offer.line, self)
                item.setData(Qt.ItemDataRole.UserRole, offer)
        self._measure()
        self._stand_near(at)

    def _add_title(self, title: str) -> None:
        item = QListWidgetItem(title, self)
        item.setFlags(Qt.ItemFlag.NoItemFlags)
        item.setFont(theme.font("small"))
        item.setForeground(QBrush(QColor(theme.current(self).muted)))

    def _stand_near(self, row: int) -> None:
        """On the line that came to where the cursor was, else the one before."""
        rows = [at for at in range(self.count()) if self.item(at).flags()]
        if rows:
            self.setCurrentRow(min(rows, key=lambda at: (abs(at - max(row, 0)), at)))

    def _measure(self) -> None:
        """Each line as high as its words need here; a list view's own guess cuts them."""
        width = self.viewport().width() - _SIDES
        room = 10_000
        for at in range(self.count()):
            item = self.item(at)
            metrics = self.fontMetrics()
            flags = int(Qt.TextFlag.TextWordWrap)
            box = metrics.boundingRect(0, 0, max(width, 40), room, flags, item.text())
            item.setSizeHint(QSize(0, box.height() + _AROUND))

    def _on_chosen(self, item: QListWidgetItem) -> None:
        offer = item.data(Qt.ItemDataRole.UserRole)
        if offer is not None:
            self.chosen.emit(offer)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = not event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if event.key() in _ENTER and plain and self.currentItem():
            self._on_chosen(self.currentItem())
        else:
            super().keyPressEvent(event)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._measure()
