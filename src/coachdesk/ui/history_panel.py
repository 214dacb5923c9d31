"""What a row's texts have said: when, on which machine, and Restore."""

from functools import partial
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QScrollArea, QWidget

from coachdesk.desk.history import TextVersion, histories, restore_version
from coachdesk.domain.days import said
from coachdesk.domain.moment import Moment, unstamp
from coachdesk.ui import theme
from coachdesk.ui.kit import Link, Overlay, hairline, label
from coachdesk.ui.session import Session

_WIDE, _HIGH, _AROUND = 720, 460, 64
_NAMES = {
    "what": "The step", "how_seen": "How it will be seen", "adaptation": "As adapted",
    "result_note": "What came of it", "reason_note": "Why", "bring": "I bring",
} | {f"anchor_{level}": f"Level {level}" for level in range(1, 6)}  # fmt: skip


def show_history(session: Session, title: str, table: str, id: str, window: QWidget) -> None:
    """Open the panel; where nothing was ever written, say so instead."""
    if found := histories(session.store, table, id):
        HistoryPanel(session, title, (table, id), found, window)
    else:
        session.say("Nothing has been written here yet")


class HistoryPanel(Overlay):
    """Newest first. Restore writes the old words as a new version and closes the panel."""

    def __init__(
        self,
        session: Session,
        title: str,
        of: tuple[str, str],
        found: dict[str, list[TextVersion]],
        window: QWidget,
    ) -> None:
        super().__init__(title, window, titled=True)
        self._session = session
        self._of = of
        self.links: list[Link] = []
        page = QWidget()
        self._grid = grid = QGridLayout(page)
        grid.setContentsMargins(0, 0, 12, 0)
        grid.setHorizontalSpacing(24)
        grid.setVerticalSpacing(theme.GAP)
        grid.setColumnStretch(1, 1)
        for field, versions in found.items():
            if len(found) > 1:
                grid.addWidget(label(_NAMES[field], "heading"), grid.rowCount(), 0, 1, 3)
            for version in versions:
                self._add(field, version, versions)
        grid.setRowStretch(grid.rowCount(), 1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QScrollArea.Shape.NoFrame)
        area.viewport().setAutoFillBackground(False)
        area.setAccessibleName(title)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(page)
        page.setAutoFillBackground(False)  # which setting it has turned on
        self.body.addWidget(area, 1)
        around = self.body.sizeHint().height() - area.sizeHint().height()
        high = around + grid.totalHeightForWidth(_WIDE - _AROUND) + theme.MARGIN
        self.open_over(_WIDE, min(_HIGH, high), self.links[0] if self.links else area)

    def _add(self, field: str, version: TextVersion, versions: list[TextVersion]) -> None:
        grid, row, now = self._grid, self._grid.rowCount(), self._session.now()
        at = Moment(unstamp(version.at), now.offset_minutes)
        when = label(f"{said(at.on, now.on)} {at.local:%H:%M}\n{version.device}", "hint")
        words = label(version.text or "(empty)", "" if version.text else "muted")
        words.setWordWrap(True)
        words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        top = Qt.AlignmentFlag.AlignTop
        grid.addWidget(when, row, 0, top)
        grid.addWidget(words, row, 1, top)
        if version is versions[0]:
            grid.addWidget(label("stands now", "hint"), row, 2, top)
        else:
            link = Link("Restore")
            link.setAccessibleName(f"Restore the version of {said(at.on, now.on)}")
            link.clicked.connect(partial(self._restore, field, version, versions[0]))
            self.links.append(link)
            grid.addWidget(link, row, 2, top)
        grid.addWidget(hairline(), row + 1, 0, 1, 3)

    def _restore(self, field: str, version: TextVersion, newest: TextVersion) -> None:
        session, (table, id) = self._session, self._of
        facts: dict[str, Any] = {"table": table, "id": id, "field": field}
        self.close()
        if session.do(restore_version, **facts, version=version):
            undo = partial(_put_back, session, facts | {"version": newest})
            session.say("The older words are back", undo)


def _put_back(session: Session, facts: dict[str, Any]) -> None:
    session.do(restore_version, **facts)
