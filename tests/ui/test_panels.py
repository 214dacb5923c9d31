import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListWidget

from coachdesk.desk.one_to_one import talk_today
from coachdesk.store.home import Home
from coachdesk.ui import theme
from coachdesk.ui.places import Destination
from tests.builders import a_rep
from tests.ui.screens import press


def test_that_ctrl_k_finds_a_rep_by_the_beginnings_of_words(qtbot, window, store):
    rep = a_rep(store, "Kary Hendriks")
    a_rep(store, "Reed Clapham")
    press(qtbot, window, Qt.Key.Key_K)
    qtbot.keyClicks(window.focusWidget(), "hen kar")
    found = window.panels.open.findChild(QListWidget)
    assert [found.item(row).text() for row in range(found.count())] == [
        "Kary Hendriks",
        "One-to-one with Kary Hendriks",
        "Twenty minutes with Kary Hendriks",
        "One rep’s view: Kary Hendriks",
    ]
    press(qtbot, window, Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier)
    assert window.shown.arrived == [Destination("rep", rep)]
    assert window.panels.open is None


def test_that_ctrl_k_does_what_the_screen_can_do(qtbot, window):
    team = window.shown
    press(qtbot, window, Qt.Key.Key_K)
    qtbot.keyClicks(window.focusWidget(), "add")
    press(qtbot, window, Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier)
    assert team.done == ["add"]


def test_that_nobodys_name_is_listed_unasked_in_a_call(qtbot, window, store):
    a_rep(store, "Kary Hendriks")
    window.shown.quiet = True
    qtbot.waitUntil(lambda: window.is_quiet)
    window.panels.find()
    found = window.panels.open.findChild(QListWidget)
    assert found.count() == 0
    qtbot.keyClicks(window.focusWidget(), "kary")
    assert found.count() == 1


def test_that_escape_puts_a_panel_away_and_the_focus_back(qtbot, window):
    before = window.focusWidget()
    press(qtbot, window, Qt.Key.Key_K)
    press(qtbot, window, Qt.Key.Key_Escape, Qt.KeyboardModifier.NoModifier)
    assert window.panels.open is None
    assert window.focusWidget() is before


def test_that_tab_stays_inside_a_panel(qtbot, window):
    window.panels.preferences()
    panel = window.panels.open
    for _ in range(12):
        press(qtbot, window, Qt.Key.Key_Tab, Qt.KeyboardModifier.NoModifier)
        assert panel.isAncestorOf(window.focusWidget())


def test_that_the_sheet_of_keys_is_made_from_the_actions(qtbot, window):
    press(qtbot, window, Qt.Key.Key_Slash)
    words = [label.text() for label in window.panels.open.findChildren(type(window.status._words))]
    assert {"Add rep", "Ctrl+Enter", "Find or do anything", "Ctrl+K"} <= set(words)


def test_that_the_look_is_chosen_at_once_and_kept(qapp, window, preferences):
    window.panels.preferences()
    panel = window.panels.open
    panel.palettes._group.buttons()[2].click()
    panel.text._group.buttons()[1].click()
    assert theme.current() is theme.DARK
    fresh = type(preferences)(Home.find())
    preferences._ini.sync()
    assert (fresh.palette, fresh.text_percent, fresh.touch) == ("dark", 125, False)
    preferences.palette, preferences.text_percent = "light", 100
    preferences.apply(qapp)


def test_that_another_text_size_makes_the_screens_anew_under_the_open_panel(
    qapp, window, preferences
):
    team = window.shown
    window.panels.preferences()
    window.panels.open.text._group.buttons()[2].click()
    assert window.shown is not team
    assert team.flushes == 1
    assert window.panels.open.isVisible()
    preferences.text_percent = 100
    preferences.apply(qapp)


def test_that_escape_leads_to_the_new_page_when_that_of_before_is_gone(
    qtbot, qapp, window, preferences
):
    before = window.shown
    window.panels.preferences()
    window.panels.open.text._group.buttons()[1].click()
    qtbot.waitUntil(lambda: not shiboken6.isValid(before))
    press(qtbot, window, Qt.Key.Key_Escape, Qt.KeyboardModifier.NoModifier)
    assert window.panels.open is None
    assert window.focusWidget() is window.shown.line
    preferences.text_percent = 100
    preferences.apply(qapp)


def test_that_the_gear_leads_to_the_skills(window):
    window.panels.preferences()
    window.panels.open.skills.click()
    assert window.shown.arrived == [Destination("skills")]
    assert window.panels.open is None or not window.panels.open.isVisible()


def test_that_the_finder_is_as_high_as_what_it_found_and_stays_where_it_is(qtbot, window, store):
    for i in range(20):
        a_rep(store, f"Rep {i}")
    window.panels.find()
    panel = window.panels.open.panel
    top, high = panel.y(), panel.height()
    qtbot.keyClicks(window.focusWidget(), "19")
    assert panel.height() < high
    assert panel.y() == top


def test_that_a_key_asks_with_whom_to_talk_and_enter_begins_it(qtbot, window, store, session):
    rep = a_rep(store, "Kary Hendriks")
    a_rep(store, "Reed Clapham")
    asked = []
    session.asked.connect(lambda *what: asked.append(what))
    window.panels.talk()
    qtbot.keyClicks(window.focusWidget(), "kar")
    qtbot.keyClick(window.focusWidget(), Qt.Key.Key_Return)
    talk = talk_today(store, rep, "one-to-one", session.today())
    assert asked == [("go", Destination("one-to-one", talk))]
    window.shown.quiet = True
    window.panels.talk()
    assert window.panels.open is None
