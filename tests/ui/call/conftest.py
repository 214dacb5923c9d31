"""A live call in its screen, worked by keys alone."""

from collections.abc import Callable, Iterator

import pytest
import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from coachdesk.desk.call import call_of, start_call
from coachdesk.desk.call_entries import entries_of
from coachdesk.ui import theme
from coachdesk.ui.call.screen import CallScreen
from coachdesk.ui.places import Destination
from coachdesk.ui.session import Session
from tests.builders import FixedClock, a_rep, a_skill

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
NONE = Qt.KeyboardModifier.NoModifier


class Live:
    """A person at the keyboard in a live call."""

    def __init__(self, store, clock, call_id, qtbot):
        self.store, self.clock, self.id, self.qtbot = store, clock, call_id, qtbot
        self.session = Session(store, clock)
        self.screen = CallScreen(self.session)
        self.screen.resize(1280, 640)
        self.screen.show_anew(Destination("call", call_id))
        self.screen.show()
        self.screen.activateWindow()
        qtbot.waitUntil(self.screen.isActiveWindow)

    @property
    def page(self):
        return self.screen.page

    @property
    def line(self):
        return self.page.view.line

    @property
    def focused(self):
        return QApplication.focusWidget() or self.screen

    def type(self, text):
        QTest.keyClicks(self.focused, text)

    def press(self, key, modifiers=NONE):
        QTest.keyClick(self.focused, key, modifiers)

    def enter(self, text):
        self.type(text)
        self.press(Qt.Key.Key_Return)

    @property
    def call(self):
        return call_of(self.store, self.id)

    @property
    def entries(self):
        return entries_of(self.store, self.id)

    @property
    def texts(self):
        return [entry.text for entry in self.entries]

    @property
    def shown(self):
        model = self.page.view.list.model()
        return [model.index(row, 0).data() for row in range(model.rowCount())]

    @property
    def step(self):
        return type(self.page).__name__


@pytest.fixture
def start(clock: FixedClock, qtbot, qapp) -> Iterator[Callable[..., Live]]:
    """Opens the Call place, as often as it is asked to; the store is closed after them all."""
    theme.apply(qapp, "light")
    opened = []

    def open_on(store, call_id):
        opened.append(Live(store, clock, call_id, qtbot))
        return opened[-1]

    yield open_on
    for each in opened:
        shiboken6.delete(each.screen)


@pytest.fixture
def live(store, clock: FixedClock, start: Callable[..., Live]) -> Live:
    """A coaching call with Kary at Betelgard, watching Listen and Ask."""
    rep, _ = a_rep(store, "Kary Hendriks"), a_rep(store, "Ann Lee")
    skills = [a_skill(store, name, position=n) for n, name in enumerate(("Open", "Listen", "Ask"))]
    call = start_call(store, clock(), rep_id=rep, account="Betelgard", focus_ids=skills[1:]).id
    return start(store, call)


@pytest.fixture
def again(store, start: Callable[..., Live]) -> Callable[..., Live]:
    """The program after a kill: nothing of the first but what is on disk."""
    return lambda call_id: start(store.again(), call_id)
