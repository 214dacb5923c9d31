"""The single keys that act where the cursor is, each to press by mouse or finger too."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from coachdesk.ui import theme
from coachdesk.ui.kit import Link
from coachdesk.ui.kit.flow import Flow

Key = tuple[str, str, Callable[[], None] | None]  # letter, what it does; None: shown only


class KeyRow(Flow):
    """Drawn anew only where the keys differ, since it is asked at each move of the cursor."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(spacing=theme.GAP * 2, parent=parent)
        self._shown: list[tuple[str, str]] = []

    def show_keys(self, keys: Sequence[Key]) -> None:
        """Show these."""
        words = [(letter, what) for letter, what, _ in keys]
        if words == self._shown:
            return
        self._shown = words
        for old in self.findChildren(Link, options=Qt.FindChildOption.FindDirectChildrenOnly):
            self.lines.removeWidget(old)
            old.hide()
            old.deleteLater()
        for letter, what, do in keys:
            link = _KeyLink(letter, what, do)
            self.add(link)
            link.show()


class _KeyLink(Link):
    def __init__(self, letter: str, what: str, do: Callable[[], None] | None) -> None:
        super().__init__(f"{letter}  {what}", small=True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setProperty("quiet", True)
        if theme.sizes().touch:
            self.setStyleSheet(f"min-height: {theme.sizes().big_field}px")
        self.setAccessibleName(what)
        self.setAccessibleDescription(letter)
        if do:
            self.clicked.connect(do)
        else:
            self.setEnabled(False)
