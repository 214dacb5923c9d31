"""The place where cadences and weights are settled, each from today on."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget
from typing_extensions import override

from coachdesk.desk.cadence import cadences_on, set_cadence, settled_since
from coachdesk.desk.dismissals import reasons_counted
from coachdesk.desk.who_next import set_weight, weights_on
from coachdesk.domain.cadence import SOURCE
from coachdesk.domain.days import listed, months_later
from coachdesk.domain.findings import many
from coachdesk.domain.tier import TIERS, Tier
from coachdesk.domain.who_next import FLAGS, NAMES, WEIGHTS, Flag, Weight
from coachdesk.ui import theme
from coachdesk.ui.kit import Field, Header, Segmented, label, wrapped
from coachdesk.ui.screen import Screen
from coachdesk.ui.session import Session


class DaysField(Field):
    """A cadence; Esc puts back what holds."""

    def __init__(self, tier: Tier) -> None:
        super().__init__(f"Cadence of {tier} reps, in days")
        self.holds = ""
        self.setMinimumWidth(theme.sizes().field * 2)
        self.setAlignment(Qt.AlignmentFlag.AlignRight)

    def show_days(self, days: int) -> None:
        """Show what holds, unless something else is being typed."""
        typed = self.hasFocus() and self.text() != self.holds
        self.holds = str(days)
        if not typed:
            self.put_back()

    def put_back(self) -> None:
        """Show what holds."""
        self.setText(self.holds)
        self.set_wrong(wrong=False)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.put_back()
            self.selectAll()
        else:
            super().keyPressEvent(event)


class SettingsScreen(Screen):
    """Four cadences on the left, what counts how much on the right."""

    topics = frozenset(("rule", "dismissal", "rep", "tier", "result", "setting"))

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self.days = {tier: DaysField(tier) for tier in TIERS}
        self.since = {tier: label("", "hint") for tier in TIERS}
        self.weights = {
            flag: Segmented([(weight, weight.capitalize()) for weight in WEIGHTS], NAMES[flag])
            for flag in FLAGS
        }
        self.put_aside = wrapped("", "muted")
        self._lay_out()
        self.setFocusProxy(self.days["top"])
        for tier, field in self.days.items():
            field.editingFinished.connect(partial(self._on_days, tier))
        for flag, choice in self.weights.items():
            choice.chosen.connect(partial(self._on_weight, flag))

    @override
    def refresh(self) -> None:
        store, today = self.session.store, self.session.today()
        since = settled_since(store, today)
        for tier, days in cadences_on(store, today).items():
            self.days[tier].show_days(days)
            on = since.get(tier)
            self.since[tier].setText(f"days, since {listed(on, today)}" if on else "days, default")
        for flag, weight in weights_on(store, today).items():
            self.weights[flag].value = weight
        self.put_aside.setText(self._aside_said())

    @override
    def flush(self) -> None:
        for tier in TIERS:
            self._on_days(tier)

    def _on_days(self, tier: Tier) -> None:
        field = self.days[tier]
        if field.text().strip() == field.holds:
            return
        done = self.session.do(set_cadence, tier=tier, days=field.text())
        field.set_wrong(wrong=done is None)
        if done is not None:
            field.show_days(cadences_on(self.session.store, self.session.today())[tier])
            field.put_back()

    def _on_weight(self, flag: Flag, weight: Weight) -> None:
        self.session.do(set_weight, flag=flag, weight=weight)

    def _aside_said(self) -> str:
        """Why flags were put aside, the top reps among them named: they are the ones dropped."""
        today = self.session.today()
        counted = reasons_counted(self.session.store, months_later(today, -12), today)
        if not counted:
            return "None in the last twelve months."
        total = sum(sum(tiers.values()) for _, tiers in counted)
        told = []
        for reason, tiers in counted:
            top = f" ({tiers['top']} of top reps)" if tiers.get("top") else ""
            told.append(f"{reason} {sum(tiers.values())}{top}")
        return f"{many(total, 'flag')} in the last twelve months: {', '.join(told)}."

    def _lay_out(self) -> None:
        page = QWidget()
        row = QHBoxLayout(page)
        row.setContentsMargins(theme.MARGIN, 18, theme.MARGIN, theme.MARGIN)
        row.setSpacing(48)
        row.addLayout(self._cadences(), 2)
        row.addLayout(self._reasons(), 3)
        area = QScrollArea()
        area.setProperty("role", "surface")
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(page)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(Header("Whom to coach next", "what is settled holds from today on"))
        column.addWidget(area, 1)

    def _cadences(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(theme.GAP)
        column.addWidget(label("Cadence", "heading"))
        column.addWidget(wrapped("How many days may pass until a rep is coached again. "
                                 "Every tier has one.", "muted"))  # fmt: skip
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(theme.GAP)
        grid.setColumnStretch(2, 1)
        for at, tier in enumerate(TIERS):
            grid.addWidget(label(f"{tier.capitalize()} reps"), at, 0)
            grid.addWidget(self.days[tier], at, 1)
            grid.addWidget(self.since[tier], at, 2)
        column.addLayout(grid)
        column.addWidget(wrapped(f"Defaults: {SOURCE}.", "hint"))
        column.addSpacing(16)
        column.addWidget(label("Put aside", "heading"))
        column.addWidget(self.put_aside)
        column.addStretch()
        return column

    def _reasons(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(theme.GAP)
        column.addWidget(label("What counts", "heading"))
        column.addWidget(wrapped("How much each reason moves a rep up. What comes first comes "
                                 "before all else.", "muted"))  # fmt: skip
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(2)
        for at, flag in enumerate(FLAGS):
            grid.addWidget(wrapped(NAMES[flag]), at, 0)
            grid.addWidget(self.weights[flag], at, 1, Qt.AlignmentFlag.AlignLeft)
        grid.setColumnStretch(0, 1)
        column.addLayout(grid)
        column.addStretch()
        return column
