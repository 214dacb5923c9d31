"""What a talk after a call takes: its page, typing in it, and the report that comes of it."""

import tempfile
from collections.abc import Callable
from functools import partial
from itertools import cycle, islice
from pathlib import Path
from statistics import median

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from coachdesk.desk.acknowledgement import Acknowledgement
from coachdesk.desk.call import end_call, start_call
from coachdesk.desk.call_entries import add_line
from coachdesk.desk.page import content_of
from coachdesk.desk.report import last_day, report_on
from coachdesk.desk.report_settings import paper
from coachdesk.desk.roster import reps
from coachdesk.desk.skills import skills
from coachdesk.ui.places import Destination
from coachdesk.ui.report.paper import write
from coachdesk.ui.session import Session
from coachdesk.ui.window import MainWindow
from tests.bench.figures import Figure, median_seconds, p99

ENTRIES, VISITS, LETTERS = 200, 7, 60
NOTES = ("+ asked what changed since the last visit", "- price list came early", "? who else")
NOBODY: tuple[Acknowledgement, ...] = ()
Seconds = Callable[[Callable[[], object]], float]


def figures(window: MainWindow, painted: Seconds) -> list[Figure]:
    """With a way to measure until the window has painted."""
    session = window.session
    calls = [_call(session), _call(session)]
    typing = _typing(window, painted, calls[0])
    return [*_pages(window, painted, calls), typing, _report(session)]


def _call(session: Session) -> str:
    """An hour of which 200 entries were noted, of several skills."""
    store, now = session.store, session.now()
    focus = [skill.id for skill in skills(store)[:2]]
    rep = reps(store)[0].id
    call = start_call(store, now.later(minutes=-60), rep_id=rep, focus_ids=focus).id
    names = [skill.short_name or skill.name for skill in skills(store)[:4]]
    for line, name in islice(zip(cycle(NOTES), cycle(names), strict=False), ENTRIES):
        add_line(store, now.later(minutes=-30), call_id=call, line=f"{line} #{name.split()[0]}")
    end_call(store, now, call_id=call)
    session.notice_others()
    return call


def _pages(window: MainWindow, painted: Seconds, calls: list[str]) -> list[Figure]:
    """Each visit is to another call than the last, so that all of it is drawn anew."""
    on = window.session.today().isoformat()
    day = Destination("day", reps(window.session.store)[0].id, on)

    def visit(destination: Destination) -> float:
        window.go(Destination("skills"))
        painted(lambda: None)
        return painted(partial(window.go, destination))

    to_call = [visit(Destination("call", id)) for id in islice(cycle(calls), VISITS + 1)][1:]
    to_day = [visit(day) for _ in range(VISITS + 1)][1:]
    blank = 1000 * median(painted(lambda: None) for _ in range(VISITS))
    beside = f"{ENTRIES} entries; painting that window alone"
    return [
        Figure("the debrief page drawn", 1000 * median(to_call), "ms", 100, blank, beside),
        Figure("the day's debrief drawn", 1000 * median(to_day), "ms",
               beside=f"{2 * ENTRIES} entries"),
    ]  # fmt: skip


def _typing(window: MainWindow, painted: Seconds, call: str) -> Figure:
    """In the line of the rep's words, a letter after the other."""
    window.go(Destination("call", call, "curbside"))
    painted(lambda: None)
    line = QApplication.focusWidget()
    assert line is not None
    took = [painted(partial(QTest.keyClicks, line, letter))
            for letter in islice(cycle("i had him when i shut up "), LETTERS)]  # fmt: skip
    return Figure("a letter typed and drawn, p99", 1000 * p99(took), "ms", 50, beside="rep’s words")


def _report(session: Session) -> Figure:
    """From the day's rows to a file on disk."""
    store = session.store
    rep = reps(store)[0].id
    on = last_day(store, rep, session.today())
    assert on is not None
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "report.pdf"

        def make() -> None:
            write(out, content_of(store, report_on(store, rep, on)), NOBODY, paper(store), print)

        (took,) = median_seconds(make, times=VISITS)
    return Figure("report PDF", 1000 * took, "ms", 500)
