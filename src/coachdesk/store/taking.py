"""Taking in what another machine's copy of the same data set has."""

from collections.abc import Callable
from pathlib import Path

from coachdesk.domain.changes import Changes
from coachdesk.domain.moment import Moment
from coachdesk.domain.refused import Refused
from coachdesk.store.backup import backup
from coachdesk.store.check import Progress, quiet
from coachdesk.store.identity import Identity
from coachdesk.store.intake import intake
from coachdesk.store.lock import publish_right
from coachdesk.store.merge import Plan, merge, plan
from coachdesk.store.purge import clear_erased_alone
from coachdesk.store.schema import SCHEMA
from coachdesk.store.seen import note_seen
from coachdesk.store.store import Store

Look = Callable[[Plan], None]


def unseen(planned: Plan) -> None:
    """A plan that nobody looks at."""


def take_in(
    store: Store, file: Path, now: Moment, progress: Progress = quiet, look: Look = unseen
) -> Changes:
    """Brings into the store what FILE has and the store lacks; nothing where FILE is older.

    `look` is shown what will be done; what it raises stops it. Refused where FILE is damaged,
    of another data set or a newer program: both stay untouched.
    """
    with publish_right(store.path.parent):
        return take_in_alone(store, file, now, progress, look)


def take_in_alone(
    store: Store, file: Path, now: Moment, progress: Progress = quiet, look: Look = unseen
) -> Changes:
    """`take_in` for who has the right to publish already."""
    home = store.home_data
    with intake(home / "incoming", file, progress, refused_to=home / "quarantine") as (
        other, identity,
    ):  # fmt: skip
        changes = Changes()
        planned = _plan(store, other, file, identity)
        look(planned)
        if planned:
            backup(store, now)
            changes = merge(store, planned, now, identity.published_by)
            clear_erased_alone(store, now)
    note_seen(store, file, identity)
    return changes


def preview(store: Store, file: Path, folder: Path, progress: Progress = quiet) -> Plan:
    """What taking FILE in would change; nothing is written but a passing copy in `folder`."""
    with intake(folder, file, progress) as (other, identity):
        return _plan(store, other, file, identity)


def _plan(store: Store, other: Store, file: Path, identity: Identity) -> Plan:
    if identity.dataset != store.dataset:
        raise Refused(f"{file.name} holds another team: teams are never brought together.")
    refuse_newer_writer(file, identity)
    return plan(store, other)


def refuse_newer_writer(file: Path, identity: Identity) -> None:
    """Refused where only a newer program may write what FILE holds."""
    if identity.min_writer > SCHEMA:
        raise Refused(
            f"{file.name} can only be changed by a newer CoachDesk (file version"
            f" {identity.min_writer}). Update CoachDesk on this computer, or open it only to read."
        )
