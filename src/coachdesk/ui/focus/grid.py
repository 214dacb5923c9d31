"""The focus plan as it is seen: a cell says what a skill is meant for, or how it was rated."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView, QWidget
from typing_extensions import override

from coachdesk.desk.focus_plan import PlanRow
from coachdesk.ui import theme
from coachdesk.ui.focus.cell_painter import CellPainter
from coachdesk.ui.focus.model import PlanModel

_NAME_SHARE = 5  # a fifth of the width at most
_NAME_LEAST = 150


class PlanGrid(QTableView):
    """The table; what a cell's keys do is the screen's."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.plan = PlanModel(self)
        self.setModel(self.plan)
        self.setItemDelegate(CellPainter(self.plan, self))
        self.setAccessibleName("Focus plan")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header = self.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header.setMinimumSectionSize(24)
        header.setHighlightSections(False)
        header.setTextElideMode(Qt.TextElideMode.ElideRight)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setStyleSheet(f"QHeaderView::section:first {{ padding-left: {theme.MARGIN}px; }}")
        self.plan.modelReset.connect(self.fit_columns)

    def row(self) -> PlanRow | None:
        """The rep under the cursor."""
        index = self.currentIndex()
        return self.plan.rows[index.row()] if index.isValid() else None

    def skill_id(self) -> str | None:
        """The skill under the cursor."""
        index, plan = self.currentIndex(), self.plan.plan
        if plan is None or not index.isValid() or index.column() == 0:
            return None
        return plan.skills[index.column() - 1][0]

    def choose(self, line: int, column: int) -> None:
        """Put the cursor on a cell that is there."""
        if self.plan.rowCount():
            line = min(max(line, 0), self.plan.rowCount() - 1)
            column = min(max(column, 0), self.plan.columnCount() - 1)
            self.setCurrentIndex(self.plan.index(line, column))

    def choose_rep(self, rep_id: str) -> None:
        """Put the cursor on a rep's row."""
        for line, row in enumerate(self.plan.rows):
            if row.rep_id == rep_id:
                self.choose(line, max(1, self.currentIndex().column()))

    def fit_columns(self) -> None:
        """The name takes what it needs, within reason; the skills share the rest."""
        count = self.plan.columnCount() - 1
        if count < 1:
            return
        width = self.viewport().width()
        names = [self.fontMetrics().horizontalAdvance(row.name) for row in self.plan.rows]
        most = max(round(_NAME_LEAST * theme.sizes().scale), width // _NAME_SHARE)
        first = min(max(names, default=0) + theme.MARGIN + 20, most)
        self.setColumnWidth(0, first)
        for at in range(count):  # widths that add up to the whole, to the pixel
            left, right = (width - first) * at // count, (width - first) * (at + 1) // count
            self.setColumnWidth(at + 1, right - left)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.verticalHeader().setDefaultSectionSize(theme.sizes(self).row)
        self.fit_columns()

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.StyleChange, QEvent.Type.FontChange) and hasattr(
            self, "plan"
        ):
            self.verticalHeader().setDefaultSectionSize(theme.sizes(self).row)
            self.fit_columns()
