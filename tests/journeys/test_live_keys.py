"""The keys of a live call as a keyboard really sends them: chords, a held key, another layout."""

import shutil
import subprocess
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import pytest

from coachdesk.cli.files import reading
from coachdesk.desk.call import call_of, open_calls
from coachdesk.desk.call_entries import entries_of
from coachdesk.store.store import Store
from tests.display import private_display
from tests.journeys.keyboard import Keyboard
from tests.journeys.program import COACHDESK, Window, running, until

pytestmark = pytest.mark.timeout(180)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    file = tmp_path / "Team.coachdesk"
    words = [*COACHDESK, "sample", str(file), "--reps", "5", "--years", "1", "--seed", "5"]
    subprocess.run(words, check=True, capture_output=True)
    return file


@contextmanager
def on_a_display(file: Path) -> Iterator[tuple[Keyboard, Window, Store]]:
    with ExitStack() as stack:
        display = stack.enter_context(private_display())
        keyboard = stack.enter_context(Keyboard(display))
        store = stack.enter_context(reading(file))
        yield keyboard, stack.enter_context(running(display, str(file))), store


def press(keyboard: Keyboard, window: Window, *keys: str) -> None:
    for each in keys:
        keyboard.press(each)
        window.until_calm()


def start(keyboard: Keyboard, window: Window, store: Store) -> str:
    """A call from the roster, with one note in it."""
    press(
        keyboard,
        window,
        "<Ctrl+2>",
        "<Down>",
        "<Return>",
        "<Ctrl+Return>",
        "<Ctrl+Return>",
        "one",
        "<Return>",
    )
    until(lambda: bool(open_calls(store)))
    return open_calls(store)[0].id


def test_that_chords_mark_tag_and_take_back(file):
    with on_a_display(file) as (keyboard, window, store):
        call = start(keyboard, window, store)

        def last() -> tuple[str | None, str | None]:
            entry = entries_of(store, call)[-1]
            return entry.mark, entry.skill_id

        until(lambda: bool(entries_of(store, call)))
        press(keyboard, window, "<Ctrl+Shift+equal>")
        until(lambda: last()[0] == "strength")
        press(keyboard, window, "<Ctrl+minus>")
        until(lambda: last()[0] == "deficiency")
        press(keyboard, window, "<Ctrl+Shift+slash>")
        until(lambda: last()[0] == "question")
        press(keyboard, window, "<Ctrl+1>")
        until(lambda: last()[1] is not None)
        press(keyboard, window, "<Ctrl+z>", "<Ctrl+z>")
        until(lambda: last() == ("deficiency", None))


def test_that_a_held_ctrl_enter_ends_the_call_and_does_nothing_more(file):
    with on_a_display(file) as (keyboard, window, store):
        call = start(keyboard, window, store)
        keyboard.hold("<x>", 1.5)  # the display does repeat what is held
        until(lambda: "xx" in (store.drafts.get(f"call/{call}/line") or ""))
        keyboard.hold("<Ctrl+Return>", 1.5)
        window.until_calm()
        assert call_of(store, call).ended_at
        keyboard.press("<Escape>")  # on the quiet line, and only there, this goes on
        until(lambda: call_of(store, call).is_live)
        assert len(entries_of(store, call)) == 2


@pytest.mark.skipif(not shutil.which("setxkbmap"), reason="no setxkbmap on this machine")
def test_that_ctrl_digit_tags_on_azerty_where_digits_need_shift(file):
    with private_display() as display, reading(file) as store:
        subprocess.run(["setxkbmap", "-display", display, "fr"], check=True)
        with running(display, str(file)) as window, Keyboard(display) as keyboard:
            call = start(keyboard, window, store)
            press(keyboard, window, "<Ctrl+ampersand>")  # the key of 1, without Shift
            assert entries_of(store, call)[-1].skill_id is not None
