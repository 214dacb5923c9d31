import os
import tempfile

import pytest

from coachdesk.ui.demo import DemoCopy
from tests.builders import TUESDAY


@pytest.fixture
def temporary(tmp_path, monkeypatch):
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    return tmp_path


def test_that_a_sample_team_is_gone_when_it_is_removed(temporary):
    copy = DemoCopy(lambda: TUESDAY)
    assert len(list(temporary.glob("coachdesk-sample-*"))) == 1
    copy.remove()
    assert list(temporary.glob("coachdesk-sample-*")) == []


def test_that_what_a_killed_one_left_is_cleared_the_next_day(temporary):
    old, open_now = temporary / "coachdesk-sample-old", temporary / "coachdesk-sample-now"
    old.mkdir()
    open_now.mkdir()
    os.utime(old, (1, 1))
    DemoCopy(lambda: TUESDAY).remove()
    assert list(temporary.glob("coachdesk-sample-*")) == [open_now]
