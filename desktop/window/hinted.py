"""A table, and in its place while it is empty a hint that says what to do."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QStackedWidget, QWidget

from desktop.window.colours import Colours, paint_muted

_MARGIN = 20


class Hinted(QStackedWidget):
    """Shows the table or the hint; the words of the hint are given by `say`."""

    def __init__(self, table: QWidget, colours: Colours, parent: QWidget) -> None:
        super().__init__(parent)
        self._hint = QLabel(self)
        self._hint.setWordWrap(True)
        self._hint.setMargin(_MARGIN)
        self._hint.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        paint_muted(self._hint, colours)
        self._table = table
        self.addWidget(table)
        self.addWidget(self._hint)

    def say(self, words: str) -> None:
        """Give the hint its words."""
        self._hint.setText(words)

    def show_table(self, shown: bool) -> None:
        """Show the table, or the hint where there is nothing in it."""
        self.setCurrentWidget(self._table if shown else self._hint)
