"""The foot of the curbside's right side: how the talk went, in a tap each."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from coachdesk.desk.conversation import say_guided, say_spoke
from coachdesk.desk.curbside import Curbside
from coachdesk.desk.curbside_lights import curbside_lights
from coachdesk.desk.roster import first_name
from coachdesk.ui import theme
from coachdesk.ui.call.panes import side_width
from coachdesk.ui.call.taps import INSET, Taps
from coachdesk.ui.kit.act import act
from coachdesk.ui.kit.light_row import LightRow
from coachdesk.ui.session import Session


class TalkFoot(QWidget):
    """Guided or directive, and who spoke; neither has to be answered."""

    def __init__(self, session: Session, page: QWidget) -> None:
        super().__init__()
        self.setProperty("role", "side")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedWidth(side_width())
        self._session = session
        self._call: Curbside | None = None
        self.guided = Taps("This talk?", [("guided", "guided"), ("directive", "directive")])
        self.spoke = Taps(
            "Who spoke?", [("coach", "mostly I"), ("even", "even"), ("rep", "mostly the rep")]
        )
        self.lights = LightRow()
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.MARGIN - INSET, 8, theme.MARGIN - INSET, 10)
        column.setSpacing(2)
        lights = QHBoxLayout()
        lights.setContentsMargins(INSET, 0, INSET, 4)
        lights.addWidget(self.lights)
        column.addLayout(lights)
        column.addWidget(self.guided)
        column.addWidget(self.spoke)
        self.guided.chosen.connect(self._on_guided)
        self.spoke.chosen.connect(self._on_spoke)
        self.guided.gone_on.connect(self.spoke.setFocus)
        for text, taps, value in (
            ("A guided talk", self.guided, "guided"),
            ("A directive talk", self.guided, "directive"),
            ("Mostly I spoke", self.spoke, "coach"),
            ("We spoke evenly", self.spoke, "even"),
            ("Mostly the rep spoke", self.spoke, "rep"),
        ):
            act(page, text, partial(taps.choose, value))

    @property
    def tab_stops(self) -> list[QWidget]:
        """What Tab goes through here, in order."""
        return [self.guided, self.spoke]

    def show_call(self, call: Curbside) -> None:
        """Show how it stands, and what was tapped."""
        self._call = call
        self.lights.show_lights(curbside_lights(self._session.store, call, self._session.today()))
        self.guided.show_value(call.guided)
        self.spoke.set_word("rep", f"mostly {first_name(call.rep_name)}")
        self.spoke.show_value(call.spoke)

    def take_focus(self) -> None:
        """Put the cursor at what was not answered yet."""
        (self.spoke if self.guided.value else self.guided).setFocus()

    def _on_guided(self, guided: str | None) -> None:
        if self._call:
            self._session.do(say_guided, call_id=self._call.call_id, guided=guided)

    def _on_spoke(self, spoke: str | None) -> None:
        if self._call:
            self._session.do(say_spoke, call_id=self._call.call_id, spoke=spoke)
