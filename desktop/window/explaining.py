"""Why an annotation is as it is: the decision it comes of in words, in the details and in the tooltip."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from desktop.annotation import Annotation, Origin
from desktop.window import words

if TYPE_CHECKING:
    from desktop.window.main_window import MainWindow


class Explaining(QObject):
    """Gives the viewer's tooltips and the details what the project knows besides."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        window.visible.selected.connect(self._selected)
        window.reading.viewer.set_explaining(self.rows)

    def rows(self, annotation: Annotation) -> list[tuple[str, str]]:
        """Return what a tooltip says of an annotation's reasons, each a title and a text."""
        if decided := self._decision(annotation):
            return [(self.tr("Решение"), decided)]
        return [(self.tr("Правило"), annotation.rule)]

    def _selected(self, annotation: Annotation | None) -> None:
        if annotation and (decided := self._decision(annotation)):
            self._window.inspector.details.tell_origin(f"{words.origin(annotation.origin)} · {decided}")

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
