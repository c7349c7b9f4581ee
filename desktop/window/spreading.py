"""Marking the same words wherever they stand: asked with a count and a list before anything is done."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from desktop.annotation import PER, QUOTE, Label, Refused
from desktop.window.everywhere_dialog import EverywhereDialog, Found
from desktop.workbench.everywhere import Place, Wanted, add_everywhere, everywhere, like_annotation, like_place

if TYPE_CHECKING:
    from desktop.window.main_window import MainWindow

_AROUND = 40
"""Characters of context on either side of a place."""


class Spreading(QObject):
    """Asks which of the same words are to be marked, for the selected text or the selected annotation."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window

    def ask(self) -> EverywhereDialog | None:
        """Open the dialog; None where there is nothing to begin with."""
        window = self._window
        shown, place, one = window.visible.release, window.marking.place(), window.visible.annotation
        if shown is None or (place is None and one is None):
            window.visible.hint.emit(self.tr("Сначала выделите слова в тексте или выберите пометку."))
            return None
        if place is None and one is not None and one.label == QUOTE:
            window.visible.hint.emit(self.tr("Цитаты отмечают по одной: те же слова бывают чужими."))
            return None
        words = place.of(shown.release.text) if place else one.segments[0].of(shown.release.text) if one else ""
        label = one.label if one and not place else window.desk.text("last_label", PER)
        dialog = EverywhereDialog(words, self._labels(), label, window)
        dialog.wanted.connect(lambda chosen, whole: self._preview(dialog, self._like(chosen), whole=whole))
        dialog.agreed.connect(lambda chosen, whole: self._do(self._like(chosen), whole=whole))
        dialog.ask(choosing=place is not None)
        return dialog

    def _labels(self) -> list[Label]:
        return [label for label in self._window.visible.labels if label.id != QUOTE]

    def _like(self, label: str) -> Wanted | None:
        """Return what is to be marked; None where it is no longer there."""
        window = self._window
        shown, place, one = window.visible.release, window.marking.place(), window.visible.annotation
        try:
            if shown and place:
                return like_place(window.work.project, shown.release.id, place, label)
            return like_annotation(window.work.project, one.id) if one else None
        except Refused as refusal:
            window.visible.hint.emit(str(refusal))
            return None

    def _preview(self, dialog: EverywhereDialog, wanted: Wanted | None, *, whole: bool) -> None:
        places = everywhere(self._window.work.project, wanted, whole_project=whole) if wanted else []
        dialog.tell(len(places), len({place.release_id for place in places}), self._found(places[: dialog.MOST]))

    def _found(self, places: Sequence[Place]) -> list[Found]:
        """Return the places with a little of the text around them."""
        project = self._window.work.project
        releases = {id_: project.release(id_) for id_ in {place.release_id for place in places}}
        found = []
        for place in places:
            text, segment = releases[place.release_id].text, place.segment
            left = text[max(0, segment.start - _AROUND) : segment.start]
            right = text[segment.end : segment.end + _AROUND]
            title = releases[place.release_id].title
            found.append(Found(title, " ".join(left.split()), segment.of(text), " ".join(right.split())))
        return found

    def _do(self, wanted: Wanted | None, *, whole: bool) -> None:
        window = self._window
        if wanted is None:
            return
        window.desk.keep("last_label", wanted.label)
        changed = window.work.do(add_everywhere, wanted, whole_project=whole)
        if changed and changed.annotations:
            window.reading.viewer.drop_selection()
            window.visible.select(changed.annotations[0])
