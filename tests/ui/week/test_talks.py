"""One-to-ones in the Week: begun by one key, and opened where they are held."""

from PySide6.QtCore import Qt

from coachdesk.desk.one_to_one import close_talk, start_talk, talk_of
from coachdesk.desk.roster import find_rep
from coachdesk.ui.places import Destination
from tests.builders import a_ride


def chosen(screen, ride):
    screen.grid.choose(next(item for item in screen.grid.items if item.id == ride))
    screen.grid.setFocus()


def test_that_s_begins_todays_one_to_one_and_no_other(qtbot, show, team, session):
    kary = find_rep(team, "kary").id
    now, later, ride = (
        a_ride(team, kary, f"2026-11-{day}", kind=kind)
        for day, kind in ((24, "one-to-one"), (25, "talk"), (24, "ride-along"))
    )
    asked = []
    session.asked.connect(lambda *what: asked.append(what))
    screen = show()
    for other in (later, ride):
        chosen(screen, other)
        assert not screen.acts.start.isEnabled()
    chosen(screen, now)
    qtbot.keyClick(screen.grid, Qt.Key.Key_S)
    assert talk_of(team, now).is_open
    assert asked == [("go", Destination("one-to-one", now))]


def test_that_enter_leads_to_the_page_where_it_is_held(show, team, clock):
    kary = find_rep(team, "kary").id
    planned = a_ride(team, kary, "2026-11-26", kind="one-to-one")
    begun = start_talk(team, clock(), rep_id=kary, kind="talk").id
    screen = show()
    went = []
    screen.asked_to_go.connect(went.append)
    items = {item.id: item for item in screen.grid.items}
    screen.open_item(items[planned])
    screen.open_item(items[begun])
    close_talk(team, clock(), ride_id=begun, why_no_step="no time left")
    screen.open_item(items[begun])
    assert went == [
        Destination("ride", planned), Destination("one-to-one", begun),
        Destination("one-to-one", begun),
    ]  # fmt: skip
