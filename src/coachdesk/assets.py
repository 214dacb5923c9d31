"""Where the files of resources/ are: beside the sources, or inside the installed package."""

from pathlib import Path

_HERE = Path(__file__).resolve().parent


def resource(name: str) -> Path:
    """The path of resources/NAME, in a clone as in an installed wheel."""
    installed = _HERE / "resources" / name
    return installed if installed.exists() else _HERE.parents[1] / "resources" / name
