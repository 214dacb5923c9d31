"""What this machine's user has chosen for the window; what must travel is in the coach file."""

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QByteArray, QSettings
from PySide6.QtWidgets import QApplication

from coachdesk.store.home import Home
from coachdesk.ui import theme

_RECENT = 8


@dataclass(frozen=True, slots=True)
class Recent:
    """A coach file that was open here."""

    dataset: str
    file: Path


class Preferences:
    """The INI file in the configuration folder. Always read with a type: all it holds is text."""

    def __init__(self, home: Home) -> None:
        path = str(home.config / "coachdesk.ini")
        self._ini = QSettings(path, QSettings.Format.IniFormat)

    @property
    def palette(self) -> str:
        """system, light, dark or sunlight."""
        return str(self._ini.value("look/palette", "system", type=str))

    @palette.setter
    def palette(self, palette: str) -> None:
        self._ini.setValue("look/palette", palette)

    @property
    def text_percent(self) -> int:
        """Text size: 100, 125 or 150."""
        return int(str(self._ini.value("look/text_percent", 100, type=int)))

    @text_percent.setter
    def text_percent(self, percent: int) -> None:
        self._ini.setValue("look/text_percent", percent)

    @property
    def touch(self) -> bool:
        """Whether everything is large enough for fingers."""
        return bool(self._ini.value("look/touch", False, type=bool))

    @touch.setter
    def touch(self, touch: bool) -> None:
        self._ini.setValue("look/touch", touch)

    @property
    def away_days(self) -> int:
        """After how many days it is said that notes are on this computer only; 0: never."""
        return int(str(self._ini.value("files/away_days", 3, type=int)))

    @away_days.setter
    def away_days(self, days: int) -> None:
        self._ini.setValue("files/away_days", days)

    def is_synced(self, folder: Path) -> bool:
        """Whether another program carries that folder off this computer."""
        return str(folder) in self._synced()

    def set_synced(self, folder: Path, *, synced: bool) -> None:
        """Name a folder as synced, or take that back."""
        rest = [other for other in self._synced() if other != str(folder)]
        self._ini.setValue("files/synced", "\n".join([*rest, *[str(folder)] * synced]))

    def _synced(self) -> list[str]:
        return str(self._ini.value("files/synced", "", type=str)).splitlines()

    @property
    def geometry(self) -> QByteArray:
        """Where the window was, and how large."""
        stored = self._ini.value("window/geometry", QByteArray(), type=QByteArray)
        return stored if isinstance(stored, QByteArray) else QByteArray()

    @geometry.setter
    def geometry(self, geometry: QByteArray) -> None:
        self._ini.setValue("window/geometry", geometry)

    @property
    def recent(self) -> list[Recent]:
        """Coach files that were open here, the last one first."""
        lines = str(self._ini.value("files/recent", "", type=str)).splitlines()
        pairs = [line.partition("\t") for line in lines]
        return [Recent(dataset, Path(file)) for dataset, _, file in pairs if file]

    def remember(self, recent: Recent) -> None:
        """Put a file at the head of the list."""
        rest = [other for other in self.recent if other.dataset != recent.dataset]
        self._keep([recent, *rest])

    def forget(self, dataset: str) -> None:
        """Take a file off the list."""
        self._keep([other for other in self.recent if other.dataset != dataset])

    def settle(self) -> None:
        """Write now what would be written later."""
        self._ini.sync()

    def _keep(self, recent: list[Recent]) -> None:
        lines = (f"{one.dataset}\t{one.file}" for one in recent[:_RECENT])
        self._ini.setValue("files/recent", "\n".join(lines))

    def apply(self, app: QApplication) -> None:
        """Put the look that was chosen in force."""
        theme.apply(app, self.palette, self.text_percent / 100, touch=self.touch)
