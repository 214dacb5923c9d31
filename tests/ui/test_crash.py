import logging

import pytest

from coachdesk.ui import crash
from coachdesk.ui.kit import KeyButton


@pytest.fixture
def log(tmp_path):
    crash.keep_log(tmp_path / "logs")
    yield tmp_path / "logs" / "coachdesk.log"
    for handler in list(logging.getLogger("coachdesk").handlers):
        logging.getLogger("coachdesk").removeHandler(handler)
        handler.close()


def a_fault():
    try:
        {}["Kary hid the price list"]
    except KeyError as error:
        return error


def test_that_a_fault_is_kept_in_the_log_without_anybodys_notes(log):
    error = a_fault()
    crash.CrashHook()(type(error), error, error.__traceback__)
    kept = log.read_text("utf-8")
    assert "KeyError" in kept
    assert "in a_fault" in kept
    assert "Kary" not in kept


def test_that_a_fault_is_shown_with_its_details_to_copy(qtbot, qapp, prompts, log):
    window = KeyButton("A window")
    qtbot.addWidget(window)
    window.show()
    qtbot.waitUntil(lambda: qapp.activeWindow() is window)
    prompts.answers = ["Copy details"]
    error = a_fault()
    hook = crash.CrashHook()
    hook(type(error), error, error.__traceback__)
    assert "Something went wrong in CoachDesk" in prompts.asked
    assert "in a_fault" in qapp.clipboard().text()
    hook(type(error), error, error.__traceback__)
    assert len(prompts.asked) == 2


def test_that_a_log_that_cannot_be_written_stops_nobody(tmp_path):
    (tmp_path / "logs").write_text("a file stands in the way")
    crash.keep_log(tmp_path / "logs")
