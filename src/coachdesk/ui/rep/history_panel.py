"""The versions of one text over the page: when, on which machine, and Restore."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QScrollArea, QWidget

from coachdesk.desk.history import TextVersion, history, restore_version
from coachdesk.domain.days import said
from coachdesk.domain.moment import Moment, unstamp
from coachdesk.ui import theme
from coachdesk.ui.kit import Link, Overlay, hairline, label
from coachdesk.ui.session import Session

_WIDE, _HIGH, _AROUND = 720, 460, 64


class HistoryPanel(Overlay):
    """Newest first. Restore writes the old words as a new version and closes the panel."""

    def __init__(
        self, session: Session, title: str, place: tuple[str, str, str], window: QWidget
    ) -> None:
        super().__init__(title, window, titled=True)
        self._session = session
        self._of = place
        self.versions = history(session.store, *place)
        self.links: list[Link] = []
        page = QWidget()
        grid = QGridLayout(page)
        grid.setContentsMargins(0, 0, 12, 0)
        grid.setHorizontalSpacing(24)
        grid.setVerticalSpacing(theme.GAP)
        grid.setColumnStretch(1, 1)
        for number, version in enumerate(self.versions):
            self._add(grid, 2 * number, version)
        grid.setRowStretch(2 * len(self.versions), 1)
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

    def _add(self, grid: QGridLayout, row: int, version: TextVersion) -> None:
        now = self._session.now()
        at = Moment(unstamp(version.at), now.offset_minutes)
        when = label(f"{said(at.on, now.on)} {at.local:%H:%M}\n{version.device}", "hint")
        words = label(version.text or "(empty)", "" if version.text else "muted")
        words.setWordWrap(True)
        words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        top = Qt.AlignmentFlag.AlignTop
        grid.addWidget(when, row, 0, top)
        grid.addWidget(words, row, 1, top)
        if row == 0:
            grid.addWidget(label("stands now", "hint"), row, 2, top)
        else:
            link = Link("Restore")
            link.setAccessibleName(f"Restore the version of {said(at.on, now.on)}")
            link.clicked.connect(partial(self._restore, version))
            self.links.append(link)
            grid.addWidget(link, row, 2, top)
        if version is not self.versions[-1]:
            grid.addWidget(hairline(), row + 1, 0, 1, 3)

    def _restore(self, version: TextVersion) -> None:
        session, put = self._session, partial(_put, self._session, self._of)
        self.close()
        if put(version):
            session.say("The older words are back", partial(_put_back, put, self.versions[0]))


def _put(session: Session, place: tuple[str, str, str], version: TextVersion) -> bool:
    table, id, field = place
    done = session.do(restore_version, table=table, id=id, field=field, version=version)
    return done is not None


def _put_back(put: Callable[[TextVersion], bool], version: TextVersion) -> None:
    put(version)
