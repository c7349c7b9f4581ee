"""Moving the bounds of the selected annotation: by its grips with the mouse, by steps with keys.

Nothing is changed here: where a bound has been moved to is told, and shown until the button is let go.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QObject, QPoint, QPointF, Qt, QTimer, Signal

from desktop.annotation import Annotation, Segment
from desktop.window.page.bounds import Bound, Edge, Unit, bound_at, dragged, stepped
from desktop.window.page.places import Places
from desktop.window.page.sheet import Sheet
from desktop.window.page.text_column import TextColumn

REACH = 5.0
"""Pixels on either side of a bound where its grip can be taken hold of."""

_SCROLLING = 40
_KEYS = {
    Qt.Key.Key_BracketLeft: Edge.START,
    Qt.Key.Key_BraceLeft: Edge.START,
    Qt.Key(0x425): Edge.START,
    Qt.Key.Key_BracketRight: Edge.END,
    Qt.Key.Key_BraceRight: Edge.END,
    Qt.Key(0x42A): Edge.END,
}


@dataclass(frozen=True, slots=True)
class Grip:
    """Where a bound can be taken hold of: a line down the page, in the document's pixels."""

    bound: Bound
    across: float
    top: float
    bottom: float

    def distance(self, point: QPointF) -> float | None:
        """Return how far a point of the document lies from the grip; None where it is out of reach."""
        aside = abs(point.x() - self.across)
        beside = self.top - REACH <= point.y() <= self.bottom + REACH
        return aside if beside and aside <= REACH else None


def step_of(key: int, modifiers: Qt.KeyboardModifier) -> tuple[Edge, int, Unit] | None:
    """Return what a key does to the bounds: `[` moves the start out, `]` the end; with Shift in, with Ctrl by letter.

    The same keys of the keyboard do it in the Russian layout: `Х` and `Ъ`.
    """
    edge = _KEYS.get(Qt.Key(key)) if not modifiers & Qt.KeyboardModifier.AltModifier else None
    if edge is None:
        return None
    outwards = -1 if edge is Edge.START else 1
    inwards = bool(modifiers & Qt.KeyboardModifier.ShiftModifier)
    letters = bool(modifiers & Qt.KeyboardModifier.ControlModifier)
    return edge, -outwards if inwards else outwards, Unit.LETTER if letters else Unit.WORD


class Moving(QObject):
    """Moves the bounds of one annotation. `moved` gives its id and its segments as the user wants them.

    `touched` gives the places that look different now.
    """

    moved = Signal(int, object)
    touched = Signal(list)

    def __init__(self, view: TextColumn) -> None:
        super().__init__(view)
        self._view = view
        self._sheet = Sheet()
        self._places: Places | None = None
        self._annotation: Annotation | None = None
        self._held: Bound | None = None
        self._preview: tuple[Segment, ...] = ()
        self._pointer = QPoint()
        self._exact = False
        self.snapping = True
        self._scrolling = QTimer(self)
        self._scrolling.setInterval(_SCROLLING)
        self._scrolling.timeout.connect(self._scroll)

    def attend(self, sheet: Sheet, places: Places, annotation: Annotation | None) -> None:
        """Move the bounds of this annotation from now on, or of none; a bound is let go that is another one now."""
        if sheet is not self._sheet or annotation != self._annotation:
            self.cancel()
        self._sheet, self._places, self._annotation = sheet, places, annotation

    @property
    def held(self) -> bool:
        """Whether a bound is being dragged."""
        return self._held is not None

    def preview(self) -> tuple[Segment, ...]:
        """Return the segments as they would be if the button were let go now; none while nothing is held."""
        return self._preview

    def grips(self) -> list[Grip]:
        """Return the grips in view."""
        if self._places is None or self._annotation is None:
            return []
        segments = self._preview or self._annotation.segments
        extent = self._places.extent(self._view.top(), self._view.top() + self._view.viewport().height())
        found = []
        for number, segment in enumerate(segments):
            if extent.start <= segment.start < extent.end:
                found += self._grip(Bound(number, Edge.START), segment)
            if extent.start < segment.end <= extent.end:
                found += self._grip(Bound(number, Edge.END), segment)
        return found

    # By mouse

    def hover(self, point: QPoint) -> None:
        """Let the pointer's shape say whether it is over a grip."""
        shape = Qt.CursorShape.SizeHorCursor if self._at(point) else Qt.CursorShape.IBeamCursor
        if self._view.viewport().cursor().shape() != shape:
            self._view.viewport().setCursor(shape)

    def press(self, point: QPoint) -> bool:
        """Take hold of the grip at a point of the viewport; tell whether there is one."""
        grip = self._at(point)
        if grip is None or self._annotation is None:
            return False
        self._held = grip.bound
        self._show(self._annotation.segments)
        return True

    def drag(self, point: QPoint, *, exact: bool) -> None:
        """Show what would come of the held bound at a point of the viewport; `exact` does without snapping to words."""
        self._pointer, self._exact = point, exact
        self._follow()
        beyond = not 0 <= point.y() < self._view.viewport().height()
        if beyond != self._scrolling.isActive():
            (self._scrolling.start if beyond else self._scrolling.stop)()

    def release(self) -> None:
        """Let the bound go where it is; tell if it has been moved."""
        wanted, annotation = self._preview, self._annotation
        self.cancel()
        self._tell(annotation, wanted)

    def cancel(self) -> None:
        """Let the bound go, everything as it was."""
        self._scrolling.stop()
        self._held = None
        if self._preview:
            self._show(())

    # By keys

    def step(self, edge: Edge, steps: int, unit: Unit, caret: int) -> bool:
        """Move a bound by words or letters: of the segment the caret stands in, else the outer one."""
        annotation = self._annotation
        if annotation is None or self.held:
            return False
        bound = bound_at(annotation.segments, edge, caret)
        self._tell(annotation, stepped(self._sheet.text, annotation.segments, bound, steps, unit))
        return True

    def _tell(self, annotation: Annotation | None, wanted: Sequence[Segment]) -> None:
        if annotation and wanted and tuple(wanted) != annotation.segments:
            self.moved.emit(annotation.id, tuple(wanted))

    def _at(self, point: QPoint) -> Grip | None:
        place = QPointF(point) + QPointF(0, self._view.top())
        near = [(away, grip) for grip in self.grips() if (away := grip.distance(place)) is not None]
        return min(near, key=lambda each: each[0])[1] if near else None

    def _grip(self, bound: Bound, segment: Segment) -> list[Grip]:
        if self._places is None:
            return []
        letter = (
            Segment(segment.start, segment.start + 1)
            if bound.edge is Edge.START
            else Segment(segment.end - 1, segment.end)
        )
        return [
            Grip(bound, rect.left() if bound.edge is Edge.START else rect.right(), rect.top(), rect.bottom())
            for rect in (patch.rect for patch in self._places.of_segment(letter)[:1])
        ]

    def _follow(self) -> None:
        if self._held is None or self._annotation is None:
            return
        point = self._sheet.offsets.point(self._view.cursorForPosition(self._pointer).position())
        snapping = self.snapping and not self._exact
        segments = self._annotation.segments
        self._show(dragged(self._sheet.text, segments, self._held, point, snapping=snapping))

    def _show(self, segments: tuple[Segment, ...]) -> None:
        own = self._annotation.segments if self._annotation else ()
        before, self._preview = self._preview, segments
        self.touched.emit([*own, *before, *segments])

    def _scroll(self) -> None:
        """Go on in the direction of a pointer that has left the text above or below."""
        bar = self._view.verticalScrollBar()
        beyond = self._pointer.y() - max(0, min(self._pointer.y(), self._view.viewport().height() - 1))
        bar.setValue(bar.value() + beyond)
        self._follow()
