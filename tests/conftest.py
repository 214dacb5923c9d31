"""What every test stands on: its own home, a fixed clock, a laptop's screen, no dialog left."""

import os
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

from coachdesk.assets import resource
from coachdesk.store.home import Device
from coachdesk.store.store import Store
from tests.builders import FixedClock

# How long an example takes says more about the machine than about us.
settings.register_profile("here", deadline=None)
settings.load_profile("here")

# Before anything imports Qt: a 1366 × 768 screen that nobody sees, and no style of the desktop's.
os.environ["QT_QPA_PLATFORM"] = f"offscreen:configfile={resource('offscreen.json')}"
os.environ.pop("QT_STYLE_OVERRIDE", None)


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The one folder for all that the program keeps on this computer, new for each test."""
    home = tmp_path / "home"
    monkeypatch.setenv("COACHDESK_HOME", str(home))
    return home


@pytest.fixture(autouse=True)
def nothing_left() -> Iterator[None]:
    """A test that meets a modal dialog it did not answer fails; keys held down are let go."""
    yield
    widgets = sys.modules.get("PySide6.QtWidgets")
    if not widgets or not widgets.QApplication.instance():
        return
    if widgets.QApplication.keyboardModifiers():
        from PySide6.QtCore import Qt
        from PySide6.QtTest import QTest

        QTest.keyRelease(widgets.QWidget(), Qt.Key.Key_Shift)
    stray = widgets.QApplication.activeModalWidget()
    if stray is not None:
        stray.close()
        pytest.fail(f"a dialog was left open: {stray.windowTitle() or stray}")


@pytest.fixture
def clock() -> FixedClock:
    """Tuesday 24 November 2026, 9:41 in the morning an hour east of Greenwich."""
    return FixedClock()


@pytest.fixture
def store(home: Path, clock: FixedClock) -> Iterator[Store]:
    """A fresh data set with nothing in it."""
    made = Store.create(home / "stores", Device("device-1", "OFFICE"), clock())
    yield made
    made.close()
