"""The head of a page: where one is on the left, at most three things to do on the right."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLayout, QVBoxLayout, QWidget
from typing_extensions import override

from coachdesk.ui import theme
from coachdesk.ui.kit.icon_button import IconButton
from coachdesk.ui.kit.labels import ElidedLabel


class Header(QWidget):
    """Title, subtitle, then whatever is put in, the primary button last."""

    went_back = Signal()

    def __init__(self, title: str, subtitle: str = "", *actions: QWidget) -> None:
        super().__init__()
        self.setProperty("role", "header")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.title = ElidedLabel(title, "title")
        self.subtitle = ElidedLabel(subtitle, "muted")
        self.back = IconButton("back", "Back")
        self.back.clicked.connect(self.went_back)
        self.back.setFixedWidth(24)
        self.back.hide()
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.MARGIN, 0, theme.MARGIN, 0)
        row.setSpacing(12)
        row.addWidget(self.back)
        row.addWidget(self.title)
        row.addWidget(self.subtitle, 1)
        for action in actions:
            row.addWidget(action)
        self.row = row
        self._fit()

    def set_title(self, title: str, subtitle: str = "") -> None:
        """Say anew where one is."""
        self.title.setText(title)
        self.subtitle.setText(subtitle)

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._fit()

    def _fit(self) -> None:
        if self.minimumHeight() != theme.sizes().header:
            self.setFixedHeight(theme.sizes().header)


def lay_page(page: QWidget, header: QWidget, body: QWidget | QLayout) -> None:
    """A page: its head, and under it all the room there is for the rest."""
    column = QVBoxLayout(page)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    column.addWidget(header)
    if isinstance(body, QLayout):
        column.addLayout(body, 1)
    else:
        column.addWidget(body, 1)
