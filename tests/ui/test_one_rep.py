"""One rep's view: what two people look at together, and no way that leads elsewhere."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QLabel, QListWidget, QWidget

from coachdesk.desk.goals import agree_goal, propose_goal
from coachdesk.desk.page import give
from coachdesk.desk.quotation import choose_quotation, quotes
from coachdesk.desk.report import begin_report, report_id, write_part
from coachdesk.ui import theme
from coachdesk.ui.charts.plot import Plot
from coachdesk.ui.places import PLACES, Destination
from coachdesk.ui.window import MainWindow
from tests.history import NOW, a_call, a_rating, a_rep, a_skill, put
from tests.ui.accessible import unnamed
from tests.ui.screens import press

TODAY = NOW.on
CTRL_SHIFT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


def a_record(store, name="Kary Hendriks"):
    """Nine ratings by both, two quotations, a quota, a step; each beside a private one."""
    with store.write(NOW) as tx:
        rep, skill = a_rep(tx, name, territory="Tier top"), a_skill(tx)
        entries = []
        for month in range(1, 10):
            call = a_call(tx, rep, TODAY.replace(month=month + 1), account="Betelgard")
            a_rating(tx, rep, skill, call, 2 if month < 5 else 4, audience="rep")
            a_rating(tx, rep, skill, call, 4, rater="rep", audience="rep")
            texts = (("I shut up.", "rep"), ("PRIVATE", "private"), ("PRIVATE", "director"))
            entries += [
                put(tx, "entry", call_id=call, rep_id=rep, skill_id=skill, text=text,
                    mark="question", audience=audience)
                for text, audience in texts
            ][:1]  # fmt: skip
        put(tx, "result", rep_id=rep, metric="quota_percent", value=104, starts_on="2026-10-01",
            ends_on="2026-10-31")  # fmt: skip
        for what, audience in (("Work out the cost", "rep"), ("PRIVATE", "private")):
            put(tx, "step", rep_id=rep, what=what, agreed_on=TODAY, audience=audience)
        put(tx, "note", rep_id=rep, noted_on=TODAY, text="PRIVATE")
    by_id = {quote.id: quote for quote in quotes(store, rep)}
    choose_quotation(store, NOW, rep_id=rep, quotes=(by_id[entries[0]], by_id[entries[-1]]))
    goal = propose_goal(store, NOW, rep_id=rep, words="Ask until the customer says why",
                        skill_id=skill, baseline=2, target=4).id  # fmt: skip
    agree_goal(store, NOW, goal_id=goal, who="rep")
    propose_goal(store, NOW, rep_id=rep, words="PRIVATE")
    return rep


@pytest.fixture
def window(qtbot, session, preferences):
    window = MainWindow(session, preferences)
    qtbot.addWidget(window)
    window.show()
    qtbot.waitActive(window).__enter__()
    return window


def viewing(qtbot, window, rep):
    window.go(Destination("rep", rep))
    press(qtbot, window, Qt.Key.Key_R, CTRL_SHIFT)
    assert window.is_confined
    return window.shown


def told(window):
    """All words that are drawn, spoken or shown as a tip."""
    words = [window.windowTitle()]
    for part in window.findChildren(QWidget):
        if part.isVisible():
            words += [part.accessibleName(), part.accessibleDescription(), part.toolTip()]
            words += [part.text()] if isinstance(part, QLabel | QAbstractButton) else []
            words += [mark.tip for mark in part.marks] if isinstance(part, Plot) else []
    return "\n".join(words)


def test_that_one_key_on_a_reps_page_shows_the_record_and_the_same_key_comes_back(
    qtbot, window, store
):
    rep = a_record(store)
    window.go(Destination("rep", rep))
    enabled = [action.isEnabled() for action in window.commands.actions]
    viewing(qtbot, window, rep)
    for part in (window.menuBar(), window._rail, window._banners, window.status):
        assert not part.isVisible()
    assert window.windowTitle() == "Kary Hendriks"
    press(qtbot, window, Qt.Key.Key_R, CTRL_SHIFT)
    assert window.shown is window._screens["rep"]
    assert window._rail.isVisible()
    assert [action.isEnabled() for action in window.commands.actions] == enabled
    window.go_back()
    assert window.shown is window._screens["rep"]  # back never leads into the view


def test_that_the_shared_record_is_drawn_and_nothing_private(qtbot, window, store):
    a_record(store, "Ann Becker")
    rep = a_record(store)
    viewing(qtbot, window, rep)
    window.grab()
    words = told(window)
    for shown in (
        "Ask questions",
        "“I shut up.”",
        "24 February, Betelgard",
        "Work out the cost",
        "Kary’s own was higher in 4 of 9 calls",
        "In your words",
        "Quota reached",
    ):
        assert shown in words  # fmt: skip
    for never in ("PRIVATE", "Ann", "Tier", "Ctrl", "the call\n"):
        assert never not in words


def test_that_the_newest_report_is_read_and_answered_without_leaving_the_view(qtbot, window, store):
    rep = a_record(store)
    (entry, call) = store.one("SELECT id, call_id FROM entry WHERE audience = 'rep' LIMIT 1")
    held_on = date.fromisoformat(store.one("SELECT held_on FROM call WHERE id = ?", call)[0])
    with store.write(NOW) as tx:
        tx.update("entry", entry, mark="strength")
    begin_report(store, NOW, rep_id=rep, held_on=held_on)
    (part,) = store.one("SELECT id FROM report_part WHERE part = 'next step'")
    write_part(store, NOW, part_id=part, text="Work out the cost")
    give(store, NOW, report_id=report_id(rep, held_on))
    screen = viewing(qtbot, window, rep)
    assert "Read and answer" in told(window)
    screen.report.link.click()
    assert "report of 24 February 2026" in told(window)
    assert "Work out the cost" in screen.given.paper.toPlainText()
    screen.given.form.name.setText("Kary Hendriks")
    screen.given.form.keep.click()
    qtbot.waitUntil(lambda: "Kary Hendriks has read it" in told(window))
    press(qtbot, window, Qt.Key.Key_Escape, Qt.KeyboardModifier.NoModifier)
    assert "Report of 24 Feb 2026 · answered 24 Nov" in told(window)
    assert "Read again" in told(window)
    assert window.is_confined


def test_that_no_key_command_or_message_leads_out_of_the_view(qtbot, window, store):
    other = a_rep(store, "Ann Becker")
    screen = viewing(qtbot, window, a_record(store))
    for key in (Qt.Key.Key_K, Qt.Key.Key_F, Qt.Key.Key_N, Qt.Key.Key_2, Qt.Key.Key_Slash,
                Qt.Key.Key_Z, Qt.Key.Key_E, Qt.Key.Key_Return):  # fmt: skip
        press(qtbot, window, key)
    press(qtbot, window, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    press(qtbot, window, Qt.Key.Key_Escape, Qt.KeyboardModifier.NoModifier)
    window.go(Destination("rep", other))
    window.session.ask("go", Destination("team"))
    window.session.ask("back")
    window.session.say("Ann Becker was archived")
    banner = window.warn("Ann Becker changed on two computers")
    assert window.shown is screen
    assert window.panels.open is None
    assert not window.toast.isVisible()
    assert not banner.isVisible()
    assert not any(action.isEnabled() for action in window.commands.actions)
    press(qtbot, window, Qt.Key.Key_R, CTRL_SHIFT)
    assert window.shown is window._screens["rep"]  # the way back is still known


def test_that_what_was_just_said_of_another_is_put_away(qtbot, window, store):
    rep = a_record(store)
    window.go(Destination("rep", rep))
    window.session.say("Ann Becker was archived")
    press(qtbot, window, Qt.Key.Key_R, CTRL_SHIFT)
    assert not window.toast.isVisible()


def test_that_the_palette_leads_to_the_view_from_anywhere(qtbot, window, store):
    a_record(store)
    window.go(Destination("team"))
    press(qtbot, window, Qt.Key.Key_K)
    qtbot.keyClicks(window.focusWidget(), "one rep kary")
    press(qtbot, window, Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier)
    assert window.windowTitle() == "Kary Hendriks"


def test_that_an_empty_record_says_what_would_be_here(qtbot, window, store):
    viewing(qtbot, window, a_rep(store))
    assert "Nothing here yet" in told(window)
    assert "shared with Kary" in told(window)


def test_that_another_skill_can_be_looked_at(qtbot, window, store):
    rep = a_record(store)
    listen = a_skill(store, "Listen", position=9)
    a_rating(store, rep, listen, a_call(store, rep, TODAY), 5, audience="rep")
    screen = viewing(qtbot, window, rep)
    assert screen.skill.title.text() == "Ask questions"
    screen.skills_menu().actions()[1].trigger()
    assert screen.skill.title.text() == "Listen"


def test_that_a_look_chosen_elsewhere_does_not_end_the_view(qtbot, qapp, window, store):
    viewing(qtbot, window, a_record(store))
    theme.apply(qapp, "dark", 1.5)
    window.look_anew()
    assert window.is_confined
    assert window.windowTitle() == "Kary Hendriks"
    theme.apply(qapp, "light")


@pytest.mark.parametrize(("scale", "size"), [(1.0, (1366, 680)), (1.5, (1280, 640))])
def test_that_every_part_has_a_name_and_nothing_scrolls_sideways(
    qtbot, qapp, session, store, preferences, scale, size
):
    rep = a_record(store, "Wolfeschlegelsteinhausenbergerdorff-Maximiliane")
    theme.apply(qapp, "light", scale)
    window = MainWindow(session, preferences)
    qtbot.addWidget(window)
    window.resize(*size)
    window.show()
    window.go(Destination("rep", rep))
    window.go(Destination("one rep", rep))
    qtbot.wait(1)
    assert unnamed(window) == []
    if scale == 1.0:  # M8: on one screen
        assert window.shown._cards.verticalScrollBar().maximum() == 0
    assert window.shown._cards.widget().width() <= window.shown._cards.viewport().width()
    theme.apply(qapp, "light")


def test_that_it_is_a_place_of_the_window():
    assert "one rep" in [place.name for place in PLACES]


def test_that_the_search_in_the_view_finds_what_this_rep_may_see_and_leads_nowhere(
    qtbot, window, store
):
    rep = a_record(store)
    a_record(store, "Hannah Levy")
    viewing(qtbot, window, rep)
    press(qtbot, window, Qt.Key.Key_F)
    found = window.panels.open.findChild(QListWidget)
    qtbot.keyClicks(window.focusWidget(), "private")
    qtbot.waitUntil(lambda: window.panels.open._texts.index is not None)
    qtbot.waitUntil(lambda: found.item(0).text() == "No text has these words")
    window.focusWidget().setText("shut")
    lines = [found.item(row).data(Qt.ItemDataRole.AccessibleTextRole)
             for row in range(found.count())]  # fmt: skip
    assert len(lines) == 9
    assert not any("Hendriks" in line or "Levy" in line for line in lines)
    press(qtbot, window, Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier)
    assert window.panels.open is not None
    press(qtbot, window, Qt.Key.Key_Escape, Qt.KeyboardModifier.NoModifier)
    assert window.panels.open is None
    assert window.shown.confined_to == "Kary Hendriks"
