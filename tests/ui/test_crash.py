import pytest

from coachdesk.ui.crash import CrashHook
from coachdesk.ui.kit import KeyButton


@pytest.fixture
def log(tmp_path):
    return tmp_path / "logs" / "coachdesk.log"


def a_fault():
    try:
        {}["Kary hid the price list"]
    except KeyError as error:
        return error


def meet(hook, error):
    hook(type(error), error, error.__traceback__)


def test_that_a_fault_is_kept_in_the_log_without_anybodys_notes(log):
    meet(CrashHook(log.parent), a_fault())
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
    hook = CrashHook(log.parent)
    meet(hook, a_fault())
    assert prompts.asked == ["Something went wrong in CoachDesk"]
    assert "in a_fault" in qapp.clipboard().text()
    meet(hook, a_fault())
    assert len(prompts.asked) == 2


def test_that_a_log_that_has_grown_large_is_put_aside(log):
    log.parent.mkdir()
    log.write_text("x" * 600_000)
    meet(CrashHook(log.parent), a_fault())
    assert log.stat().st_size < 10_000
    assert log.with_suffix(".old.log").stat().st_size == 600_000


def test_that_a_log_that_cannot_be_written_stops_nobody(log):
    log.parent.write_text("a file stands in the way")
    meet(CrashHook(log.parent), a_fault())
