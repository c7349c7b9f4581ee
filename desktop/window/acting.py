"""A QAction whose key has two forms, one for each keyboard layout."""

from PySide6.QtCore import QEvent
from PySide6.QtGui import QAction, QShortcutEvent


class Action(QAction):
    """Acts also where a key press fits both of its forms: with the Russian layout on, Ctrl+Я is Ctrl+Z besides."""

    def event(self, event: QEvent) -> bool:
        """Qt: take a press that Qt calls ambiguous; no two acts share a key, so both meanings are this act."""
        if isinstance(event, QShortcutEvent) and event.isAmbiguous():
            self.trigger()
            return True
        return super().event(event)
