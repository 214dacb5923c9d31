"""For whom what stands on a rep's page is: seen at its mark, chosen by S or a click."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication

from coachdesk.desk.notes import add_note
from coachdesk.desk.requests import add_request
from coachdesk.desk.step import open_steps
from tests.builders import a_past_call, a_step


def audience(store, table):
    return store.one(f"SELECT audience FROM {table}")[0]


def test_that_s_on_a_step_says_for_whom_it_is_and_the_cursor_stays(
    qtbot, page, session, store, kary
):
    for what in ("First", "Second", "Third"):
        a_step(store, kary, what)
    made = page()
    made.side.rows[1].box.setFocus()
    for audience in ("rep", "director", "private"):
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_S)
        steps = open_steps(store, kary, session.today())
        assert [step.audience for step in steps] == ["private", audience, "private"]
        assert made.side.rows[1].box.hasFocus()


def test_that_a_click_on_the_mark_does_the_same(page, session, store, kary):
    a_step(store, kary, "Only")
    made = page()
    made.side.rows[0].mark.click()
    assert open_steps(store, kary, session.today())[0].audience == "rep"
    assert made.side.rows[0].mark.text() == "for Kary"


def test_that_s_on_a_note_in_the_timeline_shares_it_and_undo_takes_that_back(
    qtbot, page, session, store, kary
):
    add_note(store, session.now(), rep_id=kary, text="Wants enterprise")
    made = page()
    assert audience(store, "note") == "private"
    qtbot.keyClick(made.timeline, Qt.Key.Key_S)
    assert audience(store, "note") == "rep"
    assert session.heard == ["Note: for Kary"]
    spoken = made.timeline.lines.index(0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken.endswith("for Kary")
    session.undo()
    assert audience(store, "note") == "private"


def test_that_a_press_on_the_mark_of_a_line_shares_it_and_one_beside_does_not(
    qtbot, page, session, store, kary
):
    add_note(store, session.now(), rep_id=kary, text="Wants enterprise")
    made = page()
    row = made.timeline.visualRect(made.timeline.lines.index(0))
    for away, becomes in ((200, "private"), (10, "rep")):
        spot = QPoint(row.right() - away, row.center().y())
        qtbot.mouseClick(made.timeline.viewport(), Qt.MouseButton.LeftButton, pos=spot)
        assert audience(store, "note") == becomes


def test_that_a_call_has_no_mark_of_its_own(qtbot, page, session, store, kary, clock):
    a_past_call(store, kary, clock())
    made = page()
    qtbot.keyClick(made.timeline, Qt.Key.Key_S)
    assert audience(store, "call") == "private"
    assert session.heard == []


def test_that_a_new_note_is_private_unless_its_mark_is_pressed(qtbot, page, store, kary):
    made = page()
    for text, presses in (("Mine", 0), ("Told the director", 2), ("Mine again", 0)):
        made.note.trigger()
        qtbot.keyClicks(made.editor.text, text)
        for _ in range(presses):
            made.editor.mark.click()
        qtbot.keyClick(made.editor.text, Qt.Key.Key_Return)
    told = dict(store.rows("SELECT text, audience FROM note"))
    assert told == {"Mine": "private", "Told the director": "director", "Mine again": "private"}


def test_that_a_note_that_is_reworded_keeps_its_audience(qtbot, page, session, store, kary):
    add_note(store, session.now(), rep_id=kary, text="Wants enterprise", audience="rep")
    made = page()
    qtbot.keyClick(made.timeline, Qt.Key.Key_Return)
    assert made.editor.mark.text() == "for Kary"
    qtbot.keyClicks(made.editor.text, "!")
    qtbot.keyClick(made.editor.text, Qt.Key.Key_Return)
    assert store.rows("SELECT text, audience FROM note") == [("Wants enterprise!", "rep")]


def test_that_a_request_is_shared_at_its_mark(page, session, store, kary):
    add_request(store, session.now(), rep_id=kary, what="help with pricing talks")
    made = page()
    made.side.next.requests[0].mark.click()
    assert audience(store, "request") == "rep"


def test_that_the_place_to_write_a_note_says_what_private_means(page):
    assert "may have the right to ask for it" in page().editor.text.placeholderText()
