"""Ctrl+/: the sheet of keys, made from the actions there are."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from coachdesk.ui import theme
from coachdesk.ui.kit import Overlay, chip, key_text, label, plain

Line = tuple[str, str]  # what, key


def lines_of(actions: Sequence[QAction]) -> list[Line]:
    """What each action does and by which key, in their order; those without a key are left out."""
    # Return and Enter are two keys to Qt and one to people
    keyed = (
        (plain(a).rstrip(" …"), dict.fromkeys(key_text(k) for k in a.shortcuts())) for a in actions
    )
    return list(dict.fromkeys((text, " or ".join(keys)) for text, keys in keyed if keys))


class ShortcutSheet(Overlay):
    """The keys that act here, a group a column."""

    def __init__(self, groups: Mapping[str, Sequence[Line]], window: QWidget) -> None:
        super().__init__("Keys", window, titled=True)
        columns = QHBoxLayout()
        columns.setSpacing(48)
        columns.setContentsMargins(0, 0, 16, 0)
        for title, lines in groups.items():
            if lines:
                columns.addLayout(_group(title, lines))
        columns.addStretch()
        inner = QWidget()
        inner.setLayout(columns)
        scroll = QScrollArea()
        scroll.setProperty("role", "surface")
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setAccessibleName("Keys")
        scroll.setWidget(inner)
        self.body.addWidget(scroll, 1)
        wide = inner.sizeHint().width() + 80
        self.open_over(max(560, wide), inner.sizeHint().height() + 110, scroll)


def _group(title: str, lines: Sequence[Line]) -> QVBoxLayout:
    column = QVBoxLayout()
    column.setSpacing(theme.GAP)
    column.addWidget(label(title, "heading"))
    grid = QGridLayout()
    grid.setHorizontalSpacing(16)
    grid.setVerticalSpacing(theme.GAP)
    for row, (text, keys) in enumerate(lines):
        grid.addWidget(chip(keys), row, 0, Qt.AlignmentFlag.AlignLeft)
        grid.addWidget(label(text), row, 1)
    column.addLayout(grid)
    column.addStretch()
    return column
