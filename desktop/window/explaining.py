"""What an annotation comes of and which day a date means: in words, in the details and in the tooltip."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from desktop.annotation import DATE, Annotation, Origin
from desktop.window import words

if TYPE_CHECKING:
    from desktop.window.main_window import MainWindow

_NEAR = 12
"""How many code points before a date are looked at for its preposition."""


class Explaining(QObject):
    """Gives the viewer's tooltips and the details what the project knows besides."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        window.visible.selected.connect(self._selected)
        window.visible.reread.connect(self._reread)
        window.reading.viewer.set_explaining(self.rows)

    def rows(self, annotation: Annotation) -> list[tuple[str, str]]:
        """Return what a tooltip says of an annotation's reasons, each a title and a text."""
        day = (self.tr("Когда это"), self._day(annotation))
        if decided := self._decision(annotation):
            return [day, (self.tr("Решение"), decided)]
        return [day, (self.tr("Правило"), annotation.rule)]

    def _selected(self, annotation: Annotation | None) -> None:
        details = self._window.inspector.details
        if annotation:
            details.tell_day(self._day(annotation))
        if annotation and (decided := self._decision(annotation)):
            details.tell_origin(f"{words.origin(annotation.origin)} · {decided}")

    def _reread(self) -> None:
        """Say anew which day is meant: the release may have got another date."""
        if annotation := self._window.visible.annotation:
            self._window.inspector.details.tell_day(self._day(annotation))

    def _day(self, annotation: Annotation) -> str:
        """Return which day or time a date means on the release's day; "" where its words say that themselves."""
        shown = self._window.visible.release
        if annotation.label != DATE or shown is None:
            return ""
        from desktop.window.calendar_words import said
        from desktop.workbench.calendar import AHEAD, resolved

        text = shown.release.text
        before = text[max(0, annotation.start - _NEAR) : annotation.start].lower().split()
        ahead = before[-1] if before and before[-1] in AHEAD else ""
        found = resolved(annotation.normal, f"{ahead} {annotation.words(text)}".strip(), shown.release.date)
        return said(found) if found and found != annotation.normal else ""

    def _decision(self, annotation: Annotation) -> str:
        """Return the decision that an annotation comes of: `«Луч»: отклонять`; "" where it comes of none."""
        if annotation.origin is not Origin.REMEMBERED:
            return ""
        from desktop.window.decision_list import described
        from desktop.workbench.memory import named_in

        decision = named_in(self._window.work.project, annotation.rule)
        if decision is None:
            return self.tr("забыто")
        kinds = {one.id: one.name for one in self._window.visible.labels}
        return f"«{decision.words or decision.key}»: {described(decision, kinds)}"
