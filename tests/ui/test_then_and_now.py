"""Then and now: two entries are chosen by their words, from the keyboard alone."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListWidget

from coachdesk.desk.quotation import shared_quotation
from coachdesk.ui.one_rep.then_and_now import ThenAndNow
from coachdesk.ui.places import PLACES, Destination
from coachdesk.ui.window import MainWindow
from tests.history import a_call, a_rep, a_skill, put
from tests.ui.screens import press

ALONE = Qt.KeyboardModifier.NoModifier


@pytest.fixture
def window(qtbot, session, preferences):
    window = MainWindow(session, preferences, places=PLACES)
    qtbot.addWidget(window)
    window.show()
    qtbot.waitActive(window).__enter__()
    return window


def fill(store):
    rep, ask, listen = a_rep(store), a_skill(store), a_skill(store, "Listen")
    for month, skill, text in (
        (1, ask, "What do you need?"),
        (9, ask, "Who else feels it?"),
        (9, listen, "Waits for the answer"),
        (10, ask, "Why now?"),
    ):
        call = a_call(store, rep, date(2026, month, 13), account="Betelgard")
        mark = "question" if skill == ask else "strength"
        put(store, "entry", call_id=call, rep_id=rep, skill_id=skill, text=text, mark=mark,
            audience="rep")  # fmt: skip
    return rep


def lines(window):
    found = window.findChild(ThenAndNow).findChild(QListWidget)
    return [found.item(row).text() for row in range(found.count())]


def choose(qtbot, window, *words):
    press(qtbot, window, Qt.Key.Key_Q, ALONE)
    for each in words:
        qtbot.keyClicks(window.focusWidget(), each)
        press(qtbot, window, Qt.Key.Key_Return, ALONE)


def pair(store, rep):
    found = shared_quotation(store, rep)
    return (found.then.text, found.now.text) if found else None


def test_that_two_entries_found_by_their_words_become_then_and_now(qtbot, window, store):
    rep = fill(store)
    window.go(Destination("rep", rep))
    choose(qtbot, window, "why", "what")
    assert pair(store, rep) == ("What do you need?", "Why now?")
    assert window.findChild(ThenAndNow) is None or not window.findChild(ThenAndNow).isVisible()


def test_that_the_second_can_only_be_of_the_same_skill_on_another_day(qtbot, window, store):
    window.go(Destination("rep", fill(store)))
    choose(qtbot, window, "why")
    assert lines(window) == ["Who else feels it?", "What do you need?"]


def test_that_a_choice_can_be_undone_to_the_one_before(qtbot, window, store):
    rep = fill(store)
    window.go(Destination("rep", rep))
    choose(qtbot, window, "why", "what")
    choose(qtbot, window, "why", "who")
    assert pair(store, rep) == ("Who else feels it?", "Why now?")
    press(qtbot, window, Qt.Key.Key_Z)
    assert pair(store, rep) == ("What do you need?", "Why now?")
    choose(qtbot, window, "nothing any more")
    assert pair(store, rep) is None
    press(qtbot, window, Qt.Key.Key_Z)
    assert pair(store, rep) == ("What do you need?", "Why now?")


def test_that_without_shared_entries_it_says_so(qtbot, window, store):
    window.go(Destination("rep", a_rep(store)))
    choose(qtbot, window)
    assert lines(window) == ["Nothing on a skill is shared with Kary yet"]
