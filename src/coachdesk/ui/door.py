"""What stands in place of a team while it is asked about, adopted or made."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QPushButton, QVBoxLayout, QWidget

from coachdesk.ui import work
from coachdesk.ui.kit import label


class Door(QWidget):
    """A small window with one question, or one piece of work and its progress."""

    def __init__(self, title: str, sentence: str) -> None:
        super().__init__()
        self.setWindowTitle("CoachDesk")
        self.setProperty("role", "surface")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(640, 300)
        self._work: work.Work | None = None
        self._title, self._sentence = label(title, "title"), label(sentence, "muted")
        self._title.setWordWrap(True)
        self._sentence.setWordWrap(True)
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setRange(0, 0)
        self._bar.setAccessibleName("Progress")
        self._bar.hide()
        self._row = QHBoxLayout()
        self._row.setSpacing(12)
        column = QVBoxLayout(self)
        column.setContentsMargins(48, 40, 48, 40)
        column.setSpacing(16)
        column.addStretch()
        for widget in (self._title, self._sentence, self._bar):
            column.addWidget(widget)
        column.addLayout(self._row)
        column.addStretch()

    def ask(self, choices: Sequence[tuple[str, Callable[[], object]]]) -> None:
        """Offer the choices; the first is the usual one."""
        for text, do in choices:
            button = QPushButton(text)
            button.setDefault(self._row.count() == 0)
            button.clicked.connect(do)
            self._row.addWidget(button)
        self._row.addStretch()
        self.show()

    def work(self, sentence: str, job: work.Job, on_done: Callable[[Any], None]) -> None:
        """Do the work, show how far it is, and close when it is done."""
        self._clear()
        self._sentence.setText(sentence)
        self._bar.show()
        stop = QPushButton("Stop")
        stop.clicked.connect(self._on_stopped)
        self._row.addWidget(stop)
        self._row.addStretch()
        self.show()

        def done(result: object) -> None:
            on_done(result)
            self.close()

        self._work = work.run(
            job, on_done=done, on_error=self._on_failed, on_progress=self._on_progressed
        )

    def _on_progressed(self, done: int, total: int) -> None:
        self._bar.setRange(0, total)
        self._bar.setValue(done)

    def _on_stopped(self) -> None:
        if self._work:
            self._work.cancel()
        self.close()

    def _on_failed(self, why: str) -> None:
        self._clear()
        self._bar.hide()
        self._sentence.setText(why)
        self.ask([("Close", self.close)])

    def _clear(self) -> None:
        while (item := self._row.takeAt(0)) is not None:
            if widget := item.widget():
                widget.deleteLater()
