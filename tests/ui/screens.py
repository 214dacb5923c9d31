"""Screens for tests of the window: each shows where it is, and has a key or two."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLineEdit, QPushButton, QVBoxLayout

from coachdesk.ui.places import Place
from coachdesk.ui.screen import Screen


class PlainScreen(Screen):
    topics = frozenset({"rep"})

    def __init__(self, session, parent=None):
        super().__init__(session, parent)
        self.line = QLineEdit()
        self.line.setAccessibleName("A line")
        QVBoxLayout(self).addWidget(self.line)
        self.setFocusProxy(self.line)
        self.done, self.arrived, self.flushes, self.draws = [], [], 0, 0
        self.act = QAction("Add rep", self)
        self.act.setShortcut("Ctrl+Return")
        self.act.triggered.connect(lambda: self.done.append("add"))
        self.addAction(self.act)

    def arrive(self, destination):
        self.arrived.append(destination)

    def refresh(self):
        self.draws += 1

    def flush(self):
        self.flushes += 1


class ButtonScreen(PlainScreen):
    """Has a button before its main part."""

    def __init__(self, session, parent=None):
        super().__init__(session, parent)
        self.button = QPushButton("First")
        self.layout().insertWidget(0, self.button)
        self.setTabOrder(self.button, self.line)


class LateScreen(ButtonScreen):
    """Knows its main part once it is drawn."""

    def __init__(self, session, parent=None):
        super().__init__(session, parent)
        self.setFocusProxy(None)

    def refresh(self):
        super().refresh()
        self.setFocusProxy(self.line)


class TakingScreen(PlainScreen):
    """Has Ctrl+N and Ctrl+2 for itself."""

    def __init__(self, session, parent=None):
        super().__init__(session, parent)
        for key in ("Ctrl+N", "Ctrl+2"):
            action = QAction(f"Own {key}", self)
            action.setShortcut(key)
            action.triggered.connect(lambda _=False, key=key: self.done.append(key))
            self.addAction(action)


PLACES = (
    Place("week", "Week", "tests.ui.screens:PlainScreen", "week", 1, "week"),
    Place("team", "Team", "tests.ui.screens:PlainScreen", "team", 2, "team"),
    Place("call", "Call", "tests.ui.screens:TakingScreen", "call", 3, "call"),
    Place("rep", "Rep", "tests.ui.screens:ButtonScreen", "team"),
    Place("one-to-one", "One-to-one", "tests.ui.screens:PlainScreen", "team"),
    Place("goals", "Goals", "tests.ui.screens:LateScreen", "team"),
    Place("skills", "Skills", "tests.ui.screens:PlainScreen"),
)


def press(qtbot, window, key, modifier=Qt.KeyboardModifier.ControlModifier):
    qtbot.keyClick(window.focusWidget() or window, key, modifier)
