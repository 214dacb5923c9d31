"""What is known of a rep, changed on one panel: name, territory, since when, tier, focus."""

from datetime import date
from typing import Any

from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QComboBox, QFormLayout, QHBoxLayout, QWidget

from coachdesk.desk.focus import MOST, focus_of, set_focus
from coachdesk.desk.roster import Rep, edit_rep
from coachdesk.desk.skills import skills
from coachdesk.desk.tier import set_tier, tiers_by_hand
from coachdesk.domain.due import day_first, due
from coachdesk.domain.tier import TIERS
from coachdesk.domain.when import past_day
from coachdesk.ui import theme
from coachdesk.ui.kit import Field, KeyButton, Overlay, label
from coachdesk.ui.kit.act import act
from coachdesk.ui.session import Session


class FactsPanel(Overlay):
    """Enter or Keep writes what differs; Esc leaves all as it was."""

    def __init__(self, session: Session, rep: Rep, window: QWidget) -> None:
        super().__init__(rep.name, window, titled=True)
        self._session, self._rep = session, rep
        today = session.today()
        self._tier_before = tiers_by_hand(session.store, today).get(rep.id)
        self._focus_before = [f.skill_id for f in focus_of(session.store, rep.id, today)]
        self.name = Field("Name")
        self.name.setText(rep.name)
        self.territory = Field("Territory")
        self.territory.setText(rep.territory)
        self.since = Field("Here since", "1 Nov 2023")
        self.since.setText(rep.started_on.isoformat() if rep.started_on else "")
        tiers: list[tuple[str, str | None]] = [
            ("By results", None),
            *((tier.capitalize(), tier) for tier in TIERS),
        ]
        self.tier = _list("Tier", tiers, self._tier_before)
        known: list[tuple[str, str | None]] = [
            ("–", None),
            *((skill.name, skill.id) for skill in skills(session.store)),
        ]
        focus = [*self._focus_before, *[None] * MOST]
        self.focus = [
            _list(name, known, focus[at])
            for at, name in enumerate(("Focus skill", "Second focus skill"))
        ]
        keep = KeyButton.of(act(self, "Keep", self.keep, "Ctrl+Return"), primary=True)
        form = QFormLayout()
        form.setHorizontalSpacing(16)
        form.setVerticalSpacing(10)
        fields: list[QWidget] = [self.name, self.territory, self.since, self.tier, *self.focus]
        for field in fields:
            name = label(field.accessibleName(), "muted")
            name.setMinimumHeight(theme.sizes().field)  # in line with its field
            form.addRow(name, field)
            if isinstance(field, Field):
                field.returnPressed.connect(self.keep)
        self.body.addLayout(form)
        self.body.addSpacing(8)
        foot = QHBoxLayout()
        foot.addStretch()
        foot.addWidget(keep)
        self.body.addLayout(foot)
        self.open_over(460, 420, self.name)
        self.name.selectAll()

    def keep(self) -> None:
        """Write what differs, and close if all of it could be kept."""
        started_on, is_day = self._started_on()
        self.since.set_wrong(wrong=not is_day)
        if not is_day:
            self.since.setFocus()
            return
        facts: dict[str, Any] = {
            "name": self.name.text(),
            "territory": self.territory.text().strip(),
            "started_on": started_on,
        }
        done = self._session.do(edit_rep, rep_id=self._rep.id, **facts) is not None
        if done and self.tier.currentData() != self._tier_before:
            tier = self.tier.currentData()
            done = self._session.do(set_tier, rep_id=self._rep.id, tier=tier) is not None
        chosen = [combo.currentData() for combo in self.focus if combo.currentData()]
        if done and chosen != self._focus_before:
            done = self._session.do(set_focus, rep_id=self._rep.id, skill_ids=chosen) is not None
        if done:
            self.close()

    def _started_on(self) -> tuple[date | None, bool]:
        words, today = self.since.text().strip(), self._session.today()
        if not words:
            return None, True
        first = day_first(QLocale.system().name())
        if day := past_day(words, today, day_first=first):
            return day, True
        coming = due(words, today, day_first=first)
        return (coming.on, True) if coming and coming.on else (None, False)


def _list(name: str, choices: list[tuple[str, str | None]], chosen: str | None) -> QComboBox:
    combo = QComboBox()
    combo.setAccessibleName(name)
    for text, value in choices:
        combo.addItem(text, value)
    combo.setCurrentIndex(max(0, combo.findData(chosen)) if chosen else 0)
    return combo
