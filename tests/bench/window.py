"""What the window takes to draw, on a screen that nobody sees."""

from collections.abc import Callable
from datetime import timedelta
from functools import partial
from itertools import cycle, islice
from pathlib import Path
from statistics import median
from time import perf_counter

from PySide6.QtCore import QEvent, QEventLoop, QObject, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from typing_extensions import override

from coachdesk.desk.call import start_call
from coachdesk.desk.roster import reps
from coachdesk.store.clock import system_clock
from coachdesk.store.home import Home
from coachdesk.ui.places import Destination
from coachdesk.ui.program import Program
from coachdesk.ui.publishing import Publisher
from coachdesk.ui.week.screen import WeekScreen
from coachdesk.ui.window import MainWindow
from tests.bench import talks
from tests.bench.figures import Figure, p99

NOTES = 200
VISITS = 7
LOOK_S = 3
MOVES = 24
CTRL = Qt.KeyboardModifier.ControlModifier
PLACES = ("progress", "team", "skills", "call", "focus", "week")


class Painted(QObject):
    """How long something takes until the window has painted what came of it."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window, self._loop = window, QEventLoop()
        window.installEventFilter(self)

    def seconds(self, act: Callable[[], object]) -> float:
        began = perf_counter()
        act()
        self._window.update()
        self._loop.exec()
        return perf_counter() - began

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.UpdateRequest:
            QTimer.singleShot(0, self._loop.quit)  # once this event has been painted
        return False


class Again(QObject):
    """Publishes again as soon as one publish has ended."""

    def __init__(self, publisher: Publisher) -> None:
        super().__init__(publisher)
        self._publisher = publisher
        publisher.told.connect(self._on_told)
        publisher.publish()

    def stop(self) -> None:
        self._publisher.told.disconnect(self._on_told)

    def _on_told(self, _saving: object) -> None:
        self._publisher.publish()


class Beats(QObject):
    """How long the window's event loop was away, at worst."""

    EVERY_MS = 4

    def __init__(self) -> None:
        super().__init__()
        self._timer = QTimer(self, interval=self.EVERY_MS, timerType=Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._on_beat)

    def worst_ms(self, seconds: float) -> float:
        loop = QEventLoop()
        QTimer.singleShot(round(1000 * seconds), loop.quit)
        self._worst, self._last = 0.0, perf_counter()
        self._timer.start()
        loop.exec()
        self._timer.stop()
        return 1000 * self._worst - self.EVERY_MS

    def _on_beat(self) -> None:
        now = perf_counter()
        self._worst, self._last = max(self._worst, now - self._last), now


def figures(file: Path) -> list[Figure]:
    """On a file that this home has opened before."""
    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    program = Program(app, Home.find(), system_clock)
    program.open_file(file)
    (window,) = program.windows
    painted = Painted(window)
    painted.seconds(window.activateWindow)
    _until_published(window)
    found = [*_places(window, painted), *_week(window, painted), _charts(window, painted)]
    found += talks.figures(window, painted.seconds)
    found += _notes(window, painted)
    _close(window)
    program.preferences.settle()
    return found


def _places(window: MainWindow, painted: Painted) -> list[Figure]:
    def visit(name: str) -> float:
        return painted.seconds(lambda: window.go(Destination(name)))

    first = {name: visit(name) for name in PLACES}
    again = {name: median([visit(name) for name in (*PLACES, name)][-1] for _ in range(VISITS))
             for name in PLACES}  # fmt: skip
    slowest = max(again, key=lambda name: again[name])
    beside = "to " + slowest + "; the first time: "
    beside += ", ".join(f"{name} {1000 * took:.0f} ms" for name, took in first.items())
    return [Figure("switching place", 1000 * again[slowest], "ms", 100, beside=beside)]


def _week(window: MainWindow, painted: Painted) -> list[Figure]:
    """The whole Week with who is next, and one of its sessions moved half an hour to and fro."""
    ahead = Destination("week", (window.session.today() + timedelta(7)).isoformat())

    def visit() -> float:
        window.go(Destination("skills"))
        painted.seconds(lambda: None)
        return painted.seconds(lambda: window.go(ahead))

    whole = median([visit() for _ in range(VISITS + 1)][1:])
    blank = median(painted.seconds(lambda: None) for _ in range(VISITS))
    screen = window.shown
    assert isinstance(screen, WeekScreen)
    grid = screen.grid
    grid.choose(next(item for item in grid.items if item.is_open and item.starts))
    grid.setFocus()
    keys = islice(cycle((Qt.Key.Key_Down, Qt.Key.Key_Up)), MOVES)
    moves = [painted.seconds(partial(QTest.keyClick, grid, key, CTRL)) for key in keys]
    beside = "painting that window alone"
    return [
        Figure("the whole Week drawn", 1000 * whole, "ms", 100, 1000 * blank, beside),
        Figure("moving a session", 1000 * median(moves), "ms", 50, 1000 * blank, beside),
    ]


def _charts(window: MainWindow, painted: Painted) -> Figure:
    def visit(rep_id: str) -> float:
        return painted.seconds(lambda: window.go(Destination("progress", rep_id)))

    took = [visit(rep.id) for rep in reps(window.session.store)[:VISITS]]
    return Figure("a rep's charts", 1000 * median(took), "ms", 150)


def _notes(window: MainWindow, painted: Painted) -> list[Figure]:
    session = window.session
    call = session.do(start_call, rep_id=reps(session.store)[0].id)
    assert call is not None
    window.go(Destination("call", call.id))
    painted.seconds(lambda: None)
    alone, beats = _entered(painted), Beats()
    calm = beats.worst_ms(LOOK_S)
    publisher = window.publisher
    assert publisher is not None
    again = Again(publisher)
    beside = _entered(painted)
    away = beats.worst_ms(LOOK_S)
    again.stop()
    name = "Enter → durable and drawn, p99"
    return [
        Figure(name, 1000 * p99(alone), "ms", 50, beside=f"n = {NOTES}"),
        Figure(f"{name}, publishing", 1000 * p99(beside), "ms", 50, beside="without a pause"),
        Figure("longest frame, publishing", away, "ms", 32, calm, beside="nothing going on"),
    ]


def _entered(painted: Painted) -> list[float]:
    texts = cycle(("+ asked what changed since the last visit", "- price list came early", "plain"))
    return [_enter(painted, text) for text, _ in zip(texts, range(NOTES), strict=False)]


def _enter(painted: Painted, text: str) -> float:
    line = QApplication.focusWidget()
    assert line is not None
    QTest.keyClicks(line, text)
    painted.seconds(lambda: None)
    return painted.seconds(lambda: QTest.keyClick(line, Qt.Key.Key_Return))


def _until_published(window: MainWindow) -> None:
    """The file is brought up soon after a start; that is over here."""
    publisher, loop, look = window.publisher, QEventLoop(), QTimer(interval=50)
    assert publisher is not None
    look.timeout.connect(lambda: loop.quit() if publisher.saving.state == "in" else None)
    look.start()
    loop.exec()


def _close(window: MainWindow) -> None:
    loop = QEventLoop()
    window.closed.connect(loop.quit)
    window.close()
    loop.exec()
