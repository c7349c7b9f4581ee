"""Annotating by hand: what becomes of the selected text and of the bounds and segments of annotations."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint

from desktop.annotation import QUOTE, Annotation, Changed, Segment
from desktop.window.page.bounds import Edge, Unit, nearest_start
from desktop.workbench import annotations, bounds

if TYPE_CHECKING:
    from desktop.window.main_window import MainWindow
    from desktop.window.shown import Shown

_MARKED = frozenset(["add_annotation", "relabel", "add_everywhere"])


class Marking(QObject):
    """Acts on the text selected in the viewer and on the selected annotation; each is one step of undo."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        viewer = window.reading.viewer
        viewer.moved.connect(self._moved)
        window.reading.legend.dropped.connect(self.label_at)
        window.work.changed.connect(self._tell_hidden)
        self.snap(wanted=bool(window.desk.number("snapping", 1)))

    # Labels

    def label_at(self, label_id: str, place: Segment) -> None:
        """Mark a place of the text with a label."""
        window = self._window
        if shown := window.visible.release:
            self._made(window.work.do(annotations.add, shown.release.id, [place], label_id))

    def menu(self) -> None:
        """Open the menu of labels below the selected text or the selected annotation."""
        visible = self._window.visible
        if self.place() or visible.annotation:
            self._window.label_menu.popup(self.below_caret())
        else:
            visible.hint.emit(self.tr("Сначала выделите слова в тексте или выберите пометку."))

    # Bounds and segments

    def step(self, edge: Edge, steps: int, unit: Unit) -> None:
        """Move the start or the end of the selected annotation, right or (negative) left."""
        self._window.reading.viewer.move_bound(edge, steps, unit)

    def split(self) -> None:
        """Make two of the annotation at the caret."""
        caret = self._window.reading.viewer.caret()
        if one := self._target(Segment(caret, caret + 1), self.tr("Поставьте курсор туда, где разделить пометку.")):
            self._made(self._window.work.do(bounds.split, one.id, self._between_words(one, caret)))

    def join(self) -> None:
        """Make one annotation of those in the selected text; without one, of the selected and the next of its label."""
        ids = self._to_join()
        if len(ids) < 2:
            self._hint(self.tr("Объединять не с чем: дальше нет пометки с той же меткой."))
        else:
            self._made(self._window.work.do(bounds.join, ids))

    def add_segment(self) -> None:
        """Add the selected text to the selected annotation as one more segment."""
        place, one = self.place(), self._window.visible.annotation
        if place and one:
            self._made(self._window.work.do(bounds.add_segment, one.id, place))
        else:
            self._hint(self.tr("Выберите пометку, затем выделите слова, которые к ней добавить."))

    def cut_out(self) -> None:
        """Cut the selected text out of the annotation it lies in, as author's words out of a quote."""
        place = self.place()
        why = self.tr("Выделите внутри пометки слова, которые из неё вырезать.")
        if not place:
            self._hint(why)
        elif one := self._target(place, why):
            self._made(self._window.work.do(bounds.cut_out, one.id, place))

    def remove_segment(self) -> None:
        """Take the segment in which the caret stands away from the selected annotation."""
        caret = self._window.reading.viewer.caret()
        if one := self._target(Segment(caret, caret + 1), self.tr("Поставьте курсор в отрезок, который убрать.")):
            self._made(self._window.work.do(bounds.remove_segment, one.id, caret))

    def snap(self, *, wanted: bool) -> None:
        """Take selections and bounds by whole words, or letter by letter."""
        self._window.reading.viewer.set_snapping(wanted)
        self._window.actions_by_id["snapping"].setChecked(wanted)
        self._window.desk.keep("snapping", int(wanted))

    # Where

    def place(self) -> Segment | None:
        """Return the selected text without the spaces at its ends."""
        visible = self._window.visible
        return visible.release.trimmed(visible.chosen_text) if visible.release and visible.chosen_text else None

    def below_caret(self) -> QPoint:
        """Return the place on the screen below the caret, or in the text where the caret is out of view."""
        viewer = self._window.reading.viewer
        below = viewer.cursorRect().bottomLeft()
        inside = viewer.viewport().rect().contains(below)
        return viewer.viewport().mapToGlobal(below if inside else viewer.viewport().rect().center())

    def _target(self, place: Segment, why: str) -> Annotation | None:
        """Return the annotation that an act at a place means: the selected one, else a quote, else the smallest."""
        visible = self._window.visible
        found = _at(visible.release, place, visible.hidden)
        if not found:
            self._hint(why)
        ids = [one.id for one in found]
        if visible.annotation and visible.annotation.id in ids:
            return visible.annotation
        return next((one for one in found if one.quote), found[0] if found else None)

    def _between_words(self, one: Annotation, caret: int) -> int:
        """Return where a word begins next to the caret; the caret itself where none does inside, or letters count."""
        viewer = self._window.reading.viewer
        start = nearest_start(viewer.sheet.text, caret)
        return start if viewer.moving.snapping and one.start < start < one.end else caret

    def _to_join(self) -> list[int]:
        visible = self._window.visible
        shown, place, one = visible.release, self.place(), visible.annotation
        if shown is None:
            return []
        if place:
            inside = _at(shown, place, visible.hidden)
            label = one.label if one and one in inside else QUOTE if any(each.quote for each in inside) else ""
            return [each.id for each in inside if each.label == (label or inside[0].label)]
        following = [each.id for each in shown.annotations if one and each.label == one.label]
        return following[following.index(one.id) :][:2] if one and one.id in following else []

    def _moved(self, annotation_id: int, segments: Sequence[Segment]) -> None:
        self._window.work.do(annotations.move, annotation_id, segments)

    def _made(self, changed: Changed | None) -> None:
        """Select what an act has made or changed."""
        if changed and changed.annotations:
            self._window.reading.viewer.drop_selection()
            self._window.visible.select(changed.annotations[0])

    def _tell_hidden(self, changed: Changed) -> None:
        """Say so where what has just been marked cannot be seen, since its label is switched off."""
        visible = self._window.visible
        if changed.verb not in _MARKED or not visible.release:
            return
        made = {one.label for each in changed.annotations if (one := visible.release.get(each))}
        for label in visible.labels:
            if label.id in made and not label.shown:
                self._hint(
                    f"{self.tr('Отмечено, но метка скрыта')}: {label.name}. {self.tr('Показать')}: Ctrl+Shift+H."
                )

    def _hint(self, sentence: str) -> None:
        self._window.visible.hint.emit(sentence)


def _at(shown: "Shown | None", place: Segment, hidden: Sequence[str]) -> list[Annotation]:
    """Return the annotations to be seen that share a character with a place, in reading order."""
    return [
        one
        for one in (shown.annotations if shown else ())
        if one.label not in hidden and any(each.overlaps(place) for each in one.segments)
    ]


def doing(window: "MainWindow") -> dict[str, Callable[[], object]]:
    """Return what does each act of the menu of annotating by hand."""
    return {
        "label_here": lambda: window.marking.menu(),
        "split": lambda: window.marking.split(),
        "join": lambda: window.marking.join(),
        "add_segment": lambda: window.marking.add_segment(),
        "cut_out": lambda: window.marking.cut_out(),
        "remove_segment": lambda: window.marking.remove_segment(),
        "snapping": lambda: window.marking.snap(wanted=window.actions_by_id["snapping"].isChecked()),
        "start_out": lambda: window.marking.step(Edge.START, -1, Unit.WORD),
        "start_in": lambda: window.marking.step(Edge.START, 1, Unit.WORD),
        "end_out": lambda: window.marking.step(Edge.END, 1, Unit.WORD),
        "end_in": lambda: window.marking.step(Edge.END, -1, Unit.WORD),
        "start_out_letter": lambda: window.marking.step(Edge.START, -1, Unit.LETTER),
        "start_in_letter": lambda: window.marking.step(Edge.START, 1, Unit.LETTER),
        "end_out_letter": lambda: window.marking.step(Edge.END, 1, Unit.LETTER),
        "end_in_letter": lambda: window.marking.step(Edge.END, -1, Unit.LETTER),
    }
