from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from coachdesk.desk.curbside import curbside
from coachdesk.ui.call.role_panel import RolePanel
from tests.ui.accessible import unnamed


def panel_of(page):
    next(a for a in page.actions() if a.text() == "Correct the role …").trigger()
    return page.window().findChild(RolePanel)


def test_that_a_role_is_corrected_with_a_reason_and_both_stand_in_the_head(show, store, ended):
    page = show(ended(account="Betelgard"))
    panel = panel_of(page)
    panel.role.value = "joint selling"
    panel.reason.setText("they asked me in")
    panel.keep()
    assert "joint selling · was coaching call: they asked me in" in page._header.subtitle.text()


def test_that_without_a_reason_nothing_is_corrected_and_the_field_says_so(show, store, ended):
    call = ended()
    panel = panel_of(show(call))
    panel.role.value = "demonstration"
    panel.keep()
    assert curbside(store, call).role == "coaching"
    assert panel.said.text() == "Say why the role is corrected."
    assert panel.isVisible()
    assert unnamed(panel) == []


def test_that_a_correction_is_undone(show, session, store, ended):
    undo = []
    session.said.connect(lambda text, back: undo.append(back))
    call = ended()
    panel = panel_of(show(call))
    panel.role.value = "demonstration"
    panel.reason.setText("shown")
    panel.keep()
    undo[-1]()
    assert (curbside(store, call).role, curbside(store, call).role_was) == ("coaching", None)


def test_that_ctrl_enter_in_the_panel_is_the_panels_and_not_the_pages(show, store, ended):
    call = ended()
    page = show(call)
    panel = panel_of(page)
    panel.role.value = "joint selling"
    panel.reason.setFocus()
    QTest.keyClicks(panel.reason, "they asked me in")
    QTest.keyClick(panel.reason, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert curbside(store, call).role == "joint selling"
    assert page.gone == []
