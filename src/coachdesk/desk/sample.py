"""The sample team: an invented history of any size, written at once."""

import tomllib
from collections.abc import Callable, Iterable
from datetime import UTC, date, datetime, time

from coachdesk.assets import resource
from coachdesk.desk.newfile import new_dataset
from coachdesk.desk.sample_reports import report_rows
from coachdesk.desk.skills import starter_skills
from coachdesk.desk.templates import starters
from coachdesk.domain.moment import Moment
from coachdesk.domain.refused import Refused
from coachdesk.domain.sample import Cast, Question, Row, story
from coachdesk.store.home import Home
from coachdesk.store.schema import CONTENT
from coachdesk.store.store import Store

Progress = Callable[[int, int], None]  # done, of how many

DEMO_REPS, DEMO_YEARS, DEMO_SEED = 12, 1.5, 7
# Where a sample's story ends unless another day is asked for: a fixed day, so that one seed
# gives the same rows whenever it is made.
UNTIL = date(2026, 11, 20)

_EARLIEST, _LATEST = 1900, 2200  # years of which calendars can be trusted
_BATCH = 4_000


def ignore(done: int, total: int) -> None:
    """Progress that nobody watches."""


def evening(on: date) -> Moment:
    """The end of a working day."""
    return Moment(datetime.combine(on, time(18), UTC))


def make_sample(
    home: Home, now: Moment, *, seed: int, reps: int, years: float, until: Moment,
    progress: Progress = ignore,
) -> Store:  # fmt: skip
    """A new data set with a team's history that ends at `until`; not published anywhere yet."""
    if reps < 1 or years <= 0:
        raise Refused("A sample needs at least one rep and some time to tell of.")
    if not _EARLIEST <= until.on.year - years < until.on.year < _LATEST:
        raise Refused(f"A sample’s story lies between the years {_EARLIEST} and {_LATEST}.")
    told = _told(story(cast(), seed=seed, reps=reps, years=years, until=until), reps, progress)
    store = new_dataset(home, now)
    try:
        write(store, now, told, progress)
        write(store, now, report_rows(store, cast(), until))
    except BaseException:
        store.close()
        raise
    return store


def make_demo(home: Home, now: Moment, progress: Progress = ignore) -> Store:
    """The sample team as it stands now: twelve reps, eighteen months."""
    return make_sample(
        home, now, seed=DEMO_SEED, reps=DEMO_REPS, years=DEMO_YEARS, until=now, progress=progress
    )


def write(store: Store, now: Moment, rows: Iterable[Row], progress: Progress = ignore) -> None:
    """Writes rows that the data set has never had, in one transaction.

    A table after the other, none before those it refers to, and of two ride-alongs the one that
    the other was moved to: else SQLite would search all children of each row for one that waits.
    """
    tables: dict[str, list[Row]] = {table: [] for table in CONTENT}
    for row in rows:
        tables[row.table].append(row)
    total, done = sum(map(len, tables.values())), 0
    with store.write(now) as tx:
        for table, found in tables.items():
            found.sort(key=lambda row: row.id, reverse=table == "ride")
            for start in range(0, len(found), _BATCH):
                batch = found[start : start + _BATCH]
                tx.insert_new(table, [(row.id, row.fields) for row in batch])
                done += len(batch)
                progress(total + done, 2 * total)


def _told(story: Iterable[list[Row]], reps: int, progress: Progress) -> list[Row]:
    rows: list[Row] = []
    for done, of_rep in enumerate(story, start=1):
        rows += of_rep
        progress(min(done, reps), 2 * reps)  # the last part is the coach’s own
    return rows


def cast() -> Cast:
    """Who and what the sample is made of."""
    people, phrases = (
        tomllib.loads(resource(f"sample/{name}.toml").read_text("utf-8"))
        for name in ("cast", "phrases")
    )
    questions = (
        Question(line.id, line.part, line.text, line.skill_id) for line in starters("question")
    )
    return Cast.of(people, phrases, starter_skills(), questions)
