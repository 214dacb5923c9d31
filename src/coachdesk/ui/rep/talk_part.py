"""The side of a rep's page on one-to-ones: the last one, how to begin one, and the outlook."""

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from coachdesk.desk.audience import choose_audience
from coachdesk.desk.one_to_one import last_talk, talk_of, talk_today
from coachdesk.desk.outlook import outlooks_of
from coachdesk.domain.audience import PRIVATE
from coachdesk.domain.days import counted, said
from coachdesk.domain.outlook import Outlook, fall, latest_said, trend_said
from coachdesk.ui.kit import Link, chip, label, set_role, wrapped
from coachdesk.ui.kit.audience import AudienceMark
from coachdesk.ui.one_to_one.starting import START_KEY
from coachdesk.ui.session import Session


class TalkPart(QWidget):
    """Two headings; what was never said is not shown."""

    start_asked = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._outlook: Outlook | None = None
        self.start = Link("", small=True)
        self.start.clicked.connect(self.start_asked)
        self._last = wrapped("", "hint")
        self._title, self._level, self._words, self._trend = (
            label("Outlook", "heading"), wrapped(""), wrapped(""), wrapped("", "hint"))  # fmt: skip
        self.mark = AudienceMark(PRIVATE, "")
        self.mark.chosen.connect(self._on_audience)
        head, foot = QHBoxLayout(), QHBoxLayout()
        for row in (head, foot):
            row.setSpacing(10)
        foot.addWidget(self.start)
        foot.addWidget(chip(START_KEY))
        foot.addStretch()
        head.addWidget(self._title)
        head.addWidget(self.mark)
        head.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 0, 20, 18)
        column.setSpacing(2)
        column.addWidget(label("One-to-one", "heading"))
        column.addWidget(self._last)
        column.addLayout(foot)
        column.addSpacing(12)
        column.addLayout(head)
        for words in (self._level, self._words, self._trend):
            column.addWidget(words)

    def show_rep(self, rep_id: str, first_name: str, today: date) -> None:
        """Draw the last one, and what the rep said of the months ahead."""
        store = self._session.store
        last, now = last_talk(store, rep_id, today), talk_today(store, rep_id, "one-to-one", today)
        begun = talk_of(store, now) if now else None
        goes_on = begun is not None and begun.began_at is not None
        self.start.setText("go on with today’s" if goes_on else "start one now")
        self.start.setAccessibleName(f"{self.start.text().capitalize()}: {first_name}")
        ago = f"{said(last, today)} · {counted((today - last).days)} ago" if last else "none yet"
        self._last.setText(f"Last {ago}" if last else ago.capitalize())
        outlooks = outlooks_of(store, rep_id)
        self._outlook = outlooks[0] if outlooks else None
        for part in (self._title, self.mark, self._level, self._words, self._trend):
            part.setVisible(self._outlook is not None)
        if self._outlook:
            self._show_outlook(outlooks, first_name, today)

    def _show_outlook(self, outlooks: list[Outlook], first_name: str, today: date) -> None:
        last = outlooks[0]
        self.mark.show_audience(last.audience, first_name)
        self._level.setText(latest_said(outlooks, today))
        set_role(self._level, "warn" if fall(outlooks, today) else "")
        self._words.setText(f"“{last.words}”")
        self._words.setVisible(bool(last.words))
        self._trend.setText(trend_said(outlooks).capitalize())
        self._trend.setVisible(len(outlooks) > 1)

    def _on_audience(self, audience: str) -> None:
        if self._outlook:
            self._session.do(
                choose_audience, table="outlook", id=self._outlook.id, audience=audience
            )
