"""What holds for every place of the window, empty and full, at both sizes and text sizes."""

import pytest
from PySide6.QtWidgets import QAbstractButton, QLabel

from coachdesk.ui import theme
from coachdesk.ui.kit import ElidedLabel
from coachdesk.ui.places import PLACES, Destination
from coachdesk.ui.window import MainWindow
from tests.builders import a_goal, a_past_call, a_rating, a_rep, a_skill, a_step
from tests.ui.accessible import unnamed

LOOKS = [("light", 1.0, (1366, 680)), ("dark", 1.5, (1280, 640))]
STEPS = [Destination("call", step="before"), Destination("call", step="memory")]


def cut(window):
    """Words that don't fit where they stand."""
    found = []
    for part in [*window.findChildren(QLabel), *window.findChildren(QAbstractButton)]:
        if not part.isVisible() or isinstance(part, ElidedLabel) or not part.text():
            continue
        if isinstance(part, QLabel) and part.wordWrap():
            fits = part.heightForWidth(part.width()) <= part.height() + 2
        else:
            widest = max(part.text().splitlines(), key=len)
            fits = part.fontMetrics().horizontalAdvance(widest) <= part.width() + 1
        if not fits:
            found.append(part.text())
    return found


def fill(store):
    rep = a_rep(store, "Wolfeschlegelsteinhausenbergerdorff-Maximiliane", territory="North " * 8)
    skill = a_skill(store, "Handle objections of the whole buying committee")
    call = a_past_call(store, rep, account="Brightwater Wholesale and Sons, Minneapolis")
    a_rating(store, call, rep, skill)
    a_step(store, rep, "Work out what waiting costs them " * 4)
    a_goal(store, rep, "Have the whole committee say what waiting costs " * 4, skill_id=skill)
    return rep


@pytest.mark.parametrize("full", [False, True], ids=["empty", "full"])
@pytest.mark.parametrize(("palette", "scale", "size"), LOOKS, ids=["usual", "large"])
def test_that_no_words_are_cut_and_every_part_has_a_name(
    qtbot, qapp, session, store, preferences, palette, scale, size, full
):
    rep = fill(store) if full else None
    theme.apply(qapp, palette, scale)
    window = MainWindow(session, preferences)
    qtbot.addWidget(window)
    window.resize(*size)
    window.show()
    places = [Destination(place.name) for place in PLACES if place.name != "rep"]
    wrong = {}
    for destination in (
        places + STEPS + ([Destination("rep", rep), Destination("goals", rep)] if rep else [])
    ):
        window.go(destination)
        qtbot.wait(1)  # layouts settle
        if cut(window):
            qtbot.wait(100)  # a scroll bar that came took its width
        if found := cut(window) + [str(part) for part in unnamed(window)]:
            wrong[destination.place, destination.step] = found
    theme.apply(qapp, "light")
    assert wrong == {}
