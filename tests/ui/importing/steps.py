"""What tests of bringing in do and see."""

from coachdesk.desk.roster import reps

TEAM = "sales_agent,manager,office\nAnn Becker,Kim,North\nBob Olsen,Lou,South\nCem Ak,Lou,South\n"
DEALS = """Owner,Stage,Amount,Close Date
Ann Becker,Closed Won,5,03/04/2025
Ann Becker,Closed,7,05/04/2025
Somebody,Closed Won,7,05/04/2025
"""


def settle(qtbot, screen):
    qtbot.waitUntil(lambda: not screen.bringing.is_busy, timeout=20_000)


def said(screen):
    return [entry.whole for entry in screen.page.outcome._model.entries]


def names(session):
    return [rep.name for rep in reps(session.store)]
