"""Where a session takes place, typed in its row."""

from functools import partial

from PySide6.QtCore import QRect
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from coachdesk.desk.calendar import Going, set_place
from coachdesk.ui.kit.inline import InlineLine
from coachdesk.ui.session import Session


class PlaceLine(InlineLine):
    """Asks for a place; nothing typed takes it away."""

    def __init__(self, session: Session, parent: QWidget) -> None:
        super().__init__("Where", "depot north, Dortmund", lambda _text: ("", True), parent)
        self.said.hide()  # any words are a place
        self._session = session
        self._going: Going | None = None

    def ask_for(self, going: Going, spot: QRect) -> None:
        """Open under the row of a session."""
        self._going = going
        self.ask("Where", going.place)
        self.float_at(spot)

    @override
    def _on_entered(self) -> None:
        going, place = self._going, " ".join(self.field.text().split())
        self.close_line()
        if going is None or going.ride_id is None or place == going.place:
            return
        self._set(going.ride_id, place)
        undo = partial(self._set, going.ride_id, going.place)
        self._session.say(f"{going.title}: {place or 'no place'}", undo)

    def _set(self, ride_id: str, place: str) -> None:
        self._session.do(set_place, ride_id=ride_id, place=place)
