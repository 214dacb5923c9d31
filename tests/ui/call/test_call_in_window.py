"""A call in its window: shown alone, and never lost sight of elsewhere."""

import pytest
import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from coachdesk.desk.call import live_call
from coachdesk.desk.call_entries import entries_of
from coachdesk.store.home import Home
from coachdesk.store.publish import publish
from coachdesk.store.store import Store
from coachdesk.ui import theme
from coachdesk.ui.places import Destination
from coachdesk.ui.preferences import Preferences
from coachdesk.ui.session import Session
from coachdesk.ui.window import MainWindow
from tests.builders import a_past_call, a_rep, a_ride, a_skill
from tests.ui.call.conftest import CTRL, NONE

KEY = Qt.Key


@pytest.fixture
def rep(store):
    rep = a_rep(store, "Kary Hendriks")
    a_skill(store, "Listen")
    a_ride(store, rep)
    return rep


@pytest.fixture
def window(store, clock, rep, qapp, qtbot):
    theme.apply(qapp, "light")
    window = MainWindow(Session(store, clock), Preferences(Home.find()))
    window.go(Destination("call", rep, "before"))
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    yield window
    shiboken6.delete(window)


def press(key, modifiers=NONE):
    QTest.keyClick(QApplication.focusWidget(), key, modifiers)
    QApplication.processEvents()


def page(window):
    return type(window.shown.page).__name__


def test_that_one_key_starts_and_the_window_shows_the_call_alone(window):
    press(KEY.Key_Return, CTRL)
    assert page(window) == "LivePage"
    assert window.windowTitle() == "CoachDesk"
    assert not window.menuBar().isVisible()
    assert not window.status.isVisible()
    assert window.shown.page.view.line.hasFocus()


def test_that_ctrl_digit_tags_in_a_call_and_leads_nowhere(window, store):
    press(KEY.Key_Return, CTRL)
    QTest.keyClicks(QApplication.focusWidget(), "one")
    press(KEY.Key_Return)
    press(KEY.Key_1, CTRL)
    assert page(window) == "LivePage"
    assert entries_of(store, live_call(store).id)[0].skill == "Listen"


def test_that_a_running_call_stands_in_the_status_line_and_one_key_returns(window):
    press(KEY.Key_Return, CTRL)
    QTest.keyClicks(QApplication.focusWidget(), "half a tho")
    window.go(Destination("skills"))
    QApplication.processEvents()
    assert window.status.isVisible()
    assert window.status._call.text().endswith("go back  Ctrl+3")
    press(KEY.Key_3, CTRL)
    assert page(window) == "LivePage"
    assert window.shown.page.view.line.text() == "half a tho"
    assert window.shown.page.view.line.hasFocus()


def test_that_the_journey_to_the_debrief_and_back_is_one_key_a_step(window, store):
    press(KEY.Key_Return, CTRL)
    press(KEY.Key_Return, CTRL)
    assert page(window) == "EndedPage"
    assert "Kary" not in window.windowTitle()
    press(KEY.Key_Escape)
    assert page(window) == "LivePage"
    press(KEY.Key_Return, CTRL)
    press(KEY.Key_Return)
    assert page(window) == "CurbsidePage"
    assert window.menuBar().isVisible()
    go_on = next(a for a in window.shown.actions() if a.text() == "Go on with the call")
    go_on.trigger()
    assert page(window) == "LivePage"


def test_that_next_call_opens_the_next_plan_of_the_same_ride(window, store):
    press(KEY.Key_Return, CTRL)
    first = live_call(store)
    assert first.ride_id
    press(KEY.Key_N, CTRL)
    assert page(window) == "BeforePage"
    press(KEY.Key_Return, CTRL)
    second = live_call(store)
    assert (second.rep_id, second.ride_id) == (first.rep_id, first.ride_id)
    assert second.id != first.id


def test_that_starting_another_call_pauses_the_first_and_it_waits_in_the_strip(window, store):
    press(KEY.Key_Return, CTRL)
    window.go(Destination("call", None, "before"))
    press(KEY.Key_Return, CTRL)
    strip = window.shown.page.view.strip
    assert strip.isVisible()
    press(KEY.Key_J, CTRL)
    assert not live_call(store).is_paused


def test_that_in_the_notes_after_a_call_the_status_line_says_the_key_that_returns(
    window, store, clock
):
    press(KEY.Key_Return, CTRL)
    live = live_call(store)
    past = a_past_call(store, live.rep_id, clock().later(days=-1))
    window.go(Destination("call", past, "notes"))
    QApplication.processEvents()
    assert page(window) == "NotesPage"
    assert window.status._call.text().endswith("go back  Ctrl+J")
    press(KEY.Key_J, CTRL)
    assert page(window) == "LivePage"
    assert window.shown.page.call.id == live.id


def test_that_a_file_that_is_only_read_shows_its_live_call_and_gets_nothing_beside_it(
    window, store, clock, tmp_path
):
    press(KEY.Key_Return, CTRL)
    file = tmp_path / "usb stick" / "Team.coachdesk"
    file.parent.mkdir()
    publish(store, file, clock())
    looked_at = Store(file, None)
    reader = MainWindow(Session(looked_at, clock, read_only=True), Preferences(Home.find()))
    reader.go(Destination("call"))
    reader.show()
    line = reader.shown.page.view.line
    QTest.keyClicks(line, "one")
    QTest.keyClick(line, KEY.Key_Return)
    assert "only" in reader.shown.page.view.notice.accessibleName()
    assert reader.shown.page.view.list.model().rows[-1].line.text == "one"
    shiboken6.delete(reader)
    looked_at.close()
    assert [path.name for path in file.parent.iterdir()] == ["Team.coachdesk"]
