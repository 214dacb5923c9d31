"""Lines to type in that say at once, inside the field, how they were understood."""

from PySide6.QtCore import QEvent, QObject, QStringListModel, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QCompleter, QListView, QWidget
from typing_extensions import override

from coachdesk.domain.identity import folded
from coachdesk.ui.kit import Field, label, set_role

_EDGE, _GAP = 12, 8
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class TellingField(Field):
    """A field with a few muted words at its end about what stands in it."""

    def __init__(self, name: str, hint: str = "", parent: QWidget | None = None) -> None:
        super().__init__(name, hint, parent=parent)
        self._word = label(role="hint", parent=self)
        self._word.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._word.hide()
        self.textChanged.connect(self._tip_long)

    def tell(self, word: str, role: str = "hint") -> None:
        """Say something about the text; nothing takes it away."""
        self._word.setText(word)
        set_role(self._word, role)
        self._word.setVisible(bool(word))
        self._place()

    @property
    def told(self) -> str:
        """What is said about the text."""
        return self._word.text()

    def put(self, text: str) -> None:
        """Set the text and show its beginning; a long one would else show its end."""
        if text != self.text():
            self.setText(text)
            self.setCursorPosition(0)

    def select_all(self) -> None:
        """Mark all of it to be typed over, its beginning in view."""
        self.setSelection(len(self.text()), -len(self.text()))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def _tip_long(self, text: str) -> None:
        """Show the whole of a text that has no room in the line."""
        room = self.width() - 2 * _EDGE - self.textMargins().right()
        self.setToolTip(text if self.fontMetrics().horizontalAdvance(text) > room else "")

    def _place(self) -> None:
        self._word.adjustSize()
        width = min(self._word.width(), self.width() // 2)
        self._word.resize(width, self._word.height())
        self._word.move(self.width() - width - _EDGE, (self.height() - self._word.height()) // 2)
        self.setTextMargins(0, 0, width + _GAP if self._word.text() else 0, 0)


class NameField(TellingField):
    """A field that completes names by any of their words; every other text is taken too.

    Where what is typed begins a word of one name only, Enter and Tab take that name; Esc first
    keeps the text as it is.
    """

    picked = Signal()  # a name was taken from the list
    primary_asked = Signal()  # Ctrl+Enter over the open list

    def __init__(
        self, name: str, hint: str = "", *, takes_only_fit: bool, parent: QWidget | None = None
    ) -> None:
        super().__init__(name, hint, parent)
        self._takes_only_fit = takes_only_fit
        self._names = QStringListModel(self)
        completer = QCompleter(self._names, self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.activated.connect(self.picked)
        self.setCompleter(completer)
        self._list = QListView()
        self._list.setProperty("role", "panel")
        self._list.setAccessibleName(f"{name}: choices")
        completer.setPopup(self._list)
        self._list.installEventFilter(self)

    def set_names(self, names: list[str]) -> None:
        """Complete these from now on."""
        if names != self._names.stringList():
            self._names.setStringList(names)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        super().keyPressEvent(event)
        if event.key() == Qt.Key.Key_Down and not self.text():
            self.completer().setCompletionPrefix("")
            self.completer().complete()  # all of them, to choose from

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not (isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress):
            return super().eventFilter(watched, event)
        keys = (*_ENTER, Qt.Key.Key_Tab, Qt.Key.Key_Backtab)
        if event.key() not in keys or not self._list.isVisible():
            return super().eventFilter(watched, event)
        self.settle()
        if event.key() in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
            self.focusNextPrevChild(event.key() == Qt.Key.Key_Tab)
        elif event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.primary_asked.emit()  # the list keeps the page's own Ctrl+Enter away
        return True

    def settle(self) -> None:
        """Where the list is open, take from it what is meant, and close it."""
        if not self._list.isVisible():
            return
        self._list.hide()
        typed = folded(self.text())
        fits = [name for name in self._names.stringList() if _begins_a_word(typed, name)]
        if self._list.currentIndex().isValid():
            self.picked.emit()  # the line shows what is marked in the list already
        elif self._takes_only_fit and typed and len(fits) == 1:
            self.setText(fits[0])
            self.picked.emit()


def _begins_a_word(typed: str, name: str) -> bool:
    words = folded(name).split()
    return any(" ".join(words[at:]).startswith(typed) for at in range(len(words)))
