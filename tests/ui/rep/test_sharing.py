"""For whom what stands on a rep's page is: seen at its mark, chosen by S or a click."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from coachdesk.desk.step import open_steps
from tests.builders import a_step


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
