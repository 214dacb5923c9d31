from threading import Event, current_thread, main_thread

import pytest
import shiboken6
from PySide6.QtWidgets import QLabel

from coachdesk.domain.refused import Refused
from coachdesk.ui import work


def unexpected(*what):
    raise AssertionError(what)


def test_that_a_job_runs_off_the_gui_thread_and_is_heard_of_in_it(qtbot):
    threads = []

    def job(progress):
        threads.append(current_thread())
        return 7

    heard = []

    def on_done(result):
        heard.append((result, current_thread()))

    work.run(job, on_done=on_done, on_error=unexpected)
    qtbot.waitUntil(lambda: bool(heard))
    assert heard == [(7, main_thread())]
    assert threads[0] is not main_thread()


def test_that_progress_is_told_in_order(qtbot):
    def job(progress):
        for i in range(3):
            progress(i, 3)

    steps, done = [], []
    work.run(
        job,
        on_done=done.append,
        on_error=unexpected,
        on_progress=lambda *step: steps.append(step),
    )
    qtbot.waitUntil(lambda: bool(done))
    assert steps == [(0, 3), (1, 3), (2, 3)]


def test_that_a_cancelled_job_stops_at_its_next_word_of_progress(qtbot):
    go_on, stopped = Event(), []

    def job(progress):
        go_on.wait(5)
        try:
            progress(1, 2)
        except work.Cancelled:
            stopped.append(True)
            raise

    task = work.run(job, on_done=unexpected, on_error=unexpected)
    task.cancel()
    go_on.set()
    qtbot.waitUntil(lambda: bool(stopped) and not task.running)


@pytest.mark.parametrize(
    ("error", "sentence"),
    [
        (Refused("It is someone else's file."), "It is someone else's file."),
        (PermissionError(13, "Permission denied"), "Permission denied."),
    ],
)
def test_that_the_worlds_fault_comes_as_a_sentence(qtbot, error, sentence):
    def job(progress):
        raise error

    said = []
    work.run(job, on_done=unexpected, on_error=said.append)
    qtbot.waitUntil(lambda: bool(said))
    assert said == [sentence]


def test_that_our_own_fault_is_raised_where_the_crash_dialog_sees_it(qtbot):
    def job(progress):
        raise ZeroDivisionError

    with qtbot.captureExceptions() as raised:
        task = work.run(job, on_done=unexpected, on_error=unexpected)
        qtbot.waitUntil(lambda: not task.running)
    assert [kind for kind, *_ in raised] == [ZeroDivisionError]


def test_that_a_job_whose_window_was_closed_is_not_heard_of(qtbot):
    go_on, label = Event(), QLabel()
    task = work.run(lambda progress: go_on.wait(5), on_done=label.setText, on_error=unexpected)
    shiboken6.delete(label)
    go_on.set()
    qtbot.waitUntil(lambda: not task.running)
