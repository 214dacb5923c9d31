"""A field under its name."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from coachdesk.ui.kit import label


def labelled(name: str, field: QWidget) -> QVBoxLayout:
    """The name small above the field, and leading into it."""
    column = QVBoxLayout()
    column.setSpacing(4)
    title = label(name, "hint")
    title.setBuddy(field)
    column.addWidget(title)
    column.addWidget(field)
    return column
