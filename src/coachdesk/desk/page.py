"""Reports as they were given away: frozen whole, superseded by a later one, never written again."""

import json
from dataclasses import dataclass, replace
from datetime import date, datetime

from coachdesk.desk.acknowledgement import Acknowledgement, acknowledged
from coachdesk.desk.progress import trends
from coachdesk.desk.report import Report, report_of
from coachdesk.desk.roster import SAME_PERSON, first_name
from coachdesk.domain.audience import REP
from coachdesk.domain.changes import Changes
from coachdesk.domain.moment import Moment, unstamp
from coachdesk.domain.page import Content, frozen, pictured, thawed
from coachdesk.domain.periods import twelve_months
from coachdesk.domain.refused import Refused
from coachdesk.domain.report import length, refuse_unfinished
from coachdesk.domain.trend import Trend
from coachdesk.store.store import Store

_PAGES = """SELECT id, report_id, rep_id, frozen_at, machine, words, content FROM page
    WHERE {where} ORDER BY frozen_at DESC, id DESC"""


@dataclass(frozen=True, slots=True)
class Page:
    """A report as it was given; `superseded` by a later page of the same days."""

    id: str
    report_id: str
    rep_id: str
    frozen_at: datetime
    machine: str
    words: int
    content: Content
    superseded: bool
    answers: tuple[Acknowledgement, ...]  # what the rep said to it, in the order it came
    before: tuple[Acknowledgement, ...] = ()  # what was said to the versions that it supersedes

    @property
    def held_on(self) -> date:
        """The last day it tells of."""
        return self.content.held_on

    @property
    def told(self) -> tuple[Acknowledgement, ...]:
        """All that goes wherever the report goes: a comment does not end with its version."""
        return self.before + self.answers


def pages_of(store: Store, rep_id: str) -> list[Page]:
    """Every page a rep was given, the newest first."""
    return _pages(store, f"rep_id IN {SAME_PERSON}", rep_id)


def page_of(store: Store, page_id: str) -> Page | None:
    """One page, or None where it is gone."""
    row = store.one("SELECT report_id FROM page WHERE id = ?", page_id)
    every = _pages(store, "report_id = ?", row[0]) if row else []
    return next((page for page in every if page.id == page_id), None)


def current_page(store: Store, report_id: str) -> Page | None:
    """The page that stands, of those a report was given as."""
    return next(iter(_pages(store, "report_id = ?", report_id)), None)


def charts(store: Store, report: Report) -> list[Trend]:
    """The skills whose chart a report may show: with ratings that the rep may see."""
    period = twelve_months(report.held_on)
    return [each for each in trends(store, report.rep_id, period, REP) if each.ratings]


def is_as_given(page: Page | None, content: Content) -> bool:
    """Whether a page says what the report would say now."""
    return page is not None and page.content == thawed(json.loads(json.dumps(frozen(content))))


def content_of(store: Store, report: Report) -> Content:
    """What a report would say if it were given now: only what is shared is in its chart."""
    name = first_name(report.rep_name)
    shown = {trend.skill_id: trend for trend in charts(store, report)}
    told = tuple(part for part in report.parts if part.lines)
    chart = pictured(shown.get(report.skill_id or ""), name)
    return Content(report.rep_name, name, report.first_on, report.held_on, told, chart)


def give(store: Store, now: Moment, *, report_id: str) -> Changes:
    """Freeze a report: from now on this is what the rep has.

    Where nothing has changed since it was last given, that page stands and nothing is written.
    """
    report = report_of(store, report_id)
    if report is None:
        raise Refused("This report is no longer in the file.")
    refuse_unfinished(report.parts)
    content = content_of(store, report)
    kept = json.dumps(frozen(content), ensure_ascii=False, sort_keys=True)
    last = current_page(store, report_id)
    if last and is_as_given(last, content):
        return Changes(ids=(last.id,))
    with store.write(now) as tx:
        tx.insert(
            "page", report_id=report_id, rep_id=report.rep_id, held_on=report.held_on,
            frozen_at=now.stamp, machine=store.device.name if store.device else "",
            words=length(report.parts).words, content=kept, audience=REP,
        )  # fmt: skip
    return tx.changes


def _pages(store: Store, where: str, *params: str) -> list[Page]:
    rows = store.rows(_PAGES.format(where=where), *params)
    answers = acknowledged(store, [row[0] for row in rows])
    found: list[Page] = []
    said: dict[str, tuple[Acknowledgement, ...]] = {}  # to the versions of a report so far
    newest = {row[1]: row[0] for row in reversed(rows)}
    for id, report_id, rep_id, frozen_at, machine, words, content in reversed(rows):
        own, before = tuple(answers.get(id, ())), said.get(report_id, ())
        found.append(
            Page(id, report_id, rep_id, unstamp(frozen_at), machine, words,
                 thawed(json.loads(content)), newest[report_id] != id, own, before)
        )  # fmt: skip
        said[report_id] = before + tuple(replace(each, to_earlier=True) for each in own)
    return found[::-1]
