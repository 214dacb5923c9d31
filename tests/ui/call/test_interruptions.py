"""Pauses, gaps, other calls, crashes, and the end."""

import os
import signal
import subprocess
import sys

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication

from coachdesk.desk.call import call_of, open_calls, start_call
from coachdesk.desk.call_clock import pause
from coachdesk.desk.call_entries import entries_of
from coachdesk.desk.memory import remember_call
from coachdesk.ui.places import Destination
from tests.ui.call.conftest import CTRL, NONE, SHIFT

KEY = Qt.Key


def test_that_a_draft_is_kept_within_a_second_and_comes_back_after_a_kill(live, again, qtbot):
    live.enter("one")
    live.type("half a tho")
    qtbot.wait(700)
    after = again(live.id)
    assert after.line.text() == "half a tho"
    assert after.texts == ["one"]


def test_that_what_was_entered_does_not_come_back_as_a_draft(live, again, qtbot):
    live.type("one")
    qtbot.wait(700)
    live.press(KEY.Key_Return)
    qtbot.wait(20)
    assert again(live.id).line.text() == ""


def test_that_an_entry_under_edit_is_still_under_edit_after_a_kill(live, again):
    live.enter("one")
    live.type("new")
    live.press(KEY.Key_Up)
    live.type(" more")
    live.screen.flush()
    after = again(live.id)
    after.press(KEY.Key_Return)
    assert after.texts == ["one more"]
    assert after.line.text() == "new"


def test_that_pausing_stops_the_clock_and_going_on_starts_it(live):
    live.clock.go_on(minutes=5)
    live.press(KEY.Key_P, CTRL)
    live.clock.go_on(minutes=20)
    live.page.draw_clock()
    assert live.page.view.clock.text() == "5 min · paused"
    live.press(KEY.Key_P, CTRL)
    live.clock.go_on(minutes=1)
    live.page.draw_clock()
    assert live.page.view.clock.text() == "6 min"


def test_that_a_gap_is_offered_as_a_pause_in_a_banner_beside_the_draft(live, again):
    live.type("half")
    live.screen.flush()
    live.clock.go_on(minutes=29)
    after = again(live.id)
    notice = after.page.view.notice
    assert notice.isVisible()
    assert "09:41 to 10:10, 29 min" in notice.accessibleName()
    assert after.line.text() == "half"
    after.press(KEY.Key_G, CTRL)
    assert after.page.view.clock.text() == "0 min"
    assert not notice.isVisible()


def test_that_a_gap_that_was_no_pause_is_put_away_by_esc(live, again):
    live.clock.go_on(minutes=29)
    after = again(live.id)
    after.press(KEY.Key_Escape)
    assert not after.page.view.notice.isVisible()
    assert after.call.pauses == ()


def test_that_other_calls_wait_in_a_strip_and_a_key_goes_on_with_one(live):
    first = live.id
    live.enter("of the first")
    live.id = start_call(live.store, live.clock(), rep_name="Ann Lee", account="Codewell").id
    live.screen.show_anew(Destination("call"))
    assert live.page.view.title.text().startswith("Codewell")
    assert live.page.view.strip.isVisible()
    live.press(KEY.Key_J, CTRL)
    assert live.page.view.title.text().startswith("Betelgard")
    assert not call_of(live.store, first).is_paused
    assert call_of(live.store, live.id).is_paused


def test_that_chosen_entries_move_to_the_call_that_waits(live):
    first = live.id
    live.enter("of the first")
    live.id = start_call(live.store, live.clock(), rep_name="Ann Lee").id
    live.screen.show_anew(Destination("call"))
    live.enter("of the second")
    live.enter("of the first, too")
    live.press(KEY.Key_Up, SHIFT)
    live.press(KEY.Key_J, CTRL | SHIFT)
    assert live.texts == ["of the second"]
    assert [entry.text for entry in entries_of(live.store, first)] == [
        "of the first",
        "of the first, too",
    ]


def test_that_ending_stores_the_line_and_shows_one_quiet_line(live):
    live.clock.go_on(minutes=31)
    live.type("last words")
    live.press(KEY.Key_Return, CTRL)
    assert live.texts == ["last words"]
    assert live.call.minutes == 31
    assert live.step == "EndedPage"
    assert live.screen.quiet
    assert live.page._ended.text() == "Call ended 10:12"


def test_that_a_held_ctrl_enter_or_enter_never_does_a_second_step(live):
    live.press(KEY.Key_Return, CTRL)
    for modifiers in (CTRL, NONE):
        event = QKeyEvent(QKeyEvent.Type.KeyPress, KEY.Key_Return, modifiers, "\r", True)
        QApplication.sendEvent(live.page, event)
    live.press(KEY.Key_Return, CTRL)
    assert live.step == "EndedPage"


def test_that_esc_goes_on_with_the_call_as_it_was(live):
    live.enter("one")
    live.press(KEY.Key_Return, CTRL)
    live.clock.go_on(minutes=2)
    live.press(KEY.Key_Escape)
    assert live.step == "LivePage"
    assert live.call.is_live
    assert live.call.minutes_until(live.clock().stamp) == 0
    live.enter("two")
    assert live.texts == ["one", "two"]


def test_that_the_quiet_line_is_still_there_after_a_kill(live, again):
    live.press(KEY.Key_Return, CTRL)
    after = again(None)
    assert after.step == "EndedPage"


def test_that_a_live_call_is_what_the_place_opens_on(live, again):
    assert again(None).page.call.id == live.id


def test_that_next_call_never_asks_and_leaves_the_debrief_to_do(live):
    moved = []
    live.page.moved_on.disconnect()
    live.page.moved_on.connect(lambda *step: moved.append(step))
    live.type("last words")
    live.press(KEY.Key_N, CTRL)
    assert moved == [("next", live.id)]
    assert live.texts == ["last words"]
    assert open_calls(live.store) == []
    assert live.call.closed_at is None


def test_that_talk_is_timed_by_one_key_and_said_with_its_coverage(live):
    live.press(KEY.Key_T, CTRL)
    live.clock.go_on(minutes=6)
    live.press(KEY.Key_T, CTRL)
    live.clock.go_on(minutes=2)
    live.press(KEY.Key_T, CTRL)
    live.press(KEY.Key_T, CTRL)
    live.clock.go_on(minutes=2)
    live.press(KEY.Key_Period, CTRL)
    plan = live.page.view.pane._drawn
    assert plan.talk.coverage == "timed 8 of 10 min"
    assert plan.talk.shares == {"rep": 0.75, "customer": 0.25, "coach": 0}


KILLED = """
import os, signal, sys
from pathlib import Path
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from coachdesk.store.home import Device
from coachdesk.store.store import Store
from coachdesk.ui import theme
from coachdesk.ui.call.screen import CallScreen
from coachdesk.ui.places import Destination
from coachdesk.ui.session import Session
from tests.builders import FixedClock

app = QApplication([])
theme.apply(app, "light")
screen = CallScreen(Session(Store(Path(sys.argv[1]), Device("d", "LAPTOP")), FixedClock()))
screen.show_anew(Destination("call"))
screen.show()
line = screen.page.view.line
for text in ("+ one", "two"):
    QTest.keyClicks(line, text)
    QTest.keyClick(line, Qt.Key.Key_Return)
QTest.keyClicks(line, "half a tho")
QTimer.singleShot(950, lambda: os.kill(os.getpid(), signal.SIGKILL))
app.exec()
"""


def test_that_after_a_real_kill_entries_draft_and_undo_are_where_they_were(live, again):
    env = os.environ | {"PYTHONPATH": os.pathsep.join(path for path in sys.path if path)}
    command = [sys.executable, "-c", KILLED, str(live.store.path)]
    killed = subprocess.run(command, check=False, env=env, capture_output=True, timeout=60)
    assert killed.returncode == -signal.SIGKILL, killed.stderr.decode()
    after = again(live.id)
    assert after.texts == ["one", "two"]
    assert after.line.text() == "half a tho"
    after.line.put("")
    after.press(KEY.Key_Z, CTRL)
    after.press(KEY.Key_Z, CTRL)
    assert after.texts == []


def test_that_notes_after_a_call_are_gone_on_with_after_a_kill_beside_a_call_that_waits(
    live, again, qtbot
):
    pause(live.store, live.clock(), call_id=live.id)
    made = remember_call(
        live.store, live.clock(), about_at=live.clock().at, minutes=45, rep_name="Ann Lee"
    )
    live.screen.show_anew(Destination("call", made.id, "notes"))
    live.type("half a tho")
    live.screen.flush()
    after = again(None)
    assert after.step == "NotesPage"
    assert (after.page.call.id, after.line.text()) == (made.id, "half a tho")


def test_that_the_key_of_the_call_that_waits_works_in_the_notes_after_a_call(live):
    pause(live.store, live.clock(), call_id=live.id)
    made = remember_call(
        live.store, live.clock(), about_at=live.clock().at, minutes=45, rep_name="Ann Lee"
    )
    live.screen.show_anew(Destination("call", made.id, "notes"))
    live.press(KEY.Key_J, CTRL)
    assert live.step == "LivePage"
    assert live.page.call.id == live.id
    assert not live.call.is_paused
