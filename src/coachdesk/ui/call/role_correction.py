"""Correcting the role of a call that was held, and taking that back."""

from functools import partial

from PySide6.QtWidgets import QWidget

from coachdesk.desk.call_role import correct_role, uncorrect_role
from coachdesk.desk.curbside import Curbside
from coachdesk.domain.role import ROLE_NAMES
from coachdesk.ui.call.role_panel import RolePanel
from coachdesk.ui.session import Session


def ask_for_role(session: Session, call: Curbside, window: QWidget) -> None:
    """Open the panel that asks for the role and the reason."""
    RolePanel(call.role, window, partial(_correct, session, call))


def _correct(session: Session, call: Curbside, role: str, reason: str) -> str | None:
    """Correct it; says what is missing, if anything is."""
    if role == call.role and not reason.strip():
        return None
    if not reason.strip():
        return "Say why the role is corrected."
    if role == call.role:
        return "That is the role it has already."
    if session.do(correct_role, call_id=call.call_id, role=role, reason=reason):
        session.say(f"Corrected: {ROLE_NAMES[role]}", partial(_uncorrect, session, call))
    return None


def _uncorrect(session: Session, call: Curbside) -> None:
    """As it was before the correction."""
    session.do(uncorrect_role, call_id=call.call_id, role=call.role,
               role_was=call.role_was, reason=call.role_reason)  # fmt: skip
