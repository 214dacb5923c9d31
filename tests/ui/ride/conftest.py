import pytest

from coachdesk.ui.places import Destination
from coachdesk.ui.window import MainWindow
from tests.builders import a_rep, a_ride


@pytest.fixture
def kary(store):
    return a_rep(store, "Kary Hendriks")


@pytest.fixture
def ride(store, kary):
    return a_ride(store, kary, "2026-11-25", starts_minute=540, place="Portland")


@pytest.fixture
def app(qtbot, session, preferences):
    window = MainWindow(session, preferences)
    qtbot.addWidget(window)
    window.show()
    qtbot.waitActive(window).__enter__()
    return window


@pytest.fixture
def page(app, ride):
    app.go(Destination("ride", ride))
    return app.shown
