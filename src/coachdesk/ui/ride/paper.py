"""Putting a document on paper: as a PDF, or by a printer."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QStandardPaths
from PySide6.QtGui import QPagedPaintDevice, QPageSize
from PySide6.QtWidgets import QWidget

from coachdesk.exchange import pdf
from coachdesk.exchange.pdf import Document
from coachdesk.ui import prompt
from coachdesk.ui.session import Session

Final = Callable[[], Document | None]  # made when it is sure that it leaves; None: it may not
_NO_NAME = str.maketrans('/\\:*?"<>|', "---------")  # what a file's name may not hold


def save_pdf(
    session: Session, window: QWidget, document: Document, *, paper: QPageSize | None = None,
    final: Final | None = None,
) -> None:  # fmt: skip
    """Ask where to, and write it there; `final` makes what is written, once that is settled."""
    home = QStandardPaths.StandardLocation.DocumentsLocation
    folder = Path(QStandardPaths.writableLocation(home) or Path.home())
    suggested = folder / f"{document.title.translate(_NO_NAME)}.pdf"
    write = partial(_write, session, final or (lambda: document), paper)
    _if_printable(
        window,
        document,
        partial(prompt.save_file, window, "Save as PDF", suggested, prompt.PDFS, write),
    )


def print_out(
    session: Session, window: QWidget, document: Document, *, final: Final | None = None
) -> None:
    """Ask for a printer, and print; `final` as in `save_pdf`."""
    write = partial(_print, session, final or (lambda: document))
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


def _write(session: Session, final: Final, paper: QPageSize | None, path: Path) -> None:
    document = final()
    if document is None:
        return
    try:
        pdf.save(path, document, paper=paper)
    except OSError as error:
        session.failed.emit(f"{path.name} could not be written: {error.strerror or error}.")
    else:
        session.say(f"Saved {path.name}")


def _print(session: Session, final: Final, printer: QPagedPaintDevice) -> None:
    document = final()
    if document is None:
        return
    try:
        pdf.put(printer, document)
    except OSError as error:
        session.failed.emit(f"That could not be printed: {error.strerror or error}.")
    else:
        session.say(f"Printed: {document.title}")
