"""What a line's words were before, over the rep's page, by one key."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from coachdesk.desk.notes import edit_note
from coachdesk.desk.step import close_step
from coachdesk.ui.history_panel import HistoryPanel
from tests.builders import TUESDAY, a_past_call, a_ride, a_row, a_step


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


def test_that_a_line_without_words_of_its_own_says_so(qtbot, page, session, store, kary):
    a_ride(store, kary, ended_as="done", ended_by="coach", ended_at=TUESDAY.stamp)
    shown = page()
    qtbot.keyClick(shown.timeline, Qt.Key.Key_H)
    assert shown.window().findChild(HistoryPanel) is None
    assert session.heard == ["Nothing has been written here yet"]


def test_that_a_call_s_objective_has_its_history(qtbot, page, store, kary):
    a_past_call(store, kary, objective="Agree a pilot")
    shown = page()
    qtbot.keyClick(shown.timeline, Qt.Key.Key_H)
    panel = shown.window().findChild(HistoryPanel)
    assert "Agree a pilot" in words_of(panel)
    assert panel.links == []
    panel.close()


def test_that_an_ended_step_has_the_history_of_each_of_its_texts(qtbot, page, store, kary):
    step = a_step(store, kary, "Send the story", how_seen="By mail")
    close_step(store, TUESDAY.later(hours=1), step_id=step, result="done", note="He called back.")
    with store.write(TUESDAY.later(hours=2)) as tx:
        tx.update("step", step, result_note="She called back.")
    shown = page()
    qtbot.keyClick(shown.timeline, Qt.Key.Key_H)
    panel = shown.window().findChild(HistoryPanel)
    words = words_of(panel)
    assert words.index("What came of it") < words.index("She called back.")
    assert words.index("She called back.") < words.index("He called back.")
    assert "How it will be seen" in words
    panel.links[0].click()
    assert store.rows("SELECT result_note FROM step") == [("He called back.",)]


def test_that_an_open_step_has_its_history_by_keys(qtbot, page, store, kary):
    step = a_step(store, kary, "Send the story")
    with store.write(TUESDAY.later(hours=2)) as tx:
        tx.update("step", step, what="Send the rollout story")
    shown = page()
    (row,) = shown.side.rows
    row.box.setFocus()
    qtbot.waitUntil(lambda: bool(row.links) and row.links[-1].isVisible())
    qtbot.keyClick(row.links[-1], Qt.Key.Key_Space)
    panel = shown.window().findChild(HistoryPanel)
    assert "Send the story" in words_of(panel)
    panel.close()


def words_of(panel):
    return [one.text() for one in panel.findChildren(QLabel)]
