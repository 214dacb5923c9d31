"""What a text has been: who wrote which version when, on which machine; and the way back to one."""

from dataclasses import dataclass
from datetime import UTC, datetime
from json import loads

from coachdesk.domain.changes import Changes
from coachdesk.domain.moment import Moment, stamp
from coachdesk.store.schema import TEXTS
from coachdesk.store.store import Store

TOGETHER = "brought together"  # in place of a machine: the words of two, as they stand now

_LOG = """SELECT rev.hlc, rev.value, coalesce(session.device_name, 'another computer')
    FROM rev LEFT JOIN session ON session.id = rev.session
    WHERE rev.row = ? AND rev.tbl = ? ORDER BY rev.hlc, rev.id"""


@dataclass(frozen=True, slots=True)
class TextVersion:
    """One version of a text; `at` is a stamp in UTC by the clock of its machine."""

    at: str
    device: str
    text: str


def histories(store: Store, table: str, id: str) -> dict[str, list[TextVersion]]:
    """The versions of each text of a row that ever had words, by field, newest first."""
    found = {field: history(store, table, id, field) for field in TEXTS[table]}
    return {field: all_ for field, all_ in found.items() if any(one.text for one in all_)}


def history(store: Store, table: str, id: str, field: str) -> list[TextVersion]:
    """The versions of a field, newest first: the first one stands now.

    One that repeats the version before it is left out.
    """
    versions: list[TextVersion] = []
    for hlc, value, device in store.rows(_LOG, id, table):
        fields = loads(value)
        if field not in fields:
            continue
        text = "" if fields[field] is None else str(fields[field])
        if not versions or versions[-1].text != text:
            at = stamp(datetime.fromtimestamp((hlc >> 16) / 1000, UTC))
            versions.append(TextVersion(at, device, text))
    now = store.one(f"SELECT {field} FROM {table} WHERE id = ?", id)
    if now and versions and versions[-1].text != (now[0] or ""):
        versions.append(TextVersion(versions[-1].at, TOGETHER, now[0] or ""))
    return versions[::-1]


def restore_version(
    store: Store, now: Moment, *, table: str, id: str, field: str, version: TextVersion
) -> Changes:
    """Makes a field what it was in a version, as a new one: nothing is erased.

    Refused where the row was deleted meanwhile.
    """
    with store.write(now) as tx:
        tx.update(table, id, **{field: version.text})
    return tx.changes
