from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication, QLabel

from coachdesk.desk.plan import open_rides, rides_of
from coachdesk.desk.roster import find_rep
from coachdesk.ui.places import Destination
from tests.builders import a_ride, a_step

Key, Left = Qt.Key, Qt.MouseButton.LeftButton


def words(side):
    return [part.text() for part in side.findChildren(QLabel) if part.isVisible()]


def test_that_whom_to_see_next_stands_beside_with_the_reasons_and_one_action(qtbot, show):
    screen = show()
    first, second = screen.side.lines
    assert (first.line.name, second.line.name) == ("Darcel Schleicher", "Kary Hendriks")
    assert (first.line.why in words(screen.side), first.link.text()) == (True, "plan")
    qtbot.mouseClick(first.link, Left)
    assert screen.planner.question.text() == "Ride-along with Darcel on"
    qtbot.keyClicks(screen.planner.field, "fri")
    qtbot.keyClick(screen.planner.field, Key.Key_Return)
    qtbot.waitUntil(lambda: "planned Fri" in [line.link.text() for line in screen.side.lines])


def test_that_what_is_planned_is_shown_where_it_is(qtbot, show, session):
    kary = find_rep(session.store, "kary").id
    ride = a_ride(session.store, kary, "2026-12-02")
    screen = show()
    line = next(line for line in screen.side.lines if line.line.rep_id == kary)
    qtbot.mouseClick(line.link, Left)
    assert screen.header.title.text() == "30 Nov – 6 Dec"
    assert screen.grid.chosen_id == ride


def test_that_a_session_whose_time_has_passed_is_asked_about_until_it_is_said(qtbot, show, session):
    kary = find_rep(session.store, "kary").id
    a_ride(session.store, kary, "2026-11-20")
    a_ride(session.store, kary, "2026-11-27")
    screen = show()
    (block,) = screen.side.blocks
    assert block.title.text() == "Kary Hendriks, Fri 20 Nov · ride-along"
    qtbot.mouseClick(block.links["done"], Left)
    qtbot.waitUntil(lambda: screen.side.blocks == [])
    assert [r.ended_as for r in rides_of(session.store, kary)] == [None, "done"]
    session.undo()
    qtbot.waitUntil(lambda: len(screen.side.blocks) == 1)


def test_that_what_did_not_happen_is_explained_by_one_tap(qtbot, show, session):
    kary = find_rep(session.store, "kary").id
    a_ride(session.store, kary, "2026-11-20", kind="one-to-one")
    screen = show()
    (block,) = screen.side.blocks
    qtbot.mouseClick(block.links["cancelled"], Left)
    qtbot.mouseClick(block.reasons["customer"], Left)
    (ride,) = rides_of(session.store, kary)
    assert (ride.ended_as, ride.ended_by, ride.reason) == ("cancelled", "coach", "customer")


def test_that_what_i_owe_stands_there_with_whom_and_is_ticked(qtbot, show, session):
    kary = find_rep(session.store, "kary").id
    a_step(session.store, kary, "The rollout story", owner="coach", due_on="2026-11-20")
    a_step(session.store, kary, "Ask about the line", owner="rep")
    screen = show()
    (row,) = screen.side.steps
    assert row.step.what == "The rollout story"
    qtbot.mouseClick(row.box, Left)
    qtbot.keyClick(row.note, Key.Key_Return)
    qtbot.waitUntil(lambda: screen.side.steps == [])


def test_that_somebody_is_dragged_from_the_list_into_an_hour(qtbot, show, session):
    screen = show()
    row, grid = screen.side.lines[0], screen.grid
    column = grid.places.column(grid.places.days[4])
    target = grid.mapToGlobal(QPointF(column.center().x(), grid.places.y(600)))
    start = row.mapToGlobal(QPointF(10, 10))
    qtbot.mousePress(row, Left, pos=row.rect().center())
    for at in (start, target):
        local = row.mapFromGlobal(at)
        QApplication.sendEvent(row, QMouseEvent(
            QEvent.Type.MouseMove, local, at, Left, Left, Qt.KeyboardModifier.NoModifier
        ))  # fmt: skip
    QApplication.sendEvent(row, QMouseEvent(
        QEvent.Type.MouseButtonRelease, row.mapFromGlobal(target), target, Left,
        Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier,
    ))  # fmt: skip
    darcel = find_rep(session.store, "darcel").id
    assert [(r.planned_on.day, r.starts_minute, r.planned_minutes)
            for r in open_rides(session.store, darcel)] == [(27, 600, 180)]  # fmt: skip


def test_that_a_click_on_a_name_opens_the_reps_page(qtbot, show):
    screen = show()
    row = screen.side.lines[0]
    qtbot.mouseClick(row, Left)
    assert screen.asked == [Destination("rep", row.line.rep_id)]


def test_that_an_empty_team_is_led_to_the_roster(qtbot, show, session):
    with session.store.write(session.now()) as tx:
        for table in ("call", "rep"):
            for (id,) in tx.rows(f"SELECT id FROM {table}"):
                tx.delete(table, id)
    screen = show()
    assert "Whom to see next stands here once somebody is on the roster." in words(screen.side)
