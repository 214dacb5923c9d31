"""Correcting the role of a call that was held: the role, and why."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from coachdesk.ui.call.call_form import ROLES
from coachdesk.ui.kit import Field, KeyButton, Overlay, Segmented, label, set_role
from coachdesk.ui.kit.act import act

_HINT = "The role it started in stays visible beside this one, with the reason."


class RolePanel(Overlay):
    """Enter corrects it, Esc leaves it; without a reason nothing is corrected."""

    def __init__(
        self, role: str, window: QWidget, correct: Callable[[str, str], str | None]
    ) -> None:
        super().__init__("Correct the role", window, titled=True)
        self._correct = correct  # says what is wrong, if anything is
        self.role = Segmented(ROLES, "Call role")
        self.role.value = role
        self.reason = Field("Why", "why: the customer asked me in, …")
        self.reason.returnPressed.connect(self.keep)
        self.said = label(_HINT, "hint")
        self.said.setWordWrap(True)
        keep = KeyButton.of(act(self, "Correct", self.keep, "Ctrl+Return"), primary=True)
        for part in (self.role, self.reason, self.said):
            self.body.addWidget(part)
        self.body.addWidget(keep, 0, Qt.AlignmentFlag.AlignRight)
        self.body.addStretch()
        self.open_over(520, 240, self.role.button)

    def keep(self) -> None:
        """Correct it, or say at the field what is missing."""
        trouble = self._correct(str(self.role.value), self.reason.text())
        if not trouble:
            self.close()
            return
        self.said.setText(trouble)
        set_role(self.said, "bad")
        self.reason.set_wrong(wrong=not self.reason.text().strip())
        self.reason.setFocus()
