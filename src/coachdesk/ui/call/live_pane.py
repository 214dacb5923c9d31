"""The working pane of a live call: what it is for, what is watched, what was left last time."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from coachdesk.domain.call_clock import TALKERS, Talk
from coachdesk.domain.note_line import Named
from coachdesk.ui import theme
from coachdesk.ui.kit import KeyButton, label, wrapped

WIDTH = 288
_MOST_KEYS, _MOST_STEPS = 9, 3
TALKER_WORDS = {"rep": "rep", "customer": "customer", "coach": "me"}


@dataclass(frozen=True, slots=True)
class Plan:
    """What the pane shows."""

    objective: str
    skills: tuple[Named, ...]  # in the order of their keys
    watched: int  # how many of them, from the first, are the call's focus
    left: tuple[str, ...]  # open steps
    talking: str | None
    talk: Talk | None  # only where somebody was timed


class SkillButton(QPushButton):
    """A skill and the key that tags with it."""

    def __init__(self, digit: int, name: str) -> None:
        super().__init__(name)
        self._key = f"Ctrl {digit}"
        self.setProperty("role", "link")  # lower than a button
        sizes = theme.sizes()
        self.setFixedHeight(sizes.big_field if sizes.touch else round(28 * sizes.scale))
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAccessibleName(f"Tag: {name}")
        self.setAccessibleDescription(f"Ctrl+{digit}")
        self.setToolTip(name)

    @override
    def sizeHint(self) -> QSize:
        return QSize(120, self.height())

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        palette = theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.underMouse() or self.isDown():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(palette.selected))
            painter.drawRoundedRect(self.rect(), theme.RADIUS, theme.RADIUS)
        font = theme.font("small", 600)
        font.setPointSizeF(theme.points(11 * theme.sizes().scale))
        painter.setFont(font)
        metrics = painter.fontMetrics()
        chip = QRect(0, 0, metrics.horizontalAdvance(self._key) + 12, metrics.height() + 4)
        chip.moveTop((self.height() - chip.height()) // 2)
        painter.setPen(QColor(palette.hairline))
        painter.setBrush(QColor(palette.surface))
        painter.drawRoundedRect(chip.toRectF().adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
        painter.setPen(QColor(palette.muted))
        painter.drawText(chip, Qt.AlignmentFlag.AlignCenter, self._key)
        painter.setFont(theme.font("text"))
        painter.setPen(QColor(palette.text))
        room = self.rect().adjusted(chip.width() + 8, 0, 0, 0)
        elide = Qt.TextElideMode.ElideRight
        name = painter.fontMetrics().elidedText(self.text(), elide, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, name)


class LivePane(QWidget):
    """Words above, buttons at the foot. None of it takes the focus from the note line for long."""

    skill_pressed = Signal(int)
    talker_pressed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "side")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._drawn: Plan | None = None
        self._scroll = QScrollArea()
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(theme.MARGIN, 20, 8, 20)  # the bar lies in the margin
        layout.setSpacing(16)
        layout.addWidget(self._scroll, 1)
        self.undo, self.next = KeyButton("Take back"), KeyButton("Next call")
        self.pause, self.end = KeyButton("Pause"), KeyButton("End", "Ctrl+Enter")
        for buttons in ((self.undo, self.next), (self.pause, self.end)):
            foot = QHBoxLayout()
            foot.setSpacing(theme.GAP)
            for button in buttons:
                button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
                foot.addWidget(button)
            foot.addStretch()
            layout.addLayout(foot)
        self.fit()

    def fit(self) -> None:
        """Be as wide as the text size needs; fingers get buttons for what others do by key."""
        for button in (self.undo, self.next):
            button.setVisible(theme.sizes().touch)
        self.setFixedWidth(round(WIDTH * (1 + (theme.sizes().scale - 1) * 0.6)))

    def show_plan(self, plan: Plan) -> None:
        """Draw what differs from before."""
        if plan == self._drawn:
            return
        self._drawn = plan
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, theme.MARGIN - 8, 0)
        column.setSpacing(4)
        watched = plan.watched
        self._add_words(column, "Objective", filter(None, [plan.objective]))
        self._add_skills(column, "Watching", plan.skills[:watched], 1)
        self._add_words(column, "Left from last time", plan.left[:_MOST_STEPS])
        if plan.talk:
            self._add_talk(column, plan.talking, plan.talk)
        self._add_skills(column, "Other skills", plan.skills[watched:_MOST_KEYS], watched + 1)
        column.addStretch()
        self._scroll.setWidget(inner)

    def _add_words(self, column: QVBoxLayout, title: str, texts: Iterable[str]) -> None:
        texts = list(texts)
        if texts:
            column.addWidget(label(title, "hint"))
        for text in texts:
            column.addWidget(wrapped(text))
            column.addSpacing(4)  # each is one thing, however many lines it takes
        if texts:
            column.addSpacing(12)

    def _add_skills(
        self, column: QVBoxLayout, title: str, skills: Sequence[Named], first: int
    ) -> None:
        if skills:
            column.addWidget(label(title, "hint"))
        for digit, skill in enumerate(skills, first):
            button = SkillButton(digit, skill.name)
            button.clicked.connect(lambda _checked=False, n=digit: self.skill_pressed.emit(n))
            column.addWidget(button)
        if skills:
            column.addSpacing(12)

    def _add_talk(self, column: QVBoxLayout, talking: str | None, talk: Talk) -> None:
        column.addWidget(label(f"Talking, {talk.coverage}", "hint"))
        grid = QGridLayout()
        grid.setSpacing(theme.GAP)
        for place, who in enumerate(TALKERS):
            button = KeyButton(TALKER_WORDS[who])
            button.setCheckable(True)
            button.setChecked(who == talking)
            button.setProperty("role", "segment")
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            button.clicked.connect(lambda _checked=False, who=who: self.talker_pressed.emit(who))
            grid.addWidget(button, 0, place)
            if talk.shares:
                share = label(f"{talk.shares[who]:.0%}", "hint")
                grid.addWidget(share, 1, place, Qt.AlignmentFlag.AlignHCenter)
        column.addLayout(grid)
        column.addSpacing(12)
