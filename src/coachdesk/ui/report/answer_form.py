"""What the rep says to a page: the rep's own words, kept as what they are."""

from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QPlainTextEdit, QVBoxLayout, QWidget

from coachdesk.desk.acknowledgement import Disputable
from coachdesk.domain.page import READ
from coachdesk.ui.kit import Field, KeyButton, Segmented, label, wrapped

_LINES = 5


class AnswerForm(QWidget):
    """Read, a comment, or seen differently; a name is typed under it."""

    entered = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.kind = Segmented(
            [("read", "Read"), ("comment", "Comment"), ("disagree", "I disagree")], "Answer"
        )
        self.kind.chosen.connect(self._fit)
        self.comment = QPlainTextEdit()
        self.comment.setAccessibleName("Comment, kept word for word")
        self.comment.setPlaceholderText("In your own words. Nobody can change them afterwards.")
        self.comment.setTabChangesFocus(True)
        self.comment.setFixedHeight(self.fontMetrics().lineSpacing() * _LINES + 20)
        self._which = wrapped("Which ratings do you see differently?", "hint")
        self._ratings = QVBoxLayout()
        self._ratings.setSpacing(6)
        self.boxes: dict[str, QCheckBox] = {}
        self.name = Field("Name", "name, typed by who has read it")
        self.presence = Field("In the presence of", "in the presence of")
        self.came_back = QCheckBox("Copied from the page that came back")
        self.keep = KeyButton("Keep the answer")
        self.keep.clicked.connect(self.entered)
        self._refusal = wrapped("", "bad")
        self._refusal.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(label("Answer", "heading"))
        column.addWidget(wrapped(READ))
        column.addWidget(self.kind)
        column.addWidget(self.comment)
        column.addWidget(self._which)
        column.addLayout(self._ratings)
        for part in (self.name, self.presence, self.came_back, self._refusal):
            column.addWidget(part)
        column.addWidget(self.keep, 0, Qt.AlignmentFlag.AlignLeft)
        for field in (self.name, self.presence):
            field.returnPressed.connect(self.entered)
        self._fit()

    def show_ratings(self, ratings: list[Disputable]) -> None:
        """Offer these to be seen differently; those ticked stay so."""
        ticked = {id for id, box in self.boxes.items() if box.isChecked()}
        for box in self.boxes.values():
            self._ratings.removeWidget(box)
            box.deleteLater()
        self.boxes = {}
        for rating in ratings:
            own = f", own {rating.own}" if rating.own is not None else ""
            where = f", {rating.account}" if rating.account else ""
            box = QCheckBox(f"{rating.skill} {rating.level}{own}{where}", self)
            box.setChecked(rating.disputed or rating.rating_id in ticked)
            box.setEnabled(not rating.disputed)
            self.boxes[rating.rating_id] = box
            self._ratings.addWidget(box)
        self._fit()

    @property
    def facts(self) -> dict[str, Any]:
        """What it says, as desk's write takes it."""
        ticked = [id for id, box in self.boxes.items() if box.isEnabled() and box.isChecked()]
        kind = self.kind.value
        return {
            "kind": kind, "name": self.name.text(), "presence": self.presence.text(),
            "how": "page came back" if self.came_back.isChecked() else "typed here",
            "comment": "" if kind == "read" else self.comment.toPlainText(),
            "disputed": ticked if kind == "disagree" else [],
        }  # fmt: skip

    def refuse(self, words: str) -> None:
        """Say here what is missing."""
        self._refusal.setText(words)
        self._refusal.show()
        (self.name if "name" in words else self.comment).setFocus()

    def put_comment(self, words: str) -> None:
        """Go on with a comment that was begun."""
        self.kind.value = "comment"
        self.comment.setPlainText(words)
        self._fit()

    def clear(self) -> None:
        """Empty, for the next answer."""
        self.kind.value = "read"
        for field in (self.name, self.presence, self.comment):
            field.clear()
        for box in self.boxes.values():
            box.setChecked(not box.isEnabled())
        self.came_back.setChecked(False)
        self._refusal.hide()
        self._fit()

    def _fit(self) -> None:
        kind = self.kind.value
        self.comment.setVisible(kind != "read")
        for part in (self._which, *self.boxes.values()):
            part.setVisible(kind == "disagree" and bool(self.boxes))
