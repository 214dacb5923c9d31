"""Leaving a borrowed computer: all of it into the file, then nothing of it is left here."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from coachdesk.store.leaving import publish_last
from coachdesk.ui import prompt, work
from coachdesk.ui.session import Session

_REMOVE = "Close and remove"


def ask_to_leave(window: QWidget, session: Session, then: Callable[[], None]) -> None:
    """Ask once, bring the file up and read all of it again; `then` where that went well."""
    file, store, now = session.file, session.store, session.now()
    assert file is not None

    def job(_progress: work.Progress) -> None:
        own = store.again()
        try:
            publish_last(own, file, now)
        finally:
            own.close()

    def go(_answer: str) -> None:
        session.say(f"Saving {file.name} and reading it again …")
        work.run(job, on_done=lambda _result: then(), on_error=session.failed.emit)

    drafts = len(store.drafts.keys(""))
    typed = f" Typed and not entered, which is lost: {drafts}." if drafts else ""
    prompt.ask(
        window,
        f"Remove {file.stem} from this computer?",
        f"First all of it is saved in {file} and read again. Then its notes, drafts, backups and"
        f" the copies of it in quarantine are removed here.{typed}",
        [_REMOVE],
        go,
    )
