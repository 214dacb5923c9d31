"""Reports made, given and answered by their use cases, as the sample's were."""

from datetime import date
from typing import TYPE_CHECKING

from coachdesk.desk.acknowledgement import acknowledge
from coachdesk.desk.page import give
from coachdesk.desk.report import begin_report, report_id
from coachdesk.domain.moment import Moment, unstamp
from coachdesk.store.store import Store

if TYPE_CHECKING:
    from tests.desk.by_hand import ByHand

_PAGES = "SELECT id, rep_id, held_on, frozen_at FROM page ORDER BY frozen_at"
_ANSWERS = """SELECT page_id, kind, name, comment, presence, acknowledged_at FROM acknowledgement
    ORDER BY acknowledged_at"""
_DISPUTED = """SELECT x.id FROM rating x JOIN call c ON c.id = x.call_id
    WHERE x.disputed_on IS NOT NULL AND c.rep_id = ? AND c.held_on = ?"""


def reports(hand: "ByHand", sample: Store) -> None:
    """What the sample has of them, done again."""
    pages = {}
    for id, rep_id, held_on, frozen_at in sample.rows(_PAGES):
        now, rep = Moment(unstamp(frozen_at), hand.offset), hand.ids[rep_id]
        on = date.fromisoformat(held_on)
        begin_report(hand.store, now, rep_id=rep, held_on=on)
        pages[id] = give(hand.store, now, report_id=report_id(rep, on)).id, rep_id, held_on
    for page, kind, name, comment, presence, at in sample.rows(_ANSWERS):
        id, rep_id, held_on = pages[page]
        disputed = sample.rows(_DISPUTED, rep_id, held_on) if kind == "disagree" else []
        acknowledge(
            hand.store, Moment(unstamp(at), hand.offset), page_id=id, kind=kind, name=name,
            comment=comment, presence=presence, disputed=[hand.ids[one] for (one,) in disputed],
        )  # fmt: skip
