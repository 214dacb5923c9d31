"""The line at the foot: how safe the work is, the call that runs, and the key that finds all."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget
from typing_extensions import override

from coachdesk.desk.debrief import days_to_debrief, to_debrief
from coachdesk.domain.changes import Changes
from coachdesk.domain.moment import Moment, unstamp
from coachdesk.ui import theme
from coachdesk.ui.day.leading import destination_of
from coachdesk.ui.kit import ElidedLabel, Link, label, set_role
from coachdesk.ui.places import Destination
from coachdesk.ui.publishing import Saving
from coachdesk.ui.running import running
from coachdesk.ui.session import Session

_MINUTE_MS = 60_000


class Dot(QWidget):
    """A colour beside the words that say the same."""

    def __init__(self) -> None:
        super().__init__()
        self.colour = "muted"
        self.setFixedSize(11, 11)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(getattr(theme.current(self), self.colour)))
        painter.drawEllipse(self.rect().toRectF().adjusted(0.5, 0.5, -0.5, -0.5))


class StatusLine(QWidget):
    """Says what is so, and asks for nothing."""

    offer_taken = Signal()  # Retry, or what stands in its place
    away_taken = Signal()  # the offer beside what is not off this computer
    asked_to_go = Signal(object)

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._destination: Destination | None = None
        self.call_key = ""  # leads to the call that runs, from the page that is shown
        self.setProperty("role", "status")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._dot = Dot()
        self._words, self._name = label(role="hint"), label(role="small")
        self._name.setStyleSheet("font-weight: 500")
        self._rest = ElidedLabel(role="hint")
        self._retry = Link("Retry", small=True)
        self._retry.clicked.connect(self.offer_taken)
        self._away = ElidedLabel(role="hint")
        self._away_offer = Link("", small=True)
        self._away_offer.clicked.connect(self.away_taken)
        self.show_away("", "")
        self._call = Link("", small=True)
        self._call.clicked.connect(self._on_call_clicked)
        self._debriefs = Link("", small=True)
        self._debriefs.clicked.connect(self._on_debriefs_clicked)
        self._undecided = Link("", small=True)
        self._undecided.clicked.connect(self._on_undecided_clicked)
        self._undecided.hide()
        self._hint = label("Ctrl+K find or do anything", "hint")
        self._lay_out()
        self._minute = QTimer(self, interval=_MINUTE_MS)
        self._minute.timeout.connect(self.show_running)
        self._minute.start()
        session.changed.connect(self._on_changed)
        self.show_running()
        self.fit()

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.MARGIN, 0, theme.MARGIN, 0)
        row.setSpacing(14)
        row.addWidget(self._dot)
        row.addWidget(self._words)
        row.addWidget(self._name)
        row.addWidget(self._rest)
        row.addWidget(self._retry)
        row.addWidget(self._away)
        row.addWidget(self._away_offer)
        row.addStretch(1)
        row.addWidget(self._undecided)
        row.addWidget(self._debriefs)
        row.addWidget(self._call)
        row.addWidget(self._hint)

    def show_saving(self, saving: Saving) -> None:
        """Say how safe the work is."""
        words, name, rest = _words_of(saving, self._session.now())
        self._dot.colour = "bad" if saving.state == "failed" else "good"
        self._dot.update()
        self._words.setText(words)
        set_role(self._words, "alert" if saving.state == "failed" else "hint")
        self._name.setText(name)
        self._name.setVisible(bool(name))
        self._rest.setText(rest)
        self._rest.setVisible(bool(rest))
        self._retry.setVisible(saving.state == "failed")
        self.setAccessibleName(" ".join((words, name, rest)).strip())

    def say(self, words: str, offer: str = "") -> None:
        """Say that nothing here is saved, and what can be done about it."""
        self._dot.colour = "muted"
        self._words.setText(words)
        self._name.hide()
        self._rest.hide()
        self._retry.setText(offer)
        self._retry.setVisible(bool(offer))

    def show_running(self) -> None:
        """Say which call runs, where there is one."""
        call = running(self._session)
        self._destination = call.destination if call else None
        self._call.setText(f"{call.text} · go back  {self.call_key}" if call else "")
        self._call.setVisible(call is not None)
        self._show_debriefs(is_calm=call is None)
        self._make_room()

    def _show_debriefs(self, *, is_calm: bool) -> None:
        """Say how many debriefs are to do, while no call runs."""
        count = len(to_debrief(self._session.store)) if is_calm else 0
        self._debriefs.setText("1 debrief to do" if count == 1 else f"{count} debriefs to do")
        self._debriefs.setVisible(count > 0)

    def show_away(self, words: str, offer: str) -> None:
        """Say what is not known to be off this computer, and offer a copy; or nothing."""
        self._away.setText(words)
        self._away_offer.setText(offer)
        self._away.setVisible(bool(words))
        self._away_offer.setVisible(bool(words))
        if self.layout() is not None:
            self._make_room()

    def show_undecided(self, count: int) -> None:
        """Say how many places two computers changed and nobody has decided on."""
        self._undecided.setText(f"{count} changed on two computers")
        self._undecided.setVisible(count > 0)
        self._make_room()

    def fit(self) -> None:
        """Be as high as the text size needs."""
        self.setFixedHeight(theme.sizes().status + 1)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._make_room()

    def _make_room(self) -> None:
        """Leave out the hint where the rest would be cut."""
        row = self.layout()
        self._hint.show()
        if row is not None and row.sizeHint().width() > self.width():
            self._hint.hide()
            row.activate()

    def _on_changed(self, changes: Changes, _initiator: object) -> None:
        if changes.topics & {"call", "pause"}:
            self.show_running()

    def _on_undecided_clicked(self) -> None:
        self.asked_to_go.emit(Destination("copies", step="decide"))

    def _on_debriefs_clicked(self) -> None:
        if days := days_to_debrief(self._session.store):
            one = len(days) == 1
            self.asked_to_go.emit(
                destination_of(days[0]) if one else Destination("call", step="before")
            )

    def _on_call_clicked(self) -> None:
        if self._destination:
            self.asked_to_go.emit(self._destination)


def _words_of(saving: Saving, now: Moment) -> tuple[str, str, str]:
    if saving.state == "failed":
        return "Not saved in", saving.file.name, saving.why
    if saving.state == "here":
        return "Saved on this computer", "", ""
    at = Moment(unstamp(saving.at), now.offset_minutes)
    same_day = at.on == now.on
    return "Saved in", saving.file.name, f"{at.local:%H:%M}" if same_day else f"{at.local:%d %b}"
