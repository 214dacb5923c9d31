from PySide6.QtWidgets import QLabel

from coachdesk.ui.kit.flow import Flow


def lines(flow, width):
    """How many widgets stand on each line at a width."""
    flow.resize(width, flow.heightForWidth(width))
    flow.show()
    tops = [label.y() for label in flow.findChildren(QLabel)]
    return [tops.count(top) for top in sorted(set(tops))]


def of_four(qtbot):
    flow = Flow(spacing=10)
    qtbot.addWidget(flow)
    for _ in range(4):
        label = QLabel("x")
        label.setFixedSize(100, 20)
        flow.add(label)
    return flow


def test_that_a_flow_breaks_where_the_width_ends(qtbot):
    flow = of_four(qtbot)
    assert lines(flow, 430) == [4]
    assert lines(flow, 429) == [3, 1]
    assert lines(flow, 100) == [1, 1, 1, 1]
    assert flow.heightForWidth(429) == 40


def test_that_hidden_things_take_no_room_in_a_flow(qtbot):
    flow = of_four(qtbot)
    first, *others = flow.findChildren(QLabel)
    first.hide()
    flow.resize(320, 20)
    flow.show()
    assert [label.x() for label in others] == [0, 110, 220]
