"""The newest report that a rep was given: on one line, with the way to read and answer it."""

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from coachdesk.desk.page import Page
from coachdesk.domain.days import listed
from coachdesk.ui.kit import Link, label


class ReportLine(QWidget):
    """Its day, and whether it was answered."""

    asked_for = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._told = label("", "hint")
        self.link = Link("")
        self.link.clicked.connect(self.asked_for)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self._told)
        row.addWidget(self.link)

    def show_page(self, page: Page | None, today: date) -> None:
        """Say which one it is and whether it was answered, where there is one."""
        self.setVisible(page is not None)
        if page is not None:
            said = f"answered {listed(page.answers[-1].at.date(), today)}" if page.answers else ""
            day = f"Report of {listed(page.held_on, today)}"
            self._told.setText(" · ".join(filter(None, (day, said))))
            self.link.setText("Read again" if page.answers else "Read and answer")
