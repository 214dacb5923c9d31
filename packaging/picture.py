"""Makes the picture of the window in README anew: the demo's team, on a screen that nobody sees."""

import os
import shutil
from pathlib import Path
from tempfile import TemporaryDirectory

from coachdesk.assets import resource

os.environ["QT_QPA_PLATFORM"] = f"offscreen:configfile={resource('offscreen.json')}"

from coachdesk.ui.journey import SCENES, play  # once Qt will read its platform

PICTURE = Path(__file__).with_name("window.png")

with TemporaryDirectory() as folder:
    play(Path(folder), lambda _line: None)
    (first,) = Path(folder).glob(f"*-{SCENES[0].name}.png")
    shutil.copyfile(first, PICTURE)
