"""What the rep is given: the entries chosen as keep, stop or start."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget
from typing_extensions import override

from coachdesk.desk.call_entries import Entry
from coachdesk.desk.curbside import Curbside
from coachdesk.desk.debrief import FEEDBACK, give_feedback
from coachdesk.store.store import Store
from coachdesk.ui import theme
from coachdesk.ui.call.step_line import clear
from coachdesk.ui.debrief.panel import Panel
from coachdesk.ui.kit import IconButton, label, wrapped
from coachdesk.ui.session import Session

_SMALL = 22  # a line's height: the cross stands beside its first line


class ChosenPanel(Panel):
    """Chosen at the entries, by one key each; taken back here too."""

    title = "Keep, stop, start"

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._shown: list[Entry] | None = None
        self._takes: list[QWidget] = []

    @staticmethod
    @override
    def summary(_store: Store, call: Curbside) -> str:
        counts = ((word, sum(entry.feedback == word for entry in _chosen(call)))
                  for word in FEEDBACK)  # fmt: skip
        return " · ".join(f"{count} {word}" for word, count in counts if count)

    @property
    @override
    def tab_stops(self) -> list[QWidget]:
        return list(self._takes)

    @override
    def refresh(self, call: Curbside) -> None:
        super().refresh(call)
        chosen = _chosen(call)
        if chosen == self._shown:
            return
        self._shown = chosen
        clear(self.column)
        self._takes = []
        for entry, before in zip(chosen, [None, *chosen], strict=False):
            is_first = before is None or before.feedback != entry.feedback
            self.column.addWidget(self._line(entry, (entry.feedback or "") if is_first else ""))
        self.column.addWidget(wrapped(self._hint(), "hint"))

    def _hint(self) -> str:
        if self._shown:
            return f"{self.rep} gets to hear and read these."
        return (
            f"What {self.rep} gets to hear and read: choose it at an entry, by the key for keep,"
            " stop or start. Three, one and one is plenty."
        )

    def _line(self, entry: Entry, head: str) -> QWidget:
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.GAP)
        word = label(head, "name")
        word.setFixedWidth(round(40 * theme.sizes().scale))
        row.addWidget(word, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(wrapped(entry.text), 1, Qt.AlignmentFlag.AlignTop)
        take = IconButton("close", f"No longer {entry.feedback}: {entry.text}")
        if not theme.sizes().touch:
            take.setFixedSize(*[round(_SMALL * theme.sizes().scale)] * 2)
        take.clicked.connect(partial(self._take_back, entry))
        self._takes.append(take)
        row.addWidget(take, 0, Qt.AlignmentFlag.AlignTop)
        return line

    def _take_back(self, entry: Entry) -> None:
        if self.session.do(give_feedback, entry_id=entry.id, feedback=None):
            self.session.say("Taken back", partial(self._give_again, entry))

    def _give_again(self, entry: Entry) -> None:
        self.session.do(give_feedback, entry_id=entry.id, feedback=entry.feedback)


def _chosen(call: Curbside) -> list[Entry]:
    """The chosen entries of a call: what to keep first."""
    entries = [*(entry for skill in call.skills for entry in skill.entries), *call.untied]
    chosen = [entry for entry in entries if entry.feedback]
    return sorted(chosen, key=lambda entry: FEEDBACK.index(entry.feedback or ""))
