import subprocess
import sys

from PySide6.QtGui import QGuiApplication

from coachdesk.ui.kit import clipboard

COPY_AND_LEAVE = """
from PySide6.QtWidgets import QApplication
from coachdesk.ui.kit import clipboard
app = QApplication([])
clipboard.copy("Rep\\tTier", "<table></table>")
"""


def test_that_words_and_table_stand_side_by_side(qapp):
    clipboard.copy("Rep\tTier", "<table><tr><td>Rep</td></tr></table>")
    mime = QGuiApplication.clipboard().mimeData()
    assert (mime.text(), mime.hasHtml()) == ("Rep\tTier", True)


def test_that_a_program_that_copied_ends_in_peace():
    done = subprocess.run([sys.executable, "-c", COPY_AND_LEAVE], capture_output=True, check=False)
    assert (done.returncode, done.stderr) == (0, b"")
