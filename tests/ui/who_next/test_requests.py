import pytest

from coachdesk.desk.plan import plan_ride
from coachdesk.desk.requests import add_request, open_requests, set_why_not, silent
from coachdesk.ui.places import Destination
from coachdesk.ui.who_next.requests import RequestsScreen
from tests.builders import a_rep
from tests.ui.accessible import unnamed


@pytest.fixture
def screen(qtbot, session):
    made = RequestsScreen(session)
    made.asked_for, made.said = [], []
    made.asked_to_go.connect(made.asked_for.append)
    session.said.connect(lambda text, undo: made.said.append((text, undo)))
    qtbot.addWidget(made)
    made.resize(1286, 600)
    made.show()
    made.activateWindow()
    return made


def test_that_an_empty_team_is_told_how_a_request_comes_here(screen):
    assert screen.asked.says == (
        "Nobody waits for an answer. A on a rep’s page keeps that somebody asked; a list can be "
        "brought in."
    )
    assert screen.never.names == []


def test_that_open_requests_stand_with_who_asked_and_lead_to_the_rep(screen, session):
    ann = a_rep(session.store)
    session.do(add_request, rep_id=ann, what="pricing talks")
    (name,) = screen.asked.names
    assert name.text() == "Ann Becker"
    assert screen.header.subtitle.text() == "1 request from 1 rep in the last twelve months"
    name.click()
    assert screen.asked_for == [Destination("rep", ann)]


def test_that_a_session_planned_to_answer_one_is_said(screen, session, clock):
    ann = a_rep(session.store)
    asked = session.do(add_request, rep_id=ann, what="pricing talks").id
    session.do(plan_ride, rep_id=ann, planned_on=clock().on, request_id=asked)
    assert "asked today · planned for today" in [
        part.text() for part in screen.asked.findChildren(type(screen.asked.head))
    ]


def test_that_one_is_closed_with_undo_and_the_focus_goes_to_the_next(qtbot, screen, session, clock):
    ann = a_rep(session.store)
    for what in ("pricing talks", "how to say no"):
        session.do(add_request, rep_id=ann, what=what)
    screen.closes[0].setFocus()
    screen.closes[0].click()
    assert [one.what for one in open_requests(session.store, clock().on)] == ["how to say no"]
    assert screen.closes[0].hasFocus()
    text, undo = screen.said[-1]
    assert text == "Closed: pricing talks"
    undo()
    assert len(open_requests(session.store, clock().on)) == 2


def test_that_why_somebody_never_asks_is_one_tap(screen, session, clock):
    ann = a_rep(session.store)
    screen.refresh()
    (why,) = screen.why
    why.chosen.emit("not sure of asking")
    assert silent(session.store, clock().on)[0].why == "not sure of asking"
    session.do(set_why_not, rep_id=ann, why="sees it as repair")
    assert screen.why[0].value == "sees it as repair"


def test_that_a_list_is_brought_in_from_here(screen):
    screen.primary.trigger()
    assert screen.asked_for == [Destination("importing", step="requests")]


def test_that_every_part_has_a_name_for_a_screen_reader(screen, session):
    session.do(add_request, rep_id=a_rep(session.store), what="x")
    a_rep(session.store, "Bo")
    screen.refresh()
    assert unnamed(screen) == []
