"""Colours and sizes of the window: the one place that names any."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Palette:
    """A set of colours, each named by what it says."""

    name: str
    window: str
    surface: str
    text: str
    muted: str
    hairline: str  # only where nothing is operated
    border: str  # of what can be operated
    accent: str
    selected: str
    good: str
    warn: str
    bad: str
    series: tuple[str, str, str]
    on_series: tuple[str, str, str]
    primary: str = "#0b5cad"
    on_primary: str = "#ffffff"
    tiles: tuple[str, ...] = ("#f3d9c7", "#f6ecd8", "#e6eef6", "#a9cbea", "#6aa7de")
    on_tile: str = "#1b1f24"
    regular: int = 400
    medium: int = 500
    hatched: bool = False  # series are told apart by hatching too


LIGHT = Palette(
    "light",
    window="#f6f7f9", surface="#ffffff", text="#1b1f24", muted="#5b6570",
    hairline="#e2e6eb", border="#7b8794", accent="#0b5cad", selected="#e8f1fb",
    good="#176f37", warn="#8a5a00", bad="#b42318",
    series=("#0b5cad", "#4a90d2", "#8a939d"), on_series=("#ffffff", "#1b1f24", "#1b1f24"),
)  # fmt: skip
DARK = Palette(
    "dark",
    window="#17191c", surface="#1f2124", text="#e8eaed", muted="#9aa0a6",
    hairline="#33373c", border="#7d858d", accent="#7fb8ff", selected="#22354c",
    good="#6cc580", warn="#e0b25a", bad="#ff8a80",
    series=("#7fb8ff", "#4a90d2", "#7a828b"), on_series=("#17191c", "#17191c", "#17191c"),
)  # fmt: skip
SUNLIGHT = Palette(
    "sunlight",
    window="#ffffff", surface="#ffffff", text="#000000", muted="#1f1f1f",
    hairline="#8c8c8c", border="#000000", accent="#003d80", selected="#dcdcdc",
    good="#00481a", warn="#5a3800", bad="#8a0a04",
    series=("#000000", "#767676", "#ffffff"), on_series=("#ffffff", "#000000", "#000000"),
    primary="#000000", regular=600, medium=600, hatched=True,
)  # fmt: skip
PALETTES = {palette.name: palette for palette in (LIGHT, DARK, SUNLIGHT)}


@dataclass(frozen=True, slots=True)
class Sizes:
    """Lengths in pixels, on a grid of 8, for a text size and for fingers or a mouse."""

    scale: float = 1.0
    touch: bool = False
    low: bool = False  # the window is lower than 720

    def _grown(self, pixels: int) -> int:
        return round(pixels * (1 + (self.scale - 1) * 0.6))

    @property
    def text(self) -> float:
        """Ordinary text."""
        return 14 * self.scale

    @property
    def small(self) -> float:
        """Second lines, labels, status."""
        return 12.5 * self.scale

    @property
    def title(self) -> float:
        """A page's title."""
        return 20 * self.scale

    @property
    def note(self) -> float:
        """The note line and quotations."""
        return 16 * self.scale

    @property
    def header(self) -> int:
        """A page's header."""
        return self._grown(60)

    @property
    def rail(self) -> int:
        """Width of the rail."""
        return self._grown(80)

    @property
    def status(self) -> int:
        """The status line."""
        return self._grown(30)

    @property
    def field(self) -> int:
        """Buttons and fields."""
        return self._grown(44 if self.touch else 36)

    @property
    def big_field(self) -> int:
        """Buttons and fields in a call."""
        return self._grown(44)

    @property
    def row(self) -> int:
        """A table's row."""
        return self._grown(44 if self.touch else 40 if self.low else 42)

    @property
    def header_row(self) -> int:
        """A table's header."""
        return self._grown(34)


@dataclass(frozen=True, slots=True)
class Look:
    """What is in force: colours, and sizes in a high and in a low window."""

    palette: Palette
    sizes: Sizes
    low: Sizes
