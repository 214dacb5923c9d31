"""What can be done with a line of what has happened: open it, delete, share, see what it was."""

from functools import partial
from typing import TYPE_CHECKING

from coachdesk.desk.audience import choose_audience
from coachdesk.desk.notes import delete_note, restore_note
from coachdesk.desk.one_to_one import talk_of
from coachdesk.desk.outlook import outlooks_of
from coachdesk.domain.audience import Audience, audience_said, next_audience
from coachdesk.ui.kit.act import act

if TYPE_CHECKING:
    from coachdesk.ui.rep.screen import RepScreen

_THINGS = {"ride": "ride-along"}  # where the table's name is not the manager's word


class LineActions:
    """The actions of the timeline; they act on the line under the cursor."""

    def __init__(self, screen: "RepScreen") -> None:
        self._screen, lines = screen, screen.timeline
        self.open = act(screen, "Open the line", self._open, "Return", "Enter", within=lines)
        self.share = act(screen, "Choose for whom the line is", self._share, "S", within=lines)
        self.remove = act(screen, "Delete the note", self._delete, "Delete", within=lines)
        self.history = act(screen, "What it said before …", self._history, "H", within=lines)
        lines.doubleClicked.connect(self._open)
        lines.mark_pressed.connect(self._share)

    def show_history(self, table: str, id: str) -> None:
        """What something said before."""
        from coachdesk.ui.history_panel import show_history  # noqa: PLC0415 -- seldom

        title = f"What the {_THINGS.get(table, table)} has said"
        show_history(self._screen.session, title, table, id, self._screen.window())

    def _open(self) -> None:
        screen, line = self._screen, self._screen.timeline.current()
        if line and line.kind == "call":
            screen.go("call", line.id)
        elif line and line.kind == "ride":
            talk = talk_of(screen.session.store, line.id)
            if talk and talk.was_held:
                screen.go("one-to-one", line.id)
        elif line and line.kind == "outlook" and screen.rep:
            said = outlooks_of(screen.session.store, screen.rep.id)
            talks = (one.ride_id for one in said if one.id == line.id and one.ride_id)
            if ride_id := next(talks, None):
                screen.go("one-to-one", ride_id)
        elif line and line.kind == "goal" and screen.rep:
            screen.go("goals", screen.rep.id, line.id)
        elif line and line.kind == "page" and screen.rep:
            screen.go("report", screen.rep.id, f"page/{line.id}")
        elif line and line.kind == "note":
            screen.editor.write(line)

    def _share(self) -> None:
        """For the rep, for the director, private again; said each time, with the way back."""
        line, rep = self._screen.timeline.current(), self._screen.rep
        if line and rep and line.audience:
            audience = next_audience(line.audience)
            self._choose(line.kind, line.id, audience)
            words = f"{line.title}: {audience_said(audience, rep.first_name)}"
            undo = partial(self._choose, line.kind, line.id, line.audience)
            self._screen.session.say(words, undo)

    def _choose(self, table: str, id: str, audience: Audience) -> None:
        self._screen.session.do(choose_audience, table=table, id=id, audience=audience)

    def _delete(self) -> None:
        line, session = self._screen.timeline.current(), self._screen.session
        if line and line.kind == "note" and session.do(delete_note, note_id=line.id):
            session.say("Note deleted", partial(self._restore, line.id))

    def _restore(self, note_id: str) -> None:
        self._screen.session.do(restore_note, note_id=note_id)

    def _history(self) -> None:
        if line := self._screen.timeline.current():
            self.show_history(line.kind, line.id)
