"""The Team table as it is seen: columns that fit the window, and the keys that act on it."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QModelIndex, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView, QWidget
from typing_extensions import override

from coachdesk.desk.roster_rows import RosterRow
from coachdesk.ui import theme
from coachdesk.ui.kit import clipboard
from coachdesk.ui.team.columns import NOTHING
from coachdesk.ui.team.delegate import Choices, RosterDelegate
from coachdesk.ui.team.fit import Wish, fit
from coachdesk.ui.team.model import RosterModel, RosterProxy
from coachdesk.ui.team.row_painter import PADDING, RowPainter, left_of

_MEASURED = 40  # the longest words of a column are among its forty longest texts


class RosterTable(QTableView):
    """Rows of reps; a double-click opens one, or edits the cell where it makes sense."""

    rep_opened = Signal(str)

    def __init__(self, choices: Choices, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows = RosterModel(self)
        self.proxy = RosterProxy(self.rows)
        self.setModel(self.proxy)
        self._painter = RowPainter(self.rows)
        self.setItemDelegate(RosterDelegate(self.rows, self._painter, choices, self))
        self._fitting = QTimer(self, singleShot=True, interval=0)  # once for many changes
        self._fitting.timeout.connect(self.fit_columns)
        self.setAccessibleName("Team")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
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
        header.setSectionsClickable(True)
        header.setStyleSheet(f"QHeaderView::section:first {{ padding-left: {theme.MARGIN}px; }}")
        header.sectionClicked.connect(self._on_header_clicked)
        self.doubleClicked.connect(self._on_double_clicked)
        self.rows.modelReset.connect(self.fit_columns)
        self.rows.dataChanged.connect(self._fitting.start)

    def chosen(self) -> list[RosterRow]:
        """The selected reps, in the order they stand in."""
        rows = sorted(self.selectionModel().selectedRows(), key=QModelIndex.row)
        return [index.data(Qt.ItemDataRole.UserRole) for index in rows]

    def current(self) -> RosterRow | None:
        """The rep under the cursor."""
        index = self.currentIndex()
        return index.data(Qt.ItemDataRole.UserRole) if index.isValid() else None

    def choose(self, rep_ids: Sequence[str], current: str | None = None) -> None:
        """Select these reps, the cursor on one of them or on the first that is there."""
        lines = [line for rep_id in rep_ids if (line := self.proxy.line_of(rep_id)) >= 0]
        under_cursor = self.proxy.line_of(current) if current else -1
        if under_cursor < 0:
            under_cursor = lines[0] if lines else -1
        selection = self.selectionModel()
        kinds = selection.SelectionFlag
        if under_cursor >= 0:
            column = max(0, self.currentIndex().column())
            here = self.proxy.index(under_cursor, column)
            selection.setCurrentIndex(here, kinds.ClearAndSelect | kinds.Rows)
        for line in lines:
            selection.select(self.proxy.index(line, 0), kinds.Select | kinds.Rows)

    def choose_line(self, line: int) -> None:
        """Select who stands in this line, or in the last one where it lies beyond."""
        if count := self.proxy.rowCount():
            self.choose([self.row_at(min(max(line, 0), count - 1)).id])

    def row_at(self, at: int) -> RosterRow:
        """The rep in a line of the table."""
        return self.rows.rows[self.proxy.mapToSource(self.proxy.index(at, 0)).row()]

    def is_editing(self) -> bool:
        """Whether a cell is being edited."""
        return self.state() == QAbstractItemView.State.EditingState

    def edit_current(self) -> None:
        """Edit the cell under the cursor, or the name where that cell can't be edited."""
        index = self.currentIndex()
        if index.isValid():
            editable = self.rows.columns[index.column()].edit
            self.edit(index if editable else index.siblingAtColumn(0))

    def copy_chosen(self) -> None:
        """Put the selected rows on the clipboard, for a spreadsheet and for a letter."""
        from coachdesk.exchange import tables_out  # noqa: PLC0415 -- not at start-up

        header = [column.header for column in self.rows.columns]
        cells = [
            [
                "" if (words := column.words(row, self.rows.today)) == NOTHING else words
                for column in self.rows.columns
            ]
            for row in self.chosen()
        ]
        clipboard.copy(
            tables_out.as_clipboard_text(header, cells), tables_out.as_clipboard_html(header, cells)
        )

    def fit_columns(self) -> None:
        """Give every column its room; where it is too narrow for all, the least needed leave."""
        if not self.rows.rows:
            return
        self._painter.forget_pictures()
        wishes = [self._wish(at) for at in range(len(self.rows.columns))]
        for at, width in enumerate(fit(wishes, self.viewport().width())):
            self.setColumnHidden(at, width == 0)
            self.setColumnWidth(at, width)

    def _wish(self, at: int) -> Wish:
        column, today = self.rows.columns[at], self.rows.today
        cells = {column.words(row, today): row for row in self.rows.rows}
        longest = sorted(cells, key=len)[-_MEASURED:]
        widths = [self._painter.width_of(column.parts(cells[words], today)) for words in longest]
        metrics = self.horizontalHeader().fontMetrics()
        margin = left_of(at) + PADDING
        head = metrics.horizontalAdvance(f"{column.header} ▾")
        wanted = max(head, *widths, 0) + margin
        if not column.least:
            return Wish(wanted, wanted, column.leaves)
        least = max(head, self.fontMetrics().averageCharWidth() * column.least) + margin
        # one more than needed: also a column of short words takes its share of what is left over
        return Wish(max(wanted, least + 1), least, column.leaves)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        columns = [at for at in range(len(self.rows.columns)) if not self.isColumnHidden(at)]
        cells = [(at, self.columnViewportPosition(at), self.columnWidth(at)) for at in columns]
        size = QSize(self.viewport().width(), self.verticalHeader().defaultSectionSize())
        ratio, selection = self.devicePixelRatioF(), self.selectionModel()
        line = max(0, self.rowAt(event.rect().top()))
        while line < self.proxy.rowCount():
            top = self.rowViewportPosition(line)
            if top > event.rect().bottom():
                break
            selected = selection.isRowSelected(line)
            row = self._painter.picture(self.row_at(line), cells, size, ratio, selected=selected)
            painter.drawPixmap(0, top, row)
            line += 1
        here = self.currentIndex()
        if here.isValid() and here.column() and self.rows.columns[here.column()].edit:
            painter.setPen(QColor(theme.current(self).accent))
            painter.drawRect(self.visualRect(here).adjusted(2, 3, -3, -4))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.verticalHeader().setDefaultSectionSize(theme.sizes(self).row)
        self.fit_columns()

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.StyleChange, QEvent.Type.FontChange) and hasattr(
            self, "_painter"
        ):
            self._painter.forget_look()
            self.verticalHeader().setDefaultSectionSize(theme.sizes(self).row)
            self.fit_columns()

    def _on_header_clicked(self, section: int) -> None:
        self.proxy.sort_by(self.rows.columns[section])

    def _on_double_clicked(self, index: QModelIndex) -> None:
        if self.rows.columns[index.column()].edit and index.column():
            self.edit(index)
        else:
            self.rep_opened.emit(index.data(Qt.ItemDataRole.UserRole).id)
