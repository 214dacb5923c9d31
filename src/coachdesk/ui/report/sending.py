"""How a report leaves: as PDF, by a printer, as text for a mail. What leaves is frozen first."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from coachdesk.desk.page import Page
from coachdesk.desk.report_settings import paper
from coachdesk.domain.page import Content
from coachdesk.exchange.pdf import Document
from coachdesk.exchange.report_pdf import report_text
from coachdesk.ui.kit import clipboard
from coachdesk.ui.report.paper import document_of, paper_size
from coachdesk.ui.ride.paper import print_out, save_pdf
from coachdesk.ui.session import Session

Give = Callable[[], Page | None]  # None: it may not be given as it is, which was said


class Sending:
    """Over a page that was given, or over what would be."""

    def __init__(self, session: Session, window: QWidget, give: Give) -> None:
        self._session, self._window, self._give = session, window, give

    def save(self, content: Content, page: Page | None) -> None:
        """Ask where the PDF goes; only then the page is given."""
        size = paper_size(paper(self._session.store))
        shown = document_of(content, page.told if page else ())
        save_pdf(self._session, self._window, shown, paper=size, final=lambda: self._final(page))

    def print(self, content: Content, page: Page | None) -> None:
        """Ask for a printer; only then the page is given."""
        shown = document_of(content, page.told if page else ())
        print_out(self._session, self._window, shown, final=lambda: self._final(page))

    def copy(self, page: Page | None) -> None:
        """Put it on the clipboard, for a mail."""
        if given := page or self._give():
            document = document_of(given.content, given.told)
            clipboard.copy(report_text(given.content, given.told), document.html)
            self._session.say("Copied: paste it into a mail. The page is given.")

    def _final(self, page: Page | None) -> Document | None:
        given = page or self._give()
        return document_of(given.content, given.told) if given else None
