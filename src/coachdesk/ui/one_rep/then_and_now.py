"""Choosing two quotations for a review: an entry, then another of the same skill."""

from functools import partial

from PySide6.QtWidgets import QListWidgetItem, QWidget
from typing_extensions import override

from coachdesk.desk.quotation import (
    Quotation,
    Quote,
    choose_quotation,
    drop_quotation,
    quotes,
    restore_quotation,
    shared_quotation,
    take_back_quotation,
)
from coachdesk.desk.roster import Rep
from coachdesk.domain.days import listed
from coachdesk.ui.finder import Finding, FindingDelegate, FindingItem, matching
from coachdesk.ui.picker import Picker
from coachdesk.ui.session import Session

_WIDTH = 760


class ThenAndNow(Picker):
    """What may be quoted, found by its words; Enter takes the first, then the second."""

    def __init__(self, session: Session, rep: Rep, window: QWidget) -> None:
        hint = f"Two lines on one skill that {rep.first_name} may see: the first one …"
        super().__init__("Then and now", hint, _WIDTH, FindingDelegate(), window)
        self._session, self._rep = session, rep
        self._quotes = quotes(session.store, rep.id)
        self._chosen = shared_quotation(session.store, rep.id)
        self._first: Quote | None = None
        self._line.textChanged.connect(self._show)
        self.open()
        self._show()

    def _show(self) -> None:
        """Draw what the words find."""
        query = self._line.text()
        quotes = sorted(
            self._quotes, key=lambda quote: not self._said_of(quote)
        )  # the chosen first
        findings = [self._finding(quote) for quote in quotes if self._may_follow(quote)]
        if self._chosen and self._first is None:
            findings.append(Finding("Quote nothing any more", "", self._drop))
        nothing = "Nothing here has these words"
        if not query.strip():
            nothing = f"Nothing on a skill is shared with {self._rep.first_name} yet"
            if self._first:
                nothing = f"No other day has a line on {self._first.skill}"
        found = matching(findings, query)
        self.show_items([FindingItem(finding) for finding in found], nothing)

    def _may_follow(self, quote: Quote) -> bool:
        first = self._first
        return first is None or (quote.skill_id == first.skill_id and quote.on != first.on)

    def _said_of(self, quote: Quote) -> str:
        """Then, or now, where it is one of the two that are chosen."""
        chosen = self._chosen
        pairs = (("then", chosen.then), ("now", chosen.now)) if chosen else ()
        return next((word for word, one in pairs if one == quote), "")

    def _finding(self, quote: Quote) -> Finding:
        day = listed(quote.on, self._session.today())
        beside = " · ".join(filter(None, (self._said_of(quote), quote.skill, day)))
        return Finding(quote.text, beside, partial(self._pick, quote))

    def _pick(self, quote: Quote) -> None:
        if self._first is None:
            self._first = quote
            self._line.setPlaceholderText(f"and another day of {quote.skill} …")
            self._line.clear()
            self._show()
            return
        self.close()
        pair, before = (self._first, quote), self._chosen
        session, rep_id = self._session, self._rep.id
        if session.do(choose_quotation, rep_id=rep_id, quotes=pair):
            made = shared_quotation(session.store, rep_id)
            assert made is not None
            session.say("Then and now chosen", partial(_take_back, session, made, before))

    def _drop(self) -> None:
        self.close()
        assert self._chosen is not None
        id, session = self._chosen.id, self._session
        if session.do(drop_quotation, quotation_id=id):
            session.say("Nothing is quoted any more", partial(_restore, session, id))

    @override
    def _take(self, item: QListWidgetItem | None) -> None:
        if isinstance(item, FindingItem):
            item.finding.do()


def _take_back(session: Session, made: Quotation, before: Quotation | None) -> None:
    session.do(take_back_quotation, quotation_id=made.id, before_id=before.id if before else None)


def _restore(session: Session, quotation_id: str) -> None:
    session.do(restore_quotation, quotation_id=quotation_id)
