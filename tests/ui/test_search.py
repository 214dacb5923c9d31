"""Ctrl+F: texts found as one types."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListWidget

from coachdesk.desk.notes import add_note
from coachdesk.ui.places import Destination
from tests.builders import TUESDAY, a_call, a_rep, an_entry
from tests.ui.screens import press

ALONE = Qt.KeyboardModifier.NoModifier


@pytest.fixture
def kary(store):
    return a_rep(store, "Kary Hendriks")


def _search(qtbot, window, words):
    press(qtbot, window, Qt.Key.Key_F)
    found = window.panels.open.findChild(QListWidget)
    qtbot.keyClicks(window.focusWidget(), words)
    qtbot.waitUntil(lambda: window.panels.open._texts.index is not None)
    return found


def test_that_enter_goes_to_the_call_in_which_it_was_noted(qtbot, window, store, kary):
    call = a_call(store, kary)
    an_entry(store, call, kary, text="Price list came early")
    found = _search(qtbot, window, "early pri")
    assert found.count() == 1
    press(qtbot, window, Qt.Key.Key_Return, ALONE)
    assert window.panels.open is None
    assert window._trail[-1] == Destination("call", call)


def test_that_a_note_leads_to_its_rep(qtbot, window, store, kary):
    add_note(store, TUESDAY, rep_id=kary, text="Wants enterprise accounts")
    _search(qtbot, window, "enterprise")
    press(qtbot, window, Qt.Key.Key_Return, ALONE)
    assert window._trail[-1] == Destination("rep", kary)


def test_that_what_was_written_since_is_found_when_one_searches_again(qtbot, window, store, kary):
    _search(qtbot, window, "enterprise")
    press(qtbot, window, Qt.Key.Key_Escape, ALONE)
    window.session.do(add_note, rep_id=kary, text="Wants enterprise accounts")
    found = _search(qtbot, window, "enterprise")
    qtbot.waitUntil(lambda: bool(found.item(0).flags() & Qt.ItemFlag.ItemIsEnabled))


def test_that_nothing_found_is_said(qtbot, window, kary):
    found = _search(qtbot, window, "zebra")
    qtbot.waitUntil(lambda: found.item(0).text() == "No text has these words")


def test_that_nothing_is_searched_while_somebody_else_looks_on(qtbot, window):
    window.shown.quiet = True
    qtbot.waitUntil(lambda: window.is_quiet)
    window.panels.search()
    assert window.panels.open is None
