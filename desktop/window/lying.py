"""Several annotations in one place: the menu that lists them, by a second click or a key."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint
from PySide6.QtWidgets import QMenu

from desktop.annotation import Annotation
from desktop.window import words

if TYPE_CHECKING:
    from desktop.window.main_window import MainWindow

_LONGEST = 60


class Lying(QObject):
    """Lists what lies in one place of the text; what is chosen there becomes the selected annotation."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._told: list[int] = []
        window.reading.viewer.several.connect(self._clicked)
        window.visible.shown.connect(lambda _shown: self._told.clear())

    def here(self) -> None:
        """List what lies at the caret; where it is one annotation, select it."""
        viewer = self._window.reading.viewer
        ids = viewer.sheet.at(viewer.caret())
        if len(ids) == 1:
            self._window.visible.select(ids[0])
        elif ids:
            self._list(ids, self._window.marking.below_caret())
        else:
            self._window.visible.hint.emit(self.tr("Здесь ничего не отмечено: поставьте курсор в пометку."))

    def _clicked(self, ids: Sequence[int], place: QPoint) -> None:
        """List what lies here at the second click; the first one has selected the smallest, which is meant mostly."""
        if list(ids) == self._told:
            self._list(ids, place)
            return
        self._told = list(ids)
        number = words.number(len(ids), "пометка", "пометки", "пометок")
        hint = self.tr("Щёлкните ещё раз или нажмите H (Р), чтобы выбрать другую.")
        self._window.visible.hint.emit(f"{self.tr('Здесь')} {number}. {hint}")

    def _list(self, ids: Sequence[int], place: QPoint) -> None:
        window = self._window
        shown = window.visible.release
        menu = QMenu(window)
        menu.setObjectName("menu_here")
        menu.setAccessibleName(self.tr("Что здесь отмечено"))
        menu.aboutToHide.connect(menu.deleteLater)
        found = [one for each in ids if shown and (one := shown.get(each))]
        for one in found:
            action = menu.addAction(window.label_menu.swatch(one.label), self._row(one))
            action.setCheckable(True)
            action.setChecked(window.visible.annotation is not None and one.id == window.visible.annotation.id)
            action.triggered.connect(lambda _checked=False, chosen=one.id: window.visible.select(chosen))
        menu.popup(place)
        if menu.actions():
            menu.setActiveAction(menu.actions()[0])

    def _row(self, one: Annotation) -> str:
        """Say which annotation it is: label, words, and the speaker of a quote."""
        window = self._window
        text = window.visible.release.release.text if window.visible.release else ""
        said = " ".join(one.words(text)[: 4 * _LONGEST].split())
        said = said if len(said) <= _LONGEST else said[: _LONGEST - 1].rstrip() + "…"
        speaker = f"{one.quote.speaker_name}: " if one.quote and one.quote.speaker_name else ""
        name = next((label.name for label in window.visible.labels if label.id == one.label), one.label)
        return f"{name}   {speaker}{said}".replace("&", "&&")
