"""One window a data set: whoever comes second brings the first to the front.

Who is first is settled by an OS lock, gone with its process; a second one rings the first's bell.
"""

from collections.abc import Callable
from pathlib import Path
from typing import IO, TYPE_CHECKING

from PySide6.QtCore import QObject

from coachdesk.store.lock import try_lock
from coachdesk.store.sqlite import plain_errors

if TYPE_CHECKING:
    from PySide6.QtNetwork import QLocalServer

_PATIENCE_MS = 1000


def _name(folder: Path) -> str:
    from hashlib import blake2b  # noqa: PLC0415 -- its library is not for the start

    return f"coachdesk-{blake2b(str(folder).encode(), digest_size=12).hexdigest()}"


def raise_other(folder: Path) -> None:
    """Bring the window to the front that shows the data set of a folder, in another process."""
    from PySide6.QtNetwork import QLocalSocket  # noqa: PLC0415 -- a second start only

    socket = QLocalSocket()
    socket.connectToServer(_name(folder))
    if socket.waitForConnected(_PATIENCE_MS):
        socket.disconnectFromServer()


class OnlyWindow(QObject):
    """The right to show a data set, and the bell that others ring."""

    def __init__(self, folder: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._folder = folder
        self._lock: IO[str] | None = None
        self._server: QLocalServer | None = None

    def take(self) -> bool:
        """Take the right; False where another window has it."""
        path = self._folder / "window.lock"
        with plain_errors(path):
            lock = path.open("a+")
        if not try_lock(lock):
            lock.close()
            return False
        self._lock = lock
        return True

    def listen(self, on_rung: Callable[[], None]) -> None:
        """Hear whoever comes second; after the first paint."""
        from PySide6.QtNetwork import QLocalServer  # noqa: PLC0415 -- not before the first paint

        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        QLocalServer.removeServer(_name(self._folder))  # left by one that was killed
        self._server.listen(_name(self._folder))
        self._server.newConnection.connect(self._on_connection)
        self._server.newConnection.connect(on_rung)

    def give_up(self) -> None:
        """Let another window show it."""
        if self._server:
            self._server.close()
        if self._lock:
            self._lock.close()

    def _on_connection(self) -> None:
        while self._server and self._server.hasPendingConnections():
            socket = self._server.nextPendingConnection()
            socket.disconnected.connect(socket.deleteLater)
