"""Other copies of this team: see what one would change, bring it in, go back to it."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from coachdesk.desk.merging import RepPlaces, by_rep, refuse_while_live
from coachdesk.domain.changes import Changes
from coachdesk.domain.moment import Moment, stamp
from coachdesk.domain.refused import Refused
from coachdesk.store.away import newest, note_away
from coachdesk.store.backup import backups
from coachdesk.store.check import Progress, check, quiet
from coachdesk.store.identity import identify
from coachdesk.store.intake import intake
from coachdesk.store.merge import RowChange, Version
from coachdesk.store.merge_undo import undo
from coachdesk.store.opening import verify
from coachdesk.store.publish import publish
from coachdesk.store.restore import differences, last_brought, restore
from coachdesk.store.store import Store
from coachdesk.store.taking import preview, take_in

_NOTES = {"entry", "note"}


@dataclass(frozen=True, slots=True)
class Choice:
    """Which of several versions of a field shall stand."""

    table: str
    id: str
    field: str
    version: Version


@dataclass(frozen=True, slots=True)
class Look:
    """What a copy would change, by rep; `by` and `at` say which machine wrote it, and when."""

    copy: Path
    by: str
    at: str
    groups: list[RepPlaces]
    changes: list[RowChange] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Kept:
    """A backup on this computer; `at` is a stamp in UTC."""

    path: Path
    at: str


@dataclass(frozen=True, slots=True)
class Checked:
    """What a check found, in a sentence, and which of the two is to be mended."""

    words: str
    damaged: Literal["", "store", "file"] = ""


def look_at(store: Store, copy: Path, progress: Progress = quiet) -> Look:
    """What bringing a copy in would change. Refused where it is none of this team."""
    identity = identify(copy)
    plan = preview(store, copy, store.home_data / "incoming", progress)
    groups = by_rep(store, plan.changes)
    return Look(copy, identity.published_by, identity.published_at, groups, plan.changes)


def look_back(store: Store, copy: Path, progress: Progress = quiet) -> Look:
    """What going back to a copy would change."""
    with intake(store.home_data / "incoming", copy, progress) as (then, identity):
        changes = differences(store, then)
    groups = by_rep(store, changes)
    return Look(copy, identity.published_by, identity.published_at, groups, changes)


def bring_in(
    store: Store,
    now: Moment,
    *,
    copy: Path,
    choices: list[Choice] | None = None,
    progress: Progress = quiet,
) -> Changes:
    """Takes a copy in and settles what was chosen. Refused while a call is live."""
    refuse_while_live(store, copy)
    changes = take_in(store, copy, now, progress)
    return changes | decide(store, now, choices=choices or [])


def decide(store: Store, now: Moment, *, choices: list[Choice]) -> Changes:
    """From now on the chosen versions are what the fields say."""
    with store.write(now) as tx:
        for choice in choices:
            tx.resolve(choice.table, choice.id, **{choice.field: choice.version.value})
        return tx.changes


def go_back(store: Store, now: Moment, *, look: Look, only: set[str] | None = None) -> Changes:
    """Makes rows what they were in a copy, as new revisions. Refused while a call is live."""
    refuse_while_live(store, look.copy)
    return restore(store, look.changes, now, only)


def sync(store: Store, now: Moment, copy: Path, progress: Progress = quiet) -> Changes:
    """Takes a copy in and leaves in it all there is."""
    changes = bring_in(store, now, copy=copy, progress=progress)
    leave_all_in(store, now, copy)
    return changes


def leave_all_in(store: Store, now: Moment, copy: Path) -> None:
    """Brings a copy up to the store: all there is by now is known off this computer."""
    upto = newest(store)
    publish(store, copy, now)
    note_away(store, upto)


def take_back(store: Store, now: Moment) -> Changes:
    """Undo of the last copy brought in, or of the last going back; and undo of that."""
    return undo(store, now)


def came_in_last(store: Store) -> Look:
    """What the last copy brought in changed, seen from now; nothing where none was."""
    by, changes = last_brought(store)
    return Look(Path(), by, "", by_rep(store, changes), changes)


def in_short(look: Look) -> str:
    """What came in, in a few words: 12 notes from LAPTOP."""
    count = len(look.changes)
    thing = "note" if {change.table for change in look.changes} <= _NOTES else "change"
    return f"{count:,} {thing}{'' if count == 1 else 's'} from {look.by or 'another computer'}"


def kept_here(store: Store) -> list[Kept]:
    """The backups on this computer, newest first."""
    return [Kept(one.path, stamp(one.at)) for one in backups(store)]


def check_both(store: Store, file: Path, progress: Progress = quiet) -> Checked:
    """Checks the store on this computer, then the file."""
    if problems := check(store, lambda share: progress(share / 2)):
        return Checked(f"What is kept on this computer is damaged: {problems[0]}", "store")
    try:
        verify(file, lambda share: progress((1 + share) / 2))
    except Refused as refused:
        return Checked(str(refused), "file")
    revisions = store.rows("SELECT count(*) FROM rev")[0][0]
    return Checked(f"{file.name} is sound: {revisions:,} revisions, each as it was written")


def refuse_itself(file: Path | None, copy: Path) -> None:
    """Refused where a copy is the very file it would be brought into."""
    if file is not None and file.exists() and copy.exists() and file.samefile(copy):
        raise Refused(f"{copy.name} is the file you work on: there is nothing to bring in.")
