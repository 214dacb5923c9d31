"""What desk/ adds to the SQL it asks."""

from collections.abc import Callable
from functools import partial
from typing import Any

from coachdesk.desk.roster_rows import roster_rows
from coachdesk.desk.search import Index
from coachdesk.desk.week import week
from coachdesk.desk.who_next import who_next
from coachdesk.domain.moment import Moment
from coachdesk.domain.periods import week_start
from coachdesk.store.store import Store
from tests.bench.figures import Figure, against, median_seconds

_TYPED = ("a", "p", "pri", "the price", "price list early")  # all are said often
Read = Callable[[Store], object]


def reads(store: Store, now: Moment) -> list[Figure]:
    """What places draw from, each beside the very statements it sends, read once more whole."""
    those: dict[str, tuple[Read, float]] = {
        "roster data": (lambda asked: roster_rows(asked, now.on), 2),
        "who-next data": (lambda asked: who_next(asked, now.on), 2),
        "week data": (lambda asked: week(asked, now, week_start(now.on)), 4),
    }
    figures = [figure for name, read in those.items() for figure in _figures(name, *read, store)]
    return [*figures, searching(store)]


def searching(store: Store) -> Figure:
    """Ctrl+F as one types, at the words that take longest: of all texts, and of one rep's."""
    index, (rep_id,) = Index(store), store.rows("SELECT id FROM rep ORDER BY id")[0]
    asked = [(words, *only) for words in _TYPED for only in ((None, None), (rep_id, "rep"))]
    took = median_seconds(*(partial(index.search, *each) for each in asked), times=5)
    index.close()
    return Figure("search as one types", 1000 * max(took), "ms", 100, beside=f"of {len(asked)}")


def _figures(name: str, read: Read, times: float, store: Store) -> list[Figure]:
    asked = statements(store, read)
    jobs = (
        lambda: read(store),
        lambda: [store.rows(sql, *params) for sql, params in asked],
    )
    whole, raw = (1000 * took for took in median_seconds(*jobs))
    beside = f"its {len(asked)} statements alone"
    return [against(name, whole, raw, times, "ms", beside), Figure(name, whole, "ms", 100)]


def statements(store: Store, read: Read) -> list[tuple[str, tuple[Any, ...]]]:
    """What a read asks the database, in order."""
    asked: list[tuple[str, tuple[Any, ...]]] = []

    class Listening(Store):
        def rows(self, sql: str, *params: Any) -> list[tuple[Any, ...]]:
            asked.append((sql, params))
            return super().rows(sql, *params)

    listening = Listening(store.path, store.device)
    try:
        asked.clear()  # what opening asks
        read(listening)
    finally:
        listening.close()
    return asked
