"""How each stage of the table is taken: won, lost, or open."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from coachdesk.domain.importing import Outcome
from coachdesk.ui import theme
from coachdesk.ui.kit import ElidedLabel, Segmented, label

_CHOICES = (("won", "won"), ("lost", "lost"), ("open", "open"))
_UNSAID = (("", "?"), *_CHOICES)
_MOST = 16


class StagesView(QWidget):
    """A row a stage, with how many deals are in it."""

    ending_chosen = Signal(str, str)  # stage, how it ended

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        down = QVBoxLayout(self)
        down.setContentsMargins(0, 0, 0, 0)
        down.setSpacing(theme.GAP)
        down.addWidget(label("How the stages are taken", "heading"))
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(16)
        self._grid.setColumnStretch(0, 1)
        self._grid.setColumnStretch(3, 2)
        down.addLayout(self._grid)
        self._shown: list[tuple[str, int]] = []
        self.endings: dict[str, Segmented] = {}

    def show_stages(self, stages: list[tuple[str, int, Outcome | None]]) -> None:
        """The most frequent ones; those that don't say how they ended first."""
        stages = sorted(stages, key=lambda stage: stage[2] is not None)[:_MOST]
        self.setVisible(bool(stages))
        counted = [(stage, count) for stage, count, _ in stages]
        if counted != self._shown:
            self._shown = counted
            self._build(stages)
        for stage, _, ending in stages:
            if ending is not None:
                self.endings[stage].value = ending

    def _build(self, stages: list[tuple[str, int, Outcome | None]]) -> None:
        while item := self._grid.takeAt(0):
            if widget := item.widget():
                widget.setParent(None)
                widget.deleteLater()
        self.endings = {}
        for row, (stage, count, ending) in enumerate(stages):
            choice = Segmented(_CHOICES if ending else _UNSAID, f"{stage} means")
            choice.chosen.connect(lambda value, of=stage: self.ending_chosen.emit(of, value))
            number = label(f"{count:,}", "muted")
            number.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            self._grid.addWidget(ElidedLabel(stage), row, 0)
            self._grid.addWidget(number, row, 1)
            self._grid.addWidget(choice, row, 2)
            self.endings[stage] = choice
