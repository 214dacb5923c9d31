"""The curbside as tests show it, and keys as a person presses them."""

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel

from coachdesk.desk.curbside import curbside
from coachdesk.ui.call.entry_run import EntryRun


def press(*keys):
    """Keys and typed words, each to whatever would get it by then."""
    for key in keys:
        for each in key if isinstance(key, str) else [key]:
            QTest.keyPress(_target(), each)
            QTest.keyRelease(_target(), each)


def _target():
    return QApplication.activePopupWidget() or QApplication.focusWidget()


def ctrl_enter(page):
    page.primary.trigger()


def rating(store, call, skill, rater="coach"):
    """The level that one of the two gave, in words too."""
    seen = next(each for each in curbside(store, call).skills if each.skill_id == skill)
    rated = seen.own if rater == "rep" else seen.rated
    return rated and (rated.level, rated.anchor)


def words(page):
    """All that a page shows, painted or in labels."""
    painted = [word for run in page.findChildren(EntryRun) for word in run.words]
    return painted + [each.text() for each in page.findChildren(QLabel) if each.isVisible()]
