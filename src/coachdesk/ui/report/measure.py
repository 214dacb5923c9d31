"""How a report stands while it is typed: its length, five lights, signs no font here has."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from PySide6.QtGui import QImage, QPageSize

from coachdesk.domain.lights import Light, lights
from coachdesk.domain.page import Content
from coachdesk.domain.report import Part, length
from coachdesk.exchange import pdf
from coachdesk.exchange.report_pdf import report_document

_BEHAVIOUR = ("strengths", "changes", "rep view")


@dataclass(frozen=True, slots=True)
class Measured:
    """What is said beside the report."""

    words: str
    is_long: bool
    lights: tuple[Light, ...]
    signs: str


def measured(content: Content, parts: Sequence[Part], limit: int, paper: QPageSize) -> Measured:
    """`content` is what the report would be given as; `parts` are its sections as typed so far."""
    told = tuple(part for part in parts if part.lines)
    size = length(told, limit)
    chart = QImage(1, 1, QImage.Format.Format_RGB32) if content.pictured else None
    document = report_document(replace(content, parts=told), (), chart)
    pages = pdf.pages(document.html, paper=paper)
    four = lights(
        behaviours=sum(len(part.lines) for part in told if part.part in _BEHAVIOUR),
        words=size.words,
        limit=limit,
        actions=sum(len(_of_rep(part)) for part in told if part.part == "next step"),
        texts=[part.text for part in told],
    )
    behaviour, _, action, personal = four  # the words stand above
    return Measured(
        size.said, size.is_long, (behaviour, action, personal, _page(pages)), pdf.lacking(document)
    )


def _of_rep(part: Part) -> list[str]:
    """Steps that are not the coach's own."""
    return [line for line in part.lines if not line.startswith("Your coach:")]


def _page(pages: int) -> Light:
    said = "one page" if pages == 1 else f"{pages} pages"
    advice = "" if pages == 1 else "What is on a second page is read less."
    return Light("page", pages == 1, said, advice)
