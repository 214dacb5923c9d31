import json

import pytest
from PySide6.QtCore import Qt

from coachdesk.domain.masking import COVER
from coachdesk.ui.places import Destination
from coachdesk.ui.records.held import HeldScreen
from tests.builders import a_rep, a_row
from tests.ui.accessible import unnamed


@pytest.fixture
def screen(qtbot, session):
    ann = a_rep(session.store, "Ann Weber")
    a_rep(session.store, "Bea Horn")
    a_row(session.store, "note", rep_id=ann, noted_on="2026-11-24", text="Bea and Mr Olsen agree")
    made = HeldScreen(session)
    qtbot.addWidget(made)
    made.resize(1286, 600)
    made.show()
    made.show_anew(Destination("held", ann))
    return made


def test_that_names_of_others_are_covered_before_anything_is_saved(screen):
    assert f"{COVER} and Mr Olsen agree" in screen.text.toPlainText()
    assert [box.text() for box in screen.names] == ["Bea (1)"]
    screen.names[0].setChecked(False)
    assert "Bea and Mr Olsen agree" in screen.text.toPlainText()


def test_that_another_name_is_covered_by_typing_it(qtbot, screen, session):
    screen.line.setText("Olsen")
    qtbot.keyClick(screen.line, Qt.Key.Key_Return)
    assert f"{COVER} and Mr {COVER} agree" in screen.text.toPlainText()
    session.notice_others()
    assert screen.covered == ["Bea", "Olsen"]


def test_that_it_is_saved_as_it_was_looked_at(screen, session, prompts, tmp_path):
    prompts.answers = [tmp_path / "held.json", tmp_path / "held.pdf"]
    screen.save_json.trigger()
    screen.save_pdf.trigger()
    told = json.loads((tmp_path / "held.json").read_text("utf-8"))
    assert told["tables"]["note"][0]["text"] == f"{COVER} and Mr Olsen agree"
    assert (tmp_path / "held.pdf").stat().st_size > 1000
    assert session.heard == ["Saved held.json", "Saved held.pdf"]


def test_that_a_folder_that_can_not_be_written_is_said(screen, session, prompts, tmp_path):
    prompts.answers = [tmp_path / "nowhere" / "held.pdf"]
    screen.save_pdf.trigger()
    assert session.failures == ["held.pdf could not be written: No such file or directory."]


def test_that_without_a_rep_it_says_where_to_find_one(qtbot, session):
    made = HeldScreen(session)
    qtbot.addWidget(made)
    made.show()
    assert "Open a rep’s page" in made.says.text()
    assert not made.save_pdf.isEnabled()


def test_that_every_part_has_a_name(screen):
    assert unnamed(screen) == []
