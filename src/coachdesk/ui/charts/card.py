"""A chart in its place: title, n, one sentence, its picture or its table, and what to do."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QEvent, QPoint, Signal
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtWidgets import QMenu, QSizePolicy, QStackedWidget, QWidget
from typing_extensions import override

from coachdesk.domain.charts import Chart
from coachdesk.exchange.tables_out import write_table
from coachdesk.ui import prompt, theme
from coachdesk.ui.charts import picture, table
from coachdesk.ui.charts.plot import Plot
from coachdesk.ui.charts.sentence import Sentence
from coachdesk.ui.kit import Card, IconButton


class ChartCard(Card):
    """What every chart of the window is shown in."""

    call_chosen = Signal(str)
    said = Signal(str)
    failed = Signal(str)

    def __init__(self, plot: Plot, parent: QWidget | None = None) -> None:
        super().__init__(" ", " ", parent)
        self.plot = plot
        self.chart = Chart("", "", "", (), ())
        self.own_actions: list[QAction] = []  # what can be set for this chart alone
        self._sentence = Sentence()
        self._table = table.ChartTable()
        self._stack = QStackedWidget()
        self._stack.addWidget(plot)
        self._stack.addWidget(self._table)
        self._stack.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._more = IconButton("more", "More")
        self._size_button()
        self._more.clicked.connect(self._on_more_clicked)
        self.head.addWidget(self._more)
        self.body.setContentsMargins(18, 12, 18, 14)
        self.body.setSpacing(2)
        self.body.addWidget(self._sentence)
        self.body.addSpacing(8)
        self.body.addWidget(self._stack, 1)
        plot.call_chosen.connect(self.call_chosen)

    def show_chart(self, chart: Chart) -> None:
        """Say the chart's words; its plot was given its data already."""
        self.chart = chart
        self.title.setText(chart.title)
        self.detail.setText(chart.size)
        self._sentence.setText(chart.finding)
        self._more.setAccessibleName(f"More for {chart.title}")
        if self.as_table:
            self._table.show_chart(chart)

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._size_button()

    def _size_button(self) -> None:
        """Small beside a title, unless fingers are to hit it."""
        sizes = theme.sizes()
        side = sizes.field if sizes.touch else round(28 * sizes.scale)
        self._more.setFixedSize(side, side)

    @override
    def hasHeightForWidth(self) -> bool:
        """No: a grid that asks for heights by width forgets how high pictures must be."""
        return False

    @property
    def as_table(self) -> bool:
        """Whether the table stands where the picture was."""
        return self._stack.currentWidget() is self._table

    def show_table(self, *, shown: bool) -> None:
        """Show the table, or the picture again."""
        if shown:
            self._table.show_chart(self.chart)
        self._stack.setCurrentWidget(self._table if shown else self.plot)

    def menu(self) -> QMenu:
        """What can be done with this chart."""
        menu = QMenu(self)
        menu.addAction(f"Show as {'picture' if self.as_table else 'table'}", self._turn_over)
        menu.addSeparator()
        menu.addAction("Copy picture", self._copy_picture)
        menu.addAction("Copy table", self._copy_table)
        menu.addSeparator()
        for kind in picture.KINDS:
            menu.addAction(f"Save as {kind} …", partial(self._ask_where, kind))
        for kind in ("CSV", "XLSX"):
            menu.addAction(f"Save table as {kind} …", partial(self._ask_where, kind))
        if self.own_actions:
            menu.addSeparator()
            menu.addActions(self.own_actions)
        return menu

    def save(self, path: Path) -> None:
        """Write picture or table as the file's ending says."""
        try:
            if path.suffix.casefold() in (".csv", ".xlsx"):
                write_table(path, self.chart.columns, table.out_rows(self.chart))
            else:
                picture.save(path, self.chart, self.plot)
        except OSError as error:
            self.failed.emit(f"{path.name} could not be written: {error.strerror or error}.")
        else:
            self.said.emit(f"Saved {path.name}")

    def _on_more_clicked(self) -> None:
        menu = self.menu()
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self._more.mapToGlobal(QPoint(0, self._more.height() + 2)))

    def _turn_over(self) -> None:
        self.show_table(shown=not self.as_table)
        (self._table if self.as_table else self.plot).setFocus()

    def _copy_picture(self) -> None:
        QGuiApplication.clipboard().setImage(picture.image(self.chart, self.plot))
        self.said.emit("Picture copied")

    def _copy_table(self) -> None:
        table.copy(self.chart)
        self.said.emit("Table copied")

    def _ask_where(self, kind: str) -> None:
        name = "".join(sign for sign in self.chart.title if sign.isalnum() or sign in " -")
        suggested = Path.home() / f"{name.strip() or 'Chart'}.{kind.lower()}"
        prompt.save_file(
            self, f"Save as {kind}", suggested, f"{kind} (*.{kind.lower()})", self.save
        )
