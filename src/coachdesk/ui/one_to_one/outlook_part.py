"""How the rep sees the months ahead: a level by one digit, and the rep's own words."""

from collections.abc import Sequence
from datetime import date
from functools import partial

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget
from typing_extensions import override

from coachdesk.desk.audience import choose_audience
from coachdesk.desk.one_to_one import Talk
from coachdesk.desk.outlook import delete_outlook, restore_outlook, set_outlook
from coachdesk.domain.audience import PRIVATE
from coachdesk.domain.days import listed
from coachdesk.domain.outlook import LEVELS, Outlook, trend_said
from coachdesk.ui.kit import ElidedLabel, Segmented, label, set_role, wrapped
from coachdesk.ui.kit.audience import AudienceMark
from coachdesk.ui.one_to_one.kept_text import KeptText
from coachdesk.ui.session import Session

_ENDS = f"1 {LEVELS[1]} – 5 {LEVELS[5]}"
_LACKS = "Choose 1 to 5, and the words are kept with it."


class OutlookPart(QWidget):
    """Stored at once; words typed before a level wait for it as a draft."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._talk: Talk | None = None
        self._now: Outlook | None = None
        self.title, self.trend = ElidedLabel("", "heading"), wrapped("", "hint")
        self.mark = AudienceMark(PRIVATE, "")
        self.mark.chosen.connect(self._on_audience)
        self.level = Segmented(
            [(None, "–"), *((level, str(level)) for level in LEVELS)], "Outlook, 1 to 5"
        )
        self.level.chosen.connect(self._on_level)
        for button in self.level.findChildren(QPushButton):
            button.installEventFilter(self)
        self.meaning = label(_ENDS, "hint")
        self.words = KeptText(session, "Outlook in the rep’s words", "", self._keep, lines=(2, 6))
        head, row = QHBoxLayout(), QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(self.title)
        head.addWidget(self.mark)
        head.addStretch()
        row.setSpacing(12)
        row.addWidget(self.level)
        row.addWidget(self.meaning, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        for part in (head, row):
            column.addLayout(part)
        column.addWidget(self.words)
        column.addWidget(self.trend)

    def open(self, talk: Talk, outlooks: Sequence[Outlook]) -> None:
        """Another talk's."""
        self._talk = talk
        self._show(outlooks)
        self.words.open(f"outlook/{talk.ride_id}", self._now.words if self._now else "")

    def refresh(self, talk: Talk, outlooks: Sequence[Outlook]) -> None:
        """As it is stored; what is being typed stays."""
        self._talk = talk
        self._show(outlooks)
        self.words.show_text(self._now.words if self._now else "")

    @property
    def unclear(self) -> str:
        """What keeps the words from being stored; or nothing."""
        return _LACKS if self.words.is_dirty and self.words.words and not self._now else ""

    def refuse(self) -> None:
        """Say what is missing, where it goes."""
        self.meaning.setText(_LACKS)
        set_role(self.meaning, "alert")
        self.level.button.setFocus()

    def _show(self, outlooks: Sequence[Outlook]) -> None:
        talk = self._talk
        assert talk is not None
        name = talk.first_name
        self._now = next((one for one in outlooks if one.ride_id == talk.ride_id), None)
        self.title.setText(f"How does {name} see the months ahead?")
        self.words.setPlaceholderText(f"in {name}’s words")
        self.words.setAccessibleName(f"Outlook in {name}’s words")
        self.level.value = self._now.level if self._now else None
        self.meaning.setText(LEVELS[self._now.level] if self._now else _ENDS)
        set_role(self.meaning, "hint")
        self.mark.setVisible(self._now is not None)
        if self._now:
            self.mark.show_audience(self._now.audience, name)
        earlier = [one for one in outlooks if one is not self._now]
        self.trend.setText(_before(earlier, talk.on))
        self.trend.setVisible(bool(earlier))

    def _on_level(self, level: object) -> None:
        if isinstance(level, int):
            self._store(level, self.words.words)
        elif (gone := self._now) and self._session.do(delete_outlook, outlook_id=gone.id):
            self._session.say("Outlook taken out", partial(self._bring_back, gone.id))

    def _bring_back(self, outlook_id: str) -> None:
        self._session.do(restore_outlook, outlook_id=outlook_id)

    def _store(self, level: int, words: str) -> bool:
        talk = self._talk
        return talk is not None and self._session.do(
            set_outlook, rep_id=talk.rep_id, level=level, words=words, ride_id=talk.ride_id,
            on=talk.on,
        ) is not None  # fmt: skip

    def _keep(self, words: str, _was: str) -> bool:
        return self._now is not None and self._store(self._now.level, words)

    def _on_audience(self, audience: str) -> None:
        if self._now:
            self._session.do(choose_audience, table="outlook", id=self._now.id, audience=audience)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A digit chooses; by the arrows alone each level on the way would be one that was said."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            level = next((one for one in LEVELS if event.text() == str(one)), None)
            if level is not None and not event.isAutoRepeat():
                self.level.value = level
                self.level.button.setFocus()
                self._on_level(level)
                return True
        return False


def _before(earlier: Sequence[Outlook], today: date) -> str:
    """12 Oct: 4, “words”; before that 4, 3."""
    if not earlier:
        return ""
    last = earlier[0]
    words = f", “{last.words}”" if last.words else ""
    trend = trend_said(earlier)
    return f"{listed(last.on, today)}: {last.level}{words}" + (f"; {trend}" if trend else "")
