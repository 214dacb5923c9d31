import pytest
from PySide6.QtCore import Qt

from coachdesk.desk.calendar import going_out
from coachdesk.ui.calendar.out_screen import CalendarOutScreen
from coachdesk.ui.places import Destination
from tests.builders import TUESDAY, a_rep, a_ride
from tests.ui.accessible import unnamed


@pytest.fixture
def screen(qtbot, session):
    made = CalendarOutScreen(session)
    qtbot.addWidget(made)
    made.resize(1286, 600)
    made.show()
    qtbot.waitActive(made).__enter__()
    return made


def show(screen, ride=None):
    screen.show_anew(Destination("calendar-out", ride))
    return [line.cells for line in screen.table.lines]


def two(store):
    kary = a_rep(store, "Kary Hendriks")
    a_ride(store, kary, "2026-11-26", starts_minute=510, planned_minutes=450, place="Unna")
    return a_ride(store, kary, "2026-11-27", kind="one-to-one")


def test_that_what_goes_out_is_shown_as_it_goes_out(screen, store):
    two(store)
    assert show(screen) == [
        ("Thu", "8:30 – 16:00", "Field day, Kary", "Unna", "new"),
        ("Fri", "all day", "One-to-one, Kary", "", "new"),
    ]
    assert screen.header.subtitle.text() == "2 sessions"
    assert unnamed(screen) == []


def test_that_all_is_saved_by_keyboard_and_known_as_saved(
    qtbot, screen, store, session, prompts, tmp_path
):
    two(store)
    show(screen)
    told = []
    session.said.connect(lambda text, undo: told.append(text))
    prompts.answers.append(tmp_path / "plan.ics")
    qtbot.keyClick(screen, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: bool(told))
    assert told == ["2 sessions saved in plan.ics: open it with your calendar"]
    assert (tmp_path / "plan.ics").read_bytes().count(b"BEGIN:VEVENT") == 2
    assert [cells[4] for cells in show(screen)] == ["as saved", "as saved"]


def test_that_one_alone_is_saved_with_its_key(qtbot, screen, store, prompts, tmp_path):
    ride = two(store)
    show(screen, ride)
    screen.table.setFocus()
    prompts.answers.append(tmp_path / "one.ics")
    qtbot.keyClick(screen.table, Qt.Key.Key_S)
    qtbot.waitUntil(lambda: not going_out(store, TUESDAY)[1].is_new)
    text = (tmp_path / "one.ics").read_text()
    assert text.count("BEGIN:VEVENT") == 1
    assert "One-to-one\\, Kary" in text
    assert [cells[4] for cells in show(screen)] == ["new", "as saved"]


def test_that_a_place_is_typed_in_its_row_and_taken_back(qtbot, screen, store, session):
    ride, undos = two(store), []
    session.said.connect(lambda text, undo: undos.append((text, undo)))
    show(screen, ride)
    screen.table.setFocus()
    qtbot.keyClick(screen.table, Qt.Key.Key_P)
    assert screen.place_line.field.hasFocus()
    qtbot.keyClicks(screen.place_line.field, " Halle  4 ")
    qtbot.keyClick(screen.place_line.field, Qt.Key.Key_Return)
    assert screen.table.lines[1].cells[2:4] == ("One-to-one, Kary", "Halle 4")
    assert screen.table.hasFocus()
    assert screen.table.chosen() == [1]
    undos[0][1]()
    assert screen.table.lines[1].cells[3] == ""
    assert undos[0][0] == "One-to-one, Kary: Halle 4"


def test_that_what_cannot_be_written_is_said_and_not_taken_for_saved(
    qtbot, screen, store, session, prompts, tmp_path
):
    two(store)
    show(screen)
    failed = []
    session.failed.connect(failed.append)
    prompts.answers.append(tmp_path / "no such folder" / "plan.ics")
    screen.all.trigger()
    qtbot.waitUntil(lambda: bool(failed))
    assert failed == ["No such file or directory."]
    assert [cells[4] for cells in show(screen)] == ["new", "new"]


def test_that_a_file_open_for_reading_only_still_goes_out(
    qtbot, screen, store, session, prompts, tmp_path
):
    two(store)
    session.read_only = True
    show(screen)
    failed, told = [], []
    session.failed.connect(failed.append)
    session.said.connect(lambda text, undo: told.append(text))
    prompts.answers.append(tmp_path / "plan.ics")
    screen.all.trigger()
    qtbot.waitUntil(lambda: bool(told))
    assert failed == []


def test_that_an_empty_plan_says_what_would_be_here(screen):
    assert show(screen) == []
    assert screen.empty.isVisible()
    assert not screen.all.isEnabled()
