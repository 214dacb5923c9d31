"""The evening's report in a real window, its inputs counted: a key is one, a line typed is one."""

import subprocess
from pathlib import Path
from time import monotonic

import pypdfium2
import pytest

from coachdesk.cli.files import reading, writing
from coachdesk.desk.page import pages_of
from coachdesk.desk.roster import add_rep, find_rep
from coachdesk.store.clock import system_clock
from tests.builders import a_past_call, a_step, an_entry
from tests.display import private_display
from tests.journeys.keyboard import Keyboard
from tests.journeys.program import COACHDESK, running

pytestmark = pytest.mark.timeout(180)

# From the palette: the rep, the report, a line of the day besides, a word of one's own.
TO_WRITE = ("<Ctrl+k>", "kary", "<Return>", "f", "<End>", ", twice")
TO_GIVE = ("<Ctrl+t>", "Kary Hendriksen", "<Return>")
SECONDS, MOST_INPUTS = 60, 12


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A file with one rep and a call of today, debriefed and shared."""
    file = tmp_path / "Team.coachdesk"
    subprocess.run([*COACHDESK, "new", str(file)], check=True, capture_output=True)
    now = system_clock()
    with writing(file) as store:
        add_rep(store, now, name="Kary Hendriksen")
        kary = find_rep(store, "Kary").id
        call = a_past_call(store, kary, now.later(hours=-3), account="Pinehollow")
        an_entry(store, call, kary, "Stays silent", mark="strength", audience="rep")
        on = now.later(hours=-3).on.isoformat()
        a_step(store, kary, "Work out what waiting costs", audience="rep", agreed_on=on)
    return file


def test_that_a_report_is_written_given_and_acknowledged_by_nine_inputs(file, tmp_path):
    with (
        private_display() as display,
        Keyboard(display) as keyboard,
        running(display, str(file)) as window,
    ):
        window.until_calm()
        began = monotonic()
        for keys in (*TO_WRITE, *TO_GIVE):
            keyboard.press(keys)
            window.until_calm()
        took = monotonic() - began
    inputs = len(TO_WRITE) + len(TO_GIVE)
    print(f"a report written, given and acknowledged by {inputs} inputs in {took:.1f} s")
    assert inputs <= MOST_INPUTS
    assert took < SECONDS
    with reading(file) as store:
        (page,) = pages_of(store, find_rep(store, "Kary").id)
    assert "Stays silent, twice" in [line for part in page.content.parts for line in part.lines]
    assert [(answer.kind, answer.name) for answer in page.answers] == [("read", "Kary Hendriksen")]
    out = tmp_path / "out.pdf"
    made = [*COACHDESK, "report", str(file), "--rep", "Kary", str(out)]
    subprocess.run(made, check=True, capture_output=True)
    pdf = pypdfium2.PdfDocument(str(out))
    words = pdf[0].get_textpage().get_text_range()
    assert len(pdf) == 1
    pdf.close()
    assert "Stays silent, twice" in words
    assert "Kary Hendriksen, typed on" in words
