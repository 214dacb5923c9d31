import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication

from coachdesk.desk.plan import open_rides, rides_of
from coachdesk.desk.roster import find_rep
from coachdesk.ui.places import Destination
from tests.builders import a_ride, a_row

Key, Ctrl = Qt.Key, Qt.KeyboardModifier.ControlModifier


def rides(session):
    kary = find_rep(session.store, "kary").id
    return [(r.planned_on.day, r.starts_minute, r.planned_minutes, r.ended_as)
            for r in rides_of(session.store, kary)]  # fmt: skip


@pytest.fixture
def grid(show, settled):
    made = show().grid
    made.choose(next(item for item in made.items if item.id == settled))
    return made


def drag(qtbot, grid, start, end):
    left = Qt.MouseButton.LeftButton
    qtbot.mousePress(grid, left, pos=start)
    qtbot.mouseMove(grid, (start + end) / 2)
    QApplication.sendEvent(grid, _moved(grid, end))
    qtbot.mouseRelease(grid, left, pos=end)


def _moved(grid, at):
    from PySide6.QtCore import QEvent, QPointF
    from PySide6.QtGui import QMouseEvent

    left = Qt.MouseButton.LeftButton
    where = QPointF(at)
    return QMouseEvent(QEvent.Type.MouseMove, where, grid.mapToGlobal(where), left, left,
                       Qt.KeyboardModifier.NoModifier)  # fmt: skip


def spot(grid, day, minute):
    column = grid.places.column(grid.places.days[day])
    return QPoint(round(column.center().x()), round(grid.places.y(minute)))


def test_that_ctrl_and_arrows_move_the_hour_without_a_move_being_counted(qtbot, grid, session):
    qtbot.keyClick(grid, Key.Key_Down, Ctrl)
    qtbot.keyClick(grid, Key.Key_Down, Ctrl)
    assert rides(session) == [(26, 600, 180, None)]
    qtbot.keyClick(grid, Key.Key_Up, Ctrl)
    assert rides(session) == [(26, 570, 180, None)]


def test_that_shift_and_arrows_change_its_length(qtbot, grid, session):
    qtbot.keyClick(grid, Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    assert rides(session) == [(26, 540, 195, None)]
    qtbot.keyClick(grid, Key.Key_Up, Qt.KeyboardModifier.ShiftModifier)
    assert rides(session) == [(26, 540, 180, None)]


def test_that_another_day_counts_as_moved_and_the_reason_is_one_tap(qtbot, grid, session):
    screen = grid.parent()
    qtbot.keyClick(grid, Key.Key_Right, Ctrl)
    assert rides(session) == [(27, 540, 180, None), (26, 540, 180, "moved")]
    assert (grid.chosen.on.day, grid.hasFocus()) == (27, True)
    assert screen.reason.question.text() == "Kary moved, by you. Why?"
    button = next(b for b in screen.reason.buttons
                  if b.text() == "Customer")  # fmt: skip
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    kary = find_rep(session.store, "kary").id
    assert rides_of(session.store, kary)[1].reason == "customer"
    assert (screen.reason.isHidden(), grid.hasFocus()) == (True, True)


def test_that_undo_of_a_move_leaves_nothing_of_it(qtbot, grid, session, settled):
    qtbot.keyClick(grid, Key.Key_Right, Ctrl)
    session.undo()
    assert rides(session) == [(26, 540, 180, None)]
    assert grid.chosen_id == settled
    assert grid.parent().reason.isHidden()


def test_that_it_is_not_moved_to_a_day_that_is_past(qtbot, grid, session):
    for _ in range(3):
        qtbot.keyClick(grid, Key.Key_Left, Ctrl)
    assert session.failures == ["Yesterday is past: choose a coming day."]
    assert rides(session) == [(26, 540, 180, "moved"), (24, 540, 180, None)]


def test_that_moving_past_the_weeks_end_shows_the_next_week(qtbot, grid, session):
    for _ in range(4):
        qtbot.keyClick(grid, Key.Key_Right, Ctrl)
    assert grid.chosen.on.day == 30
    assert grid.parent().header.title.text() == "30 Nov – 6 Dec"


def test_that_a_session_is_dragged_to_another_hour_and_day(qtbot, grid, session):
    drag(qtbot, grid, spot(grid, 3, 560), spot(grid, 3, 740))
    assert rides(session) == [(26, 720, 180, None)]
    drag(qtbot, grid, spot(grid, 3, 740), spot(grid, 4, 800))
    assert rides(session) == [(27, 780, 180, None), (26, 720, 180, "moved")]


def test_that_its_end_is_pulled_at_its_lower_edge(qtbot, grid, session):
    edge = spot(grid, 3, 720) - QPoint(0, 4)
    drag(qtbot, grid, edge, spot(grid, 3, 780))
    assert rides(session) == [(26, 540, 240, None)]


def test_that_a_click_moves_nothing_and_a_drag_to_the_head_takes_its_hour(qtbot, grid, session):
    qtbot.mouseClick(grid, Qt.MouseButton.LeftButton, pos=spot(grid, 3, 560))
    assert rides(session) == [(26, 540, 180, None)]
    column = grid.places.column(grid.places.days[3])
    drag(qtbot, grid, spot(grid, 3, 560), QPoint(round(column.center().x()), 4))
    assert rides(session) == [(26, None, 180, None)]


def test_that_a_click_on_empty_hours_plans_there(qtbot, grid, session):
    qtbot.mouseClick(grid, Qt.MouseButton.LeftButton, pos=spot(grid, 4, 601))
    screen = grid.parent()
    assert screen.planner.question.text() == "Fri, 10:00: ride-along with"
    qtbot.keyClick(screen.planner.field, Key.Key_Return)
    darcel = find_rep(session.store, "darcel").id
    assert [(r.planned_on.day, r.starts_minute) for r in open_rides(session.store, darcel)] == [
        (27, 600)]  # fmt: skip


def test_that_empty_hours_that_are_dragged_over_give_its_length(qtbot, grid, session):
    drag(qtbot, grid, spot(grid, 4, 780), spot(grid, 4, 900))
    qtbot.keyClick(grid.parent().planner.field, Key.Key_Return)
    darcel = find_rep(session.store, "darcel").id
    assert [(r.starts_minute, r.planned_minutes) for r in open_rides(session.store, darcel)] == [
        (780, 120)]  # fmt: skip


def test_that_delete_acts_at_once_and_undo_brings_it_back(qtbot, grid, session):
    qtbot.keyClick(grid, Key.Key_Delete)
    assert rides(session) == [(26, 540, 180, "cancelled")]
    assert grid.parent().reason.question.text() == "Kary cancelled, by you. Why?"
    session.undo()
    assert rides(session) == [(26, 540, 180, None)]


def test_that_arrows_choose_and_a_screen_reader_hears_it(qtbot, show, settled):
    grid = show().grid
    qtbot.keyClick(grid, Key.Key_Right)
    assert grid.accessibleName().startswith("Forecast, busy, tomorrow, 14:00 to 16:00")
    qtbot.keyClick(grid, Key.Key_Right)
    assert grid.accessibleName() == "Kary Hendriks, ride-along, Thu, 9:00 to 12:00"
    qtbot.keyClick(grid, Key.Key_Left)
    qtbot.keyClick(grid, Key.Key_Left)
    assert grid.chosen.kind == "call"


def test_that_busy_time_and_calls_stay_where_they_are(qtbot, show, session):
    grid = show().grid
    for item in grid.items:
        grid.choose(item)
        qtbot.keyClick(grid, Key.Key_Right, Ctrl)
        qtbot.keyClick(grid, Key.Key_Delete)
    assert (session.failures, session.heard) == ([], [])


def test_that_enter_opens_a_session_a_call_or_of_what_is_over_the_rep(
    qtbot, show, session, settled
):
    kary = find_rep(session.store, "kary").id
    a_ride(session.store, kary, "2026-11-24", starts_minute=600, ended_as="done")
    screen = show()
    for item in screen.grid.items:
        screen.grid.choose(item)
        qtbot.keyClick(screen.grid, Key.Key_Return)
    call = next(item.id for item in screen.grid.items if item.kind == "call")
    assert set(screen.asked) == {
        Destination("rep", kary), Destination("call", call), Destination("ride", settled)
    }  # fmt: skip


def test_that_a_key_leads_to_what_goes_to_the_calendar_with_the_session_chosen(
    qtbot, grid, settled
):
    qtbot.keyClick(grid, Key.Key_C)
    assert grid.parent().asked[-1] == Destination("calendar-out", settled)


def test_that_another_week_is_turned_to_and_today_comes_back(qtbot, show, team):
    a_row(team, "busy", planned_on="2026-12-02", starts_minute=540, minutes=60, title="Fair")
    screen = show()
    qtbot.keyClick(screen.grid, Key.Key_PageDown)
    assert screen.header.title.text() == "30 Nov – 6 Dec"
    assert [item.name for item in screen.grid.items] == ["Fair"]
    qtbot.keyClick(screen.grid, Key.Key_T)
    assert screen.header.title.text() == "23 – 29 November"
