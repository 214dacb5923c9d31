"""Keys pressed and words read on the place of the goals."""

from PySide6.QtWidgets import QLabel


def press(qtbot, page, *keys):
    for key in keys:
        qtbot.keyClick(page.focusWidget(), key)


def write(qtbot, page, text):
    qtbot.keyClicks(page.focusWidget(), text)


def words(page):
    return [part.text() for part in page.list.findChildren(QLabel) if part.text()]
