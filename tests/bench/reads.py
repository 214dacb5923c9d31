"""What desk/ adds to the SQL it asks."""

from collections.abc import Callable
from datetime import date
from typing import Any

from coachdesk.desk.roster_rows import roster_rows
from coachdesk.store.store import Store
from tests.bench.figures import Figure, against, median_seconds


def roster(store: Store, today: date) -> list[Figure]:
    """The Team table beside the very statements it sends, asked once more and read whole."""
    asked = statements(store, lambda listening: roster_rows(listening, today))
    jobs = (
        lambda: roster_rows(store, today),
        lambda: [store.rows(sql, *params) for sql, params in asked],
    )
    whole, raw = (1000 * took for took in median_seconds(*jobs))
    beside = f"its {len(asked)} statements alone"
    return [
        against("roster data", whole, raw, 2, "ms", beside),
        Figure("roster data", whole, "ms", 100),
    ]


def statements(store: Store, read: Callable[[Store], object]) -> list[tuple[str, tuple[Any, ...]]]:
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
