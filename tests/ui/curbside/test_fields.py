from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from coachdesk.domain.due import Due
from coachdesk.ui.call.due_field import DueField
from coachdesk.ui.call.telling_field import NameField, TellingField
from tests.builders import TUESDAY
from tests.ui.curbside.pressing import press

POPUP = pytest.mark.qt_log_ignore("grabbing the keyboard", extend=True)
NAMES = ["Daniell Hammond", "Hannah Levy", "Kary Hendriks"]


@pytest.fixture
def stage(look, qtbot):
    """Puts a field into a window with another behind it, the cursor in the first."""
    kept = []

    def put(field):
        window = QWidget()
        kept.append(window)
        qtbot.addWidget(window)
        column = QVBoxLayout(window)
        column.addWidget(field)
        column.addWidget(TellingField("Another"))
        window.resize(400, 120)
        with qtbot.waitActive(window):
            window.show()
            window.activateWindow()
        field.setFocus()
        return field

    return put


@pytest.fixture
def when(stage):
    field = DueField()
    field.set_today(TUESDAY.on)
    return stage(field)


@pytest.fixture
def name(stage):
    field = NameField("Rep", takes_only_fit=True)
    field.set_names(NAMES)
    return stage(field)


def test_that_a_weekday_is_shown_as_its_date_beside(when):
    press("fri")
    assert when.told == "Fri 27 Nov"
    assert when.due == Due(on=date(2026, 11, 27))


def test_that_an_occasion_needs_no_date_beside(when):
    press("next call")
    assert when.told == ""
    assert when.due == Due(when="next call")


def test_that_what_is_no_day_is_marked_and_empty_is_not(when):
    press("whenever")
    assert when.is_wrong
    assert when.property("wrong")
    when.setText("")
    assert not when.is_wrong
    assert not when.property("wrong")


def test_that_a_past_day_stays_that_day_until_it_is_typed_over(when):
    overdue = Due(on=date(2026, 11, 17))
    when.show_due(overdue)
    assert when.text() == "Tue 17 Nov"
    assert when.due == overdue
    press(Qt.Key.Key_End, " 2027")
    assert when.due == Due(on=date(2027, 11, 17))


def test_that_showing_the_same_day_again_leaves_what_was_typed(when):
    press("in 3 days")
    when.show_due(Due(on=date(2026, 11, 27)))
    assert when.text() == "in 3 days"


def test_that_a_date_typed_as_it_is_shown_is_not_said_twice(when):
    press("Fri 27 Nov")
    assert when.told == ""


def test_that_words_beside_leave_room_for_the_text(when):
    press("fri")
    assert when.textMargins().right() > 0
    when.setText("")
    assert when.textMargins().right() == 0


def test_that_a_text_too_long_for_its_line_is_whole_in_the_tip(stage):
    field = stage(TellingField("Objective"))
    field.put("short")
    assert field.toolTip() == ""
    long = "agree who owns the rollout " * 9
    field.put(long)
    assert field.toolTip() == long
    assert field.cursorPosition() == 0


def test_that_marking_all_keeps_the_beginning_in_view(stage):
    field = stage(TellingField("Rep"))
    field.put("Kary Hendriks")
    field.select_all()
    assert field.selectedText() == "Kary Hendriks"
    assert field.cursorPosition() == 0


@POPUP
def test_that_a_name_is_completed_by_any_of_its_words(name):
    press("hen", Qt.Key.Key_Tab)
    assert name.text() == "Kary Hendriks"


@POPUP
def test_that_escape_first_keeps_what_was_typed(name):
    press("hen", Qt.Key.Key_Escape, Qt.Key.Key_Tab)
    assert name.text() == "hen"


@POPUP
def test_that_a_name_is_chosen_from_the_list_by_cursor_key(name, qtbot):
    press("ha", Qt.Key.Key_Down, Qt.Key.Key_Down)
    with qtbot.waitSignal(name.picked):
        press(Qt.Key.Key_Return)
    assert name.text() == "Hannah Levy"
    assert name.hasFocus()


@POPUP
def test_that_the_down_key_in_an_empty_field_lists_all(name):
    press(Qt.Key.Key_Down)
    popup = QApplication.activePopupWidget()
    assert popup
    assert popup.model().rowCount() == len(NAMES)


@POPUP
def test_that_tab_goes_on_and_shift_tab_back_over_the_open_list(name):
    press("kary", Qt.Key.Key_Tab)
    assert QApplication.focusWidget().accessibleName() == "Another"


@POPUP
def test_that_a_field_of_free_words_takes_nothing_by_itself(stage):
    field = NameField("Account", takes_only_fit=False)
    field.set_names(["Betelgard"])
    stage(field)
    press("beta", Qt.Key.Key_Tab)
    assert field.text() == "beta"
