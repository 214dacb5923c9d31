"""A choice that opens in place, and is made by its letters, cursor keys or a tap."""

from collections.abc import Callable, Iterable

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QMenu, QWidget


def offer(
    place: tuple[QWidget, QRect], offered: Iterable[tuple[str, str]], then: Callable[[str], None]
) -> None:
    """A menu under a part of a widget; `offered` are what is chosen and how it reads."""
    at, box = place
    menu = QMenu(at)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    for choice, name in offered:
        menu.addAction(name.replace("&", "&&")).setData(choice)
    menu.triggered.connect(lambda action: then(action.data()))
    menu.popup(at.mapToGlobal(QPoint(box.left(), box.bottom() + 1)))
    menu.setActiveAction(next(iter(menu.actions())))
