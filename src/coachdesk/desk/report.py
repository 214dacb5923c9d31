"""A field coaching report while it is written: made from the day, edited in place.

One a rep and day, on every machine the same row. What it says is the coach's until it is given
(desk/page.py).
"""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from typing import Any

from coachdesk.desk.audience import REP_VIEW
from coachdesk.desk.report_offers import Offer, offers
from coachdesk.desk.roster import SAME_PERSON, rep_of
from coachdesk.desk.templates import report_sections
from coachdesk.domain.audience import REP
from coachdesk.domain.changes import Changes
from coachdesk.domain.identity import named_id
from coachdesk.domain.moment import Moment
from coachdesk.domain.refused import Refused
from coachdesk.domain.report import Part, untold, with_line, without_line
from coachdesk.store.store import Store
from coachdesk.store.transaction import Transaction

_REPORT = """SELECT p.id, r.id, r.name, p.skill_id, p.first_on, p.held_on FROM report p
    JOIN rep x ON x.id = p.rep_id JOIN rep r ON r.id = coalesce(x.same_as_id, x.id)"""
_PARTS = "SELECT id, part, title, text FROM report_part WHERE report_id = ? ORDER BY position, id"
# The focus of the day's first coaching call, else what was rated there.
_SKILL = f"""SELECT coalesce(c.focus_1_id, x.skill_id) FROM call c
    LEFT JOIN rating x ON x.call_id = c.id AND x.audience = 'rep'
    WHERE c.rep_id IN {SAME_PERSON} AND c.held_on BETWEEN ? AND ?
    ORDER BY c.role <> 'coaching', c.started_at, c.id, x.id LIMIT 1"""
_LAST_DAY = f"""SELECT max(held_on) FROM call WHERE rep_id IN {SAME_PERSON} AND held_on <= ?
    AND ended_at IS NOT NULL"""


@dataclass(frozen=True, slots=True)
class Report:
    """A report as it stands; `skill_id` is that of its chart."""

    id: str
    rep_id: str
    rep_name: str
    skill_id: str | None
    first_on: date
    held_on: date
    parts: tuple[Part, ...]
    left: tuple[Offer, ...]  # what the day has and the report does not say


def report_of(store: Store, report_id: str) -> Report | None:
    """A report, or None where none was begun."""
    row = store.one(f"{_REPORT} WHERE p.id = ?", report_id)
    if row is None:
        return None
    id, rep_id, rep_name, skill_id, *days = row
    first_on, held_on = map(date.fromisoformat, days)
    parts = _parts(store, id)
    said = [line for part in parts for line in part.lines]
    known = offers(store, rep_id, first_on, held_on)
    open_lines = untold((each.line for each in known), said)
    left = (each for each in known if each.line in open_lines)
    return Report(id, rep_id, rep_name, skill_id, first_on, held_on, parts, tuple(left))


def report_on(store: Store, rep_id: str, held_on: date) -> Report:
    """A rep's report on a day, as it stands or as it would begin; nothing is written."""
    id = report_id(rep_id, held_on)
    return report_of(store, id) or _made(store, rep_id, held_on, held_on)


def report_id(rep_id: str, held_on: date) -> str:
    """A rep's report on a day: the same on every machine."""
    return named_id("report", rep_id, held_on.isoformat())


def last_day(store: Store, rep_id: str, today: date) -> date | None:
    """The last day with a call, of which a report can tell."""
    (on,) = store.one(_LAST_DAY, rep_id, today.isoformat()) or (None,)
    return date.fromisoformat(on) if on else None


def begin_report(
    store: Store, now: Moment, *, rep_id: str, held_on: date, first_on: date | None = None
) -> Changes:
    """Make a day's report from all that is shared with the rep; one that was begun stays."""
    made = _made(store, rep_id, first_on or held_on, held_on)
    if store.one("SELECT 1 FROM report WHERE id = ?", made.id):
        return Changes()
    with store.write(now) as tx:
        tx.insert("report", id=made.id, rep_id=rep_id, skill_id=made.skill_id,
                  first_on=made.first_on, held_on=held_on)  # fmt: skip
        for position, part in enumerate(made.parts, start=1):
            tx.insert(
                "report_part", id=part.id, report_id=made.id, rep_id=rep_id, part=part.part,
                title=part.title, text=part.text, position=position,
            )  # fmt: skip
    return tx.changes


def write_part(
    store: Store, now: Moment, *, part_id: str, text: str, was: str | None = None
) -> Changes:
    """Say a section in other words. `was`: its text when that was begun."""
    with store.write(now) as tx:
        tx.reword("report_part", part_id, {} if was is None else {"text": was}, text=text.strip())
    return tx.changes


def take_up(store: Store, now: Moment, *, report_id: str, offer: Offer) -> Changes:
    """Put a line of the day into its section; being told, it is shared with the rep."""
    with store.write(now) as tx:
        part = _section(tx, report_id, offer)
        tx.update("report_part", part.id, text=with_line(part.text, offer.line))
        _share(tx, offer, REP)
    return tx.changes


def leave_out(store: Store, now: Moment, *, report_id: str, offer: Offer) -> Changes:
    """Undo of `take_up`: the line goes, and the row is for whom it was."""
    with store.write(now) as tx:
        part = _section(tx, report_id, offer)
        tx.update("report_part", part.id, text=without_line(part.text, offer.line))
        _share(tx, offer, offer.audience)
    return tx.changes


def show_skill(store: Store, now: Moment, *, report_id: str, skill_id: str | None) -> Changes:
    """Choose which skill's chart stands in the report, or none."""
    with store.write(now) as tx:
        tx.update("report", report_id, skill_id=skill_id)
    return tx.changes


def _made(store: Store, rep_id: str, first_on: date, held_on: date) -> Report:
    """A day's report as it begins: the coach's own sections, filled with what is shared."""
    id, known = report_id(rep_id, held_on), offers(store, rep_id, first_on, held_on)
    lines: dict[str, list[str]] = defaultdict(list)
    for each in known:
        if each.audience == REP:
            lines[each.part].append(each.line)
    parts = [
        Part(named_id("report_part", id, section.id), section.part, section.title,
             "\n".join(lines.pop(section.part, []) if section.part else []))
        for section in report_sections(store)
    ]  # fmt: skip
    (skill_id,) = store.one(_SKILL, rep_id, first_on.isoformat(), held_on.isoformat()) or (None,)
    left = tuple(each for each in known if each.audience != REP)
    name = rep_of(store, rep_id).name
    return Report(id, rep_id, name, skill_id, first_on, held_on, tuple(parts), left)


def _share(tx: Transaction, offer: Offer, audience: str) -> None:
    if offer.source == REP_VIEW:
        tx.update("call", offer.id, rep_view_audience=audience)
    else:
        tx.update(offer.source, offer.id, audience=audience)


def _section(tx: Transaction, report_id: str, offer: Offer) -> Part:
    """Where a line belongs; a section that the coach left out has no place for it."""
    for part in _parts(tx, report_id):
        if part.part == offer.part:
            return part
    raise Refused("This report has no section for that line: add one under Templates.")


def _parts(store: Store | Transaction, report_id: str) -> tuple[Part, ...]:
    rows: list[Any] = store.rows(_PARTS, report_id)
    return tuple(Part(*row) for row in rows)
