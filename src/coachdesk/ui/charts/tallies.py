"""So many of so many, a line each, in groups."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from coachdesk.domain.charts import Chart
from coachdesk.ui.charts.ink import FIGURE, LABEL, Ink, Side
from coachdesk.ui.charts.plot import Mark, Plot

_LINE, _HEADING = 26.0, 26.0


@dataclass(frozen=True, slots=True)
class Line:
    """Words on the left, a figure on the right; without a figure, the heading of a group."""

    text: str
    figure: str = ""
    tip: str = ""


class TallyPlot(Plot):
    """Lines of figures."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines: Sequence[Line] = ()

    def show_lines(self, chart: Chart, lines: Sequence[Line]) -> None:
        """Draw these lines."""
        self._lines = lines
        self.tell(chart)

    @override
    def wanted_height(self) -> int:
        return round(sum(_LINE if line.figure else _HEADING for line in self._lines))

    @override
    def paint(self, ink: Ink, area: QRectF) -> list[Mark]:
        marks, top = [], area.top()
        for line in self._lines:
            high = (_LINE if line.figure else _HEADING) * ink.scale
            box = QRectF(area.left(), top, area.width(), high)
            if line.figure:
                wide = ink.width(line.figure, FIGURE) + 4
                words = box.adjusted(0, 0, -wide - 12, 0)
                ink.words(words, line.text, size=FIGURE, colour=ink.palette.text)
                ink.words(box, line.figure, size=FIGURE, colour=ink.palette.text,
                          side=Side.AlignRight)  # fmt: skip
                marks.append(Mark(box, line.tip or f"{line.text}: {line.figure}"))
            else:
                ink.words(box.adjusted(0, 6, 0, 0), line.text, size=LABEL)
            top += high
        return marks
