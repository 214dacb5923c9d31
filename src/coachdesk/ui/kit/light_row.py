"""The four lights in a row: a tick where all is well, an open circle where something is said."""

from collections.abc import Sequence

from PySide6.QtWidgets import QLabel

from coachdesk.domain.lights import Light
from coachdesk.ui.kit.flow import Flow
from coachdesk.ui.kit.labels import label, set_role


class LightRow(Flow):
    """Says how feedback stands; nothing here is pressed, and nothing waits for it."""

    def __init__(self) -> None:
        super().__init__(spacing=12, between=2)
        self._labels: list[QLabel] = []

    def show_lights(self, lights: Sequence[Light]) -> None:
        """Show these, the advice of each in its tip."""
        while len(self._labels) < len(lights):
            self._labels.append(label("", "hint"))
            self.add(self._labels[-1])
        for each, light in zip(self._labels, lights, strict=True):
            set_role(each, "hint" if light.lit else "small")
            each.setText(f"{'✓' if light.lit else '○'} {light.says}")
            each.setToolTip(light.advice)
            each.setAccessibleName(f"{light.says}. {light.advice}" if light.advice else light.says)
        self.lines.invalidate()
