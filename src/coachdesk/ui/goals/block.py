"""One goal on its place: its words, who has agreed, how far it is, and what shows that."""

from datetime import date
from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QEnterEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QCheckBox, QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from coachdesk.desk.checkpoints import Checkpoint
from coachdesk.domain.days import listed
from coachdesk.domain.goals import Goal, Party
from coachdesk.ui import theme
from coachdesk.ui.call.stops import mark_left
from coachdesk.ui.goals.point import PointRow
from coachdesk.ui.kit import Link, wrapped
from coachdesk.ui.kit.audience import AudienceMark
from coachdesk.ui.kit.flow import Flow

_FEW = 3  # checkpoints in view
_REACHES = {"within reach": "within reach", "stretch": "a stretch", "far": "far"}
_EDGE = 16
_LONGEST = 20  # letters of a name beside a box


class GoalBlock(QWidget):
    """Is gone to by Up and Down; what can be done with it shows where one looks."""

    turned = Signal(str)  # who agrees now, or no longer does
    shared = Signal(str, str, str)  # the table, the id, for whom
    asked = Signal(str)  # what to do with it, one of _DOES
    checkpoint_dropped = Signal(object)

    def __init__(
        self, goal: Goal, checkpoints: list[Checkpoint], first_name: str, today: date
    ) -> None:
        super().__init__()
        self.goal = goal
        self._first_name, self._today = first_name, today
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(f"Goal: {goal.words}")
        self.mark = AudienceMark(goal.audience, first_name)
        self.mark.chosen.connect(partial(self.shared.emit, "goal", goal.id))
        self.boxes: dict[Party, QCheckBox] = {}
        self.links: list[Link] = []
        self.points: list[PointRow] = []
        self._column = column = QVBoxLayout(self)
        column.setContentsMargins(_EDGE, 12, 8, 12)
        column.setSpacing(4)
        column.addLayout(self._head())
        column.addWidget(wrapped(" · ".join(filter(None, self._facts())), "hint"))
        column.addWidget(self._agreement())
        self._points = QVBoxLayout()
        self._points.setSpacing(4)
        column.addLayout(self._points)
        self._show_points(checkpoints, _FEW)
        self._foot = Flow(spacing=14)
        column.addWidget(self._foot)
        self._looking = QTimer(self, singleShot=True, interval=0)  # once the focus has settled
        self._looking.timeout.connect(self._look)
        for part in (self, *self.findChildren(QWidget)):
            part.installEventFilter(self)
        self._look()

    def _head(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(wrapped(f"“{self.goal.words}”", "note"), 1)
        row.addWidget(self.mark, 0, Qt.AlignmentFlag.AlignTop)
        return row

    def _facts(self) -> list[str]:
        goal = self.goal
        kind = goal.skill or ("" if goal.kind == "skill" else goal.kind)
        reach = _REACHES[goal.reach] if goal.reach else ""
        return [
            kind,
            goal.standing(self._today),
            reach,
            f"to {goal.purpose}" if goal.purpose else "",
        ]

    def _agreement(self) -> QWidget:
        """Two boxes until it is reached; then what became of it."""
        goal, holder = self.goal, Flow(spacing=20, between=2)
        if goal.closed_on or goal.reached_on:
            due = "overdue" if goal.is_due(self._today) else "hint"
            return wrapped(goal.agreement(self._first_name, self._today), due)
        parties: tuple[tuple[Party, str, date | None], ...] = (
            ("coach", "I agree", goal.coach_agreed_on),
            ("rep", f"{_short(self._first_name)} agrees", goal.rep_agreed_on),
        )
        for who, name, on in parties:
            box = QCheckBox(f"{name} · {listed(on, self._today)}" if on else name)
            box.setAccessibleName(f"{self._first_name} agrees" if who == "rep" else "I agree")
            box.setChecked(on is not None)
            box.clicked.connect(partial(self.turned.emit, who))
            self.boxes[who] = box
            holder.add(box)
        return holder

    def _show_points(self, checkpoints: list[Checkpoint], most: int) -> None:
        for point in checkpoints[:most]:
            row = PointRow(point, self._first_name, self._today)
            row.mark.chosen.connect(partial(self.shared.emit, "checkpoint", point.id))
            row.drop.clicked.connect(partial(self.checkpoint_dropped.emit, point))
            row.drop.installEventFilter(self)
            self.points.append(row)
            self._points.addWidget(row)
        if len(checkpoints) > most:
            link = Link(f"{len(checkpoints) - most} more", small=True)
            link.clicked.connect(partial(self._on_more, link, checkpoints))
            self._points.addWidget(link, 0, Qt.AlignmentFlag.AlignLeft)

    def _on_more(self, link: Link, checkpoints: list[Checkpoint]) -> None:
        link.hide()
        self._show_points(checkpoints[_FEW:], len(checkpoints))

    def _does(self) -> dict[str, str]:
        if self.goal.closed_on:
            return {"resume": "work on it again", "history": "earlier"}
        if self.goal.reached_on:
            return {"reach": "still holds", "resume": "work on it again", "end": "end",
                    "history": "earlier"}  # fmt: skip
        return {"check": "how far it is", "change": "change", "reach": "reached", "end": "end",
                "history": "earlier"}  # fmt: skip

    def _look(self) -> None:
        """What can be done shows only where one looks: the page stays quiet."""
        near = self.has_cursor or self.underMouse() or theme.sizes().touch
        if near and not self.links:
            self.links = [self._link(*one) for one in self._does().items()]
        for link in self.links:
            link.setVisible(near)
        for row in self.points:
            row.drop.setVisible(near)
        self.update()

    def _link(self, what: str, words: str) -> Link:
        link = Link(words, small=True)
        link.setAccessibleName(f"{words.capitalize()}: {self.goal.words}")
        link.clicked.connect(partial(self.asked.emit, what))
        link.installEventFilter(self)
        self._foot.add(link)
        return link

    @property
    def has_cursor(self) -> bool:
        """Whether the focus is in here."""
        focused = QApplication.focusWidget()
        return focused is self or (focused is not None and self.isAncestorOf(focused))

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            self._looking.start()
        return False

    @override
    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self._look()

    @override
    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._look()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        if self.has_cursor:
            mark_left(self)
        line = QColor(theme.current(self).hairline)
        QPainter(self).fillRect(_EDGE, self.height() - 1, self.width() - _EDGE, 1, line)


def _short(name: str) -> str:
    return name if len(name) <= _LONGEST else f"{name[: _LONGEST - 1]}…"
