"""Questions and file pickers: the one seam, which tests answer.

Call these as `prompt.ask(…)`, never by an imported name. Each opens a dialog and returns at
once; the answer comes by the callback, and no callback comes where the person cancelled.
"""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QPagedPaintDevice
from PySide6.QtWidgets import QDialog, QFileDialog, QMessageBox, QPushButton, QWidget

Answer = Callable[[str], None]
Chosen = Callable[[Path], None]

COACH_FILES = "Coach files (*.coachdesk)"
SPREADSHEETS = "XLSX (*.xlsx);;CSV (*.csv)"
CALENDARS = "Calendars (*.ics)"
CALENDARS_IN = "Calendars (*.ics *.zip)"
PDFS = "PDF (*.pdf)"
TABLES = "Tables (*.csv *.tsv *.txt *.xlsx *.xls *.ods)"


def ask(
    parent: QWidget,
    question: str,
    detail: str,
    choices: Sequence[str],
    on_answer: Answer,
) -> None:
    """Let the person choose one of `choices` (the first is the usual one) or cancel."""
    box = _box(parent, question, detail, choices)
    box.addButton(QMessageBox.StandardButton.Cancel)
    usual = next(button for button in box.buttons() if button.text() == choices[0])
    assert isinstance(usual, QPushButton)
    box.setDefaultButton(usual)

    def answer() -> None:
        if said := _chosen(box, choices):
            on_answer(said)

    box.finished.connect(answer)
    box.open()


def tell(
    parent: QWidget, what: str, detail: str, choices: Sequence[str], on_answer: Answer
) -> None:
    """Tell something; the person may choose one of `choices`, or close ("" is answered then)."""
    box = _box(parent, what, detail, choices)
    box.addButton(QMessageBox.StandardButton.Close)
    box.finished.connect(lambda: on_answer(_chosen(box, choices)))
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


def to_printer(parent: QWidget, on_chosen: Callable[[QPagedPaintDevice], None]) -> None:
    """Let the person choose a printer."""
    from PySide6.QtPrintSupport import QPrintDialog, QPrinter  # noqa: PLC0415 -- seldom

    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    dialog = QPrintDialog(printer, parent)
    dialog.accepted.connect(lambda: on_chosen(printer))
    dialog.finished.connect(dialog.deleteLater)
    QDialog.open(dialog)  # its own takes what PySide can't give


def _pick(picker: QFileDialog, on_chosen: Chosen) -> None:
    picker.fileSelected.connect(lambda path: on_chosen(Path(path)))
    picker.finished.connect(picker.deleteLater)
    picker.open()


def _box(parent: QWidget, what: str, detail: str, choices: Sequence[str]) -> QMessageBox:
    box = QMessageBox(QMessageBox.Icon.NoIcon, "CoachDesk", what, parent=parent)
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setInformativeText(detail)
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    for text in choices:
        box.addButton(text, QMessageBox.ButtonRole.ActionRole)
    return box


def _chosen(box: QMessageBox, choices: Sequence[str]) -> str:
    text = box.clickedButton().text() if box.clickedButton() else ""
    return text if text in choices else ""
