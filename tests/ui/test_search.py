"""Ctrl+F: texts found as one types."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListWidget

from coachdesk.desk.notes import add_note
from coachdesk.desk.page import give
from coachdesk.desk.report import begin_report
from coachdesk.desk.search import Index
from coachdesk.ui.places import Destination
from coachdesk.ui.window import MainWindow
from tests.builders import TUESDAY, a_call, a_rep, a_ride, a_row, a_step, an_entry
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


def test_that_every_text_leads_to_a_place_that_there_is(qtbot, session, preferences, store, kary):
    call = a_call(store, kary, rep_view="zebra", ended_at=TUESDAY.stamp, minutes=5)
    talk = a_ride(store, kary, kind="one-to-one")
    on = {"rep_id": kary, "noted_on": "2026-11-24", "text": "zebra"}
    a_row(store, "note", call_id=call, **on)
    a_row(store, "note", ride_id=talk, **on)
    a_row(store, "note", **on)
    a_row(store, "day_debrief", rep_id=kary, held_on="2026-11-24", note="zebra")
    a_row(store, "goal", rep_id=kary, words="zebra", proposed_on="2026-11-24")
    an_entry(store, call, kary, "zebra", mark="strength", audience="rep")
    a_step(store, kary, "zebra step", audience="rep")
    report = begin_report(store, TUESDAY, rep_id=kary, held_on=TUESDAY.on).id
    give(store, TUESDAY, report_id=report)
    window = MainWindow(session, preferences)
    qtbot.addWidget(window)
    index = Index(store)
    found = index.search("zebra")
    index.close()
    places = {"call", "rep", "one-to-one", "day", "goals", "report"}
    assert {one.place for one in found} == places
    for one in found:
        window.go(Destination(one.place, one.id, one.step))
    assert session.failures == []
