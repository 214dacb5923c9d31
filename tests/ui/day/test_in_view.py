"""A debrief that was put off stays in view until it is held or ended with its reason."""

import pytest
from PySide6.QtWidgets import QPushButton

from coachdesk.desk.debrief import days_to_debrief, to_debrief
from coachdesk.desk.roster_rows import roster_rows
from coachdesk.desk.together import debrief_together, leave_undebriefed
from coachdesk.ui.call.before_side import BeforeSide
from coachdesk.ui.places import Destination
from coachdesk.ui.status_line import StatusLine
from coachdesk.ui.team.columns import STEPS
from coachdesk.ui.week.side import SidePane
from tests.builders import TUESDAY, a_call, a_rep


@pytest.fixture
def status(qtbot, session):
    line = StatusLine(session)
    qtbot.addWidget(line)
    line.resize(1286, 31)
    line.show()
    line.gone = []
    line.asked_to_go.connect(line.gone.append)
    return line


@pytest.fixture
def side(qtbot, session):
    side = SidePane(session)
    qtbot.addWidget(side)
    side.resize(330, 600)
    side.show()
    return side


def links(widget):
    return {each.accessibleName() or each.text(): each
            for each in widget.findChildren(QPushButton) if each.isVisible()}  # fmt: skip


def test_that_the_foot_counts_them_and_leads_to_their_day(session, kary, calls, status):
    link = links(status)["3 debriefs to do"]
    link.click()
    assert status.gone == [Destination("day", kary, "2026-11-24")]
    session.do(debrief_together, call_ids=calls)
    assert link.text() == "1 debrief to do"
    session.do(leave_undebriefed, call_id=calls[2], reason="no time")
    assert not link.isVisible()


def test_that_the_foot_says_nothing_of_them_while_a_call_runs(session, store, kary, calls, status):
    a_call(store, kary, TUESDAY.later(hours=5))
    status.show_running()
    assert "3 debriefs to do" not in links(status)


def test_that_debriefs_of_several_days_lead_to_their_list(store, calls, status):
    a_call(store, a_rep(store, "Zane"), ended_at=TUESDAY.stamp)
    status.show_running()
    links(status)["4 debriefs to do"].click()
    assert status.gone == [Destination("call", None, "before")]


def test_that_the_week_names_each_day(session, store, kary, calls, side):
    asked = []
    session.asked.connect(lambda command, what: asked.append((command, what)))
    alone = a_call(store, a_rep(store, "Zane"), TUESDAY.later(hours=-3), account="Acme",
                   ended_at=TUESDAY.later(hours=-2).stamp)  # fmt: skip
    side.refresh()
    links(side)["Debrief: Kary, today: 3 calls"].click()
    links(side)["Debrief: Zane, today: Acme"].click()
    assert asked == [("go", Destination("day", kary, "2026-11-24")),
                     ("go", Destination("call", alone))]  # fmt: skip


def test_that_the_call_place_leads_to_the_whole_day(qtbot, session, store, kary, calls):
    side = BeforeSide(session)
    qtbot.addWidget(side)
    side.show()
    asked = []
    session.asked.connect(lambda command, what: asked.append((command, what)))
    side.show_debriefs(to_debrief(store))
    qtbot.waitUntil(lambda: "Kary’s day as a whole, today" in links(side))
    links(side)["Kary’s day as a whole, today"].click()
    assert asked == [("go", Destination("day", kary, "2026-11-24"))]
    session.do(debrief_together, call_ids=calls)
    side.show_debriefs(to_debrief(store))
    qtbot.waitUntil(lambda: "Kary’s day as a whole, today" not in links(side))


def test_that_team_counts_them_beside_the_steps(store, kary, calls):
    (row,) = roster_rows(store, TUESDAY.on)
    words = "".join(text for text, _ in STEPS.parts(row, TUESDAY.on))
    assert words == "0 · 3 to debrief"


def test_that_a_day_counts_each_call_of_those_as_one(session, calls, store):
    session.do(debrief_together, call_ids=calls[:2])
    (day,) = days_to_debrief(store)
    assert (len(day.waiting), day.calls) == (2, 3)
