"""The window's small parts, used by every screen."""

from coachdesk.ui.kit.audience import AudienceMark
from coachdesk.ui.kit.boxes import Card, Empty, sentence_label
from coachdesk.ui.kit.buttons import KeyButton, Link, Segmented
from coachdesk.ui.kit.field import Field
from coachdesk.ui.kit.header import Header
from coachdesk.ui.kit.icon_button import IconButton
from coachdesk.ui.kit.labels import (
    ElidedLabel,
    breakable,
    chip,
    hairline,
    key_text,
    label,
    plain,
    set_role,
    short,
    wrapped,
)
from coachdesk.ui.kit.notices import Banner, Toast
from coachdesk.ui.kit.overlay import Overlay

__all__ = [
    "AudienceMark",
    "Banner",
    "Card",
    "ElidedLabel",
    "Empty",
    "Field",
    "Header",
    "IconButton",
    "KeyButton",
    "Link",
    "Overlay",
    "Segmented",
    "Toast",
    "breakable",
    "chip",
    "hairline",
    "key_text",
    "label",
    "plain",
    "sentence_label",
    "set_role",
    "short",
    "wrapped",
]
