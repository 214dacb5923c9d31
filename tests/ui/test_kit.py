import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from coachdesk.ui import kit, theme
from tests.ui.accessible import unnamed


@pytest.fixture(autouse=True)
def look(qapp):
    theme.apply(qapp, "light")


@pytest.fixture
def page(qtbot):
    page = QWidget()
    qtbot.addWidget(page)
    QVBoxLayout(page)
    page.resize(1286, 600)
    return page


@pytest.mark.parametrize(
    ("keys", "shown"),
    [
        ("Ctrl+Return", "Ctrl+Enter"),
        ("Del", "Delete"),
        ("Delete", "Delete"),
        (QKeySequence("Ctrl+."), "Ctrl+."),
    ],
)
def test_that_a_key_is_shown_as_it_stands_on_the_keyboard(keys, shown):
    assert kit.key_text(keys) == shown


def test_that_a_button_has_room_for_its_key(qtbot):
    plain, keyed = kit.KeyButton("Add rep"), kit.KeyButton("Add rep", "N")
    qtbot.addWidget(plain)
    qtbot.addWidget(keyed)
    assert keyed.sizeHint().width() > plain.sizeHint().width() + 8
    assert keyed.accessibleDescription() == "N"


def test_that_buttons_and_fields_are_as_high_as_the_size_says(page):
    field, button = kit.Field("Filter", "Filter …", "/"), kit.KeyButton("Add rep", "N")
    page.layout().addWidget(field)
    page.layout().addWidget(button)
    page.show()
    assert field.sizeHint().height() == button.sizeHint().height() == 36


def test_that_a_button_does_its_action_and_is_worded_as_it_is(qtbot):
    action = QAction("&Start a call")
    action.setShortcut("Ctrl+Return")
    button = kit.KeyButton.of(action, primary=True)
    qtbot.addWidget(button)
    assert (button.text(), button.key) == ("Start a call", "Ctrl+Enter")
    with qtbot.waitSignal(action.triggered):
        button.click()
    action.setText("Go on")
    action.setEnabled(False)
    assert button.text() == "Go on"
    assert not button.isEnabled()


def test_that_a_choice_in_a_row_is_told_once(qtbot):
    segmented = kit.Segmented([("rep", "One rep"), ("team", "Team")], "Page")
    qtbot.addWidget(segmented)
    told = []
    segmented.chosen.connect(told.append)
    segmented.value = "team"
    assert (segmented.value, told) == ("team", [])
    qtbot.mouseClick(segmented.findChildren(kit.buttons.QPushButton)[0], Qt.MouseButton.LeftButton)
    assert (segmented.value, told) == ("rep", ["rep"])


def test_that_a_long_name_is_whole_in_its_tip(qtbot):
    label = kit.ElidedLabel("Wolfeschlegelsteinhausenbergerdorff " * 3)
    qtbot.addWidget(label)
    label.resize(120, 20)
    label.show()
    assert label.toolTip() == label.text()
    label.setText("Ann")
    assert label.toolTip() == ""


def test_that_names_are_never_read_as_markup():
    assert kit.label("<b>Ann</b>").textFormat() == Qt.TextFormat.PlainText


def test_that_the_key_of_a_field_goes_away_while_something_stands_in_it(page):
    field = kit.Field("Filter", "Filter …", "/")
    page.layout().addWidget(field)
    page.show()
    chip = field.findChild(QLabel)
    assert chip.isVisible()
    field.setText("kary")
    assert not chip.isVisible()


def test_that_a_toast_undoes_once(page):
    undone = []
    toast = kit.Toast(page)
    page.show()
    toast.say("Kary archived", lambda: undone.append(1))
    assert toast.undo()
    assert not toast.undo()
    assert undone == [1]
    assert not toast.isVisible()


def test_that_a_toast_without_undo_offers_none(page):
    toast = kit.Toast(page)
    page.show()
    toast.say("Copied")
    assert not toast.findChild(kit.Link).isVisible()


def test_that_a_banner_offers_what_to_do_about_it(qtbot, page):
    done = []
    banner = kit.Banner("The folder can't be written to.")
    banner.add("Retry", lambda: done.append(1))
    page.layout().addWidget(banner)
    banner.findChild(kit.Link).click()
    assert done == [1]
    with qtbot.waitSignal(banner.closed):
        banner.findChild(kit.IconButton).click()


def test_that_every_part_that_takes_the_focus_has_a_name(page):
    parts = [
        kit.Header("Team", "11 reps", kit.KeyButton("Add rep", "N")),
        kit.Segmented([(1, "One rep"), (2, "Team")], "Page"),
        kit.Field("Filter"),
        kit.Link("Move …"),
        kit.Banner("A line"),
        kit.Empty("No calls yet", "They would stand here.", kit.KeyButton("Start a call")),
        kit.Card("Kept", "planned sessions"),
    ]
    for part in parts:
        page.layout().addWidget(part)
    kit.Toast(page)
    page.show()
    assert unnamed(page) == []


def test_that_a_nameless_field_would_be_found(page):
    field = kit.Field("")
    page.layout().addWidget(field)
    page.show()
    assert unnamed(page) == [field]


def test_that_a_long_word_may_go_on_in_the_next_line(qtbot):
    assert kit.breakable("short words stay as they are") == "short words stay as they are"
    address = "https://example.org/a/very/long/path/to/somewhere"
    assert kit.breakable(f"see {address}").replace("\u200b", "") == f"see {address}"
    made = kit.wrapped("W" * 300)
    qtbot.addWidget(made)
    assert made.minimumSizeHint().width() < 300


def test_that_an_audience_mark_says_for_whom_and_chooses_the_next(page, qtbot):
    mark = kit.AudienceMark("private", "Kary")
    page.layout().addWidget(mark)
    assert (mark.text(), mark.accessibleName()) == ("", "Private")
    assert "may have the right to ask for it" in mark.toolTip()
    heard = []
    mark.chosen.connect(heard.append)
    for said in ("for Kary", "for your director", ""):
        qtbot.keyClick(mark, Qt.Key.Key_Space)
        assert mark.text() == said
    assert heard == ["rep", "director", "private"]
