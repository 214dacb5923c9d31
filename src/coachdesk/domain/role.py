"""The role of a call: settled before it starts, corrected later only with a reason."""

from typing import Literal

Role = Literal["coaching", "joint selling", "demonstration"]
ROLE_NAMES = {
    "coaching": "coaching call",
    "joint selling": "joint selling",
    "demonstration": "demonstration call",
}


def corrected(role_was: str | None, reason: str) -> str:
    """What stands beside a corrected role; nothing beside one that was never corrected."""
    return f"was {ROLE_NAMES[role_was]}: {reason}" if role_was else ""
