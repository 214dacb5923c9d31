import pytest
import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from coachdesk.desk.call import call_of, start_call
from coachdesk.desk.call_entries import entries_of
from coachdesk.desk.debrief import to_debrief
from coachdesk.desk.step import steps_of_call
from coachdesk.ui.call.screen import CallScreen
from coachdesk.ui.places import Destination
from tests.builders import TUESDAY, a_ride
from tests.ui.accessible import unnamed
from tests.ui.curbside.pressing import press, words

ENTER, TAB = Qt.Key.Key_Return, Qt.Key.Key_Tab


@pytest.fixture
def show(qtbot, session):
    """The Call place at one of its steps."""
    kept = []

    def open_place(step, id=None):
        place = CallScreen(session)
        kept.append(place)
        place.gone = []
        place.asked_to_go.connect(place.gone.append)
        place.resize(1286, 620)
        place.show_anew(Destination("call", id, step))
        with qtbot.waitActive(place):
            place.show()
            place.activateWindow()
        place.setFocus()
        return place

    yield open_place
    for place in kept:
        shiboken6.delete(place)  # before the store is closed


@pytest.fixture
def kary_next(store, kary, ask):
    return a_ride(store, kary)


NOTES = [
    "Sets agenda", "+ waits for the answer", "- price list early", "? What changed since?",
    '" nobody owns it', "+ draws their process #ask", "= new CFO in March", "! I answered it",
    "asks for a date", "- no next meeting",
]  # fmt: skip
STEP = "> Work out the cost of waiting in 2 weeks"


def test_that_ten_notes_and_a_step_cost_their_letters_and_four_keys(show, store, kary, kary_next):
    place = show("memory")
    keys = 0
    place.primary.trigger()  # Ctrl+Enter: everything stands filled in
    for line in (*NOTES, STEP):
        press(line, ENTER)
        keys += len(line) + 1
    place.primary.trigger()
    press("3")
    place.primary.trigger()
    assert place.gone == [Destination("rep", kary)]
    assert keys == sum(map(len, (*NOTES, STEP))) + len(NOTES) + 1
    assert keys + 4 < 4 * 60 * 2.5  # four minutes at thirty words a minute
    call = store.one("SELECT id FROM call")[0]
    assert [entry.noted_at for entry in entries_of(store, call)] == [None] * 10
    (step,) = steps_of_call(store, call, TUESDAY.on)
    assert step.due.on.isoformat() == "2026-12-08"
    assert to_debrief(store) == []


def test_that_the_call_that_ended_a_moment_ago_stands_filled_in(show, store, kary, kary_next, ask):
    place = show("memory")
    assert (place.page.when.text(), place.page.minutes.text()) == ("today 8:45", "45 min")
    place.primary.trigger()
    call = call_of(store, store.one("SELECT id FROM call")[0])
    assert (call.rep_id, call.ride_id, call.from_memory, call.minutes) == (
        kary,
        kary_next,
        True,
        45,
    )
    assert call.started_at == "2026-11-24T07:45:00.000Z"


def test_that_when_and_how_long_are_understood_in_words(show, store, kary, kary_next):
    place = show("memory")
    press(TAB, "Betelgard", TAB, "yesterday 14:30")
    assert place.page.when.told == "Mon 23 Nov 14:30"
    press(TAB, "1:30")
    place.primary.trigger()
    call = call_of(store, store.one("SELECT id FROM call")[0])
    assert (call.held_on.isoformat(), call.minutes, call.account, call.ride_id) == (
        "2026-11-23", 90, "Betelgard", None,
    )  # fmt: skip


@pytest.mark.parametrize(("field", "text"), [("when", "tomorrow"), ("minutes", "long")])
def test_that_what_is_unclear_keeps_the_form_and_gets_the_cursor(
    show, store, kary_next, field, text
):
    place = show("memory")
    unclear = getattr(place.page, field)
    unclear.setText(text)
    place.primary.trigger()
    assert store.rows("SELECT id FROM call") == []
    assert unclear.hasFocus()
    assert unclear.told


def test_that_the_page_of_notes_says_from_memory_and_has_no_clock(show, kary_next):
    place = show("memory")
    place.primary.trigger()
    assert not place.quiet
    assert "today · from memory, about 45 min" in words(place)
    texts = [action.text() for action in place.actions()]
    assert "Debrief" in texts
    assert "Pause" not in texts


def test_that_notes_forgotten_in_a_call_are_added_from_its_curbside(show, store, clock, kary, ask):
    call = start_call(store, clock(), rep_id=kary).id
    with store.write(clock()) as tx:
        tx.update("call", call, ended_at=clock().stamp, minutes=10)
    place = show("curbside", call)
    press(ENTER, "n", "+ asked twice", ENTER)
    assert [(entry.text, entry.noted_at) for entry in entries_of(store, call)] == [
        ("asked twice", None)
    ]
    place.primary.trigger()
    assert "asked twice" in words(place)


@pytest.mark.qt_log_ignore("grabbing the keyboard", extend=True)
def test_that_an_entry_without_a_skill_gets_one_by_a_key(show, store, clock, kary, ask, insight):
    call = start_call(store, clock(), rep_id=kary, focus_ids=(ask,)).id
    with store.write(clock()) as tx:
        tx.insert("entry", call_id=call, rep_id=kary, text="asked twice")
        tx.update("call", call, ended_at=clock().stamp, minutes=10)
    show("curbside", call)
    press(ENTER, Qt.Key.Key_Down, "t")
    assert QApplication.activePopupWidget()
    press(ENTER)
    assert [entry.skill_id for entry in entries_of(store, call)] == [ask]


def test_that_everything_after_a_call_has_a_name(show, kary_next):
    place = show("memory")
    assert unnamed(place) == []
    place.primary.trigger()
    assert unnamed(place) == []
