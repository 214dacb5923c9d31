"""Reads the log: what a row's revisions say it is now.

Order comes from parents, not clocks. A revision is a head of a field if it sets the field and
is no ancestor of another that does; the clock only breaks the tie between several heads.
"""

from collections.abc import Iterable

from coachdesk.store.revision import Fields, Revision


def heads(revisions: Iterable[Revision]) -> list[str]:
    """The ids of the revisions that no other was made upon, sorted."""
    every = list(revisions)
    seen = {parent for revision in every for parent in revision.parent_ids}
    return sorted(revision.id for revision in every if revision.id not in seen)


def fold(revisions: Iterable[Revision]) -> Fields | None:
    """The row's fields now, or None where it is deleted.

    A row is deleted only if every head is a deletion: an unseen edit beats a delete.
    """
    every = list(revisions)
    if len(every) == 1:
        return every[0].fields if every[0].kind != "delete" else None
    by_id = {revision.id: revision for revision in every}
    if all(by_id[head].kind == "delete" for head in heads(every)):
        return None
    ancestors = _ancestors(by_id)
    fields: Fields = {}
    chosen: dict[str, Revision] = {}
    for revision in every:
        for name, value in revision.fields.items():
            if name not in chosen or _supersedes(revision, chosen[name], ancestors):
                chosen[name] = revision
                fields[name] = value
    return fields


def _supersedes(new: Revision, old: Revision, ancestors: dict[str, set[str]]) -> bool:
    if old.id in ancestors[new.id]:
        return True
    if new.id in ancestors[old.id]:
        return False
    return (new.hlc, new.id) > (old.hlc, old.id)


def _ancestors(by_id: dict[str, Revision]) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    stack = list(by_id)
    while stack:
        id = stack[-1]
        parents = [parent for parent in by_id[id].parent_ids if parent in by_id]
        missing = [parent for parent in parents if parent not in found]
        if id in found or not missing:
            found.setdefault(id, set(parents).union(*(found[parent] for parent in parents)))
            stack.pop()
        else:
            stack.extend(missing)
    return found
