import pytest
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QWidget

from coachdesk.ui import theme
from coachdesk.ui.theme import DARK, LIGHT, PALETTES, SUNLIGHT


@pytest.fixture(autouse=True)
def light_afterwards(qapp):
    yield
    theme.apply(qapp, "light")


def luminance(colour):
    def linear(part):
        return part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4

    red, green, blue, _ = QColor(colour).getRgbF()
    return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)


def contrast(one, other):
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


TEXTS = ("text", "muted", "accent", "good", "warn", "bad")
GROUNDS = ("window", "surface", "selected")
EVERY = pytest.mark.parametrize("palette", PALETTES.values(), ids=lambda p: p.name)


def test_that_contrast_is_computed_as_wcag_does():
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#ffffff", "#0b5cad") == pytest.approx(6.7, abs=0.05)


@EVERY
@pytest.mark.parametrize("text", TEXTS)
@pytest.mark.parametrize("ground", GROUNDS)
def test_that_text_can_be_read_on_every_ground(palette, text, ground):
    assert contrast(getattr(palette, text), getattr(palette, ground)) >= 4.5


@EVERY
@pytest.mark.parametrize("mark", ["border", "good", "warn", "bad", "accent"])
@pytest.mark.parametrize("ground", GROUNDS)
def test_that_marks_and_the_borders_of_controls_are_seen(palette, mark, ground):
    assert contrast(getattr(palette, mark), getattr(palette, ground)) >= 3


@EVERY
def test_that_words_on_filled_shapes_can_be_read(palette):
    pairs = [(palette.on_primary, palette.primary)]
    pairs += [(palette.on_tile, tile) for tile in palette.tiles]
    pairs += list(zip(palette.on_series, palette.series, strict=True))
    assert [pair for pair in pairs if contrast(*pair) < 4.5] == []


@pytest.mark.parametrize("palette", [LIGHT, DARK], ids=lambda p: p.name)
def test_that_a_series_is_seen_on_its_ground(palette):
    assert [c for c in palette.series if contrast(c, palette.surface) < 3] == []


def test_that_sunlight_is_black_on_white_and_heavy():
    assert (SUNLIGHT.text, SUNLIGHT.surface, SUNLIGHT.regular) == ("#000000", "#ffffff", 600)
    assert SUNLIGHT.hatched


@pytest.mark.parametrize("name", PALETTES)
def test_that_the_chosen_palette_is_in_force_everywhere(qapp, name):
    theme.apply(qapp, name)
    assert theme.current().name == name
    assert qapp.palette().window().color().name() == PALETTES[name].window


def test_that_an_unknown_palette_follows_the_system(qapp):
    theme.apply(qapp, "system")
    assert theme.current() in {LIGHT, DARK}


def test_that_the_text_size_grows_type_and_room(qapp):
    theme.apply(qapp, "light")
    usual = theme.sizes()
    theme.apply(qapp, "light", 1.5)
    grown = theme.sizes()
    assert (usual.text, grown.text, grown.small) == (14, 21, 18.75)
    assert qapp.font().pointSizeF() == pytest.approx(theme.points(21))
    assert usual.field < grown.field
    assert usual.row < grown.row


def test_that_targets_are_44_pixels_high_for_fingers(qapp):
    theme.apply(qapp, "light", touch=True)
    assert theme.sizes().field == theme.sizes().row == 44


@pytest.mark.parametrize(("height", "row"), [(640, 40), (720, 42)])
def test_that_rows_are_lower_in_a_low_window(qapp, qtbot, height, row):
    theme.apply(qapp, "light")
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(900, height)
    assert theme.sizes(window).row == row
