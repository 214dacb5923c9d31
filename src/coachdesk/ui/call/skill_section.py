"""The curbside's sections: a skill with its entries, and entries that belong to none."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from coachdesk.desk.call_entries import Entry
from coachdesk.desk.curbside import SkillSeen
from coachdesk.desk.rated import Rated
from coachdesk.domain.turns import REP, Rater
from coachdesk.ui.call.entry_run import EntryRun
from coachdesk.ui.call.ladder import NOT_OBSERVED
from coachdesk.ui.call.seen_before import SeenBefore
from coachdesk.ui.call.stops import SkillHead, Stop, mark_left
from coachdesk.ui.kit import label


class Section(QWidget):
    """Lines under each other; the cursor keys stop at `stops`."""

    def __init__(self) -> None:
        super().__init__()
        self.stops: list[Stop] = []
        self.sources: list[EntryRun | SkillHead] = []  # what tells where the cursor is
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)

    def add(self, widget: QWidget) -> None:
        """One more line."""
        self._column.addWidget(widget)
        if isinstance(widget, EntryRun):
            self.stops += widget.stops
        elif isinstance(widget, SkillHead):
            self.stops.append(widget)
        if isinstance(widget, EntryRun | SkillHead):
            self.sources.append(widget)

    def show_entries(self, by_id: Mapping[str, Entry]) -> None:
        """The same entries, chosen or shared otherwise."""
        for run in self.sources:
            if isinstance(run, EntryRun):
                run.show_entries([by_id[stop.entry.id] for stop in run.stops])


class SkillSection(Section):
    """What was seen of one skill, and how that is rated."""

    def __init__(self, skill: SkillSeen, rep: str, today: date) -> None:
        super().__init__()
        self.skill = skill
        self.is_rateable = skill.is_rateable
        self.earlier: list[SeenBefore] = []
        self._is_here = False
        self.head = SkillHead(skill, rep)
        self.add(self.head)
        for widget in self._entries(rep, today):
            self.add(widget)

    def show_rating(self, skill: SkillSeen) -> None:
        """The same skill, rated otherwise."""
        if skill != self.skill:
            self.skill = skill
            self.head.show_rating(skill)

    def set_here(self, *, here: bool) -> None:
        """Show that the ladder in view is this skill's."""
        self._is_here = here
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        if self._is_here and self.is_rateable:
            mark_left(self)

    def anchors(self, rater: Rater) -> tuple[str, ...]:
        """The ladder as it reads today, the level that one gave in the words of its day."""
        anchors, rated = list(self.skill.anchors), self.given(rater)
        if rated and rated.level:
            anchors[rated.level - 1] = rated.anchor
        return tuple(anchors)

    def level(self, rater: Rater) -> int | None:
        """What one gave: a level, NOT_OBSERVED, or nothing yet."""
        rated = self.given(rater)
        return (rated.level or NOT_OBSERVED) if rated else None

    def given(self, rater: Rater) -> Rated | None:
        """The rating of one of the two."""
        return self.skill.own if rater == REP else self.skill.rated

    def show_earlier(self) -> None:
        """Show, or hide again, what stood in the earlier entries."""
        are_shown = any(each.is_open for each in self.earlier)
        for each in self.earlier:
            each.set_open(is_open=not are_shown)

    def _entries(self, rep: str, today: date) -> Iterator[QWidget]:
        """The entries; under the last one of a mark the days it was seen before."""
        entries = self.skill.entries
        last_of = {entry.mark: entry for entry in entries}
        run: list[Entry] = []
        for entry in entries:
            run.append(entry)
            earlier = self.skill.earlier.get(entry.mark or "")
            if earlier and last_of[entry.mark] is entry:
                yield EntryRun(run, rep)
                self.earlier.append(SeenBefore(earlier, today))
                yield self.earlier[-1]
                run = []
        if run:
            yield EntryRun(run, rep)


class PlainSection(Section):
    """Entries that belong to no skill, under a heading."""

    def __init__(self, title: str, entries: Sequence[Entry], rep: str) -> None:
        super().__init__()
        heading = label(title, "heading")
        heading.setWordWrap(True)
        heading.setContentsMargins(8, 3, 8, 3)
        self.add(heading)
        self.add(EntryRun(entries, rep))
