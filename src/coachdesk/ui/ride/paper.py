"""Putting a document on paper: as a PDF, or by a printer."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QStandardPaths
from PySide6.QtGui import QPagedPaintDevice
from PySide6.QtWidgets import QWidget

from coachdesk.exchange import pdf
from coachdesk.exchange.pdf import Document
from coachdesk.ui import prompt
from coachdesk.ui.session import Session

_NO_NAME = str.maketrans('/\\:*?"<>|', "---------")  # what a file's name may not hold


def save_pdf(session: Session, window: QWidget, document: Document) -> None:
    """Ask where to, and write it there."""
    home = QStandardPaths.StandardLocation.DocumentsLocation
    folder = Path(QStandardPaths.writableLocation(home) or Path.home())
    suggested = folder / f"{document.title.translate(_NO_NAME)}.pdf"
    write = partial(_write, session, document)
    _if_printable(
        window,
        document,
        partial(prompt.save_file, window, "Save as PDF", suggested, prompt.PDFS, write),
    )


def print_out(session: Session, window: QWidget, document: Document) -> None:
    """Ask for a printer, and print."""
    write = partial(_print, session, document)
    _if_printable(window, document, partial(prompt.to_printer, window, write))


def _if_printable(window: QWidget, document: Document, go_on: "partial[None]") -> None:
    if not (signs := pdf.lacking(document)):
        go_on()
        return
    prompt.ask(
        window,
        f"No font on this computer can print {signs}",
        "A box would stand for each of them.",
        ["Go on"],
        lambda _answer: go_on(),
    )


def _write(session: Session, document: Document, path: Path) -> None:
    try:
        pdf.save(path, document)
    except OSError as error:
        session.failed.emit(f"{path.name} could not be written: {error.strerror or error}.")
    else:
        session.say(f"Saved {path.name}")


def _print(session: Session, document: Document, printer: QPagedPaintDevice) -> None:
    try:
        pdf.put(printer, document)
    except OSError as error:
        session.failed.emit(f"That could not be printed: {error.strerror or error}.")
    else:
        session.say(f"Printed: {document.title}")
