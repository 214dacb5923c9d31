"""The table as it was understood on the left, what it would change on the right."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from coachdesk.exchange.dates import DAY_FIRST, MONTH_FIRST
from coachdesk.exchange.draft import FIELDS, Draft
from coachdesk.ui import theme
from coachdesk.ui.importing.fields import FieldsView
from coachdesk.ui.importing.look import Look
from coachdesk.ui.importing.outcome import OutcomeView
from coachdesk.ui.importing.rows import RowsChoice
from coachdesk.ui.importing.stages import StagesView
from coachdesk.ui.kit import Segmented, label, set_role

_KINDS = (("people", "People"), ("deals", "Deals won and lost"), ("quotas", "Quotas"),
          ("requests", "Requests"))  # fmt: skip
_ORDERS = (("", "not said"), (DAY_FIRST, "day first"), (MONTH_FIRST, "month first"))


class TablePage(QWidget):
    """Everything that can be corrected, and its effect."""

    kind_chosen = Signal(object)
    sheet_chosen = Signal(int)
    order_chosen = Signal(object)
    header_chosen = Signal(bool)
    hidden_chosen = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "surface")
        self.kinds = Segmented(_KINDS, "What is in the table")
        self.kinds.chosen.connect(self.kind_chosen)
        self.sheets = QComboBox()
        self.sheets.setAccessibleName("Sheet")
        self.sheets.currentIndexChanged.connect(self.sheet_chosen)
        self.headed = QCheckBox("The first row names the columns")
        self.headed.clicked.connect(self.header_chosen)
        self.hidden = QCheckBox("Take hidden rows and columns too")
        self.hidden.clicked.connect(self.hidden_chosen)
        self.rows = RowsChoice()
        self.fields = FieldsView()
        self.stages = StagesView()
        self.outcome = OutcomeView()
        self._doubt = label("", "warn")
        self.orders = Segmented(_ORDERS, "Order of day and month")
        self.orders.chosen.connect(self.order_chosen)
        self._order = QWidget()
        asking = QHBoxLayout(self._order)
        asking.setContentsMargins(0, 0, 0, 0)
        asking.addWidget(self._doubt)
        asking.addWidget(self.orders)
        asking.addStretch()
        self.trouble = label("", "bad")
        self.trouble.setWordWrap(True)
        self._across = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._across.setContentsMargins(0, 0, 0, 0)
        self._across.setSpacing(0)
        self._across.addWidget(self._left(), 1)
        self._across.addWidget(self.outcome)

    def show_sheets(self, names: list[str], at: int) -> None:
        """Offer the sheets of a workbook where there are several."""
        self.sheets.blockSignals(True)
        self.sheets.clear()
        self.sheets.addItems(names)
        self.sheets.setCurrentIndex(at)
        self.sheets.blockSignals(False)
        self.sheets.setVisible(len(names) > 1)

    def show_draft(self, draft: Draft) -> None:
        """What is in force."""
        self.kinds.value = draft.kind
        self.headed.setChecked(not draft.table.headless)
        self.hidden.setVisible(draft.table.hides or self.hidden.isChecked())
        self.rows.show_table(draft.table)
        self.fields.show_draft(draft)
        self.orders.value = draft.order

    def show_look(self, draft: Draft, look: Look) -> None:
        """What came of it."""
        self.fields.show_samples(look)
        self.stages.show_stages(look.stages)
        self._order.setVisible(bool(look.doubtful or draft.order))
        self._doubt.setText(f"Is {look.doubtful} written" if look.doubtful else "Dates are written")
        set_role(self._doubt, "warn" if look.doubtful else "muted")
        self.say(look.trouble)
        self.outcome.show_plan(look.plan, draft.kind, _instead(draft, look))

    def say(self, trouble: str, role: str = "bad") -> None:
        """What stands in the way, in place."""
        set_role(self.trouble, role)
        self.trouble.setText(trouble)
        self.trouble.setVisible(bool(trouble))

    def set_busy(self, *, busy: bool) -> None:
        """While writing nothing is corrected."""
        self._correctable.setEnabled(not busy)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        scale = theme.sizes().scale
        wide = max(300 * min(scale, 1.25), min(380 * scale, self.width() * 0.28))
        self.outcome.setFixedWidth(round(wide))

    def _left(self) -> QWidget:
        top = QHBoxLayout()
        top.addWidget(self.kinds)
        top.addStretch()
        top.addWidget(self.sheets)
        beside = QHBoxLayout()
        beside.setSpacing(24)
        for widget in (self.headed, self.hidden):
            beside.addWidget(widget)
        beside.addStretch()
        self._correctable = inner = QWidget()
        down = QVBoxLayout(inner)
        down.setContentsMargins(theme.MARGIN, 20, theme.MARGIN, theme.MARGIN)
        down.setSpacing(16)
        down.addLayout(top)
        for part in (self.rows, self._order, self.trouble, self.fields):
            down.addWidget(part)
        down.addLayout(beside)
        down.addWidget(self.stages)
        down.addStretch()
        scroll = QScrollArea()
        scroll.setProperty("role", "surface")
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(inner)
        return scroll


def _instead(draft: Draft, look: Look) -> str:
    """Why there is no plan, as the heading of the side pane."""
    if draft.missing:
        labels = {field.key: field.label for field in FIELDS[draft.kind]}
        return f"Still to be chosen: {', '.join(labels[key].lower() for key in draft.missing)}."
    if look.doubtful:
        return "Say how the dates are written."
    return "Nothing of this table can be taken." if look.trouble else "Reading …"
