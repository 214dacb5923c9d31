"""Pictures say what their rows say, by mouse, finger and keys; and leave the window whole."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QInputDevice, QMouseEvent, QPointingDevice
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from coachdesk.domain.charts import of_days, of_results, of_trend
from coachdesk.domain.figures import Coached, MonthResults
from coachdesk.domain.periods import Period
from coachdesk.domain.trend import Rating, Trend
from coachdesk.ui import theme
from coachdesk.ui.charts.bars import Bar, BarPlot, Look, Piece
from coachdesk.ui.charts.scales import Amounts, Dates, short
from coachdesk.ui.charts.shares import SharePlot, Shares
from coachdesk.ui.charts.skill_chart import SkillChart
from coachdesk.ui.charts.skill_plot import SkillPlot
from tests.ui.charted import DAY, TREND, a_plot


@pytest.fixture
def plot(qtbot, look):
    return a_plot(qtbot)


def test_that_a_rating_is_a_point_at_its_date_and_level(plot):
    assert [mark.call_id for mark in plot.marks] == ["c0", "c1", "c2", "c4"]  # c3: not observed
    centres = [mark.box.center() for mark in plot.marks]
    steps = [b.x() - a.x() for a, b in pairwise(centres)]
    assert steps[0] == pytest.approx(steps[1])
    assert steps[2] == pytest.approx(2 * steps[0])
    assert centres[0].y() == centres[2].y() > centres[1].y() > centres[3].y()


def test_that_a_point_tells_date_account_level_and_the_reps_own(plot):
    assert plot.marks[-1].tip == "2 Nov 2026, Acme\nListen 4, Kary’s own 3"


def test_that_clicking_a_point_tells_the_call_it_came_from(qtbot, plot):
    with qtbot.waitSignal(plot.call_chosen) as told:
        QTest.mouseClick(plot, Qt.MouseButton.LeftButton, pos=plot.marks[1].box.center().toPoint())
    assert told.args == ["c1"]


def test_that_clicking_beside_the_points_does_nothing(qtbot, plot):
    with qtbot.assertNotEmitted(plot.call_chosen):
        QTest.mouseClick(plot, Qt.MouseButton.LeftButton, pos=QPoint(3, 3))


def test_that_a_first_tap_tells_and_a_second_opens(qtbot, plot):
    finger = QPointingDevice(
        "finger", 1, QInputDevice.DeviceType.TouchScreen, QPointingDevice.PointerType.Finger,
        QInputDevice.Capability.Position, 1, 0)  # fmt: skip
    at = plot.marks[0].box.center()

    def tap():
        press = QMouseEvent(
            QEvent.Type.MouseButtonPress, at, plot.mapToGlobal(at), Qt.MouseButton.LeftButton,
            Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, finger)  # fmt: skip
        QApplication.sendEvent(plot, press)

    with qtbot.assertNotEmitted(plot.call_chosen):
        tap()
    assert "5 Oct 2026" in plot.accessibleDescription()
    with qtbot.waitSignal(plot.call_chosen):
        tap()


def test_that_keys_walk_along_the_points_and_enter_opens(qtbot, plot):
    for _ in range(2):
        qtbot.keyClick(plot, Qt.Key.Key_Right)
    assert plot.accessibleDescription().startswith("12 Oct 2026, Acme\nListen 3")
    qtbot.keyClick(plot, Qt.Key.Key_Left)
    qtbot.keyClick(plot, Qt.Key.Key_Left)  # past the first lies the last
    with qtbot.waitSignal(plot.call_chosen) as told:
        qtbot.keyClick(plot, Qt.Key.Key_Return)
    assert told.args == ["c4"]
    plot.clearFocus()
    assert plot.accessibleDescription() == of_trend(TREND, "Kary").finding


def test_that_a_picture_has_a_name_and_says_its_finding(plot):
    assert plot.accessibleName() == "Listen, 4 ratings, 4 days"
    assert plot.accessibleDescription().startswith("Between 2 and 4; too few ratings to say more")


def test_that_ratings_of_one_day_and_level_lie_side_by_side(qtbot, look):
    plot = SkillPlot()
    qtbot.addWidget(plot)
    trend = Trend("s", "Listen", (Rating("a", DAY, 3), Rating("b", DAY, 3)))
    plot.show_trend(of_trend(trend, ""), trend, Period(DAY - timedelta(30), DAY + timedelta(30)))
    plot.grab()
    alone = SkillPlot()
    qtbot.addWidget(alone)
    one = Trend("s", "Listen", trend.ratings[:1])
    alone.show_trend(of_trend(one, ""), one, Period(DAY - timedelta(30), DAY + timedelta(30)))
    alone.grab()
    middle = alone.marks[0].box.center().x()
    first, second = plot.marks
    assert second.box.left() > first.box.left() + 4
    assert (first.box.center().x() + second.box.center().x()) / 2 == pytest.approx(middle)


def test_that_a_month_without_results_is_a_gap_and_says_so(qtbot, look):
    from coachdesk.ui.progress.rep_pictures import result_bars

    rows = [MonthResults(date(2026, 9, 1), 2, 1, 900.0), MonthResults(date(2026, 10, 1))]
    plot = BarPlot()
    qtbot.addWidget(plot)
    axis = Period(date(2026, 9, 1), date(2026, 10, 31))
    plot.show_bars(of_results(rows), result_bars(rows), axis, Look())
    plot.grab()
    whole, gap = plot.marks
    assert whole.box.height() > 50
    assert (gap.box.height(), gap.tip) == (0, "Oct 2026: no results")


def test_that_pieces_of_a_bar_stack_with_two_pixels_between(qtbot, look):
    plot = BarPlot()
    qtbot.addWidget(plot)
    plot.resize(400, 300)
    bar = Bar(Period(DAY, DAY), (Piece(30, 0, "a", "c1"), Piece(60, 1, "b", "c2")), "")
    plot.show_bars(of_days([Coached("c", "r", DAY, 90)]), [bar], Period(DAY, DAY), Look())
    plot.grab()
    lower, upper = (mark.box for mark in plot.marks)
    assert lower.top() - upper.bottom() == pytest.approx(2)
    assert [mark.call_id for mark in plot.marks] == ["c1", "c2"]


def test_that_shares_fill_their_bar(qtbot, look):
    plot = SharePlot()
    qtbot.addWidget(plot)
    plot.resize(600, 170)
    bar = Shares("Given", (25, 60, 15, 0), ("a", "b", "c", "d"))
    plot.show_shares(of_days([]), [bar], ("top", "middle", "bottom", "new"))
    plot.grab()
    boxes = [mark.box for mark in plot.marks]
    assert len(boxes) == 3
    assert boxes[-1].right() == pytest.approx(600)
    assert boxes[1].width() / boxes[0].width() == pytest.approx(60 / 25)


def test_that_dates_are_labelled_without_crowding_and_years_named_in_long_ones():
    year = Dates(Period(date(2025, 12, 1), date(2026, 11, 30)), 0, 500).ticks(56)
    assert [tick.text for tick in year] == ["Dec", "Feb", "Apr", "Jun", "Aug", "Oct"]
    decade = Dates(Period(date(2016, 5, 1), date(2026, 11, 30)), 0, 500).ticks(56)
    assert all(tick.text.isdecimal() for tick in decade)
    for ticks in (year, decade):
        assert all(b.at - a.at >= 50 for a, b in pairwise(ticks))


@pytest.mark.parametrize("most", [0.004, 0.3, 1, 7.4, 99, 100, 38_000, 2.4e6])
def test_that_amounts_have_round_labels_and_room_for_the_highest(most):
    amounts = Amounts(most, 0, 100, short)
    assert amounts.end >= most
    assert 2 <= len(amounts.ticks()) <= 6
    assert amounts.y(0) == 100
    assert len({tick.text for tick in amounts.ticks()}) == len(amounts.ticks())


def test_that_nothing_at_all_is_one_zero():
    assert [tick.text for tick in Amounts(0, 0, 100, short).ticks()] == ["0"]


def test_that_a_picture_grows_with_the_text(qapp, plot):
    usual = plot.sizeHint().height()
    theme.apply(qapp, "light", 1.5)
    assert plot.sizeHint().height() == round(1.5 * usual)
    theme.apply(qapp, "light")


def test_that_a_small_chart_says_title_n_and_finding(qtbot, look):
    chart = SkillChart(TREND, "Kary")
    qtbot.addWidget(chart)
    with qtbot.waitSignal(chart.call_chosen):
        chart.plot.grab()
        mark = chart.plot.marks[0]
        QTest.mouseClick(chart.plot, Qt.MouseButton.LeftButton, pos=mark.box.center().toPoint())
    chart.show_trend(Trend("s", "Open"))
    assert chart.plot.accessibleName() == "Open, no ratings"


def test_that_nearer_marks_win_and_far_ones_are_not_meant(plot):
    mark = plot.marks[0]
    assert plot._at(mark.box.center() + QPointF(9, 0)) is mark
    assert plot._at(QPointF(mark.box.center().x() + 17, mark.box.center().y())) is None
    assert QRectF(plot.rect()).contains(mark.box)


def test_that_figures_for_axes_are_short():
    amounts = (0, 0.5, 38, 850, 45_000, 198_900, 1_240_000, -45_000)
    assert [short(amount) for amount in amounts] == [
        "0", "0.5", "38", "850", "45 k", "199 k", "1.2 m", "-45 k"]  # fmt: skip


def test_that_what_was_not_seen_in_a_coaching_call_is_hollow_and_unjoined(qtbot, look):
    plot = SkillPlot()
    qtbot.addWidget(plot)
    plot.resize(600, 200)
    beside = {1: {"from_memory": True}, 2: {"role": "joint selling"}}
    ratings = tuple(
        Rating(f"c{i}", DAY + timedelta(weeks=i), 3, **beside.get(i, {})) for i in range(3)
    )
    plot.show_trend(of_trend(Trend("s", "Listen", ratings), ""), Trend("s", "Listen", ratings))
    picture = plot.grab().toImage()
    fills = [picture.pixelColor(mark.box.center().toPoint()).name() for mark in plot.marks]
    assert fills == [theme.LIGHT.accent, theme.LIGHT.surface, theme.LIGHT.surface]
    assert [mark.tip.rpartition("\n")[2] for mark in plot.marks[1:]] == [
        "from memory", "joint selling"]  # fmt: skip


def test_that_a_disputed_rating_is_marked_and_says_since_when(qtbot, look):
    plot = SkillPlot()
    qtbot.addWidget(plot)
    disputed = Rating("a", DAY, 2, 4, disputed_on=DAY + timedelta(3), asked_by="rep")
    trend = Trend("s", "Listen", (disputed, Rating("b", DAY + timedelta(9), 3)))
    chart = of_trend(trend, "Kary")
    plot.show_trend(chart, trend, own="Kary’s own")
    plain = SkillPlot()
    qtbot.addWidget(plain)
    untouched = Trend("s", "Listen", (Rating("a", DAY, 2, 4), trend.ratings[1]))
    plain.show_trend(of_trend(untouched, "Kary"), untouched, own="Kary’s own")
    for each in (plot, plain):
        each.resize(600, 200)
    assert plot.grab().toImage() != plain.grab().toImage()
    assert plot.marks[0].tip == (
        "5 Oct 2026\nListen 2, Kary’s own 4\ndisputed 8 Oct\n"
        "changed after the talk, as the rep asked"
    )
    assert [row[-1] for row in chart.rows] == [DAY + timedelta(3), None]
    assert plot.marks[1].tip == "14 Oct 2026\nListen 3"
