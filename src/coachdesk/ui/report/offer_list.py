"""What the day has and the report does not say yet: Enter puts it in, and shares it."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QVBoxLayout, QWidget
from typing_extensions import override

from coachdesk.desk.report import Report
from coachdesk.desk.report_offers import Offer
from coachdesk.ui import theme
from coachdesk.ui.kit import label, wrapped

_HIGH = 330
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class OfferList(QWidget):
    """A line each, under the name of the section it goes to."""

    taken = Signal(object)  # an Offer

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._hint = wrapped("", "hint")
        self.list = QListWidget()
        self.list.setAccessibleName("From the day")
        self.list.setWordWrap(True)
        self.list.setMinimumHeight(round(_HIGH * theme.sizes().scale))
        self.list.setSpacing(2)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.installEventFilter(self)
        self.list.itemDoubleClicked.connect(self._take)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(label("From the day", "heading"))
        column.addWidget(self._hint)
        column.addWidget(self.list)

    def show_report(self, report: Report, first_name: str) -> None:
        """Show what is left; the cursor stays at its place."""
        row = max(self.list.currentRow(), 0)
        self.list.clear()
        for part in report.parts:
            offers = [offer for offer in report.left if part.part and offer.part == part.part]
            if offers:
                head = QListWidgetItem(part.title)
                head.setFlags(Qt.ItemFlag.NoItemFlags)
                self.list.addItem(head)
            for offer in offers:
                item = QListWidgetItem(offer.line)
                item.setData(Qt.ItemDataRole.UserRole, offer)
                self.list.addItem(item)
        count = self.list.count()
        self.list.setVisible(count > 0)
        self._hint.setText(
            f"Enter puts a line into the report; then it is for {first_name}, too."
            if count else "All that the day has is in the report."
        )  # fmt: skip
        self.list.setCurrentRow(self._next(min(row, count - 1)))

    def _next(self, row: int) -> int:
        """The nearest line from there on that can be put in."""
        rows = [*range(row, self.list.count()), *range(row - 1, -1, -1)]
        return next((each for each in rows if each >= 0 and self._offer(each)), -1)

    def _offer(self, row: int) -> Offer | None:
        found: Offer | None = self.list.item(row).data(Qt.ItemDataRole.UserRole)
        return found

    def _take(self) -> None:
        row = self.list.currentRow()
        if row >= 0 and (offer := self._offer(row)):
            self.taken.emit(offer)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
            return False
        is_enter = event.key() in _ENTER and not event.modifiers()
        if is_enter and not event.isAutoRepeat():
            self._take()
        return is_enter
