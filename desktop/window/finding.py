"""Looking for words in the text on the screen: the bar, the places in the text, forth and back between them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from desktop.annotation import Segment
from desktop.workbench import occurrences

if TYPE_CHECKING:
    from desktop.window.main_window import MainWindow
    from desktop.window.shown import Shown

_LONGEST = 100
"""Most characters of the selected text that are taken over as words to look for."""


class Finding(QObject):
    """Finds words in any case, form and spelling with ё or е. The release's text is never changed."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._bar = window.reading.find_bar
        self._places: list[Segment] = []
        self._current: int | None = None
        self._from = 0
        self._bar.typed.connect(self._look)
        self._bar.asked.connect(self.go)
        self._bar.closed.connect(self.close)
        window.visible.shown.connect(self._other_text)

    def open(self) -> None:
        """Open the bar; selected words of one line are looked for at once."""
        window = self._window
        place, shown = window.marking.place(), window.visible.release
        words = place.of(shown.release.text) if place and shown else ""
        self._from = place.start if place else window.reading.viewer.caret()
        self._bar.ask("" if "\n" in words or len(words) > _LONGEST else words)
        self._look(self._bar.field.text())

    def go(self, by: int) -> None:
        """Go on to the next place or back to the previous one; after the last one comes the first."""
        if self._bar.isHidden():
            self.open()
            # What opening has found is the next place already.
            by = min(by, 0)
        if not self._places:
            return
        at = -1 if self._current is None else self._current
        self._show((at + by) % len(self._places))

    def close(self) -> None:
        """Put the bar away; the place come to is selected, ready to be marked."""
        viewer = self._window.reading.viewer
        place = self._places[self._current] if self._current is not None else None
        self._places, self._current = [], None
        viewer.clear_found()
        self._bar.hide()
        viewer.setFocus()
        if place:
            viewer.select_text(place)

    def _look(self, words: str) -> None:
        shown = self._window.visible.release
        self._places = occurrences.find(shown.release.text, words) if shown and not self._bar.isHidden() else []
        after = bisect_left(self._places, self._from, key=lambda place: place.start)
        self._show(after % len(self._places) if self._places else None)

    def _show(self, current: int | None) -> None:
        self._current = current
        if current is not None:
            self._from = self._places[current].start
        self._window.reading.viewer.show_found(self._places, current)
        self._bar.tell(current, len(self._places))

    def _other_text(self, shown: Shown | None) -> None:
        """Look for the same words in the release that is on the screen now."""
        self._from = 0
        if not self._bar.isHidden() and shown:
            self._look(self._bar.field.text())


def doing(window: MainWindow) -> dict[str, Callable[[], object]]:
    """Return what does each act of looking for words."""
    return {
        "find": lambda: window.finding.open(),
        "find_next": lambda: window.finding.go(1),
        "find_previous": lambda: window.finding.go(-1),
    }
