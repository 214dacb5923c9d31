from datetime import UTC, datetime
from pathlib import Path

import pytest

from coachdesk.domain.moment import Moment
from coachdesk.store.home import Device
from coachdesk.store.store import Store

NOW = Moment(datetime(2026, 11, 24, 9, 41, tzinfo=UTC), 60)


@pytest.fixture
def now() -> Moment:
    """Tuesday 24 November 2026."""
    return NOW


@pytest.fixture
def store(tmp_path: Path):
    made = Store.create(tmp_path / "stores", Device("device-1", "OFFICE"), NOW)
    yield made
    made.close()
