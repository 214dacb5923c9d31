import pytest

from coachdesk.domain.moment import Moment
from tests.builders import TUESDAY


@pytest.fixture
def now() -> Moment:
    """Tuesday 24 November 2026."""
    return TUESDAY
