"""A page with its chart, as it goes on paper."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtGui import QPageSize
from PySide6.QtWidgets import QApplication

from coachdesk.desk.acknowledgement import Acknowledgement
from coachdesk.desk.report_settings import Paper
from coachdesk.domain.page import Content
from coachdesk.domain.periods import twelve_months
from coachdesk.domain.refused import Refused
from coachdesk.exchange import pdf
from coachdesk.exchange.pdf import Document
from coachdesk.exchange.report_pdf import CHART_SIZE, report_document
from coachdesk.ui import theme
from coachdesk.ui.charts.picture import strip
from coachdesk.ui.charts.skill_plot import SkillPlot


def document_of(content: Content, answers: tuple[Acknowledgement, ...] = ()) -> Document:
    """A page as it was given, and what was said to it; needs an application, and no window."""
    shown = content.pictured
    if shown is None:
        return report_document(content, answers)
    plot = SkillPlot(small=True)
    own = f"{content.first_name}’s own"
    plot.show_trend(shown.chart, shown.trend, twelve_months(content.held_on), own=own)
    return report_document(content, answers, strip(plot, *CHART_SIZE))


def paper_size(paper: Paper) -> QPageSize:
    """The paper that was chosen, or what lies in the printers here."""
    return pdf.local_paper() if paper == "local" else QPageSize(QPageSize.PageSizeId[paper])


def write(
    path: Path,
    content: Content,
    answers: tuple[Acknowledgement, ...],
    paper: Paper,
    warn: Callable[[str], None],
) -> None:
    """Write a page where no window is; `warn` is first told of signs that no font here has.

    Refused where it can't be written.
    """
    app = QApplication.instance()
    if app is None:
        app = QApplication([])
        theme.apply(app, "light")  # the window's own font: a page is as long as it says there
    document = document_of(content, answers)
    if signs := pdf.lacking(document):
        warn(signs)
    try:
        pdf.save(path, document, paper=paper_size(paper))
    except OSError as error:
        raise Refused(f"{path} could not be written: {error.strerror or error}.") from error
    del app  # not before all is drawn
