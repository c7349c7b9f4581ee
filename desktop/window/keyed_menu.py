"""A menu that takes the keys it shows: Qt lets none of them through while a menu is open."""

from PySide6.QtGui import QAction, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QMenu


class KeyedMenu(QMenu):
    """Acts on the keys of its actions while it is open, and closes."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt: do the act whose key this is; else the usual keys of a menu."""
        action = self._keyed(event)
        if action is None:
            super().keyPressEvent(event)
            return
        self.close()
        action.trigger()

    def _keyed(self, event: QKeyEvent) -> QAction | None:
        pressed = QKeySequence(event.keyCombination())
        return next((each for each in self.actions() if each.isEnabled() and pressed in each.shortcuts()), None)
