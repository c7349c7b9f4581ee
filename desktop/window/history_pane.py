"""The pane of the project's history: everything that was done, and a way back to any point of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QDockWidget, QLabel, QStackedWidget, QVBoxLayout, QWidget

from desktop.annotation import Refused
from desktop.window.colours import paint_muted
from desktop.window.history_list import BEGINNING, HistoryList

if TYPE_CHECKING:
    from desktop.window.main_window import MainWindow

_MOST = 500
_LEAST_WIDTH = 190


class HistoryPane(QDockWidget):
    """Reads the history only while it is seen."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window.tr("История"), window)
        self.setObjectName("history")
        self._window = window
        self.list = HistoryList(window.colours, self)
        self._pages = QStackedWidget(self)
        self._arrange()
        self.visibilityChanged.connect(self._told_visible)
        window.work.changed.connect(self._reread)
        self.list.jumped.connect(window.visible.jump)

    def turn(self, *, on: bool) -> None:
        """Open the pane and put the focus into it, or close it."""
        self.setVisible(on)
        if on:
            self.list.setFocus(Qt.FocusReason.ShortcutFocusReason)
        else:
            self._window.reading.take_focus()

    def show_deeds(self) -> None:
        """Show the project's deeds."""
        try:
            deeds = self._window.work.project.history(_MOST)
        except Refused as refusal:
            self._window.work.failed.emit(str(refusal))
            return
        rest = [] if len(deeds) == _MOST else [BEGINNING]
        self.list.show_deeds([*deeds, *rest])
        self._pages.setCurrentIndex(0 if deeds else 1)

    def _reread(self) -> None:
        if self.isVisible():
            self.show_deeds()

    def _told_visible(self, seen: bool) -> None:
        self._window.actions_by_id["history"].setChecked(self.isVisible())
        if seen:
            self.show_deeds()

    def _arrange(self) -> None:
        self.setAllowedAreas(Qt.DockWidgetArea.LeftDockWidgetArea | Qt.DockWidgetArea.RightDockWidgetArea)
        self.setFeatures(QDockWidget.DockWidgetFeature.DockWidgetClosable)
        nothing = self._hint(self.tr("Здесь будет всё, что сделано в проекте. Пока не сделано ничего: откройте релиз."))
        nothing.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        nothing.setAutoFillBackground(True)
        nothing.setBackgroundRole(QPalette.ColorRole.Base)
        self._pages.addWidget(self.list)
        self._pages.addWidget(nothing)
        content = QWidget(self)
        box = QVBoxLayout(content)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addWidget(self._pages, 1)
        box.addWidget(self._hint(self.tr("Enter или двойной щелчок: вернуться к этому месту.")))
        content.setMinimumWidth(_LEAST_WIDTH)
        self.setWidget(content)

    def _hint(self, text: str) -> QLabel:
        hint = QLabel(text, self)
        hint.setWordWrap(True)
        hint.setMargin(10)
        paint_muted(hint, self._window.colours)
        return hint
