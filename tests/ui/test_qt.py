"""Facts about Qt that the program stands on."""

import sys

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel


@pytest.mark.skipif(sys.version_info >= (3, 12), reason="None is immortal from 3.12 on")
def test_that_ordinary_calls_keep_the_references_to_none(qtbot):
    """PySide6 6.12.0 lost one at each call, and the program aborted after some 3,700."""
    label = QLabel()
    qtbot.addWidget(label)
    before = sys.getrefcount(None)
    for _ in range(500):
        label.setText("x")
    assert abs(sys.getrefcount(None) - before) <= 50


def test_that_windows_are_tried_on_a_laptops_screen(qapp):
    size = QGuiApplication.primaryScreen().size()
    assert (size.width(), size.height()) == (1366, 768)
