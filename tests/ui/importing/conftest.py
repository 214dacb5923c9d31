import pytest

from coachdesk.ui.importing.screen import ImportingScreen
from coachdesk.ui.places import Destination
from tests.ui.importing.steps import settle


@pytest.fixture
def screen(qtbot, session):
    made = ImportingScreen(session)
    qtbot.addWidget(made)
    made.resize(1286, 600)
    made.show()
    made.arrive(Destination("importing", step="people"))
    return made


@pytest.fixture
def load(qtbot, screen, tmp_path):
    """Write a table, choose it, and wait until it is understood."""

    def loaded(text, name="team.csv"):
        path = tmp_path / name
        path.write_text(text, encoding="utf-8")
        screen.load(path)
        settle(qtbot, screen)
        return screen

    return loaded
