"""Questions and file pickers: the one seam, which tests answer.

Call these as `prompt.ask(…)`, never by an imported name. Each opens a dialog and returns at
once; the answer comes by the callback, and no callback comes where the person cancelled.
"""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget

Answer = Callable[[str], None]
Chosen = Callable[[Path], None]

COACH_FILES = "Coach files (*.coachdesk)"
TABLES = "Tables (*.csv *.tsv *.txt *.xlsx *.xls *.ods)"


def ask(
    parent: QWidget,
    question: str,
    detail: str,
    choices: Sequence[str],
    on_answer: Answer,
) -> None:
    """Let the person choose one of `choices` (the first is the usual one) or cancel."""
    box = QMessageBox(QMessageBox.Icon.NoIcon, "CoachDesk", question, parent=parent)
    box.setInformativeText(detail)
    buttons = {box.addButton(text, QMessageBox.ButtonRole.ActionRole): text for text in choices}
    box.addButton(QMessageBox.StandardButton.Cancel)
    box.setDefaultButton(next(iter(buttons)))

    def answer() -> None:
        clicked = box.clickedButton()
        if clicked in buttons:
            on_answer(buttons[clicked])
        box.deleteLater()

    box.finished.connect(answer)
    box.open()


def open_file(parent: QWidget, title: str, filter: str, on_chosen: Chosen) -> None:
    """Let the person choose a file that exists."""
    picker = QFileDialog(parent, title, str(Path.home()), filter)
    picker.setFileMode(QFileDialog.FileMode.ExistingFile)
    _pick(picker, on_chosen)


def save_file(parent: QWidget, title: str, suggested: Path, filter: str, on_chosen: Chosen) -> None:
    """Let the person say where to write a file; replacing one is asked by the picker."""
    picker = QFileDialog(parent, title, str(suggested.parent), filter)
    picker.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    picker.setDefaultSuffix(suggested.suffix.lstrip("."))
    picker.selectFile(suggested.name)
    _pick(picker, on_chosen)


def open_folder(parent: QWidget, title: str, on_chosen: Chosen) -> None:
    """Let the person choose a folder."""
    picker = QFileDialog(parent, title, str(Path.home()))
    picker.setFileMode(QFileDialog.FileMode.Directory)
    _pick(picker, on_chosen)


def _pick(picker: QFileDialog, on_chosen: Chosen) -> None:
    picker.fileSelected.connect(lambda path: on_chosen(Path(path)))
    picker.finished.connect(picker.deleteLater)
    picker.open()
