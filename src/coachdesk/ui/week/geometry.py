"""Where things stand in the week's grid: columns of days, hours downwards; nothing is painted."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from PySide6.QtCore import QPointF, QRectF

from coachdesk.domain.periods import Period
from coachdesk.domain.week import DAY, Item, hours_shown, lanes

SNAP = 15  # minutes between the places a session is dragged to
_BESIDE = 5.0  # between a column's edge and its blocks
_SHELF_MOST = 3  # sessions without an hour that are shown a day


@dataclass
class Geometry:
    """The places in a grid of a size."""

    width: float
    height: float
    week: Period
    items: Sequence[Item]
    line: float  # height of a small line of text
    weekend: frozenset[int] = frozenset((5, 6))
    boxes: dict[str, QRectF] = field(default_factory=dict)
    hidden: dict[date, int] = field(default_factory=dict)  # on the shelf of a day, not shown

    def __post_init__(self) -> None:
        self.days = [self.week.first + timedelta(at) for at in range(7)]
        by_day = {day: [item for item in self.items if item.on == day] for day in self.days}
        shelves = {day: _shelf(items) for day, items in by_day.items()}
        most = min(_SHELF_MOST, max(map(len, shelves.values())))
        self.gutter = round(2.6 * self.line)
        self.head = round(1.7 * self.line)
        self.shelf = most * self._row + (4 if most else 0)
        self.top = self.head + self.shelf
        self.hours = hours_shown(self.items)
        self._lefts = self._columns({day for day, items in by_day.items() if items})
        for day, items in by_day.items():
            self._place(day, items, shelves[day])

    @property
    def _row(self) -> float:
        return self.line + 5

    @property
    def pixels(self) -> float:
        """Height of a minute."""
        first, last = self.hours
        return (self.height - self.top - self.line * 0.6) / ((last - first) * 60)

    def column(self, day: date) -> QRectF:
        """The whole of a day."""
        at = self.days.index(day)
        left = self._lefts[at]
        return QRectF(left, 0, self._lefts[at + 1] - left, self.height)

    def y(self, minute: float) -> float:
        """Where a minute of the day stands."""
        return self.top + self.line * 0.6 + (minute - self.hours[0] * 60) * self.pixels

    def box(self, day: date, starts: int, minutes: int) -> QRectF:
        """Where a block of these minutes stands, if it has the day to itself."""
        column = self.column(day)
        high = max(self._row, minutes * self.pixels - 1)
        return QRectF(column.left() + _BESIDE, self.y(starts), column.width() - 2 * _BESIDE, high)

    def day_at(self, point: QPointF) -> date | None:
        """The day that a point is in."""
        return next((day for day in self.days if self.column(day).contains(point)), None)

    def minute_at(self, y: float) -> int | None:
        """The minute that a height stands for, in steps; None above the hours: no hour."""
        if y < self.top:
            return None
        exact = (y - self.y(0)) / self.pixels
        return min(DAY - SNAP, max(0, round(exact / SNAP) * SNAP))

    def item_at(self, point: QPointF) -> Item | None:
        """What lies under a point, the uppermost."""
        found = [item for item in self.items if item.id in self.boxes
                 and self.boxes[item.id].contains(point)]  # fmt: skip
        return next((i for i in reversed(found) if i.kind == "call"), found[-1] if found else None)

    def _columns(self, used: set[date]) -> list[float]:
        """Left edges; a weekend's day is narrow as long as nothing stands in it."""
        small = [day.weekday() in self.weekend and day not in used for day in self.days]
        room = self.width - self.gutter
        narrow = 2.6 * self.line if any(not s for s in small) else room / 7
        wide = (room - narrow * sum(small)) / max(1, 7 - sum(small))
        lefts = [float(self.gutter)]
        for is_small in small:
            lefts.append(lefts[-1] + (narrow if is_small else wide))
        return [round(left) for left in lefts]

    def _place(self, day: date, items: list[Item], shelf: list[Item]) -> None:
        column = self.column(day)
        shown = shelf if len(shelf) <= _SHELF_MOST else shelf[: _SHELF_MOST - 1]
        self.hidden[day] = len(shelf) - len(shown)
        for at, item in enumerate(shown):
            self.boxes[item.id] = QRectF(column.left() + _BESIDE, self.head + at * self._row + 2,
                                         column.width() - 2 * _BESIDE, self._row - 2)  # fmt: skip
        placed = [item for item in items if item.is_placed]
        rides = {item.id: item for item in placed if item.is_session}
        inner = [item for item in placed if _within(item, rides.get(item.ride_id or ""))]
        least = -(-self._row // self.pixels)  # minutes of the lowest block
        outer = [replace(i, minutes=max(i.minutes, int(least))) for i in placed if i not in inner]
        by_id = {item.id: item for item in placed}
        for id, (lane, of) in lanes(outer).items():
            box = self.box(day, by_id[id].starts or 0, by_id[id].minutes)
            wide = (box.width() + 3) / of
            self.boxes[id] = QRectF(box.left() + lane * wide, box.top(), wide - 3, box.height())
        for item in inner:  # a call stands inside the ride-along it was held on
            around = self.boxes[item.ride_id or ""]
            box = self.box(day, item.starts or 0, item.minutes)
            self.boxes[item.id] = QRectF(around.center().x(), box.top(), around.width() / 2 - 4,
                                         box.height())  # fmt: skip


def _shelf(items: list[Item]) -> list[Item]:
    """What has no hour, the open ones first."""
    return sorted((i for i in items if not i.is_placed), key=lambda i: (not i.is_open, i.name))


def _within(call: Item, ride: Item | None) -> bool:
    """Whether a call lies in the hours of the ride-along that it was held on."""
    return ride is not None and (ride.starts or 0) <= (call.starts or 0) and call.ends <= ride.ends
