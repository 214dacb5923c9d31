"""The place of all open steps: filtered, ended where they stand, taken back."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from coachdesk.desk.open_steps import all_open_steps
from coachdesk.ui.history_panel import HistoryPanel
from coachdesk.ui.places import Destination
from coachdesk.ui.step.screen import StepsScreen
from tests.builders import a_rep, a_step


@pytest.fixture
def screen(qtbot, session, store):
    ann, ben = a_rep(store, "Ann Becker"), a_rep(store, "Ben Ortiz")
    a_step(store, ann, "Send the sheet", owner="coach", due_on="2026-11-20")
    a_step(store, ann, "Call the plant", due_on="2026-11-26")
    a_step(store, ben, "Ask for the date", due_on="2026-11-01")
    screen = StepsScreen(session)
    qtbot.addWidget(screen)
    screen.resize(1286, 622)
    screen.show_anew(Destination("steps"))
    screen.show()
    return screen


def shown(screen):
    return [row.step.what for row in screen.list.rows]


def test_that_my_promises_stand_first_then_what_is_overdue(screen):
    assert shown(screen) == ["Send the sheet", "Ask for the date", "Call the plant"]
    headings = [
        w.text() for w in screen.list.findChildren(QLabel) if w.property("role") == "heading"
    ]
    assert headings == ["You owe", "Overdue", "Within a week"]
    assert screen.header.subtitle.text() == "3 open · 1 mine · 2 overdue"


@pytest.mark.parametrize(
    ("whose", "left"),
    [
        ("mine", ["Send the sheet"]),
        ("theirs", ["Ask for the date", "Call the plant"]),
        ("overdue", ["Send the sheet", "Ask for the date"]),
    ],
)
def test_that_whose_steps_are_shown_is_chosen(screen, whose, left):
    screen.whose.value = whose
    screen.whose.chosen.emit(whose)
    assert shown(screen) == left


def test_that_typing_filters_by_rep_or_words(qtbot, screen):
    qtbot.keyClicks(screen.filter, "ann pla")
    assert shown(screen) == ["Call the plant"]
    qtbot.keyClicks(screen.filter, "xyz")
    assert screen._nothing.isVisible()
    qtbot.keyClick(screen.filter, Qt.Key.Key_Escape)
    assert len(shown(screen)) == 3


def test_that_space_and_enter_end_a_step_and_undo_takes_it_back(qtbot, screen, session):
    undo = []
    session.said.connect(lambda _text, how: undo.append(how))
    box = screen.list.rows[0].box
    box.setFocus()
    qtbot.keyClick(box, Qt.Key.Key_Space)
    qtbot.keyClick(screen.list.rows[0].note, Qt.Key.Key_Return)
    assert shown(screen) == ["Ask for the date", "Call the plant"]
    undo[0]()
    assert len(shown(screen)) == 3


def test_that_arrows_go_from_step_to_step(qtbot, screen):
    screen.list.focus_first()
    qtbot.keyClick(screen.list.rows[0].box, Qt.Key.Key_Down)
    assert screen.list.rows[1].box.hasFocus()


def test_that_a_line_being_written_is_not_lost_when_others_write(qtbot, screen, session, store):
    row = screen.list.rows[1]
    qtbot.mouseClick(row.box, Qt.MouseButton.LeftButton)
    qtbot.keyClicks(row.note, "half a line")
    a_step(store, row.step.rep_id, "From the other window")
    session.notice_others()
    assert screen.list.rows[1].note.text() == "half a line"


def test_that_a_name_leads_to_its_rep(qtbot, screen):
    with qtbot.waitSignal(screen.asked_to_go) as asked:
        screen.list.rows[0].rep_asked.emit()
    assert asked.args[0].place == "rep"


def test_that_a_long_list_shows_the_first_and_the_rest_on_request(qtbot, screen, session, store):
    rep = all_open_steps(store, session.today())[0].rep_id
    with store.write(session.now()) as tx:
        for i in range(200):
            tx.insert("step", rep_id=rep, what=f"Step {i}", agreed_on="2026-11-01")
    screen.show_anew(Destination("steps"))
    assert len(shown(screen)) == 60
    screen.list._on_more()
    assert len(shown(screen)) == 203


def test_that_a_step_s_earlier_words_are_one_link_away(qtbot, screen):
    row = screen.list.rows[0]
    row.box.setFocus()
    qtbot.waitUntil(lambda: bool(row.links) and row.links[-1].isVisible())
    row.links[-1].click()
    panel = screen.window().findChild(HistoryPanel)
    assert "Send the sheet" in [one.text() for one in panel.findChildren(QLabel)]
    panel.close()
