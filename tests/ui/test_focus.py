"""The focus plan, by keys alone."""

import pytest
from PySide6.QtCore import Qt

from coachdesk.desk.focus import focus_of, set_focus
from coachdesk.domain.periods import quarter
from coachdesk.ui.focus.screen import FocusScreen
from coachdesk.ui.kit import KeyButton
from coachdesk.ui.period_steps import said
from tests.builders import TUESDAY, a_past_call, a_rating, a_rep, a_skill

Key = Qt.Key
NEXT = quarter(TUESDAY.on, 1, 1)


@pytest.fixture
def ann(store):
    return a_rep(store, "Ann Becker")


@pytest.fixture
def skills(store):
    return [a_skill(store, name, position=at) for at, name in enumerate(("Plan", "Ask", "Close"))]


@pytest.fixture
def screen(qtbot, session, ann, skills):
    a_rep(session.store, "Bea Cole")
    screen = FocusScreen(session)
    qtbot.addWidget(screen)
    screen.resize(1286, 590)
    screen.show()
    qtbot.waitActive(screen).__enter__()
    screen.setFocus()
    return screen


def press(qtbot, screen, *keys):
    for key in keys:
        qtbot.keyClick(screen.focusWidget(), key)


def meant(store, rep_id, on=TUESDAY.on):
    return [(focus.name, focus.purpose) for focus in focus_of(store, rep_id, on)]


def shown(screen):
    return [button.text() for button in screen.foot.findChildren(KeyButton) if button.isVisible()]


def test_that_space_takes_on_what_the_level_speaks_for_and_space_drops_it(
    qtbot, store, screen, ann, skills
):
    a_rating(store, a_past_call(store, ann), ann, skills[0], 2)
    screen.refresh()
    press(qtbot, screen, Key.Key_Space)
    assert meant(store, ann) == [("Plan", "mend")]
    press(qtbot, screen, Key.Key_Space)
    assert meant(store, ann) == []


def test_that_a_letter_gives_the_purpose(qtbot, store, screen, ann):
    press(qtbot, screen, Key.Key_Right, Key.Key_L)
    assert meant(store, ann) == [("Ask", "leverage")]
    press(qtbot, screen, Key.Key_S)
    assert meant(store, ann) == [("Ask", "stretch")]
    assert screen.header.subtitle.text() == "stretch 1"


def test_that_a_third_asks_in_its_row_which_to_drop(qtbot, store, screen, ann):
    press(qtbot, screen, Key.Key_Space, Key.Key_Right, Key.Key_K, Key.Key_Right, Key.Key_M)
    assert meant(store, ann) == [("Plan", "grow"), ("Ask", "keep")]
    assert shown(screen) == ["Drop Plan", "Drop Ask", "Leave it"]
    press(qtbot, screen, Key.Key_2)
    assert meant(store, ann) == [("Plan", "grow"), ("Close", "mend")]
    assert "Leave it" not in shown(screen)


def test_that_esc_or_going_on_leaves_the_two_as_they_were(qtbot, store, screen, ann, skills):
    set_focus(store, TUESDAY, rep_id=ann, skill_ids=skills[:2])
    screen.refresh()
    screen.grid.choose(0, 3)
    for key in (Key.Key_Escape, Key.Key_Down):
        press(qtbot, screen, Key.Key_Space, key, Key.Key_1)
        screen.grid.choose(0, 3)
    assert [name for name, _ in meant(store, ann)] == ["Plan", "Ask"]


def test_that_the_second_can_be_put_first(qtbot, store, screen, ann, skills):
    set_focus(store, TUESDAY, rep_id=ann, skill_ids=skills[:2])
    screen.refresh()
    press(qtbot, screen, Key.Key_Right, Key.Key_F)
    assert [name for name, _ in meant(store, ann)] == ["Ask", "Plan"]


def test_that_the_next_quarter_is_planned_from_its_first_day(qtbot, store, screen, ann):
    screen.primary.trigger()
    press(qtbot, screen, Key.Key_G)
    assert meant(store, ann) == []
    assert meant(store, ann, NEXT.first) == [("Plan", "grow")]
    screen.primary.trigger()
    assert screen.grid.plan.plan.period == quarter(TUESDAY.on)


def test_that_a_past_period_shows_what_held_and_takes_nothing(qtbot, store, screen, ann, skills):
    july = TUESDAY.later(days=-130)
    set_focus(store, july, rep_id=ann, skill_ids=skills[:1], purposes={skills[0]: "mend"})
    set_focus(store, TUESDAY, rep_id=ann, skill_ids=[])
    qtbot.keyClick(screen.grid, Key.Key_Left, Qt.KeyboardModifier.ControlModifier)
    assert screen.grid.plan.words(screen.grid.plan.index(0, 1)) == "mend"
    assert screen.grid.plan.words(screen.grid.plan.index(0, 2)) == ""
    press(qtbot, screen, Key.Key_Right, Key.Key_Space)
    assert len(store.rows("SELECT 1 FROM focus")) == 1


def test_that_periods_are_said_in_months():
    assert said(NEXT) == "Jan – Mar 2027"
    assert said(quarter(TUESDAY.on, 2)) == "Nov 2026 – Jan 2027"


def test_that_every_cell_is_told_to_who_does_not_see_it(screen, store, ann, skills):
    set_focus(store, TUESDAY, rep_id=ann, skill_ids=[skills[1]], purposes={skills[1]: "grow"})
    screen.refresh()
    told = screen.grid.plan.index(0, 2).data(Qt.ItemDataRole.AccessibleTextRole)
    assert told == "Ann Becker, Ask\ngrow\nnot rated in a year"


def test_that_a_time_before_the_team_can_be_left_again(qtbot, store, screen, ann):
    with store.write(TUESDAY) as tx:
        for (rep,) in store.rows("SELECT id FROM rep"):
            tx.update("rep", rep, started_on="2026-10-01")
    back, on = Key.Key_Left, Key.Key_Right
    qtbot.keyClick(screen.grid, back, Qt.KeyboardModifier.ControlModifier)
    assert not screen.grid.isVisible()
    assert screen.steps.isVisible()
    qtbot.keyClick(screen.focusWidget() or screen, on, Qt.KeyboardModifier.ControlModifier)
    assert screen.grid.isVisible()
