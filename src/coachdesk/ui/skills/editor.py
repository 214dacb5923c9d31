"""One skill's words: its name, its short name, and its ladder of anchors."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from coachdesk.desk.skills import Skill
from coachdesk.ui import theme
from coachdesk.ui.kit import Field, KeyButton, label

_HINTS = (
    "not seen, though the moment came", "seen after prompting", "seen at times",
    "seen as a habit: the target", "others could learn from it",
)  # fmt: skip

_WIDEST = 760  # a line of anchor text, and no wider


class SkillEditor(QWidget):
    """Fields that tell when a word was changed; each is kept when it is left."""

    changed = Signal(object)  # name → text, of what differs

    def __init__(self, *buttons: KeyButton) -> None:
        super().__init__()
        self.skill: Skill | None = None
        self._was: dict[Field, str] = {}  # what a field said before anybody typed in it
        self.name = Field("Name")
        self.short_name = Field("Short name")
        self.anchors = [Field(f"Level {level}", hint) for level, hint in enumerate(_HINTS, 1)]
        self.setMaximumWidth(round(_WIDEST * theme.sizes().scale))
        self.told = label("", "hint")
        self.told.setWordWrap(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.MARGIN, 16, theme.MARGIN, 16)
        column.setSpacing(theme.GAP)
        column.addLayout(self._names())
        column.addSpacing(theme.GAP)
        column.addLayout(self._ladder())
        column.addWidget(self.told)
        column.addSpacing(theme.GAP)
        row = QHBoxLayout()
        row.setSpacing(12)
        for button in buttons:
            row.addWidget(button)
        row.addStretch()
        column.addLayout(row)
        column.addStretch()
        for field in self.fields:
            field.editingFinished.connect(self.flush)

    @property
    def fields(self) -> tuple[Field, ...]:
        """Name, short name, then the anchors, lowest first."""
        return (self.name, self.short_name, *self.anchors)

    def show_skill(self, skill: Skill, told: str) -> None:
        """Show a skill; what is being typed into the same one stays."""
        other = self.skill is None or self.skill.id != skill.id
        before, self.skill = self.skill, skill
        words = (skill.name, skill.short_name, *skill.anchors)
        was = (before.name, before.short_name, *before.anchors) if before else words
        for field, text, old in zip(self.fields, words, was, strict=True):
            if other or not field.hasFocus() or field.text() == old:
                self._set(field, text)
            field.setReadOnly(skill.archived_on is not None)
        self.told.setText(told)

    def flush(self) -> None:
        """Tell what was typed and differs."""
        if self.skill is None or self.skill.archived_on:
            return
        texts = [field.text().strip() for field in self.fields]
        words = (self.skill.name, self.skill.short_name, *self.skill.anchors)
        if texts == list(words):
            return
        differing: dict[str, object] = {}
        if texts[0] != self.skill.name:
            differing["name"] = texts[0]
        if texts[1] != self.skill.short_name:
            differing["short_name"] = texts[1]
        if tuple(texts[2:]) != self.skill.anchors:
            differing["anchors"] = tuple(texts[2:])
            differing["was"] = {
                f"anchor_{level}": self._was[field]
                for level, field in enumerate(self.anchors, start=1)
                if field.text().strip() != self._was[field]
            }
        self.changed.emit(differing)

    def _set(self, field: Field, text: str) -> None:
        self._was[field] = text
        if field.text() != text:
            field.setText(text)
            field.setCursorPosition(0)
        field.set_wrong(wrong=False)

    def _names(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(4)
        for column, (field, text) in enumerate(
            ((self.name, "Name"), (self.short_name, "Short name, for columns"))
        ):
            words = label(text, "hint")
            words.setBuddy(field)
            grid.addWidget(words, 0, column)
            grid.addWidget(field, 1, column)
        grid.setColumnStretch(0, 3)
        grid.setColumnStretch(1, 1)
        return grid

    def _ladder(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(6)
        head = QHBoxLayout()
        head.setSpacing(theme.GAP)
        head.addWidget(label("What each level means", "heading"))
        head.addWidget(label("as seen in one call, in one line", "hint"), 1)
        grid.addLayout(head, 0, 0, 1, 2)
        for level, field in enumerate(self.anchors, start=1):
            figure = label(str(level), "heading")
            figure.setFixedWidth(16)
            figure.setAlignment(Qt.AlignmentFlag.AlignCenter)
            figure.setBuddy(field)
            grid.addWidget(figure, level, 0)
            grid.addWidget(field, level, 1)
        return grid
