"""Work that lasts says so, how far it is, and can be stopped."""

from threading import Event

import pytest
from PySide6.QtWidgets import QPushButton

from coachdesk.ui.kit import Banner
from coachdesk.ui.long_work import LongWork


@pytest.fixture
def gate():
    """Lets the job go on; opened at the end whatever happens."""
    gate = Event()
    yield gate
    gate.set()


def banners(window):
    return [one for one in window.findChildren(Banner) if not one.isHidden()]


def run(window, gate, *, can_stop=True):
    done = []

    def job(progress):
        progress(42, 100)
        gate.wait(10)
        progress(43, 100)
        return "sound"

    return LongWork(window, "Checking …", job, done.append, can_stop=can_stop), done


def test_that_a_line_says_what_lasts_and_how_far_it_is_until_it_is_done(qtbot, window, gate):
    _, done = run(window, gate)
    qtbot.waitUntil(lambda: bool(banners(window)))
    gate.set()
    qtbot.waitUntil(lambda: done == ["sound"])
    assert banners(window) == []


def test_that_what_is_stopped_ends_and_is_said_to_have_changed_nothing(qtbot, window, gate):
    _, done = run(window, gate)
    qtbot.waitUntil(lambda: bool(banners(window)))
    with qtbot.waitSignal(window.session.said) as said:
        next(b for b in window.findChildren(QPushButton) if b.text() == "Stop").click()
    assert said.args[0] == "Checking: stopped, nothing was changed"
    assert banners(window) == []
    gate.set()
    assert done == []


def test_that_what_is_done_at_once_shows_no_line(qtbot, window, gate):
    gate.set()
    _, done = run(window, gate)
    qtbot.waitUntil(lambda: done == ["sound"])
    assert window.findChildren(Banner) == []
