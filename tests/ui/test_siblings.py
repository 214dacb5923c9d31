"""A conflicted copy beside the file is offered in the window, once, and never in a call."""

import pytest
from PySide6.QtWidgets import QPushButton

from coachdesk.desk.call import end_call
from coachdesk.desk.newfile import new_file
from coachdesk.store.home import Home
from coachdesk.store.opening import adopt
from coachdesk.store.publish import publish
from coachdesk.store.taking import take_in
from coachdesk.ui.copies.siblings import Siblings
from coachdesk.ui.kit import Banner
from coachdesk.ui.places import Destination
from coachdesk.ui.session import Session
from coachdesk.ui.window import MainWindow
from tests.builders import a_call, a_rep
from tests.ui.screens import PLACES


@pytest.fixture
def conflicted(tmp_path, clock):
    """A store whose file has a laptop's conflicted copy beside it."""
    file = tmp_path / "North.coachdesk"
    store = new_file(Home.at(tmp_path / "office"), file, clock())
    a_rep(store, "Ann")
    publish(store, file, clock())
    copy = tmp_path / "North (conflicted copy).coachdesk"
    copy.write_bytes(file.read_bytes())
    laptop = adopt(Home.at(tmp_path / "laptop"), copy, clock())
    a_rep(laptop, "Bob")
    publish(laptop, copy, clock())
    laptop.close()
    yield store, file, copy
    store.close()


@pytest.fixture
def looked(qtbot, look, conflicted, clock, preferences):
    session = Session(conflicted[0], clock, file=conflicted[1])
    window = MainWindow(session, preferences, places=PLACES)
    qtbot.addWidget(window)
    window.go(Destination("team"))
    window.show()
    made = Siblings(session, window)
    yield window, made
    qtbot.waitUntil(lambda: not made._busy)


def names(window):
    return {name for (name,) in window.session.store.rows("SELECT name FROM rep")}


def banners(window):
    return [one for one in window.findChildren(Banner) if not one.isHidden()]


def click(window, words):
    next(b for b in window.findChildren(QPushButton) if b.text() == words).click()


def test_that_bringing_it_in_merges_it_and_can_be_undone(qtbot, looked, conflicted):
    window, siblings = looked
    siblings.look()
    qtbot.waitUntil(lambda: bool(banners(window)))
    assert "North (conflicted copy).coachdesk" in banners(window)[0].accessibleName()
    with qtbot.waitSignal(window.session.said, timeout=10_000) as said:
        click(window, "Bring it in")
    assert names(window) == {"Ann", "Bob"}
    assert not conflicted[2].exists()
    said.args[1]()
    assert names(window) == {"Ann"}


def test_that_a_copy_that_is_left_is_not_offered_again(qtbot, looked, conflicted):
    window, siblings = looked
    siblings.look()
    qtbot.waitUntil(lambda: bool(banners(window)))
    click(window, "Leave it")
    qtbot.waitUntil(lambda: not siblings._busy)
    assert banners(window) == []
    assert conflicted[2].exists()


def test_that_the_offer_goes_where_what_the_copy_has_came_in_another_way(
    qtbot, looked, conflicted, clock
):
    window, siblings = looked
    store, _, copy = conflicted
    siblings.look()
    qtbot.waitUntil(lambda: bool(banners(window)))
    take_in(store, copy, clock())
    window.session.notice_others()
    qtbot.waitUntil(lambda: not banners(window))


def test_that_nothing_is_offered_before_a_live_call_has_ended(qtbot, looked, clock):
    window, siblings = looked
    session = window.session
    call = a_call(session.store, a_rep(session.store, "Cleo"))
    siblings.look()
    qtbot.waitUntil(lambda: not siblings._busy)
    assert banners(window) == []
    session.do(end_call, call_id=call)
    qtbot.waitUntil(lambda: bool(banners(window)))
