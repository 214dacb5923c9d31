"""The clipboard, with words for a spreadsheet and the same as a table for a letter."""

import atexit

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication


def copy(text: str, html: str) -> None:
    """Put both on the clipboard."""
    mime = QMimeData()
    mime.setText(text)
    mime.setHtml(html)
    QGuiApplication.clipboard().setMimeData(mime)
    atexit.unregister(_leave_words)
    atexit.register(_leave_words, text)


def _leave_words(text: str) -> None:
    """Let Qt hold the words alone: what Python made must not outlive it, or the exit crashes."""
    if QGuiApplication.instance() is not None:
        clipboard = QGuiApplication.clipboard()
        if clipboard.text() == text:  # nothing was copied since
            clipboard.setText(text)
