from datetime import UTC, date, datetime

import pytest

from coachdesk.domain.changes import Changes
from coachdesk.domain.moment import Moment
from coachdesk.domain.refused import Refused
from coachdesk.ui.places import PLACES, Destination
from coachdesk.ui.screen import Screen
from coachdesk.ui.session import READ_ONLY, Session

NOW = Moment(datetime(2026, 11, 24, 23, 30, tzinfo=UTC), 60)


class NotesScreen(Screen):
    topics = frozenset({"note"})

    def __init__(self, session):
        super().__init__(session)
        self.draws = 0

    def refresh(self):
        self.draws += 1


@pytest.fixture
def session(qapp):
    return Session(None, lambda: NOW)


def write(store, now, *, topic="note"):
    return Changes(frozenset({topic}), ("1",))


def shown(qtbot, session):
    screen = NotesScreen(session)
    qtbot.addWidget(screen)
    screen.show()
    return screen


def test_that_the_day_is_the_local_one(session):
    assert session.today() == date(2026, 11, 25)


def test_that_a_screen_is_drawn_when_it_is_first_shown(qtbot, session):
    assert shown(qtbot, session).draws == 1


def test_that_a_change_of_a_topic_draws_the_visible_screen_anew(qtbot, session):
    screen = shown(qtbot, session)
    session.do(write)
    assert screen.draws == 2


def test_that_another_topics_change_leaves_the_screen_alone(qtbot, session):
    screen = shown(qtbot, session)
    session.do(write, topic="skill")
    assert screen.draws == 1


def test_that_the_initiator_is_not_drawn_anew(qtbot, session):
    screen = shown(qtbot, session)
    session.do(write, initiator=screen)
    assert screen.draws == 1


def test_that_a_hidden_screen_is_drawn_anew_once_it_is_shown(qtbot, session):
    screen = shown(qtbot, session)
    screen.hide()
    session.do(write)
    session.do(write)
    assert screen.draws == 1
    screen.show()
    assert screen.draws == 2


def test_that_what_another_process_wrote_reaches_every_screen(qtbot, session):
    screen = shown(qtbot, session)
    session.notice_others()
    assert screen.draws == 2


def test_that_going_somewhere_is_a_signal(qtbot, session):
    screen = shown(qtbot, session)
    with qtbot.waitSignal(screen.asked_to_go) as asked:
        screen.go("rep", "r1")
    assert asked.args == [Destination("rep", "r1")]


def test_that_quiet_is_said_once(qtbot, session):
    screen = shown(qtbot, session)
    said = []
    screen.quiet_changed.connect(said.append)
    screen.quiet = True
    screen.quiet = True
    assert said == [True]


@pytest.mark.parametrize(
    ("error", "sentence"),
    [
        (Refused("No rep has that name."), "No rep has that name."),
        (OSError(28, "No space left"), "That could not be saved: No space left."),
    ],
)
def test_that_a_refused_write_is_a_sentence_and_no_change(qtbot, session, error, sentence):
    def refused(store, now):
        raise error

    screen = shown(qtbot, session)
    with qtbot.waitSignal(session.failed) as failed:
        assert session.do(refused) is None
    assert failed.args == [sentence]
    assert screen.draws == 1


def test_that_a_session_that_only_reads_never_writes(qtbot):
    session = Session(None, lambda: NOW, read_only=True)
    with qtbot.waitSignal(session.failed) as failed:
        assert session.do(write) is None
    assert failed.args == [READ_ONLY]


def test_that_each_place_has_its_own_digit_from_the_first_day():
    digits = {place.name: place.digit for place in PLACES if place.digit}
    assert digits == {"week": 1, "team": 2, "call": 3, "progress": 4}
