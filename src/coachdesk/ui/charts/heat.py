"""Reps by skills: the latest level in each tile, older ones hatched, a dot where there is none."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from coachdesk.domain.charts import Chart
from coachdesk.ui.charts.ink import FIGURE, LABEL, Ink, Side
from coachdesk.ui.charts.plot import Mark, Plot

_ROW, _HEAD, _GAP = 22.0, 22.0, 2.0
_NAME_LEAST, _NAME_MOST = 84.0, 150.0
_SMALL_LABEL = 10.0


@dataclass(frozen=True, slots=True)
class Tile:
    """A rep's latest level in a skill; with `disputed` the rep's own beside it."""

    level: int
    tip: str
    call_id: str
    old: bool
    disputed: str = ""


class HeatMap(Plot):
    """Tiles in rows and columns."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: Sequence[tuple[str, str]] = ()
        self._columns: Sequence[tuple[str, str]] = ()
        self._tiles: Mapping[tuple[str, str], Tile] = {}

    def show_tiles(
        self, chart: Chart, rows: Sequence[tuple[str, str]], columns: Sequence[tuple[str, str]],
        tiles: Mapping[tuple[str, str], Tile],
    ) -> None:  # fmt: skip
        """Draw these tiles, by the ids of row and column."""
        self._rows, self._columns, self._tiles = rows, columns, tiles
        self.tell(chart)

    @override
    def wanted_height(self) -> int:
        return round(max(170, _HEAD + 6 + len(self._rows) * _ROW))

    @override
    def paint(self, ink: Ink, area: QRectF) -> list[Mark]:
        room, size = self._room_for_names(ink, area)
        lefts, wides = self._columns_of(ink, area.adjusted(room, 0, 0, 0), size)
        for (_, name), left, wide in zip(self._columns, lefts, wides, strict=True):
            box = QRectF(left, area.top(), wide, _HEAD * ink.scale)
            ink.words(box, name, size=size, side=Side.AlignHCenter)
        line = area.top() + _HEAD * ink.scale
        ink.level(line, area.left(), area.right())
        marks = []
        for row, (rep_id, rep) in enumerate(self._rows):
            top = line + 3 + row * _ROW * ink.scale
            across = QRectF(area.left(), top, area.width(), (_ROW - _GAP) * ink.scale)
            names = across.adjusted(0, 0, room - 8 - area.width(), 0)
            ink.words(names, rep, size=FIGURE, colour=ink.palette.text)
            for (skill_id, _), left, wide in zip(self._columns, lefts, wides, strict=True):
                box = QRectF(left, top, wide, across.height())
                tile = self._tiles.get((rep_id, skill_id))
                _draw(ink, box, tile)
                if tile:
                    marks.append(Mark(box, tile.tip, tile.call_id))
        return marks

    def _room_for_names(self, ink: Ink, area: QRectF) -> tuple[float, float]:
        """As wide as the names, yet not at the cost of the columns' words; and those words' size.

        Where both can't be read whole the columns' words grow a little smaller first.
        """
        names = max((ink.width(name, FIGURE) for _, name in self._rows), default=0) + 12
        wanted, size = min(names, _NAME_MOST * ink.scale), LABEL
        if wanted > area.width() - self._heads(ink, size):
            size = _SMALL_LABEL
        most = min(wanted, area.width() - self._heads(ink, size))
        return max(most, _NAME_LEAST * ink.scale), size

    def _heads(self, ink: Ink, size: float) -> float:
        return sum(ink.width(name, size) + 3 + _GAP for _, name in self._columns)

    def _columns_of(self, ink: Ink, area: QRectF, size: float) -> tuple[list[float], list[float]]:
        """Columns as wide as their words, and what is left over shared by all."""
        names = [ink.width(name, size) + 3 for _, name in self._columns]
        room = area.width() - _GAP * max(len(names) - 1, 0)
        spare = (room - sum(names)) / max(len(names), 1)
        wides = [name + spare if spare > 0 else name * room / sum(names) for name in names]
        lefts = [area.left() + sum(wides[:i]) + i * _GAP for i in range(len(wides))]
        return lefts, wides


def _draw(ink: Ink, box: QRectF, tile: Tile | None) -> None:
    palette = ink.palette
    if tile is None:
        ink.words(box, "·", size=FIGURE, side=Side.AlignHCenter)
        return
    text = " ".join(filter(None, (str(tile.level), tile.disputed)))
    ink.fill(box, palette.surface if palette.hatched else palette.tiles[tile.level - 1], 3)
    if tile.old:
        ink.hatch(box, palette.border, width=0.8)
        wide = ink.width(text, FIGURE) + 7 * ink.scale
        plate = QRectF(0, 0, wide, box.height())
        plate.moveCenter(QPointF(box.center()))
        ink.fill(plate, palette.surface if palette.hatched else palette.tiles[tile.level - 1])
    if palette.hatched:
        ink.outline(box, palette.border, 3)
    ink.words(box, text, size=FIGURE, colour=palette.on_tile, side=Side.AlignHCenter)
