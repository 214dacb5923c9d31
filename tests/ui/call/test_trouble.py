"""A disk that takes nothing more while notes are taken: the text stays, one sentence, retry."""

import resource
import signal
from contextlib import contextmanager

import pytest
from PySide6.QtCore import Qt

from tests.ui.call.conftest import CTRL

KEY = Qt.Key


@contextmanager
def full_disk():
    """No file grows any more, as on a full disk."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    ignored = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
        signal.signal(signal.SIGXFSZ, ignored)


def test_that_a_full_disk_keeps_every_text_on_screen_and_stores_it_when_it_can(live):
    live.enter("before")
    with full_disk():
        live.enter("+ while it is full")
        live.enter("and another")
        live.press(KEY.Key_1, CTRL)
        live.page.flush()
        notice = live.page.view.notice
        assert notice.isVisible()
        assert "not saved" in notice.accessibleName()
        assert [row.split(", ")[1:] for row in live.shown] == [
            ["before"],
            ["+ while it is full", "not saved yet"],
            ["and another", "not saved yet"],
        ]
        assert live.texts == ["before"]
    live.page._on_retry()
    assert live.texts == ["before", "while it is full", "and another"]
    assert not notice.isVisible()
    assert "not saved" not in " ".join(live.shown)


@pytest.mark.parametrize("key", [KEY.Key_Return, KEY.Key_N])
def test_that_a_call_does_not_end_over_a_line_that_is_not_stored(live, key):
    live.type("last words")
    with full_disk():
        live.press(key, CTRL)
        assert live.step == "LivePage"
        assert live.call.is_live
    live.page._on_retry()
    live.press(key, CTRL)
    assert live.texts == ["last words"]
    assert not live.call.is_live


def test_that_an_edit_that_is_not_stored_stays_in_the_line(live):
    live.enter("one")
    live.press(KEY.Key_Up)
    live.type(" more")
    with full_disk():
        live.press(KEY.Key_Return)
        assert live.line.text() == "one more"
    live.press(KEY.Key_Return)
    assert live.texts == ["one more"]
    assert live.line.text() == ""


def test_that_a_full_disk_interrupts_nobody_between_two_notes(live):
    live.type("half a line")
    with full_disk():
        live.screen.beat()
    live.type(" goes on")
    assert live.line.text() == "half a line goes on"
