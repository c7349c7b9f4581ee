"""The menu of labels: each with its colour and key, for the selected text or the selected annotation."""

from collections.abc import Sequence

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtWidgets import QMenu, QWidget

from desktop.annotation import Label
from desktop.window import inks, layouts
from desktop.window.acting import Action
from desktop.window.inks import Ink

_SIZE = 16


class LabelMenu(QMenu):
    """`chosen` gives the id of the label that was chosen, by the menu or by its key."""

    chosen = Signal(str)

    def __init__(self, title: str, ink: Ink, parent: QWidget) -> None:
        super().__init__(title, parent)
        self.setObjectName("menu_labels")
        self._ink = ink
        self._labels: list[Label] = []

    def show_labels(self, labels: Sequence[Label]) -> None:
        """Offer these labels."""
        if [(one.id, one.name, one.key) for one in labels] == [(one.id, one.name, one.key) for one in self._labels]:
            return
        self._labels = list(labels)
        for action in self.actions():
            self.removeAction(action)
            action.deleteLater()
        for label in labels:
            self._add(label)

    def _add(self, label: Label) -> None:
        action = Action(QIcon(self._swatch(label.id)), label.name, self)
        action.setObjectName(f"label_{label.id}")
        action.setShortcuts(layouts.both((label.key,) if label.key else ()))
        action.triggered.connect(lambda _checked=False: self.chosen.emit(label.id))
        self.addAction(action)

    def _swatch(self, label_id: str) -> QPixmap:
        pixmap = QPixmap(_SIZE, _SIZE)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        inks.swatch(painter, QRect(1, 1, _SIZE - 2, _SIZE - 2), self._ink(label_id))
        painter.end()
        return pixmap
