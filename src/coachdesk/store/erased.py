"""What erasing leaves of a revision: sessions keep date, category and minutes, words go.

An erased revision has the same id, parents and clock as before, kind "purge", and a value that
holds nothing but what is KEPT of its table. Of two bodies with one id the erased one wins every
merge, so that an old copy brings nothing back.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from coachdesk.domain.refused import Refused
from coachdesk.store.line import canonical, digest_of
from coachdesk.store.revision import Fields, Revision

PURGE = "purge"
FORMER = "a former rep"

# What stays of a row. A row of any other table goes as a whole.
KEPT: dict[str, frozenset[str]] = {
    "rep": frozenset(("name", "started_on", "archived_on", "same_as_id", "purged_on")),
    "tier": frozenset(("rep_id", "tier", "starts_on")),
    "ride": frozenset((
        "rep_id", "planned_on", "utc_offset_minutes", "ended_as", "ended_at", "moved_to_id", "kind",
        "starts_minute", "planned_minutes", "began_at", "minutes",
    )),
    "stop": frozenset(("ride_id", "position", "starts_minute", "minutes", "watch")),
    "call": frozenset((
        "rep_id", "ride_id", "role", "held_on", "utc_offset_minutes", "started_at", "ended_at",
        "minutes", "from_memory", "closed_at", "debrief_minutes", "stop_id", "debrief_began_at",
        "undebriefed", "together_id",
    )),
    "day_debrief": frozenset(("rep_id", "held_on", "began_at", "closed_at", "minutes")),
    "busy": frozenset((
        "uid", "planned_on", "starts_minute", "minutes", "category", "source",
    )),
    "pause": frozenset(("call_id", "started_at", "ended_at")),
    "sent": frozenset((
        "title", "planned_on", "starts_minute", "minutes", "cancelled", "sequence", "changed_at",
    )),
}  # fmt: skip
_INSTEAD = {("rep", "name"): FORMER, ("sent", "title"): FORMER}


def is_erased(revisions: Iterable[Revision]) -> bool:
    """Whether a row was erased: then all that is known of it is, whoever wrote it, and when."""
    return any(revision.kind == PURGE for revision in revisions)


def is_gone(revisions: Sequence[Revision]) -> bool:
    """Whether nothing is left of a row."""
    return is_erased(revisions) and revisions[0].tbl not in KEPT


def blanked(revision: Revision) -> Revision:
    """What is left of a revision; of one that is blank already, the same. A deletion says nothing.

    It follows from the revision alone, so that every machine makes the same of it.
    """
    if revision.kind == "delete":
        return revision
    kept = KEPT.get(revision.tbl, frozenset())
    return _with(
        revision,
        {
            name: _INSTEAD.get((revision.tbl, name), value)
            for name, value in revision.fields.items()
            if name in kept
        },
    )


def settled(mine: Revision, theirs: Revision) -> Revision:
    """Which of two bodies of one revision counts: the erased one; of two, what both kept.

    Refused where nobody erased anything: then somebody changed a note outside CoachDesk.
    """
    same = replace(mine, kind=theirs.kind, value=theirs.value, digest=theirs.digest) == theirs
    if not same or PURGE not in (mine.kind, theirs.kind):
        raise Refused("A note was changed outside CoachDesk: the two files can't be one.")
    if mine.kind != theirs.kind:
        return mine if mine.kind == PURGE else theirs
    others = theirs.fields
    both = {n: v for n, v in mine.fields.items() if n in others and others[n] == v}
    return _with(mine, both)


def _with(revision: Revision, fields: Fields) -> Revision:
    value = canonical(fields)
    digest = digest_of(revision.row, revision.id, revision.tbl, revision.parents, revision.hlc,
                       revision.session, PURGE, value)  # fmt: skip
    return replace(revision, kind=PURGE, value=value, digest=digest)
