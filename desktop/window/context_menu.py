"""The menu at a place of the text: what can be done with the selected words, or with what is marked there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint

from desktop.window.keyed_menu import KeyedMenu

if TYPE_CHECKING:
    from desktop.window.main_window import MainWindow

FOR_WORDS = ("add_segment", "cut_out", "everywhere", "make_quote", "cue", "speaker")
FOR_ANNOTATION = ("accept", "reject", "delete", "", "everywhere", "split", "join", "", "speaker", "note", "here")
"""Ids of acts; an empty one is a separator."""


class ContextMenu(QObject):
    """Opens the menu of one window."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        window.reading.viewer.asked_menu.connect(self.open)

    def open(self, place: QPoint) -> None:
        """Open the menu at a place of the screen."""
        window = self._window
        selected = window.marking.place() is not None
        if not selected:
            self._point_at(place)
        menu = KeyedMenu(window)
        menu.setObjectName("menu_context")
        menu.setAccessibleName(self.tr("Что сделать здесь"))
        menu.aboutToHide.connect(menu.deleteLater)
        if selected:
            menu.addActions(window.label_menu.actions())
            menu.addSeparator()
        else:
            menu.addMenu(window.label_menu)
        self._fill(menu, FOR_WORDS if selected else FOR_ANNOTATION)
        menu.popup(place)

    def _point_at(self, place: QPoint) -> None:
        """Select what lies at the place unless it is selected already, and put the caret there, where one may split."""
        viewer, visible = self._window.reading.viewer, self._window.visible
        point = viewer.viewport().mapFromGlobal(place)
        found = viewer.under(point)
        if not found:
            return
        if visible.annotation is None or visible.annotation.id not in found:
            visible.select(found[0])
        if not viewer.cursorRect().contains(point):
            viewer.setTextCursor(viewer.cursorForPosition(point))

    def _fill(self, menu: KeyedMenu, names: tuple[str, ...]) -> None:
        for name in names:
            if name:
                menu.addAction(self._window.actions_by_id[name])
            else:
                menu.addSeparator()
