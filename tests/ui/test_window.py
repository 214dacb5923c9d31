import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from coachdesk.desk.roster import add_rep, archive_rep
from coachdesk.ui.kit import Banner
from coachdesk.ui.places import Destination
from coachdesk.ui.shortcuts import lines_of
from coachdesk.ui.window import MainWindow
from tests.builders import a_call, a_rep
from tests.ui.accessible import unnamed
from tests.ui.screens import PLACES, press


def test_that_a_screen_is_made_when_it_is_first_shown(window):
    assert set(window._screens) == {"team"}
    window.go(Destination("rep", "r1"))
    assert set(window._screens) == {"team", "rep"}
    assert window.shown.arrived == [Destination("rep", "r1")]


def test_that_a_screen_is_drawn_once_when_it_is_shown(window):
    window.go(Destination("rep", "r1"))
    assert window.shown.draws == 1
    window.go(Destination("rep", "r2"))
    assert window.shown.draws == 2


@pytest.mark.parametrize("place", ["rep", "goals"])
def test_that_a_page_gives_the_focus_to_its_main_part_not_to_its_first_button(window, place):
    window.go(Destination(place, "r1"))
    assert window.focusWidget() is window.shown.line


def test_that_tab_still_reaches_a_pages_main_part(window):
    assert window.shown.line.focusPolicy() & Qt.FocusPolicy.TabFocus


def test_that_the_form_is_stored_before_one_leaves(window):
    team = window.shown
    window.go(Destination("rep", "r1"))
    assert team.flushes == 1


def test_that_a_screen_can_ask_to_be_elsewhere(window):
    window.shown.go("rep", "r1")
    assert window.shown.arrived == [Destination("rep", "r1")]


@pytest.mark.parametrize(("key", "place"), [(Qt.Key.Key_3, "call"), (Qt.Key.Key_2, "team")])
def test_that_ctrl_and_a_digit_go_to_a_place_from_a_text_field(qtbot, window, key, place):
    window.go(Destination("rep", "r1"))
    press(qtbot, window, key)
    assert window.shown is window._screens[place]


def test_that_digits_are_found_by_where_their_keys_are(window):
    # on AZERTY the key of 3 gives a quotation mark
    event = QKeyEvent(
        QEvent.Type.KeyPress, Qt.Key.Key_QuoteDbl, Qt.KeyboardModifier.ControlModifier, 12, 0, 0
    )
    QApplication.sendEvent(window, event)
    assert window.shown is window._screens["call"]


def test_that_back_returns_to_where_one_was(qtbot, window):
    window.go(Destination("rep", "r1"))
    window.go(Destination("rep", "r2"))
    press(qtbot, window, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert window.shown.arrived[-1] == Destination("rep", "r1")
    window.go_back()
    window.go_back()
    assert window.shown is window._screens["team"]


def test_that_a_key_of_the_screen_acts_and_the_windows_own_rests(qtbot, window):
    window.go(Destination("call"))
    press(qtbot, window, Qt.Key.Key_N)
    press(qtbot, window, Qt.Key.Key_2)
    assert window.shown.done == ["Ctrl+N", "Ctrl+2"]
    window.go(Destination("team"))
    assert all(action.isEnabled() for action in window.commands.actions)


def test_that_a_screens_actions_stand_in_its_places_menu(window):
    def menu(name):
        menus = {a.text().replace("&", ""): a.menu() for a in window.menuBar().actions()}
        return [action.text() for action in menus[name].actions()]

    assert "Add rep" in menu("Team")
    window.go(Destination("call"))
    assert "Own Ctrl+N" in menu("Call")
    assert "Add rep" not in menu("Team")


def test_that_a_quiet_screen_is_shown_alone(qtbot, window):
    window.shown.quiet = True
    qtbot.waitUntil(lambda: not window.menuBar().isVisible())
    assert not window._rail.isVisible()
    assert not window.status.isVisible()
    assert window.windowTitle() == "CoachDesk"
    press(qtbot, window, Qt.Key.Key_3)
    assert set(window._screens) == {"team"}
    window.shown.quiet = False
    qtbot.waitUntil(window._rail.isVisible)


def test_that_banners_wait_until_the_quiet_ends(qtbot, window):
    window.shown.quiet = True
    qtbot.waitUntil(lambda: not window._rail.isVisible())
    banner = window.warn("The file has gone.")
    assert not banner.isVisible()
    window.shown.quiet = False
    qtbot.waitUntil(banner.isVisible)


def test_that_the_same_warning_stands_there_once(window):
    window.warn("The file has gone.")
    window.warn("The file has gone.")
    assert len(window.findChildren(Banner)) == 1


def test_that_a_refused_write_is_said_under_the_menus(window, session):
    session.do(add_rep, name="  ")
    assert window.findChild(Banner).text.text() == "A rep needs a name."


def test_that_what_was_done_can_be_undone_by_key(qtbot, window, session):
    undone = []
    window.shown.setFocus()
    window.setFocus()
    session.say("Kary archived", lambda: undone.append(1))
    assert window.toast.isVisible()
    press(qtbot, window, Qt.Key.Key_Z)
    assert undone == [1]


def test_that_a_running_call_stands_in_the_status_line_and_one_key_returns_to_it(
    window, session, store, clock
):
    call = a_call(store, a_rep(store), account="Betelgard")
    session.notice_others()
    clock.go_on(minutes=12)
    window.status.show_running()
    assert window.status._call.text().startswith("Call at Betelgard, 12 min")
    window.status._call.click()
    assert window.shown.arrived == [Destination("call", call)]


def test_that_the_window_opens_where_it_was(qtbot, window, session, preferences):
    window.resize(1111, 600)
    window.close()
    again = MainWindow(session, preferences, places=PLACES)
    qtbot.addWidget(again)
    assert (again.width(), again.height()) == (1111, 600)


def test_that_everything_that_takes_the_focus_has_a_name(window):
    window.warn("A line")
    window.panels.preferences()
    assert unnamed(window) == []
    window.panels.keys()
    assert unnamed(window) == []
    window.panels.find()
    assert unnamed(window) == []


def test_that_no_menu_is_empty(window):
    shown = [a for a in window.menuBar().actions() if a.isVisible()]
    assert [a.text() for a in shown if not a.menu().actions()] == []


def test_that_return_and_enter_are_one_key_on_the_sheet(window):
    action = QAction("Start", window)
    action.setShortcuts(["Ctrl+Return", "Ctrl+Enter", "Ctrl+E"])
    assert lines_of([action]) == [("Start", "Ctrl+Enter or Ctrl+E")]


def test_that_the_sheet_tells_no_key_that_rests_here(window):
    window.go(Destination("call"))
    window.panels.keys()
    told = {label.text() for label in window.panels.open.findChildren(QLabel)}
    assert "Own Ctrl+N" in told
    assert "Start a call" not in told


class WindowWatch(QObject):
    """Notes each widget that is shown as a window of its own."""

    def __init__(self):
        super().__init__()
        self.shown = []

    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            self.shown.append(type(watched).__name__)
        return False


def test_that_no_part_of_a_page_ever_stands_alone_on_the_screen(
    qtbot, qapp, session, store, preferences
):
    rep = a_rep(store)
    watch = WindowWatch()
    qapp.installEventFilter(watch)
    try:
        window = MainWindow(session, preferences)
        qtbot.addWidget(window)
        window.show()
        for place in window.places:
            window.go(Destination(place.name, rep if place.name == "rep" else None))
        archive_rep(store, session.now(), rep_id=rep)
        session.notice_others()
        window.go(Destination("team"))
        window.panels.preferences()
        window.warn("A line")
    finally:
        qapp.removeEventFilter(watch)
    assert watch.shown == ["MainWindow"]


def test_that_the_way_back_to_a_call_is_never_cut(window, session, store):
    a_call(store, a_rep(store), account="Betelgard Wholesale and Sons, Minneapolis")
    window.status.say("Sample team: nothing here is kept", "Keep as my file …")
    window.resize(1024, 600)
    session.notice_others()
    status = window.status
    assert status._call.width() >= status._call.sizeHint().width()
    assert not status._hint.isVisible()
    window.resize(1366, 680)
    assert status._hint.isVisible()
