"""What tests of the window stand on."""

import pytest
from PySide6.QtCore import QEvent

from coachdesk.store.home import Home
from coachdesk.ui import prompt, theme
from coachdesk.ui.places import Destination
from coachdesk.ui.preferences import Preferences
from coachdesk.ui.session import Session
from coachdesk.ui.window import MainWindow
from tests.ui.screens import PLACES


@pytest.fixture(autouse=True)
def no_widget_left(qapp):
    """A closed window is gone at once: its timers must not meet the next test's closed store."""
    yield
    qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


class Prompts:
    """Answers questions and file pickers, and keeps what was asked."""

    def __init__(self):
        self.asked = []
        self.answers = []  # a choice's words or a path each; "" closes without an answer

    def _answer(self, question, on_answer):
        self.asked.append(question)
        answer = self.answers.pop(0)
        if answer != "":
            on_answer(answer)

    def ask(self, parent, question, detail, choices, on_answer):
        assert not self.answers[0] or self.answers[0] in choices
        self._answer(question, on_answer)

    def tell(self, parent, what, detail, choices, on_answer):
        self.asked.append(what)
        on_answer(self.answers.pop(0) if self.answers else "")

    def open_file(self, parent, title, filter, on_chosen):
        self._answer(title, on_chosen)

    def save_file(self, parent, title, suggested, filter, on_chosen):
        self._answer(title, on_chosen)

    def open_folder(self, parent, title, on_chosen):
        self._answer(title, on_chosen)


@pytest.fixture(autouse=True)
def widgets_gone(qapp):
    """Widgets that a test is done with go at once: a new look would dress all that still live."""
    yield
    qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def prompts(monkeypatch):
    """Answers in place of dialogs: put them into `prompts.answers` before they are asked."""
    prompts = Prompts()
    for name in ("ask", "tell", "open_file", "save_file", "open_folder"):
        monkeypatch.setattr(prompt, name, getattr(prompts, name))
    return prompts


@pytest.fixture
def look(qapp):
    """The light palette at its usual size."""
    theme.apply(qapp, "light")


@pytest.fixture
def session(look, store, clock):
    """The open file, with lists of what was said and what failed, and the last way to undo."""
    session = Session(store, clock)
    session.heard, session.failures, session.undo = [], [], None

    def heard(text, undo):
        session.heard.append(text)
        session.undo = undo

    session.said.connect(heard)
    session.failed.connect(session.failures.append)
    return session


@pytest.fixture
def preferences(home):
    return Preferences(Home.find())


@pytest.fixture
def window(qtbot, session, preferences):
    window = MainWindow(session, preferences, places=PLACES)
    qtbot.addWidget(window)
    window.go(Destination("team"))
    window.show()
    qtbot.waitActive(window).__enter__()
    return window
