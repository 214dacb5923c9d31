"""A drag in the week's grid: of a session to another place, of its end, or over empty hours."""

from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QPointF, QRectF

from coachdesk.domain.slot import Slot
from coachdesk.domain.week import DAY, Item
from coachdesk.ui.week.geometry import SNAP, Geometry

_END = 6.0  # pixels at a block's lower edge that pull its end


@dataclass(slots=True)
class Drag:
    """Where it began, what it pulls, and the slot it stands on now."""

    item: Item | None
    start: QPointF
    day: date
    slot: Slot
    before: Slot
    grip: float = 0.0  # pixels between the block's top and the pointer
    pulls_end: bool = False
    is_under_way: bool = False

    @classmethod
    def begin(
        cls, point: QPointF, item: Item | None, day: date, places: Geometry, box: QRectF
    ) -> "Drag":
        """The mouse went down here."""
        if item is None:
            at = Slot(day, places.minute_at(point.y()))
            return cls(None, point, day, at, at)
        at = Slot(item.on, item.starts, item.minutes)
        end = item.starts is not None and cls.is_edge(point, box)
        return cls(item, point, day, at, at, point.y() - box.top(), pulls_end=end)

    @classmethod
    def over(cls, item: Item, at: Slot) -> "Drag":
        """Something from elsewhere is held over the grid."""
        at = Slot(at.on, at.starts, item.minutes)
        return cls(item, QPointF(), at.on, at, at, is_under_way=True)

    @staticmethod
    def is_edge(point: QPointF, box: QRectF) -> bool:
        """Whether a point is on a block's lower edge."""
        return box.bottom() - point.y() <= min(_END, box.height() / 4)

    def move(self, point: QPointF, places: Geometry, far: float) -> None:
        """The pointer is here now."""
        if not self.is_under_way and (point - self.start).manhattanLength() < far:
            return
        self.is_under_way = True
        if self.item is None or self.pulls_end:
            self.slot = self._longer(places.minute_at(point.y()))
        else:
            self.slot = self._carried(self.item, point, places)

    def _longer(self, end: int | None) -> Slot:
        """From the hour it starts to the one that is pointed at."""
        starts = self.before.starts
        if starts is None or end is None:
            return self.before
        low, high = (starts, end) if self.pulls_end else (min(starts, end), max(starts, end))
        return Slot(self.day, low, max(SNAP, high - low))

    def _carried(self, item: Item, point: QPointF, places: Geometry) -> Slot:
        day = places.day_at(point) or self.slot.on
        if point.y() < places.top:
            return Slot(day, None, item.minutes)
        grip = self.grip if item.starts is not None else 0.0
        starts = places.minute_at(max(places.top, point.y() - grip)) or 0
        return Slot(day, min(starts, DAY - item.minutes), item.minutes)
