"""The rep's page on the command line: what was given, else what is shared of the last day."""

from pathlib import Path

import pypdfium2
import pytest
from click.testing import CliRunner

from coachdesk.cli.report import report
from coachdesk.desk.newfile import new_file
from coachdesk.desk.page import give
from coachdesk.desk.report import begin_report, report_id, report_on, write_part
from coachdesk.domain.refused import Refused
from coachdesk.store.clock import system_clock
from coachdesk.store.home import Home
from coachdesk.store.publish import publish
from tests.builders import a_past_call, a_rep, a_step, an_entry


@pytest.fixture
def file(tmp_path, home):
    """Ann had a call today that can be reported of; Bo had none."""
    now, file = system_clock(), tmp_path / "Team.coachdesk"
    store = new_file(Home.find(), file, now)
    ann = a_rep(store, "Ann Becker")
    a_rep(store, "Bo Carter")
    call = a_past_call(store, ann, now.later(hours=-2), held_on=now.on.isoformat())
    an_entry(store, call, ann, "Stays silent", mark="strength", audience="rep")
    an_entry(store, call, ann, "SECRET of mine", mark="deficiency")
    a_step(store, ann, "Work out what waiting costs", audience="rep", agreed_on=now.on.isoformat())
    publish(store, file, now)
    yield file, store, ann
    store.close()


def made(file, name="Ann"):
    out = file.with_name("out.pdf")
    done = CliRunner().invoke(report, [str(file), "--rep", name, str(out)])
    if isinstance(done.exception, Refused):
        raise done.exception
    assert done.exit_code == 0, done.output
    pdf = pypdfium2.PdfDocument(str(out))
    words = " ".join(page.get_textpage().get_text_range() for page in pdf)
    pdf.close()
    return " ".join(words.split())


def test_that_what_is_shared_of_the_last_day_is_on_the_page_and_nothing_private(file):
    words = made(file[0])
    assert "Stays silent" in words
    assert "SECRET" not in words


def test_that_the_page_that_was_given_stands_whatever_was_written_since(file):
    path, store, ann = file
    now = system_clock()
    begin_report(store, now, rep_id=ann, held_on=now.on)
    give(store, now, report_id=report_id(ann, now.on))
    part = report_on(store, ann, now.on).parts[0]
    write_part(store, now, part_id=part.id, text="Something else", was=part.text)
    assert "Something else" not in made(path)


def test_that_it_is_made_without_a_display(file, monkeypatch):
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    assert "Ann Becker" in made(file[0])


@pytest.mark.parametrize(("name", "says"), [
    ("Bo", "There was no call with Bo Carter yet"), ("Zed", "Zed"),
])  # fmt: skip
def test_that_a_rep_of_whom_nothing_can_be_told_is_refused_in_one_sentence(file, name, says):
    with pytest.raises(Refused, match=says):
        made(file[0], name)
    assert not file[0].with_name("out.pdf").exists()


def test_that_a_coach_file_is_never_replaced_by_a_page(file):
    path = file[0]
    before = path.read_bytes()
    with pytest.raises(Refused, match="a coach file stands there"):
        CliRunner().invoke(report, [str(path), "--rep", "Ann", str(path)], catch_exceptions=False)
    assert path.read_bytes() == before


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full here")
def test_that_a_full_disk_is_said(file):
    with pytest.raises(Refused, match="could not be written"):
        CliRunner().invoke(
            report, [str(file[0]), "--rep", "Ann", "/dev/full"], catch_exceptions=False
        )
