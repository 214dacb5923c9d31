"""Everything held about a rep, as a document to read and as JSON; names of others are covered."""

import json
from collections.abc import Collection, Iterator
from datetime import date
from functools import partial
from html import escape
from typing import Any

from coachdesk.desk.held import Before, Held, Record
from coachdesk.domain.masking import mask
from coachdesk.domain.moment import Moment, unstamp
from coachdesk.exchange.pdf import Document
from coachdesk.exchange.sheets import day_said

AUDIENCES = {"private": "private", "rep": "shared", "director": "for the director"}
# In this order; a table that is not named here comes after, under its own name.
TITLES = {
    "rep": "Person", "goal": "Goals", "checkpoint": "Checkpoints of goals",
    "citation": "Entries cited in checkpoints", "focus": "Focus skills", "call": "Calls",
    "entry": "Entries in calls", "rating": "Ratings", "step": "Next steps", "note": "Notes",
    "day_debrief": "Day debriefs", "ride": "Planned sessions", "stop": "Stops on the way",
    "way": "Ways to learn that were offered", "asked": "Questions that were asked",
    "outlook": "Outlook", "request": "Requests to be coached", "silence": "Why no requests",
    "report": "Reports", "report_part": "What stands in reports", "page": "Reports as sent",
    "acknowledgement": "Answers to reports", "quotation": "Then and now", "tier": "Tier by hand",
    "account": "Accounts", "deal": "Deals", "result": "Results", "dismissal": "Flags put aside",
    "talk": "Who spoke when in calls", "pause": "Pauses in calls",
    "sent": "What calendars were told",
}  # fmt: skip
_MAIN = ("text", "words", "what", "name", "title", "comment", "content", "note", "account")
_DAYS = (
    "noted_on", "held_on", "planned_on", "agreed_on", "asked_on", "starts_on", "proposed_on",
    "checked_on", "offered_on", "chosen_on", "dismissed_on", "noted_at", "started_at", "rated_at",
    "acknowledged_at", "last_deal_on", "created_on",
)  # fmt: skip
_PRIVATE = "“Private” marks what had been shared with nobody."
_NOT_SAID = ("id", "rep_id", "audience", "rep_view_audience", "position", "utc_offset_minutes")


def texts(held: Held) -> Iterator[str]:
    """Every text in it, for counting names."""
    for records in held.tables.values():
        for record in records:
            yield from (value for value in record.values() if isinstance(value, str))
    yield from (before.text for before in held.before)


def as_json(held: Held, now: Moment, names: Collection[str]) -> str:
    """All of it for a program to read: rows by table, columns as the file has them."""
    cover = partial(_covered, names=names)
    return json.dumps(
        {
            "everything_held_about": held.name,
            "made_at": now.stamp,
            "names_of_others": "covered" if names else "not covered",
            "tables": {
                table: [{key: cover(key, value) for key, value in record.items()}
                        for record in records]
                for table, records in held.tables.items()
            },
            "before": [
                {"table": one.table, "id": one.row, "field": one.field,
                 "text": cover(one.field, one.text),
                 "written_at": one.at, "deleted": one.deleted}
                for one in held.before
            ],
        },
        ensure_ascii=False, indent=1,
    )  # fmt: skip


def as_document(held: Held, now: Moment, names: Collection[str]) -> Document:
    """All of it to read, a section for each kind, each line with for whom it was meant."""
    about = "Names of others are covered." if names else "Names of others stand as they were."
    parts = [
        f"<h1>Everything held about {escape(held.name)}</h1>",
        f"<p class='hint'>On {day_said(now.on)}. {about} {_PRIVATE}</p>",
    ]
    order = [*TITLES, *sorted(held.tables.keys() - TITLES.keys())]
    for table in (table for table in order if table in held.tables):
        parts.append(f"<h2>{escape(TITLES.get(table, table))}</h2>")
        records = sorted(held.tables[table], key=_day_of)
        parts += [_line(held, record, names) for record in records]
    if held.before:
        parts.append("<h2>Words that were written over or deleted, and are still in the file</h2>")
        parts += [_before(one, names) for one in held.before]
    return Document(f"Everything held about {held.name}", "".join(parts))


def _line(held: Held, record: Record, names: Collection[str]) -> str:
    main = next((name for name in _MAIN if record.get(name) and isinstance(record[name], str)), "")
    dated = next((name for name in _DAYS if record.get(name)), "")
    facts = [
        f"{_label(name)} {_said(held, record, name)}"
        for name, value in record.items()
        if name not in (*_NOT_SAID, main, dated)
        and value not in (None, "", 0)
        and (not name.endswith("_id") or value in held.called)
    ]
    words = mask(_spoken(main, record.get(main)), names)
    rest = mask(" · ".join(facts), names)
    meant = AUDIENCES.get(str(record.get("audience")), "")
    view = record.get("rep_view") and AUDIENCES.get(str(record.get("rep_view_audience")), "")
    marks = [meant, f"own words {view}" if view else ""]
    hint = " · ".join(filter(None, (_day(record.get(dated)), rest, *marks)))
    return (
        f"<p>{escape(words)}{'<br>' if words else ''}<span class='hint'>{escape(hint)}</span></p>"
    )


def _before(one: Before, names: Collection[str]) -> str:
    what = "deleted" if one.deleted else "written over"
    hint = f"{_day(one.at)} · {_label(one.table)}, {_label(one.field)} · {what} · private"
    words = escape(mask(one.text, names))
    return f"<p>{words}<br><span class='hint'>{escape(hint)}</span></p>"


def _day_of(record: Record) -> tuple[str, str]:
    dated = next((str(record[name]) for name in _DAYS if record.get(name)), "")
    return dated, str(record["id"])


def _said(held: Held, record: Record, name: str) -> str:
    value = record[name]
    if name.endswith("_at"):  # of its own day the hour is enough
        at = Moment(unstamp(value), record.get("utc_offset_minutes", 0)).local
        same = at.date().isoformat() == next((record[on] for on in _DAYS if record.get(on)), "")
        return f"{at:%H:%M}" if same else f"{day_said(at.date())} {at:%H:%M}"
    return _day(value) if name.endswith("_on") else held.called.get(str(value), str(value))


def _day(value: object) -> str:
    return day_said(date.fromisoformat(str(value)[:10])) if value else ""


def _label(name: str) -> str:
    return name.removesuffix("_id").removesuffix("_on").removesuffix("_at").replace("_", " ")


def _covered(name: str, value: Any, names: Collection[str]) -> Any:
    is_words = isinstance(value, str) and name != "id" and not name.endswith(("_id", "_on", "_at"))
    return mask(value, names) if is_words else value


def _spoken(name: str, value: object) -> str:
    """Words as they are read; of a report as it was sent, all the texts in it."""
    if name != "content":
        return str(value or "")
    try:
        return " · ".join(_strings(json.loads(str(value))))
    except ValueError:
        return str(value)


def _strings(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        named = value.items() if isinstance(value, dict) else enumerate(value)
        for name, part in named:
            if name != "ratings":  # of its chart: each stands among the ratings
                yield from _strings(part)
