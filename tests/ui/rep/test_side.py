from datetime import date

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QWidget

from coachdesk.desk.plan import Ride, open_rides, rides_of
from coachdesk.desk.step import open_steps, step
from coachdesk.ui.plan.ending import RideBlock
from tests.builders import a_rep, a_ride, a_step

Key = Qt.Key


@pytest.fixture
def steps(store, kary):
    """One of mine that is overdue, two of Kary's."""
    return [
        a_step(store, kary, "Send the rollout story", owner="coach", due_on="2026-11-17"),
        a_step(store, kary, "Work out the cost of waiting", due_on="2026-11-27"),
        a_step(store, kary, "Open with a question", due_when="next call"),
    ]


def words(page):
    return [widget.text() for widget in page.side.widget().findChildren(type(page.header.title).__mro__[1]) if widget.text()]  # fmt: skip # noqa: E501


def test_that_mine_stand_first_under_you_owe_then_what_the_rep_will_do(page, steps):
    made = page()
    assert [row.step.what for row in made.side.rows] == [
        "Send the rollout story", "Work out the cost of waiting", "Open with a question",
    ]  # fmt: skip
    shown = words(made)
    assert shown.index("You owe") < shown.index("Send the rollout story")
    assert shown.index("Send the rollout story") < shown.index("Kary will")
    assert "overdue since Tue 17 Nov" in shown
    assert "by Fri" in shown


@pytest.mark.parametrize(("press", "result"), [(None, "done"), (0, "adapted"), (1, "dropped")])
def test_that_a_step_is_ended_in_place_with_a_line_and_undone(
    qtbot, page, session, kary, steps, press, result
):
    made = page()
    row = made.side.rows[0]
    assert row.links == []
    row.box.setFocus()
    qtbot.waitUntil(lambda: len(row.links) == 4)
    (row.box if press is None else row.links[press]).click()
    assert row.note.hasFocus()
    qtbot.keyClicks(row.note, "by mail")
    qtbot.keyClick(row.note, Key.Key_Return)
    ended = step(session.store, steps[0], session.today())
    assert (ended.result, ended.result_note) == (result, "by mail")
    assert [row.step.id for row in made.side.rows] == steps[1:]
    assert made.side.rows[0].box.hasFocus()
    assert session.heard == [f"{result.capitalize()}: Send the rollout story"]
    session.undo()
    assert [row.step.id for row in made.side.rows] == steps


def test_that_escape_leaves_a_step_as_it_was(qtbot, page, session, kary, steps):
    made = page()
    row = made.side.rows[0]
    row.box.click()
    qtbot.keyClick(row.note, Key.Key_Escape)
    assert not row.note.isVisible()
    assert not row.box.isChecked()
    assert len(open_steps(session.store, kary, session.today())) == 3


def test_that_what_is_being_written_stands_while_something_else_changes(
    qtbot, page, session, kary, steps
):
    made = page()
    row = made.side.rows[1]
    row.box.click()
    qtbot.keyClicks(row.note, "he did")
    a_step(session.store, kary, "Another")
    session.notice_others()
    assert made.side.rows[1] is row
    assert row.note.text() == "he did"


def test_that_a_ride_along_of_the_past_is_asked_about_and_done_with_one_press(page, session, kary):
    a_ride(session.store, kary, "2026-11-20")
    made = page()
    assert "did it take place?" in words(made)
    made.side.rides[0].links["done"].click()
    assert [ride.ended_as for ride in rides_of(session.store, kary)] == ["done"]
    assert made.side.rides == []
    session.undo()
    assert len(made.side.rides) == 1


def test_that_one_still_ahead_can_be_moved_or_cancelled_but_not_done(page, session, kary):
    a_ride(session.store, kary, "2026-11-27")
    made = page()
    assert not made.side.rides[0].links["done"].isEnabled()
    assert made.side.rides[0].links["cancelled"].isEnabled()


def test_that_a_ride_along_is_cancelled_by_whom_and_why_with_one_press(page, session, kary):
    a_ride(session.store, kary, "2026-11-27")
    made = page()
    block = made.side.rides[0]
    block.links["cancelled"].click()
    block._by.value = "customer"
    block.reasons["customer"].click()
    (ride,) = rides_of(session.store, kary)
    assert (ride.ended_as, ride.ended_by, ride.reason) == ("cancelled", "customer", "customer")
    assert session.heard == ["Ride-along with Kary of Fri cancelled"]


def test_that_a_ride_along_is_moved_to_a_day_in_words_for_a_reason_in_own_words(
    qtbot, page, session, kary
):
    a_ride(session.store, kary, "2026-11-27")
    made = page()
    block = made.side.rides[0]
    block.links["moved"].click()
    qtbot.keyClicks(block.words, "corporate meeting")
    qtbot.keyClick(block.words, Key.Key_Return)
    assert block.day.property("wrong")
    qtbot.keyClicks(block.day, "1 dec")
    qtbot.keyClick(block.words, Key.Key_Return)
    (old,) = [ride for ride in rides_of(session.store, kary) if ride.ended_as]
    assert (old.ended_by, old.reason_note) == ("coach", "corporate meeting")
    (new,) = open_rides(session.store, kary)
    assert new.planned_on.isoformat() == "2026-12-01"
    assert [block.ride.id for block in made.side.rides] == [new.id]


def test_that_nothing_open_is_said(page, store):
    assert "Nothing is open." in words(page(a_rep(store, "Zane Levin")))


class Windows(QObject):
    """Keeps what is shown as a window of its own, however shortly."""

    def __init__(self):
        super().__init__()
        self.seen = []

    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            self.seen.append(type(watched).__name__)
        return False


@pytest.mark.parametrize("today", [date(2026, 11, 24), date(2026, 12, 24)])
def test_that_no_part_is_ever_a_window_of_its_own(qtbot, qapp, today):
    windows = Windows()
    qapp.installEventFilter(windows)
    ride = Ride("r", "kary", date(2026, 11, 30), None, None, None, "", None)
    qtbot.addWidget(RideBlock(ride, "Kary", today))
    qapp.removeEventFilter(windows)
    assert windows.seen == []
