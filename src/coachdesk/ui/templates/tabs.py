"""From one kind of template to another."""

from collections.abc import Callable

from coachdesk.ui.kit import Segmented

_TABS = (
    ("skills", "Skills"),
    ("preparation", "Preparation"),
    ("questions", "Questions"),
    ("report sections", "Report"),
)


class TemplateTabs(Segmented):
    """Stands in the header of each place of templates, always at that place."""

    def __init__(self, place: str, go: Callable[[str], None]) -> None:
        super().__init__(_TABS, "Templates")
        self._place = place
        self._go = go
        self.value = place
        self.chosen.connect(self._on_chosen)

    def _on_chosen(self, place: str) -> None:
        self.value = self._place  # the place that is left stays marked as itself
        self._go(place)
