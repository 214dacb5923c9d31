import pytest
import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from coachdesk.desk.call import call_of, live_call, start_call
from coachdesk.desk.roster import reps
from coachdesk.desk.step import open_steps
from coachdesk.desk.stops import add_stop, edit_stop
from coachdesk.ui.call.before import BeforePage
from coachdesk.ui.call.before_side import DebriefLink
from tests.builders import TUESDAY, a_call, a_past_call, a_rep, a_ride, a_row, a_step
from tests.ui.accessible import unnamed
from tests.ui.curbside.pressing import press, words

POPUP = pytest.mark.qt_log_ignore("grabbing the keyboard", extend=True)
TAB = Qt.FocusPolicy.TabFocus
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def show(qtbot, session):
    """Before, as the Call place shows it."""
    kept = []

    def open_page(id=None, step="before"):
        page = BeforePage(session)
        kept.append(page)
        session.changed.connect(page.refresh)
        page.moved = []
        page.moved_on.connect(lambda *to: page.moved.append(to))
        page.open(id, step)
        page.resize(1286, 620)
        with qtbot.waitActive(page):
            page.show()
            page.activateWindow()
        page.refresh()
        page.setFocus()
        return page

    yield open_page
    for page in kept:
        shiboken6.delete(page)  # before the store is closed


@pytest.fixture
def planned(store, kary, ask, insight):
    """Kary's ride-along is today, with a focus, an open deal, and two steps left."""
    a_rep(store, "Hannah Levy")
    for position, skill in enumerate((ask, insight), 1):
        a_row(store, "focus", rep_id=kary, skill_id=skill, position=position,
              starts_on="2026-10-01")  # fmt: skip
    a_row(store, "deal", rep_id=kary, account="Sunnafield", product="GTX", stage="Engaging",
          created_on="2026-11-01")  # fmt: skip
    a_step(store, kary, "Ask first")
    a_step(store, kary, "Send the story", owner="coach")
    return a_ride(store, kary)


def test_that_all_is_filled_in_and_one_chord_starts(show, store, kary, ask, insight, planned):
    page = show()
    page.primary.trigger()
    call = live_call(store)
    assert (call.rep_id, call.ride_id, call.account, call.objective, call.role) == (
        kary, planned, "Sunnafield", "Move GTX on from engaging", "coaching",
    )  # fmt: skip
    assert call.focus_ids == (ask, insight)
    assert page.moved == [("live", call.id)]


@POPUP
def test_that_a_plan_is_six_inputs_by_keyboard_alone(show, store, ask, insight):
    a_rep(store, "Zane Levin")
    page = show()
    press("Ann Becker", Qt.Key.Key_Tab, "Betelgard", Qt.Key.Key_Tab, "Agree who owns it")
    press(Qt.Key.Key_Tab, Qt.Key.Key_Right, Qt.Key.Key_Tab, "Bring", Qt.Key.Key_Tab, "Ask")
    page.primary.trigger()
    call = live_call(store)
    assert (call.rep_name, call.account, call.objective, call.role) == (
        "Ann Becker", "Betelgard", "Agree who owns it", "joint selling",
    )  # fmt: skip
    assert call.focus_ids == (insight, ask)


def test_that_who_is_not_on_the_roster_yet_is_said_and_put_there(show, store):
    page = show()
    press("Zoe Ng")
    assert page.form.rep.told == "new on the roster"
    page.primary.trigger()
    assert [rep.name for rep in reps(store)] == ["Zoe Ng"]


def test_that_nobody_starts_nothing_and_is_said_at_the_field(show, store):
    page = show()
    page.primary.trigger()
    assert live_call(store) is None
    assert page.form.rep.told == "Say first whose call this is"
    assert page.form.rep.hasFocus()


@POPUP
def test_that_the_beginning_of_one_name_is_enough(show, planned):
    page = show()
    press("lev", Qt.Key.Key_Tab)
    assert page.form.rep.text() == "Hannah Levy"
    assert page.form.account.hasFocus()


@POPUP
def test_that_what_begins_several_names_stays_as_typed(show, store, planned):
    a_rep(store, "Harald Best")
    page = show()
    press("ha", Qt.Key.Key_Tab)
    assert page.form.rep.text() == "ha"


@POPUP
def test_that_ctrl_enter_starts_over_the_open_list_too(show, store, planned):
    show()
    press("hann")
    QTest.keyClick(QApplication.activePopupWidget(), Qt.Key.Key_Return, CTRL)
    assert live_call(store).rep_name == "Hannah Levy"


@POPUP
def test_that_another_rep_brings_their_own_plan_but_not_over_what_was_typed(show, store, planned):
    page = show()
    page.form.account.setFocus()
    page.form.account.select_all()
    press("My own words")
    page.form.rep.setFocus()
    page.form.rep.select_all()
    press("hann", Qt.Key.Key_Tab)
    assert page.form.account.text() == "My own words"
    assert page.objective.text() == ""
    assert page.form.focus_ids == ()


def test_that_the_objective_follows_the_account_until_it_is_typed(show, store, kary, planned):
    a_row(store, "deal", rep_id=kary, account="Betelgard", product="MG", stage="Won soon")
    page = show()
    page.form.account.setFocus()
    page.form.account.selectAll()
    page.form.account.setText("Betelgard")
    press(Qt.Key.Key_Return)
    assert page.objective.text() == "Move MG on from won soon"


def test_that_steps_left_are_in_view_mine_first_and_ended_there(
    show, session, store, kary, planned
):
    said = []
    session.said.connect(lambda text, undo: said.append(undo))
    page = show()
    rows = page.side.steps.rows
    assert [row.step.what for row in rows] == ["Send the story", "Ask first"]
    rows[0].box.click()
    press("by mail", Qt.Key.Key_Return)
    assert [step.what for step in open_steps(store, kary, TUESDAY.on)] == ["Ask first"]
    assert page.side.steps.rows[0].box.hasFocus()
    said[-1]()
    assert len(open_steps(store, kary, TUESDAY.on)) == 2


def test_that_debriefs_to_do_are_listed_and_one_press_away(show, store, kary):
    ended = a_call(store, kary, account="Betelgard", ended_at=TUESDAY.stamp)
    a_past_call(store, kary)
    page = show()
    (link,) = page.side.findChildren(DebriefLink)
    assert link.accessibleName() == "Debrief: Kary Hendriks · Betelgard"
    link.click()
    assert page.moved == [("curbside", ended)]


def test_that_the_next_call_is_the_next_of_the_same_ride_along(show, store, kary, planned):
    first = start_call(store, TUESDAY, rep_id=kary, ride_id=planned, account="Sunnafield").id
    page = show(first, "next")
    page.primary.trigger()
    call = live_call(store)
    assert (call.rep_id, call.ride_id, call.account) == (kary, planned, "")


def test_that_starting_says_which_call_it_pauses(show, store, kary, planned):
    running = start_call(store, TUESDAY, rep_id=kary, account="Betelgard").id
    page = show()
    assert "Starting pauses the call at Betelgard" in words(page)
    page.primary.trigger()
    assert call_of(store, running).is_paused


def test_that_a_plan_half_written_is_there_after_a_crash(show, qtbot, store, planned):
    page = show()
    page.objective.setFocus()
    page.objective.selectAll()
    press("Agree who owns it")
    qtbot.waitUntil(lambda: store.drafts.get("before") is not None)
    again = show()
    assert again.objective.text() == "Agree who owns it"
    assert again.form.rep.text() == "Kary Hendriks"
    again.primary.trigger()
    assert store.drafts.get("before") is None


def test_that_everything_before_a_call_has_a_name(show, store, kary, planned):
    a_call(store, kary, ended_at=TUESDAY.stamp)
    assert unnamed(show()) == []


def test_that_the_next_stop_to_watch_is_filled_in_with_what_it_is_for(show, store, kary, planned):
    for account, watch in (("Orbit", 0), ("Betelgard", 1), ("Sunnafield", 1)):
        stop = add_stop(store, TUESDAY, ride_id=planned, account=account, objective="Meet them").id
        edit_stop(store, TUESDAY, stop_id=stop, watch=watch)
    page = show()
    assert (page.form.account.text(), page.objective.text()) == ("Betelgard", "Meet them")
    page.primary.trigger()
    call = live_call(store)
    ((watched,),) = store.rows("SELECT stop.account FROM stop JOIN call c ON c.stop_id = stop.id")
    assert (call.account, watched) == ("Betelgard", "Betelgard")
    page = show(call.id, "next")
    assert page.form.account.text() == "Sunnafield"


def test_that_the_plan_in_the_car_is_six_inputs_all_defaulted(show, store, planned):
    page = show()
    fields = [w for w in page.form.findChildren(QWidget) if w.focusPolicy() & TAB and w.isVisible()]
    assert len(fields) == 6
    page.primary.trigger()
    assert live_call(store).account == "Sunnafield"


def test_that_a_call_not_safe_to_coach_on_begins_as_joint_selling_and_says_why(
    show, store, planned
):
    stop = add_stop(store, TUESDAY, ride_id=planned, account="Betelgard").id
    edit_stop(store, TUESDAY, stop_id=stop, informed=False)
    page = show()
    assert page.form.role.value == "joint selling"
    assert "the customer wasn’t told" in page.safety.words.text()
    assert page.safety.instead.isHidden()


def test_that_coaching_on_an_unsafe_call_warns_and_joint_selling_is_one_key(show, store, planned):
    stop = add_stop(store, TUESDAY, ride_id=planned, account="Betelgard").id
    edit_stop(store, TUESDAY, stop_id=stop, stake="large")
    page = show()
    page.form.role.button.setFocus()
    press(Qt.Key.Key_Left)
    assert page.form.role.value == "coaching"
    assert page.safety.words.property("role") == "bad"
    assert page.safety.instead.isVisible()
    press_chord(page, Qt.Key.Key_J)
    assert page.form.role.value == "joint selling"
    assert page.safety.instead.isHidden()
    page.primary.trigger()
    assert live_call(store).role == "joint selling"


def test_that_a_role_settled_by_hand_stays_when_the_account_changes(show, store, planned):
    page = show()
    page.form.role.button.setFocus()
    press(Qt.Key.Key_Right, Qt.Key.Key_Right)
    page.form.account.setText("Elsewhere")
    page.form.account_left.emit()
    assert page.form.role.value == "demonstration"


def test_that_how_the_rep_is_prepared_is_one_tap_and_goes_with_ride_and_call(show, store, planned):
    page = show()
    page.side.answer.chosen.emit("partly")
    page.primary.trigger()
    assert store.rows("SELECT prepared FROM ride") == [("partly",)]
    assert store.rows("SELECT prepared FROM call") == [("partly",)]


def test_that_an_answer_about_one_rep_is_not_carried_to_the_next(show, store, kary):
    a_rep(store, "Hannah Levy")
    page = show(kary)
    page.side.answer.chosen.emit("not")
    page.form.show_rep("Hannah Levy")
    page.form.rep_chosen.emit()
    page.primary.trigger()
    assert store.rows("SELECT prepared FROM call") == [(None,)]


def press_chord(page, key):
    QTest.keyClick(page.window().focusWidget(), key, CTRL)
