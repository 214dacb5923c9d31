"""The week's grid as one operates it: sessions are chosen and moved by keys and by the mouse."""

from datetime import date, timedelta

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleEvent,
    QFontMetricsF,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QApplication, QSizePolicy, QToolTip, QWidget
from typing_extensions import override

from coachdesk.domain.periods import Period
from coachdesk.domain.slot import Slot
from coachdesk.domain.week import DAY, Item
from coachdesk.ui import theme
from coachdesk.ui.week.drag import Drag
from coachdesk.ui.week.geometry import Geometry
from coachdesk.ui.week.painting import WeekPainter
from coachdesk.ui.week.words import spoken

STEP = 30  # minutes that a key moves by
_MORNING = 9 * 60
_ARROWS = {Qt.Key.Key_Left: (-1, 0), Qt.Key.Key_Right: (1, 0),
           Qt.Key.Key_Up: (0, -1), Qt.Key.Key_Down: (0, 1)}  # fmt: skip


class WeekGrid(QWidget):
    """Seven days. Arrows choose, with Ctrl they move, with Shift they change the length."""

    item_chosen = Signal()
    item_opened = Signal(object)  # Item
    placed = Signal(object, object)  # Item, the Slot it is to be put in
    slot_chosen = Signal(object)  # Slot, where nothing stands yet

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.today = date.min
        self.minute_now = 0
        self.items: list[Item] = []
        self.chosen_id: str | None = None
        self.weekend = frozenset((5, 6))
        self._week: Period | None = None
        self._places: Geometry | None = None
        self._drag: Drag | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName("Week")

    @property
    def places(self) -> Geometry:
        """Where everything stands, worked out anew when something has changed."""
        assert self._week is not None
        if self._places is None:
            line = QFontMetricsF(theme.font("small")).height() + 2
            self._places = Geometry(self.width(), self.height(), self._week, self.items, line,
                                    self.weekend)  # fmt: skip
        return self._places

    @property
    def chosen(self) -> Item | None:
        """The item under the cursor."""
        return next((item for item in self.items if item.id == self.chosen_id), None)

    def show_week(self, week: Period, items: list[Item], today: date, minute_now: int) -> None:
        """Draw these; what was chosen stays so, as long as it is there."""
        self._week, self.items, self.today, self.minute_now = week, items, today, minute_now
        self._places = None
        if self.chosen is None:
            self.chosen_id = None
        self._tell()
        self.update()

    def choose(self, item: Item | None) -> None:
        """Put the cursor on an item."""
        self.chosen_id = item.id if item else None
        self._tell()
        self.update()
        self.item_chosen.emit()
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.NameChanged))

    def _tell(self) -> None:
        """Say to a screen reader what is chosen; all else is said by choosing on."""
        count = sum(item.is_session for item in self.items)
        whole = f"Week, {count} session{'' if count == 1 else 's'}"
        self.setAccessibleName(spoken(self.chosen, self.today) if self.chosen else whole)
        self.setAccessibleDescription("Arrows choose, Ctrl and arrows move, Enter opens")

    @override
    def sizeHint(self) -> QSize:
        return QSize(700, 420)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        self._places = None

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        self._places = None

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        if self._week is None:
            return
        with QPainter(self) as painter:
            drawn = WeekPainter(painter, self.places, self.today)
            dragged = self._drag.item.id if self._drag and self._drag.item else None
            drawn.paint(self.chosen_id, focused=self.hasFocus(), without=dragged)
            drawn.now_line(self.minute_now)
            if self._drag and self._drag.is_under_way:
                at = self._drag.slot
                drawn.ghost(self._drag.item, self._ghost(at), at.hours or "no hour")

    def _ghost(self, at: Slot) -> QRectF:
        if at.starts is None:
            column = self.places.column(at.on)
            return QRectF(column.left() + 5, self.places.head, column.width() - 10,
                          2 * self.places.line + 4)  # fmt: skip
        return self.places.box(at.on, at.starts, at.minutes or STEP)

    # -- keys --

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = _ARROWS.get(Qt.Key(event.key()))
        held = event.modifiers()
        if step is None or held & Qt.KeyboardModifier.AltModifier:
            super().keyPressEvent(event)
        elif held & Qt.KeyboardModifier.ControlModifier:
            self.shift(*step)
        elif held & Qt.KeyboardModifier.ShiftModifier:
            self.stretch(step[1])
        else:
            self.walk(*step)

    def walk(self, days: int, items: int) -> None:
        """Choose the next item of the day, or the nearest of the next day that has any."""
        if not self.items:
            return
        order = sorted(self.items, key=lambda i: (i.on, i.starts if i.starts is not None else -1))
        if self.chosen is None:
            ahead = [item for item in order if item.on >= self.today]
            self.choose((ahead or order)[0])
        elif items:
            at = order.index(self.chosen) + items
            self.choose(order[max(0, min(at, len(order) - 1))])
        else:
            here = self.chosen
            beside = [i for i in order if (i.on > here.on if days > 0 else i.on < here.on)]
            if beside:
                day = min(i.on for i in beside) if days > 0 else max(i.on for i in beside)
                at_hour = [i for i in beside if i.on == day]
                near = min(at_hour, key=lambda i: abs((i.starts or 0) - (here.starts or 0)))
                self.choose(near)

    def shift(self, days: int, steps: int) -> None:
        """Move the chosen session by days, or by half hours; without an hour it gets its first."""
        if (item := self.chosen) is None or not item.is_open:
            return
        starts = item.starts
        if steps:
            starts = _MORNING if starts is None else starts + steps * STEP
            starts = max(0, min(starts, DAY - item.minutes))
        self.placed.emit(item, Slot(item.on + timedelta(days), starts, item.minutes))

    def stretch(self, steps: int) -> None:
        """Make the chosen session longer or shorter."""
        if (item := self.chosen) is None or not item.is_open or item.starts is None or not steps:
            return
        minutes = max(15, item.minutes + steps * 15)
        if item.starts + minutes <= DAY:
            self.placed.emit(item, Slot(item.on, item.starts, minutes))

    # -- mouse --

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        point = event.position()
        if event.button() != Qt.MouseButton.LeftButton or self._week is None:
            return
        item = self.places.item_at(point)
        self.choose(item)
        if (day := self.places.day_at(point)) and (item is None or item.is_open):
            box = self.places.boxes[item.id] if item else QRectF()
            self._drag = Drag.begin(point, item, day, self.places, box)

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        point = event.position()
        if self._drag and event.buttons() & Qt.MouseButton.LeftButton:
            far = QApplication.startDragDistance()
            self._drag.move(point, self.places, far)
            self.update()
        elif self._week:
            self._point_at(point)

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        drag, self._drag = self._drag, None
        self.update()
        if drag is None or event.button() != Qt.MouseButton.LeftButton:
            return
        if drag.item is None and drag.day >= self.today:
            self.slot_chosen.emit(drag.slot)
        elif drag.item and drag.is_under_way and drag.slot != drag.before:
            self.placed.emit(drag.item, drag.slot)

    @override
    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if item := self.places.item_at(event.position()):
            self.item_opened.emit(item)

    def slot_under(self, point: QPointF) -> Slot | None:
        """The place under a point, for something that comes from elsewhere."""
        day = self.places.day_at(point)
        if day is None or day < self.today:
            return None
        starts = self.places.minute_at(point.y())
        return Slot(day, starts)

    def show_ghost(self, item: Item | None, at: Slot | None) -> None:
        """Show where something that comes from elsewhere would be put."""
        self._drag = Drag.over(item, at) if item and at else None
        self.update()

    def _point_at(self, point: QPointF) -> None:
        item = self.places.item_at(point)
        edge = (
            item
            and item.is_open
            and item.starts is not None
            and Drag.is_edge(point, self.places.boxes[item.id])
        )
        self.setCursor(Qt.CursorShape.SizeVerCursor if edge else Qt.CursorShape.ArrowCursor)

    @override
    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip and self._week:
            item = self.places.item_at(QPointF(event.pos()))
            if item:
                QToolTip.showText(event.globalPos(), spoken(item, self.today), self)
            else:
                QToolTip.hideText()
            return True
        return super().event(event)
