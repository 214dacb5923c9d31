"""`./run` on machines that lack things; the machine's own programs are stood in for."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
NOTHING = "exit 0"
# stands in for python3: makes a .venv whose pip succeeds and whose coachdesk says its arguments
PYTHON = r"""
case "$*" in *"-m venv"*)
    mkdir -p "${@: -1}/bin"
    printf '#!/bin/bash\nexit 0\n' >"${@: -1}/bin/python"
    printf '#!/bin/bash\necho "coachdesk $*"\n' >"${@: -1}/bin/coachdesk"
    chmod +x "${@: -1}"/bin/* ;;
esac"""


@pytest.fixture
def clone(tmp_path: Path) -> Path:
    clone = tmp_path / "a clone"
    clone.mkdir()
    for name in ("run", "requirements.lock"):
        shutil.copy(ROOT / name, clone / name)
    return clone


def run(clone: Path, *words: str, **programs: str) -> subprocess.CompletedProcess[str]:
    """`./run` where only these programs and the plain tools of a system are there."""
    bin = clone.parent / "bin"
    bin.mkdir(exist_ok=True)
    for name in ("bash", "dirname", "cat", "cksum", "grep", "mkdir", "chmod", "env"):
        if not (bin / name).exists():
            (bin / name).symlink_to(str(shutil.which(name)))
    for name, body in programs.items():
        path = bin / name.replace("_", "-")
        path.write_text(f"#!/bin/bash\n{body}\n")
        path.chmod(0o755)
    env = {"PATH": str(bin), "HOME": os.environ["HOME"]}
    words = (str(clone / "run"), *words)
    return subprocess.run(words, check=False, env=env, capture_output=True, text=True)


def test_that_without_root_it_says_which_packages_are_missing_and_goes_on(clone):
    ended = run(
        clone, "--demo", id="echo 1000", dpkg_query=NOTHING, apt_get="exit 1", python3=PYTHON
    )
    assert "install: python3-venv libgl1 " in ended.stderr
    assert (ended.stdout, ended.returncode) == ("coachdesk --demo\n", 0)


def test_that_without_apt_it_goes_on(clone):
    ended = run(clone, "my team.coachdesk", id="echo 0", python3=PYTHON)
    assert (ended.stdout, ended.returncode) == ("coachdesk my team.coachdesk\n", 0)


def test_that_a_package_under_its_newer_name_is_not_missing(clone):
    there = 'for p; do case $p in *t64) echo "$p ii " ;; esac; done'
    ended = run(clone, id="echo 0", dpkg_query=there, apt_get="exit 1", python3=PYTHON)
    assert "install" not in ended.stderr


def test_that_it_installs_once_a_lock(clone):
    def start() -> str:
        return run(clone, id="echo 0", python3=PYTHON).stderr

    assert "Setting up" in start()
    assert "Setting up" not in start()
    with (clone / "requirements.lock").open("a") as lock:
        lock.write("one-more==1.0\n")
    assert "Setting up" in start()


def test_that_it_says_so_where_python_is_too_old(clone):
    ended = run(clone, id="echo 0", python3="exit 1")
    assert "Python 3.11" in ended.stderr
    assert ended.returncode == 1
