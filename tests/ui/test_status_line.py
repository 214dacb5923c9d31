from pathlib import Path

import pytest

from coachdesk.ui import theme
from coachdesk.ui.publishing import Saving
from coachdesk.ui.status_line import StatusLine
from tests.builders import TUESDAY

FILE = Path("North team.coachdesk")


@pytest.fixture
def line(qtbot, session):
    line = StatusLine(session)
    qtbot.addWidget(line)
    line.resize(1286, 31)
    line.show()
    return line


def said(line):
    return line._words.text(), line._name.text(), line._rest.text()


@pytest.mark.parametrize(("days", "when"), [(0, "09:41"), (-3, "21 Nov")])
def test_that_the_line_says_where_the_work_is_safe_and_since_when(line, days, when):
    line.show_saving(Saving("in", FILE, at=TUESDAY.later(days=days).stamp))
    assert said(line) == ("Saved in", "North team.coachdesk", when)


def test_that_nothing_is_claimed_of_the_file_before_it_was_published(line):
    line.show_saving(Saving("here", FILE))
    assert said(line) == ("Saved on this computer", "", "")


def test_that_a_failure_is_red_says_why_and_offers_to_try_again(qtbot, line):
    line.show_saving(Saving("failed", FILE, why="The disk is full."))
    assert said(line) == ("Not saved in", "North team.coachdesk", "The disk is full.")
    assert line._words.palette().windowText().color().name() == theme.current().bad
    with qtbot.waitSignal(line.offer_taken):
        line._retry.click()
    line.show_saving(Saving("here", FILE))
    assert line._words.palette().windowText().color().name() == theme.current().muted
    assert not line._retry.isVisible()
