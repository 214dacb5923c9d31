"""The cadence of one rep and what is flagged, each put aside by one tap on a reason."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from coachdesk.desk.dismissals import REASONS, PutAside
from coachdesk.domain.days import said
from coachdesk.domain.who_next import DISMISSABLE, NAMES, Flag, NextLine
from coachdesk.ui.kit import Field, Link, label, wrapped

_TALK = "Questions only: what is happening, goal, outlook, what next."


class FlagRow(QWidget):
    """One flag in words; “put aside” opens the reasons."""

    put_aside = Signal(str, str, str)  # the flag, the reason, or own words
    opened = Signal()
    plan_asked = Signal()

    def __init__(
        self, flag: Flag, words: str, hint: str, role: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.flag, self.words = flag, words
        self.reasons: dict[str, QPushButton] = {}
        self._form: QWidget | None = None
        self.link = Link("put aside", small=True)
        self.link.setAccessibleName(f"Put aside: {words}")
        self.link.clicked.connect(self._open)
        foot = QHBoxLayout()
        foot.setSpacing(12)
        self.plan = Link("plan twenty minutes", small=True)
        self.plan.clicked.connect(self.plan_asked)
        self.plan.setVisible(flag == "talk")
        foot.addWidget(self.plan)
        foot.addWidget(wrapped(hint, "hint"), 1)
        foot.addWidget(self.link)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 8)
        self._column.setSpacing(0)
        self._column.addWidget(wrapped(words, role))
        if flag == "talk":
            self._column.addWidget(wrapped(_TALK, "hint"))
        self._column.addLayout(foot)

    @property
    def is_open(self) -> bool:
        """Whether a reason is being given."""
        return self._form is not None and self._form.isVisible()

    def close_line(self) -> None:
        """Leave the flag as it is."""
        if self._form:
            self._form.hide()
        self.link.setFocus()

    def _open(self) -> None:
        self._form = self._form or self._make_form()  # most flags are never asked about
        self._form.show()
        self.reasons[REASONS[0]].setFocus()
        self.opened.emit()

    def _make_form(self) -> QWidget:
        form = QWidget()
        grid = QGridLayout(form)
        grid.setContentsMargins(0, 4, 0, 4)
        grid.setSpacing(6)
        for at, reason in enumerate(REASONS):
            button = QPushButton(reason.capitalize())
            button.setAutoDefault(False)
            button.clicked.connect(
                lambda _=False, why=reason: self.put_aside.emit(self.flag, why, "")
            )
            self.reasons[reason] = button
            grid.addWidget(button, at // 2, at % 2)
        self.own = Field("Why, in your own words", "or in your own words, Enter")
        self.own.returnPressed.connect(self._on_own_words)
        grid.addWidget(self.own, grid.rowCount(), 0, 1, 2)
        self._column.addWidget(form)
        return form

    def _on_own_words(self) -> None:
        if self.own.text().strip():
            self.put_aside.emit(self.flag, "", self.own.text())


def flag_rows(line: NextLine) -> list[FlagRow]:
    """What is flagged of a rep now, the cadence first."""
    standing = line.standing
    hint = f"cadence {standing.cadence} days for {line.tier} reps"
    rows = []
    for reason in line.reasons:
        if reason.flag == "cadence" and line.is_flagged:
            days = f"{standing.days} days · {standing.over} over"
            words = days if standing.coached_on else "Not coached yet"
            rows.append(FlagRow("cadence", words, hint, "bad"))
        elif reason.flag in DISMISSABLE and reason.flag != "cadence":
            words = reason.words[0].upper() + reason.words[1:]
            rows.append(FlagRow(reason.flag, words, "", ""))
    return rows


def calm_words(line: NextLine) -> QWidget:
    """The cadence where it has not passed, or is put aside."""
    standing = line.standing
    box = QWidget()
    column = QVBoxLayout(box)
    column.setContentsMargins(0, 0, 0, 8)
    column.setSpacing(0)
    column.addWidget(wrapped(standing.said[0].upper() + standing.said[1:]))
    hint = f"cadence {standing.cadence} days for {line.tier} reps"
    column.addWidget(label(hint, "hint"))
    return box


class AsideRow(QWidget):
    """A flag that was put aside: until when and why, and the way back."""

    shown_again = Signal(str)  # the dismissal's id

    def __init__(self, aside: PutAside, line: NextLine, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        until = f" until {said(aside.until_on, line.standing.today)}" if aside.until_on else ""
        self.link = Link("show again", small=True)
        self.link.setAccessibleName(f"Show again: {NAMES[aside.flag]}")
        self.link.clicked.connect(lambda: self.shown_again.emit(aside.id))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 8)
        row.setSpacing(12)
        what = "" if aside.flag == "cadence" else f"{NAMES[aside.flag]}: "
        row.addWidget(wrapped(f"{what}put aside{until}, {aside.why}", "hint"), 1)
        row.addWidget(self.link)
