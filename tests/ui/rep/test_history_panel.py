"""What a note said before, over the rep's page, by one key."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from coachdesk.desk.notes import edit_note
from coachdesk.ui.rep.history_panel import HistoryPanel
from tests.builders import TUESDAY, a_past_call, a_ride, a_row


def test_that_a_note_s_older_words_come_back_by_keys_and_can_be_undone(
    qtbot, page, session, store, kary
):
    note = a_row(store, "note", rep_id=kary, noted_on="2026-11-24", text="Asked why.")
    edit_note(store, TUESDAY.later(hours=1), note_id=note, text="Asked when.")
    shown = page()
    qtbot.keyClick(shown.timeline, Qt.Key.Key_H)
    panel = shown.window().findChild(HistoryPanel)
    words = [one.text() for one in panel.findChildren(QLabel)]
    assert words.index("Asked when.") < words.index("Asked why.")
    qtbot.keyClick(panel.links[0], Qt.Key.Key_Space)
    assert store.rows("SELECT text FROM note") == [("Asked why.",)]
    assert session.heard == ["The older words are back"]
    session.undo()
    assert store.rows("SELECT text FROM note") == [("Asked when.",)]


def test_that_a_line_without_words_of_its_own_has_no_history(qtbot, page, store, kary):
    a_ride(store, kary, ended_as="done", ended_by="coach", ended_at=TUESDAY.stamp)
    shown = page()
    qtbot.keyClick(shown.timeline, Qt.Key.Key_H)
    assert shown.window().findChild(HistoryPanel) is None


def test_that_a_call_s_objective_has_its_history(qtbot, page, store, kary):
    a_past_call(store, kary, objective="Agree a pilot")
    shown = page()
    qtbot.keyClick(shown.timeline, Qt.Key.Key_H)
    panel = shown.window().findChild(HistoryPanel)
    assert [one.text for one in panel.versions] == ["Agree a pilot"]
    assert panel.links == []
    panel.close()
