"""The panel behind the gear: how the window looks on this machine. It acts at once."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QCheckBox, QGridLayout, QWidget

from coachdesk.ui.kit import Link, Overlay, Segmented, hairline, label
from coachdesk.ui.preferences import Preferences

_PALETTES = [
    ("system", "As the system"),
    ("light", "Light"),
    ("dark", "Dark"),
    ("sunlight", "Sunlight"),
]
_DAYS = [(1, "1 day"), (3, "3 days"), (7, "7 days"), (0, "Never")]
_SIZES = [(100, "100 %"), (125, "125 %"), (150, "150 %")]


class PreferencesPanel(Overlay):
    """Palette, text size, touch mode; and the way to the skills, which are the team's own."""

    skills_asked = Signal()
    next_asked = Signal()

    def __init__(
        self,
        preferences: Preferences,
        window: QWidget,
        on_applied: Callable[[], None],
        folder: Path | None = None,
    ) -> None:
        super().__init__("Preferences", window, titled=True)
        self._preferences, self._on_applied, self._folder = preferences, on_applied, folder
        self.palettes = Segmented(_PALETTES, "Colours")
        self.palettes.value = preferences.palette
        self.text = Segmented(_SIZES, "Text size")
        self.text.value = preferences.text_percent
        self.touch = QCheckBox("Larger buttons and rows, for fingers")
        self.touch.setChecked(preferences.touch)
        self.days = Segmented(_DAYS, "Say what is on this computer only after")
        self.days.value = preferences.away_days
        self.synced = QCheckBox(f"Another program syncs {folder.name if folder else ''}")
        self.synced.setChecked(folder is not None and preferences.is_synced(folder))
        self.synced.setVisible(folder is not None)
        grid = QGridLayout()
        grid.setVerticalSpacing(16)
        grid.setHorizontalSpacing(24)
        grid.setColumnStretch(1, 1)
        rows = (("Colours", self.palettes), ("Text size", self.text), ("Touch", self.touch),
                ("Remind to copy", self.days), ("", self.synced))  # fmt: skip
        for row, (name, widget) in enumerate(rows):
            grid.addWidget(label(name, "muted"), row, 0)
            grid.addWidget(widget, row, 1, Qt.AlignmentFlag.AlignLeft)
        self.body.addLayout(grid)
        self.body.addSpacing(8)
        self.body.addWidget(
            label("These are kept on this computer, not in the coach file.", "hint")
        )
        self.body.addWidget(hairline())
        self.skills = Link("Skills, and what each level means …")
        self.skills.clicked.connect(self.skills_asked)
        self.body.addWidget(self.skills, 0, Qt.AlignmentFlag.AlignLeft)
        self.next = Link("Cadences, and what counts for whom to coach next …")
        self.next.clicked.connect(self.next_asked)
        self.body.addWidget(self.next, 0, Qt.AlignmentFlag.AlignLeft)
        self.palettes.chosen.connect(self._on_changed)
        self.text.chosen.connect(self._on_changed)
        self.touch.toggled.connect(self._on_changed)
        self.days.chosen.connect(self._on_changed)
        self.synced.toggled.connect(self._on_changed)
        self._fit(self.palettes.button)

    def _on_changed(self) -> None:
        self._preferences.palette = str(self.palettes.value)
        self._preferences.text_percent = int(str(self.text.value))
        self._preferences.touch = self.touch.isChecked()
        self._preferences.away_days = int(str(self.days.value))
        if self._folder is not None:
            self._preferences.set_synced(self._folder, synced=self.synced.isChecked())
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        self._preferences.apply(app)
        self._on_applied()
        self._fit(self.focusWidget() or self.touch)

    def _fit(self, focus: QWidget) -> None:
        hint = self.panel.sizeHint()
        self.open_over(max(600, hint.width()), hint.height(), focus)
