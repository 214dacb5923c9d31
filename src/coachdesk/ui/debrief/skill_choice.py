"""Of which skill a folded part is about."""

from PySide6.QtWidgets import QComboBox

from coachdesk.desk.curbside import Curbside
from coachdesk.desk.ways import skill_to_learn


class SkillChoice(QComboBox):
    """The skills of a debrief; there is nothing to choose where it has one or none."""

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName("Skill")
        self.setMinimumContentsLength(8)  # long names are cut, not the pane widened
        self._call_id = ""

    @property
    def skill_id(self) -> str | None:
        """The skill that is chosen."""
        chosen: str | None = self.currentData()
        return chosen

    def show_call(self, call: Curbside, begun: str | None = None) -> None:
        """Offer the skills of a call. The chosen one stays; at first it is `begun` or to mend."""
        chosen = self.skill_id if call.call_id == self._call_id else begun
        self._call_id = call.call_id
        skills = [(skill.name, skill.skill_id) for skill in call.skills]
        self.blockSignals(True)
        self.clear()
        for name, skill_id in skills:
            self.addItem(name, skill_id)
        at = self.findData(chosen or skill_to_learn(call))
        self.setCurrentIndex(max(0, at) if skills else -1)
        self.blockSignals(False)
        self.setVisible(len(skills) > 1)
