import threading

import pytest
import shiboken6
from PySide6.QtCore import Qt

from coachdesk.ui.importing.bringing import Bringing
from coachdesk.ui.importing.screen import ImportingScreen
from coachdesk.ui.places import Destination
from coachdesk.ui.session import READ_ONLY, Session
from tests.builders import TUESDAY, a_call, a_rep
from tests.ui.importing.steps import TEAM, names, settle


def test_that_a_second_time_there_is_nothing_to_change(load, qtbot, session):
    screen = load(TEAM)
    screen.bring.trigger()
    qtbot.waitUntil(lambda: len(names(session)) == 3)
    screen = load(TEAM)
    assert not screen.bring.isEnabled()
    assert screen.bring.text() == "Nothing to change"
    assert screen.page.outcome.summary.text() == "3 people unchanged"


def test_that_what_was_brought_in_can_be_undone(load, qtbot, session):
    undo = []
    session.said.connect(lambda _text, how: undo.append(how))
    screen = load(TEAM)
    screen.bring.trigger()
    qtbot.waitUntil(lambda: len(undo) == 1)
    assert len(names(session)) == 3
    undo[0]()
    qtbot.waitUntil(lambda: len(undo) == 2)
    assert names(session) == []


def test_that_the_word_of_an_older_question_is_not_heard(load, qtbot, qapp):
    screen = load(TEAM)
    heard = []
    screen.bringing.looked.connect(heard.append)
    screen._on_kind("deals")
    screen._on_kind("people")
    qtbot.waitUntil(lambda: "work" not in {thread.name for thread in threading.enumerate()})
    qapp.processEvents()  # both have said their word
    settle(qtbot, screen)
    assert [look.plan is not None for look in heard] == [True]


@pytest.mark.parametrize("elsewhere", [False, True])
def test_that_bringing_in_waits_for_the_end_of_a_call(load, qtbot, session, elsewhere):
    call = a_call(session.store, a_rep(session.store, "Kary"))
    screen = load(TEAM)
    screen.bring.trigger()
    settle(qtbot, screen)
    assert "A call with Kary is going on" in screen.page.trouble.text()

    screen.setVisible(not elsewhere)

    def end(store, now):
        with store.write(now) as tx:
            tx.update("call", call, ended_at=now.stamp)
        return tx.changes

    session.do(end)
    qtbot.waitUntil(lambda: len(names(session)) == 4)


def test_that_cancelling_the_wait_brings_nothing_in(load, qtbot, session):
    a_call(session.store, a_rep(session.store, "Kary"))
    screen = load(TEAM)
    screen.bring.trigger()
    settle(qtbot, screen)
    screen.page.outcome.stop.click()
    settle(qtbot, screen)
    screen.refresh()
    settle(qtbot, screen)
    assert names(session) == ["Kary"]
    assert screen.page.fields.isEnabled()
    assert screen.bring.isEnabled()


def test_that_what_changed_meanwhile_is_looked_at_again(load, qtbot, session):
    screen = load(TEAM)
    a_rep(session.store, "Ann Becker", territory="North", manager="Kim")
    screen.bring.trigger()
    qtbot.waitUntil(lambda: screen.page.outcome.summary.text() == "2 people new, 1 unchanged")
    assert names(session) == ["Ann Becker"]
    settle(qtbot, screen)
    assert screen.page.fields.isEnabled()


def test_that_a_file_open_for_reading_only_is_left_alone(qtbot, store, look, tmp_path):
    session = Session(store, lambda: TUESDAY, read_only=True)
    screen = ImportingScreen(session)
    qtbot.addWidget(screen)
    screen.show()
    screen.take_cells("Name\nAnn")
    settle(qtbot, screen)
    screen.bring.trigger()
    assert screen.page.trouble.text() == READ_ONLY
    assert names(session) == []


def test_that_escape_stops_the_writing_and_then_leaves(load, qtbot, session):
    a_call(session.store, a_rep(session.store, "Kary"))
    screen = load(TEAM)
    went = []
    screen.asked_to_go.connect(went.append)
    screen.bring.trigger()
    qtbot.keyClick(screen, Qt.Key.Key_Escape)
    settle(qtbot, screen)
    assert (went, names(session)) == ([], ["Kary"])
    qtbot.keyClick(screen, Qt.Key.Key_Escape)
    assert went == [Destination("team")]


def test_that_a_page_that_is_gone_hears_nothing_more(session, qtbot, qapp):
    bringing = Bringing(session)
    bringing.read_cells("Name\nAnn")
    shiboken6.delete(bringing)
    qtbot.waitUntil(lambda: "work" not in {thread.name for thread in threading.enumerate()})
    qapp.processEvents()
