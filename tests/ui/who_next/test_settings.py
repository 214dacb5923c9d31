import pytest
from PySide6.QtCore import Qt

from coachdesk.desk.cadence import cadences_on, set_cadence
from coachdesk.desk.dismissals import dismiss
from coachdesk.desk.tier import set_tier
from coachdesk.desk.who_next import weights_on
from coachdesk.ui.who_next.settings import SettingsScreen
from tests.builders import a_rep
from tests.ui.accessible import unnamed

Key = Qt.Key


@pytest.fixture
def screen(qtbot, session):
    made = SettingsScreen(session)
    made.failures = []
    session.failed.connect(made.failures.append)
    qtbot.addWidget(made)
    made.resize(1286, 600)
    made.show()
    made.activateWindow()
    return made


def typed(qtbot, field, text):
    field.setFocus()
    field.selectAll()
    qtbot.keyClicks(field, text)
    qtbot.keyClick(field, Key.Key_Return)


def test_that_every_tier_shows_its_cadence_and_whether_it_is_a_default(screen, session, clock):
    assert {tier: field.text() for tier, field in screen.days.items()} == {
        "top": "35", "middle": "35", "bottom": "42", "new": "30",
    }  # fmt: skip
    assert screen.since["top"].text() == "days, default"
    session.do(set_cadence, tier="top", days="28")
    assert (screen.days["top"].text(), screen.since["top"].text()) == ("28", "days, since 24 Nov")


def test_that_a_cadence_is_settled_by_enter_in_days_or_weeks(qtbot, screen, session, clock):
    typed(qtbot, screen.days["top"], "4 weeks")
    assert cadences_on(session.store, clock().on)["top"] == 28
    assert screen.days["top"].text() == "28"
    assert screen.failures == []


@pytest.mark.parametrize("text", ["0", "", "400", "soon"])
def test_that_none_may_be_empty_or_zero_and_escape_puts_back_what_holds(
    qtbot, screen, session, clock, text
):
    field = screen.days["top"]
    typed(qtbot, field, text or "\b")
    assert cadences_on(session.store, clock().on)["top"] == 35
    assert field.property("wrong")
    assert len(screen.failures) == 1
    qtbot.keyClick(field, Key.Key_Escape)
    assert (field.text(), field.property("wrong")) == ("35", False)
    screen.flush()
    assert len(screen.failures) == 1


def test_that_a_weight_is_chosen_by_the_arrow_keys(qtbot, screen, session, clock):
    choice = screen.weights["steps"]
    choice.button.setFocus()
    qtbot.keyClick(choice.button, Key.Key_Right)
    assert weights_on(session.store, clock().on)["steps"] == "much"


def test_that_reasons_for_putting_aside_are_counted_and_top_reps_named(screen, session, clock):
    assert screen.put_aside.text() == "None in the last twelve months."
    for name, tier, reason in (
        ("Ann", "top", "does well without"),
        ("Bo", "middle", "does well without"),
        ("Cy", "middle", "on leave"),
    ):
        rep = a_rep(session.store, name)
        set_tier(session.store, clock(), rep_id=rep, tier=tier)
        session.do(dismiss, rep_id=rep, flag="cadence", reason=reason)
    assert screen.put_aside.text() == (
        "3 flags in the last twelve months: does well without 2 (1 of top reps), on leave 1."
    )


def test_that_every_part_has_a_name_for_a_screen_reader(screen):
    assert unnamed(screen) == []
