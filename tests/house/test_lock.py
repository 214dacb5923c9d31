"""The lock and the project say the same."""

import re
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
LOCK = (ROOT / "requirements.lock").read_text("utf-8")


def _name(requirement: str) -> str:
    return re.split(r"[\s<>=;\[]", requirement, maxsplit=1)[0].lower().replace("_", "-")


def test_that_the_lock_holds_every_package_the_project_names():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    named = [*project["dependencies"], *project["optional-dependencies"]["dev"]]
    locked = {_name(line) for line in LOCK.splitlines() if "==" in line}
    assert {_name(requirement) for requirement in named} <= locked
    assert {"hatchling", "editables"} <= locked


def test_that_the_lock_names_no_place_to_load_from():
    assert "//" not in LOCK
    assert "--index" not in LOCK
    assert "--find-links" not in LOCK
