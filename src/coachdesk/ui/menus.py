"""What the menus hold, apart from what the current screen adds."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from coachdesk.ui.commands import Command
from coachdesk.ui.copies.commands import copy_commands
from coachdesk.ui.places import Destination

if TYPE_CHECKING:
    from coachdesk.ui.window import MainWindow


def commands_of(window: "MainWindow") -> list[Command]:
    """Everything that can be done from anywhere in the window, in the order of its menus."""

    def to(place: str, step: str | None = None) -> Callable[[], None]:
        return lambda: window.go(Destination(place, step=step))

    places = [
        Command("go", place.title, to(place.name), f"Ctrl+{place.digit}")
        for place in window.places
        if place.digit
    ]
    panels = window.panels
    calendar = [
        Command("file"),
        Command("file", "Plan for my calendar …", to("calendar-out")),
        Command("file", "Bring in a calendar …", to("calendar-in")),
    ]
    return [
        *window.files.commands(panels.preferences, [*copy_commands(window), *calendar]),
        Command("edit", "Undo", window.toast.undo, "Ctrl+Z"),
        Command("edit"),
        Command("edit", "Find or do anything", panels.find, "Ctrl+K"),
        Command("edit", "Search notes …", panels.search, "Ctrl+F"),
        *places,
        Command("go"),
        Command("go", "Open steps", to("steps"), "Ctrl+Shift+O"),
        Command("go", "Numbers", to("numbers")),
        Command("go", "Templates: skills, preparation, questions, report", to("skills")),
        Command("go", "Back", window.go_back, "Alt+Left"),
        Command("team", "Start a one-to-one …", panels.talk, "Ctrl+Shift+M"),
        Command("team", "Focus plan", to("focus")),
        Command("team", "Requests for coaching", to("requests")),
        Command("team", "Cadences and what counts", to("who next")),
        Command("team", "Bring in reps …", to("importing", "people")),
        Command("team", "Bring in results …", to("importing", "results")),
        Command("call", "Start a call", to("call", "before"), "Ctrl+N"),
        Command("call", "After a call …", to("call", "memory"), "Ctrl+Shift+N"),
        Command("help", "Keys", panels.keys, "Ctrl+/"),
        Command("help", "About CoachDesk", panels.about),
    ]
