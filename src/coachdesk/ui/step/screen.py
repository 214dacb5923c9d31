"""All open steps of the team: what I owe, what is overdue, what comes next."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QStackedWidget, QWidget
from typing_extensions import override

from coachdesk.desk.open_steps import OpenStep, all_open_steps
from coachdesk.desk.step import Step
from coachdesk.ui import theme
from coachdesk.ui.kit import Empty, Field, Header, Segmented, label
from coachdesk.ui.kit.header import lay_page
from coachdesk.ui.screen import Screen
from coachdesk.ui.session import Session
from coachdesk.ui.step.list import StepList

_WHOSE = (("all", "All"), ("mine", "Mine"), ("theirs", "The reps’"), ("overdue", "Overdue"))


class StepsScreen(Screen):
    """A filter, whose steps, and the steps."""

    topics = frozenset(("step", "rep"))

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self.filter = Field("Filter the steps", "Filter …", "/")
        self.filter.setMaximumWidth(220)
        self.filter.textChanged.connect(self._show)
        self.filter.returnPressed.connect(self._on_filtered)
        self.whose = Segmented(_WHOSE, "Whose steps")
        self.whose.chosen.connect(self._show)
        self.header = Header("Open steps", "", self.whose, self.filter)
        self.list = StepList(session)
        self.list.rep_asked.connect(partial(self.go, "rep"))
        self._steps: list[OpenStep] = []
        to_filter = QAction("Filter the steps", self)
        to_filter.setShortcut(QKeySequence("/"))
        to_filter.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        to_filter.triggered.connect(self.filter.setFocus)
        self.list.addAction(to_filter)
        self._lay_out()
        self.setFocusProxy(self.filter)

    @override
    def refresh(self) -> None:
        steps = all_open_steps(self.session.store, self.session.today())
        if self.list.holds_up(steps):
            return
        self._steps = steps
        overdue = sum(one.step.overdue for one in self._steps)
        mine = sum(one.step.mine for one in self._steps)
        said = [f"{len(self._steps)} open", f"{mine} mine" if mine else "",
                f"{overdue} overdue" if overdue else ""]  # fmt: skip
        self.header.set_title("Open steps", " · ".join(filter(None, said)))
        self._show()
        if self.hasFocus() or self.filter.hasFocus():
            self.list.focus_first()

    def _lay_out(self) -> None:
        self._nothing = label("", "muted")
        self._nothing.setContentsMargins(theme.MARGIN, 16, theme.MARGIN, 16)
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignTop)
        empty = Empty(
            "Nothing is open", "What you and a rep agree on after a call stands here until it is"
            " done, adapted or dropped.",
        )  # fmt: skip
        self._pages = QStackedWidget()
        for page in (self.list, self._nothing, empty):
            self._pages.addWidget(page)
        lay_page(self, self.header, self._pages)

    def _show(self) -> None:
        words = self.filter.text()
        fitting = [one for one in self._steps if self._is_asked_for(one.step) and one.fits(words)]
        self.list.show_steps(fitting, self.session.today())
        self._nothing.setText("No open step fits.")
        self._pages.setCurrentIndex(0 if fitting else 1 if self._steps else 2)

    def _is_asked_for(self, step: Step) -> bool:
        fits = {"mine": step.mine, "theirs": not step.mine, "overdue": step.overdue}
        return fits.get(str(self.whose.value), True)

    def _on_filtered(self) -> None:
        self.list.focus_first()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() != Qt.Key.Key_Escape:
            super().keyPressEvent(event)
        elif self.list.is_written_in:
            self.list.close_lines()
        else:
            self.filter.setText("")
