import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from coachdesk.desk.call_entries import edit_entry
from coachdesk.desk.curbside import curbside
from coachdesk.ui import theme
from coachdesk.ui.history_panel import HistoryPanel
from tests.builders import TUESDAY, a_past_call, an_entry
from tests.ui.accessible import unnamed
from tests.ui.curbside.pressing import press, rating, words


def test_that_one_digit_gives_the_reps_rating_and_the_next_one_the_coachs(show, store, ended, ask):
    call = ended()
    show(call)
    press("3")
    assert rating(store, call, ask, "rep") == (3, "Behaviour 3")
    assert rating(store, call, ask) is None
    press("0")
    assert rating(store, call, ask) == (None, "")


def test_that_six_to_nine_rate_nothing(show, store, ended, ask):
    call = ended()
    show(call)
    press("6789")
    assert rating(store, call, ask) is None


def test_that_tab_goes_from_skill_to_skill_and_then_to_the_step(show, store, ended, ask, insight):
    call = ended(focus_2_id=insight)
    an_entry(store, call, curbside(store, call).rep_id, skill_id=ask)
    page = show(call)
    press(Qt.Key.Key_Tab, "2", Qt.Key.Key_Up, "4", Qt.Key.Key_Tab, Qt.Key.Key_Tab)
    assert rating(store, call, ask, "rep") == (4, "Behaviour 4")
    assert rating(store, call, insight, "rep") == (2, "Behaviour 2")
    assert QApplication.focusWidget() is page.steps.form.what


def test_that_the_whole_ladder_is_in_view_for_the_skill_in_focus(show, ended, insight):
    page = show(ended(focus_2_id=insight))
    ladder = page.board.ladder
    assert [rung.accessibleName() for rung in ladder.rungs] == [
        *(f"{level}: Behaviour {level}" for level in range(1, 6)), "Not observed",
    ]  # fmt: skip
    QTest.mouseClick(ladder.rungs[2], Qt.MouseButton.LeftButton)
    press(Qt.Key.Key_Up)
    assert [rung.isChecked() for rung in page.board.ladder.rungs][2]


def test_that_the_ladder_stays_in_view_beside_sixty_long_entries(
    show, qtbot, store, ended, kary, ask
):
    call = ended()
    for position in range(60):
        an_entry(store, call, kary, "what was said " * 20, skill_id=ask, position=position)
    page = show(call)
    qtbot.waitUntil(lambda: page.board.notes.verticalScrollBar().maximum() > 1000)
    press(*[Qt.Key.Key_Down] * 60)
    shown = page.board.ladder.viewport()
    for rung in page.board.ladder.rungs:
        at = rung.mapTo(shown, rung.rect().topLeft())
        assert shown.rect().contains(at)
    assert page.board.notes.verticalScrollBar().value() > 1000


def test_that_a_skill_outside_the_focus_is_rated_only_when_asked(show, store, ended, kary, insight):
    call = ended()
    an_entry(store, call, kary, skill_id=insight)
    show(call)
    press(Qt.Key.Key_Down, "4")
    assert rating(store, call, insight) is None
    press("r4")
    assert rating(store, call, insight, "rep") == (4, "Behaviour 4")


@pytest.mark.qt_log_ignore("grabbing the keyboard", extend=True)
def test_that_any_other_skill_can_be_chosen_to_rate(show, qtbot, store, ended, insight):
    call = ended()
    show(call)
    press("r")
    menu = QApplication.activePopupWidget()
    QTest.keyClick(menu, Qt.Key.Key_Return)
    press("3")
    assert rating(store, call, insight, "rep") == (3, "Behaviour 3")


def test_that_an_entry_is_kept_stopped_or_started_by_one_key(show, store, ended, kary, ask):
    call = ended()
    entry = an_entry(store, call, kary, skill_id=ask)

    def chosen():
        return store.one("SELECT feedback FROM entry WHERE id = ?", entry)[0]

    show(call)
    press("k")
    assert chosen() is None  # the cursor is at the skill
    press(Qt.Key.Key_Down, "x")
    assert chosen() == "stop"
    press("k")
    assert chosen() == "keep"
    press("k")
    assert chosen() is None
    press("a")
    assert chosen() == "start"


def test_that_account_news_is_neither_rated_nor_chosen(show, store, ended, kary, ask):
    call = ended()
    entry = an_entry(store, call, kary, "they hire", mark="account")
    page = show(call)
    press(Qt.Key.Key_Down, "4k")
    assert rating(store, call, ask) is None
    assert store.one("SELECT feedback FROM entry WHERE id = ?", entry) == (None,)
    assert "Account news" in words(page)


def test_that_what_is_tied_to_no_skill_stands_apart_and_a_takeover_is_marked(
    show, store, ended, kary
):
    call = ended()
    an_entry(store, call, kary, "I answered myself", mark="takeover")
    shown = words(show(call))
    assert "Not tied to a skill" in shown
    assert "you took over" in shown


def test_that_everything_on_the_curbside_has_a_name(show, store, ended, kary, ask):
    call = ended()
    an_entry(store, call, kary, skill_id=ask)
    assert unnamed(show(call)) == []


@pytest.mark.parametrize("size", [(1286, 620), (1136, 490)])
def test_that_nothing_scrolls_sideways_and_the_ladder_is_whole_at_150_percent(
    qapp, qtbot, show, store, ended, kary, ask, insight, size
):
    theme.apply(qapp, "light", 1.5)
    call = ended(focus_2_id=insight)
    for days in (20, 30, 40):
        earlier = a_past_call(store, kary, TUESDAY.later(days=-days))
        an_entry(store, earlier, kary, skill_id=insight, mark="deficiency")
    for position in range(12):
        skill = insight if position > 6 else ask
        an_entry(store, call, kary, "what was said " * 5, skill_id=skill, mark="deficiency",
                 position=position)  # fmt: skip
    page = show(call)
    page.resize(*size)
    press(Qt.Key.Key_Tab, Qt.Key.Key_Down, "x")
    board = page.board
    qtbot.waitUntil(lambda: board.ladder.verticalScrollBar().maximum() == 0)
    assert board.notes.horizontalScrollBar().maximum() == 0
    assert board.notes.horizontalScrollBar().value() == 0


def test_that_each_key_in_view_is_a_button_that_does_the_same(show, store, ended, kary, ask):
    call = ended()
    an_entry(store, call, kary, skill_id=ask)
    page = show(call)
    press(Qt.Key.Key_Down)
    links = page._keys.findChildren(QPushButton)
    buttons = {link.text(): link for link in links if not link.isHidden()}
    assert list(buttons) == [
        "1–5  Kary’s rating", "0  not observed", "O  rate without Kary", "K  keep", "X  stop",
        "A  start", "T  skill", "S  share with Kary", "H  earlier words", "N  add notes",
        ">  next step",
    ]  # fmt: skip
    QTest.mouseClick(buttons["K  keep"], Qt.MouseButton.LeftButton)
    QTest.mouseClick(buttons["0  not observed"], Qt.MouseButton.LeftButton)
    assert rating(store, call, ask, "rep") == (None, "")
    assert curbside(store, call).skills[0].entries[0].feedback == "keep"


def test_that_rating_draws_no_line_anew(show, store, ended, kary, ask):
    call = ended()
    an_entry(store, call, kary, skill_id=ask)
    page = show(call)
    before = page.board.notes.widget()
    press("4", Qt.Key.Key_Down, "k")
    assert page.board.notes.widget() is before
    assert {"Kary 4", "keep"} <= set(words(page))


def test_that_a_file_open_for_reading_shows_the_curbside_and_keeps_it_so(
    show, session, ended, store
):
    call = ended()
    session.read_only = True
    said = []
    session.failed.connect(said.append)
    page = show(call)
    press("4", ">", "Ask first")
    page.primary.trigger()
    assert curbside(store, call).skills[0].rated is None
    assert store.drafts.get(f"step/{call}") is None
    assert said


def test_that_a_call_without_notes_says_so_and_offers_to_rate(show, ended, insight):
    page = show(ended(focus_1_id=None))
    assert "Nothing was noted in this call." in words(page)
    assert page.board.notes.another.text() == "Rate a skill"
    assert page.board.notes.another.hasFocus()


def test_that_a_note_of_the_call_has_its_history_by_one_key(show, store, ended, kary, ask):
    call = ended()
    entry = an_entry(store, call, kary, "Asked why", skill_id=ask)
    edit_entry(store, TUESDAY.later(hours=1), entry_id=entry, line="Asked when")
    page = show(call)
    press(Qt.Key.Key_Down, "h")
    panel = page.window().findChild(HistoryPanel)
    assert {"Asked why", "Asked when"} <= set(words(panel))
    panel.links[0].click()
    assert curbside(store, call).skills[0].entries[0].text == "Asked why"


def test_that_two_hundred_entries_take_no_more_widgets_than_two(show, store, ended, kary, ask):
    few, many = ended(), ended()
    for call, count in ((few, 2), (many, 200)):
        for position in range(count):
            an_entry(store, call, kary, skill_id=ask, position=position)
    pages = show(few), show(many)
    assert len({len(page.board.findChildren(QWidget)) for page in pages}) == 1
    assert len(pages[1].board.notes.section.stops) == 201


def test_that_an_entry_is_reached_and_shared_by_mouse(show, qtbot, store, ended, kary, ask):
    call = ended()
    for position in range(3):
        an_entry(store, call, kary, "what was said " * 9, skill_id=ask, position=position)
    page = show(call)
    second = page.board.notes.section.stops[2]
    run = second.place[0]
    qtbot.waitUntil(lambda: run.height() > second.place[1].bottom() > second.place[1].top() + 30)
    box = second.place[1]
    QTest.mouseClick(run, Qt.MouseButton.LeftButton, pos=box.center())
    assert second.has_cursor
    QTest.mouseClick(run, Qt.MouseButton.LeftButton, pos=box.topRight() + QPoint(-15, 12))
    audiences = store.rows("SELECT audience FROM entry ORDER BY position")
    assert audiences == [("private",), ("rep",), ("private",)]
    assert "for Kary" in run.accessibleName()
