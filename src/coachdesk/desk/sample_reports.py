"""The sample team's reports: made from what its story shares, given that evening, and answered.

They are read from the rows that were written before, as a coach's own would be.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta

from coachdesk.desk.page import content_of
from coachdesk.desk.report import Report, report_on
from coachdesk.desk.roster import day
from coachdesk.domain.audience import REP
from coachdesk.domain.moment import Moment, stamp
from coachdesk.domain.page import Answer, Content, frozen
from coachdesk.domain.refused import Refused
from coachdesk.domain.report import length, refuse_unfinished
from coachdesk.domain.sample import Cast, Dice, Row
from coachdesk.store.store import Store

_LATELY = 75  # days
_EVENING = time(19, 10)
_MACHINE = "Field laptop"
_ANSWERS: tuple[Answer, ...] = ("read", "read", "read", "comment")

_PEOPLE = "SELECT id, name FROM rep ORDER BY id"
_DAYS = """SELECT DISTINCT held_on FROM call WHERE rep_id = ? AND held_on BETWEEN ? AND ?
    AND role = 'coaching' AND closed_at IS NOT NULL ORDER BY held_on"""
_DISPUTED = """SELECT min(x.disputed_on) FROM rating x JOIN call c ON c.id = x.call_id
    WHERE c.rep_id = ? AND c.held_on = ?"""


def report_rows(store: Store, cast: Cast, until: Moment) -> Iterator[Row]:
    """Reports of the last weeks, most of them answered; nothing is written."""
    since = (until.on - timedelta(_LATELY)).isoformat()
    yesterday = (until.on - timedelta(1)).isoformat()
    for rep_id, name in store.rows(_PEOPLE):
        telling = _Telling(store, cast, Dice(0, rep_id, "reports"), until)
        for (on,) in store.rows(_DAYS, rep_id, since, yesterday):
            yield from telling.rows(rep_id, name, date.fromisoformat(on))


@dataclass(frozen=True, slots=True)
class _Telling:
    """The reports of one rep."""

    store: Store
    cast: Cast
    dice: Dice
    until: Moment

    def rows(self, rep_id: str, name: str, on: date) -> Iterator[Row]:
        """The report of one day, where there is one."""
        disputed = day(self.store.rows(_DISPUTED, rep_id, on.isoformat())[0][0])
        if not disputed and self.dice.happens(0.3):
            return
        report = report_on(self.store, rep_id, on)
        try:
            refuse_unfinished(report.parts)
        except Refused:  # nothing good was shared that day: no report was made
            return
        if length(report.parts).is_long:  # who would read it?
            return
        page = self._page(report)
        yield from (*_written(report), page)
        yield from self._answer(page, name, disputed)

    def _page(self, report: Report) -> Row:
        given = self._local(report.held_on, _EVENING)
        kept = frozen(_before_answers(content_of(self.store, report)))
        return Row("page", self.dice.id(given), {
            "report_id": report.id, "rep_id": report.rep_id, "machine": _MACHINE,
            "held_on": report.held_on.isoformat(), "frozen_at": stamp(given),
            "words": length(report.parts).words, "audience": REP,
            "content": json.dumps(kept, ensure_ascii=False, sort_keys=True),
        })  # fmt: skip

    def _answer(self, page: Row, name: str, disputed: date | None) -> Iterator[Row]:
        """Read within some days as a rule; who disputes a rating says so here."""
        dice, held_on = self.dice, date.fromisoformat(page.fields["held_on"])
        on = disputed or held_on + timedelta(dice.randint(1, 6))
        kind: Answer = "disagree" if disputed else dice.choice(_ANSWERS)
        at = self._local(on, time(17, dice.randint(0, 59)))
        if at >= self.until.at or (not disputed and dice.happens(0.25)):
            return
        comment = "" if kind == "read" else dice.choice(self.cast.reply[kind])
        presence = "the coach" if kind == "read" and dice.happens(0.5) else ""
        yield Row("acknowledgement", dice.id(at), {
            "page_id": page.id, "rep_id": page.fields["rep_id"], "kind": kind, "name": name,
            "comment": comment, "presence": presence, "how": "typed here", "machine": _MACHINE,
            "acknowledged_at": stamp(at),
        })  # fmt: skip

    def _local(self, on: date, clock: time) -> datetime:
        offset = timedelta(minutes=self.until.offset_minutes)
        return datetime.combine(on, clock, UTC) - offset


def _written(report: Report) -> Iterator[Row]:
    about = {"rep_id": report.rep_id}
    first, last = report.first_on.isoformat(), report.held_on.isoformat()
    yield Row("report", report.id, about | {
        "skill_id": report.skill_id, "first_on": first, "held_on": last
    })  # fmt: skip
    for position, part in enumerate(report.parts, start=1):
        yield Row("report_part", part.id, about | {
            "report_id": report.id, "part": part.part, "title": part.title, "text": part.text,
            "position": position,
        })  # fmt: skip


def _before_answers(content: Content) -> Content:
    """Nothing was disputed yet when it was given."""
    shown = content.pictured
    if shown is None:
        return content
    ratings = tuple(replace(rating, disputed_on=None) for rating in shown.trend.ratings)
    return replace(content, pictured=replace(shown, trend=replace(shown.trend, ratings=ratings)))
