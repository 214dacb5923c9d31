"""One window a data set: whoever comes second brings the first to the front."""

from collections.abc import Callable
from hashlib import blake2b

from PySide6.QtCore import QObject
from PySide6.QtNetwork import QLocalServer, QLocalSocket

from coachdesk.store.home import Home

_PATIENCE_MS = 300


def _name(home: Home, dataset: str) -> str:
    key = f"{home.data}\0{dataset}".encode()
    return f"coachdesk-{blake2b(key, digest_size=12).hexdigest()}"


def raise_other(home: Home, dataset: str) -> bool:
    """Bring the window that already shows this data set to the front; False where there is none."""
    socket = QLocalSocket()
    socket.connectToServer(_name(home, dataset))
    if not socket.waitForConnected(_PATIENCE_MS):
        return False
    socket.disconnectFromServer()
    return True


class Doorbell(QObject):
    """Hears the second one come."""

    def __init__(
        self, home: Home, dataset: str, on_rung: Callable[[], None], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._on_rung = on_rung
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        name = _name(home, dataset)
        if not self._server.listen(name):
            QLocalServer.removeServer(name)  # left by one that was killed
            self._server.listen(name)
        self._server.newConnection.connect(self._on_connection)

    def close(self) -> None:
        """Hear no one any more."""
        self._server.close()

    def _on_connection(self) -> None:
        while self._server.hasPendingConnections():
            socket = self._server.nextPendingConnection()
            socket.disconnected.connect(socket.deleteLater)
        self._on_rung()
