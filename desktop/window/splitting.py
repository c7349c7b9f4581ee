"""A splitter whose handle is a thin line in the colour of the theme, wide enough to be caught with the mouse."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSplitter, QSplitterHandle, QWidget

from desktop.window.colours import Colours

_WIDTH = 5


class Splitting(QSplitter):
    """A QSplitter with thin lines."""

    def __init__(self, orientation: Qt.Orientation, colours: Colours, parent: QWidget | None = None) -> None:
        super().__init__(orientation, parent)
        self._colours = colours
        self.setHandleWidth(_WIDTH)

    def createHandle(self) -> QSplitterHandle:
        """Qt: make a handle."""
        return _Handle(self.orientation(), self, self._colours)


class _Handle(QSplitterHandle):
    def __init__(self, orientation: Qt.Orientation, parent: QSplitter, colours: Colours) -> None:
        super().__init__(orientation, parent)
        self._line = colours.line

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setPen(self._line)
        middle = self.rect().center()
        if self.orientation() == Qt.Orientation.Horizontal:
            painter.drawLine(middle.x(), 0, middle.x(), self.height())
        else:
            painter.drawLine(0, middle.y(), self.width(), middle.y())
        painter.end()
