"""The menu of labels: each with its colour and key, for the selected text or the selected annotation."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QWidget

from desktop.annotation import Label
from desktop.window import inks, layouts
from desktop.window.acting import Action
from desktop.window.inks import Ink
from desktop.window.keyed_menu import KeyedMenu


class LabelMenu(KeyedMenu):
    """`chosen` gives the id of the label that was chosen, by the menu or by its key."""

    chosen = Signal(str)

    def __init__(self, title: str, ink: Ink, parent: QWidget) -> None:
        super().__init__(title, parent)
        self.setObjectName("menu_labels")
        self._ink = ink
        self._labels: list[Label] = []

    def show_labels(self, labels: Sequence[Label]) -> None:
        """Offer these labels."""
        if [_look(one) for one in labels] == [_look(one) for one in self._labels]:
            return
        self._labels = list(labels)
        for action in self.actions():
            self.removeAction(action)
            action.deleteLater()
        for label in labels:
            self._add(label)

    def _add(self, label: Label) -> None:
        action = Action(self.swatch(label.id), label.name, self)
        action.setObjectName(f"label_{label.id}")
        action.setShortcuts(layouts.both((label.key,) if label.key else ()))
        action.triggered.connect(lambda _checked=False: self.chosen.emit(label.id))
        self.addAction(action)

    def swatch(self, label_id: str) -> QIcon:
        """Return the small square that stands for a label."""
        return inks.swatch_icon(self._ink(label_id))


def _look(label: Label) -> tuple[str, ...]:
    return label.id, label.name, label.key, label.colour
