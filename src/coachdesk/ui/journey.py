"""The whole job, played on the real window by keys alone, with a picture of each step.

`coachdesk --demo` plays it where there is no display; a test plays the same keys in a window.
"""

import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtCore import (
    QDeadlineTimer,
    QMessageLogContext,
    QObject,
    QTimer,
    QtMsgType,
    qInstallMessageHandler,
)
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from coachdesk.desk.roster_rows import RosterRow, roster_rows
from coachdesk.domain.refused import Refused
from coachdesk.store.clock import system_clock
from coachdesk.store.home import Home
from coachdesk.ui.program import Program
from coachdesk.ui.window import MainWindow

_WIDTH, _HEIGHT = 1366, 680
_BETWEEN_KEYS_MS = 5
_PATIENCE_MS = 60_000  # for the sample team
_TO_REST_MS = 250  # what is drawn late, a chart or a toast, is in the picture too


@dataclass(frozen=True, slots=True)
class Scene:
    """What a person presses next. `<Ctrl+Return>` is a key; anything else is typed."""

    name: str
    says: str
    keys: tuple[str, ...] = ()

    @property
    def presses(self) -> int:
        """How many times a key goes down."""
        return sum(1 if is_chord(keys) else len(keys) for keys in self.keys)


SCENES = (
    Scene("week", "The week: what is planned, what is left of the time, and who is next",
          ("<Ctrl+1>",)),
    Scene("team", "The team, whom to coach next first", ("<Ctrl+2>",)),
    Scene("rep", "The rep’s page", ("<Down>", "<Return>")),
    Scene("before", "Before the call: all of it is filled in", ("<Ctrl+Return>",)),
    Scene(
        "call-quiet",
        "In the call: plain notes, nothing else on the screen",
        (
            "<Ctrl+Return>",
            "asked what had changed since the last visit", "<Return>",
            "+ waited for the answer and took it down #lis", "<Return>",
            "? how far to go on the price", "<Return>",
        ),
    ),
    Scene(
        "call-panes",
        "The working panes; the last note gets its skill",
        ("<Ctrl+.>", "- price list came out early", "<Return>", "<Ctrl+1>"),
    ),
    Scene("call-ended", "The call has ended; nothing about the rep is shown", ("<Ctrl+Return>",)),
    Scene("curbside", "At the curbside: the rep’s words, and how the rep sees it",
          ("<Return>", "I lost them at the price list.", "<Return>", "3", "4")),
    Scene(
        "next-step",
        "The next step, and how the talk went",
        # a rep with one focus skill is rated by now: what the step says then is typed over
        ("4", "2", "<Ctrl+A>", "send the rollout story fri", "<Return>", "1", "3"),
    ),
    Scene("history", "Closed: the rep’s history has changed", ("<Ctrl+Return>",)),
)  # fmt: skip


def is_chord(keys: str) -> bool:
    """Whether this names a key, and is not to be typed."""
    return keys.startswith("<")


def play(folder: Path, tell: Callable[[str], None]) -> list[RosterRow]:
    """Play the scenes on a sample team; the pictures are in the folder. Returns the roster."""
    qInstallMessageHandler(_say_what_matters)
    app = QApplication(sys.argv[:1])
    app.setQuitOnLastWindowClosed(False)
    with TemporaryDirectory(prefix="coachdesk-") as scratch:
        program = Program(app, Home.at(Path(scratch)), system_clock)
        program.open_demo()
        player = Player(program, folder, tell)
        app.exec()
        program.preferences.settle()  # before its folder goes
    today = system_clock().on
    played = [row for row in player.after if row not in player.before]
    if [row.last_coached_on for row in played] != [today]:
        raise Refused(f"The demo did not come to its end; see the pictures in {folder}.")
    return player.after


class Player(QObject):
    """Waits for the window, then presses key after key, as the program comes to rest."""

    def __init__(self, program: Program, folder: Path, tell: Callable[[str], None]) -> None:
        super().__init__(program)
        self._program, self._folder, self._tell = program, folder, tell
        self._acts = self._script()
        self.before: list[RosterRow] = []
        self.after: list[RosterRow] = []
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._next)
        self._timer.start(_BETWEEN_KEYS_MS)

    def _next(self) -> None:
        wait = next(self._acts, None)
        if wait is not None:
            self._timer.start(wait)

    def _script(self) -> Iterator[int]:
        """Does one thing after the other; yields how many milliseconds to rest after each."""
        patience = QDeadlineTimer(_PATIENCE_MS)
        while not self._program.windows:
            if patience.hasExpired():
                QApplication.quit()
            yield _BETWEEN_KEYS_MS
        window = self._program.windows[0]
        window.resize(_WIDTH, _HEIGHT)
        window.activateWindow()
        session = window.session
        self.before = roster_rows(session.store, session.today())
        yield _TO_REST_MS
        for number, scene in enumerate(SCENES, 1):
            for keys in scene.keys:
                _press(window, keys)
                yield _BETWEEN_KEYS_MS
            yield _TO_REST_MS
            picture = self._folder / f"{number:02}-{scene.name}.png"
            window.grab().save(str(picture))
            self._tell(f"{picture.name}  {scene.says}")
        self.after = roster_rows(session.store, session.today())
        window.close()


def _press(window: MainWindow, keys: str) -> None:
    if is_chord(keys):
        QTest.keySequence(window.windowHandle(), QKeySequence(keys[1:-1]))
    else:
        QTest.keyClicks(QApplication.focusWidget() or window, keys)


def _say_what_matters(_kind: QtMsgType, _context: QMessageLogContext, text: str) -> None:
    """Qt says of a screen that nobody sees what it can't do; that is no news."""
    if "does not support" not in text:
        sys.stderr.write(f"{text}\n")
