"""Some versions of Qt's bindings lose a reference to None at every call, and Python 3.11 dies of it in seconds."""

import sys

from PySide6.QtWidgets import QWidget

CALLS = 1_000


def test_calling_qt_does_not_use_up_none(qtbot):
    widget = QWidget()
    qtbot.addWidget(widget)
    before = sys.getrefcount(None)
    for _ in range(CALLS):
        widget.update()
    assert sys.getrefcount(None) > before - CALLS // 10
