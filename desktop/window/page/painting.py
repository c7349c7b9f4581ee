"""Paints annotations under the text. States differ by the line and its weight, never by colour alone."""

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPen

from desktop.annotation import Annotation
from desktop.window.page.places import Patch, Placed
from desktop.window.page.shapes import outline, rounded, runs
from desktop.window.page.sheet import Sheet
from desktop.window.page.standing_back import StandingBack
from desktop.window.page.strokes import Inks, Strokes, doubtful

DEEPEST = 3
"""The deepest lane that is painted apart: four in all."""

_STANDING_BACK = 0.3
"""How much is left of the paint of annotations that stand back; the words on it stay as black as all others."""
_BAR_STEP = 5
_NESTED_TINT = 0.10
_DOUBTFUL_GROUND = 0.5
_LIGHT = 0.3
_REACH = 0.45
_PREVIEW = 0.25


class AnnotationPainter:
    """Paints the patches of one paragraph with a painter that stands in the document's pixels."""

    def __init__(self, painter: QPainter, sheet: Sheet, inks: Inks, back: StandingBack) -> None:
        self._painter = painter
        self._sheet = sheet
        self._inks = inks
        self._sizes = inks.sizes
        self._back = back
        self._strokes = Strokes(painter, inks)

    def paint(self, placed: Placed, clip: QRectF) -> None:
        """Paint quotes, then boxes, then their lines, so that no box hides another's line."""
        quotes = [(patch, self._sheet[patch.id]) for patch in placed.quotes if patch.rect.intersects(clip)]
        boxed = [(patch, self._sheet[patch.id], self._box(patch)) for patch in placed.names]
        names = [each for each in boxed if each[2].intersects(clip)]
        self._smooth(False)
        for patch, annotation in quotes:
            if patch.lane <= DEEPEST:
                self._thin(annotation)
                self._painter.fillRect(patch.rect, self._quote_brush(patch, annotation))
        self._smooth(True)
        self._painter.setPen(Qt.PenStyle.NoPen)
        for patch, annotation, box in names:
            self._fill(patch, annotation, box)
        self._smooth(False)
        for _, annotation, box in names:
            self._underline(annotation, box)
        for patch, top, bottom in _bars([patch for patch, _ in quotes]):
            across, quote = bar_x(patch.lane), self._sheet[patch.id]
            self._strokes.down(quote, QPointF(across, top), QPointF(across, bottom), self._opacity(quote))
        self._strokes.draw()
        self._painter.setOpacity(1)

    def outline(self, patches: list[Patch]) -> None:
        """Outline the selected annotation: a name by its boxes, a quote as one shape wherever its lines touch."""
        self._smooth(True)
        pen = QPen(self._inks.choice(), max(2, self._sizes.line))
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        self._painter.setPen(pen)
        self._painter.setBrush(Qt.BrushStyle.NoBrush)
        for run in runs([patch.rect for patch in patches if self._is_quote(patch)]):
            self._painter.drawPolygon(outline(run))
        for patch in patches:
            if not self._is_quote(patch):
                self._painter.drawRoundedRect(self._box(patch), self._sizes.corner, self._sizes.corner)

    def point_out(self, patches: list[Patch]) -> None:
        """Underline words that belong to the selected quote: its cue and its speaker."""
        self._painter.setPen(QPen(self._inks.choice(), self._sizes.line, Qt.PenStyle.DotLine))
        for patch in patches:
            height = patch.rect.bottom() + 1
            self._painter.drawLine(QPointF(patch.rect.left(), height), QPointF(patch.rect.right(), height))

    def light(self, line: QRectF, strength: float) -> None:
        """Light a whole line of the text, `strength` from 0 to 1."""
        self._painter.fillRect(line, self._inks.faint(self._inks.choice(), _LIGHT * strength))

    def found(self, patches: Sequence[Patch], *, current: bool) -> None:
        """Paint places that a search has found: plates with sharp corners and a frame, which no annotation has.

        They end above the lines of annotations.
        """
        page = self._inks.colours.page
        self._smooth(False)
        self._painter.setPen(QPen(QColor(page.ink), 2 if current else 1))
        self._painter.setBrush(QColor(page.found_now if current else page.found))
        for patch in patches:
            self._painter.drawRect(patch.rect.toAlignedRect().adjusted(-1, -1, 0, -self._sizes.line))

    def reach(self, patches: Sequence[Patch]) -> None:
        """Paint paler than the selected text what would be taken along with it."""
        for patch in patches:
            self._painter.fillRect(patch.rect, self._inks.faint(QColor(self._inks.colours.page.selection), _REACH))

    def preview(self, patches: Sequence[Patch]) -> None:
        """Paint where an annotation would stand whose bound is being dragged."""
        self._smooth(True)
        self._painter.setPen(Qt.PenStyle.NoPen)
        self._painter.setBrush(self._inks.faint(self._inks.choice(), _PREVIEW))
        for patch in patches:
            self._painter.drawRoundedRect(patch.rect.adjusted(-1.5, 0, 1.5, 1), self._sizes.corner, self._sizes.corner)

    def grip(self, across: float, top: float, bottom: float, *, starts: bool) -> None:
        """Paint the grip of a bound: a line with a knob, above it at a start, below it at an end."""
        self._smooth(True)
        self._painter.setPen(QPen(self._inks.choice(), self._sizes.bar))
        self._painter.drawLine(QPointF(across, top), QPointF(across, bottom))
        self._painter.setPen(Qt.PenStyle.NoPen)
        self._painter.setBrush(self._inks.choice())
        radius = self._sizes.bar + 1.5
        self._painter.drawEllipse(QPointF(across, top - 1 if starts else bottom + 1), radius, radius)

    def _thin(self, annotation: Annotation) -> None:
        """Paint thinly what stands back, and the rest as it is."""
        self._painter.setOpacity(self._opacity(annotation))

    def _opacity(self, annotation: Annotation) -> float:
        return _STANDING_BACK if self._back.holds(annotation) else 1

    def _is_quote(self, patch: Patch) -> bool:
        return self._sheet[patch.id].quote is not None

    def _smooth(self, on: bool) -> None:
        """Switch antialiasing: round corners need it, lines are sharper and lines of a quote join better without."""
        self._painter.setRenderHint(QPainter.RenderHint.Antialiasing, on)

    def _quote_brush(self, patch: Patch, annotation: Annotation) -> QBrush:
        """Return a quote's ground: a nested one makes that of the outer quote deeper, a doubtful one is pale."""
        if not patch.lane and not doubtful(annotation):
            return self._inks.ground(annotation.label)
        tone = self._inks.colours.of(annotation.label)
        colour = QColor(tone.line if patch.lane else tone.ground)
        colour.setAlphaF(_NESTED_TINT if patch.lane else _DOUBTFUL_GROUND)
        return QBrush(colour)

    def _box(self, patch: Patch) -> QRectF:
        lane = min(patch.lane, DEEPEST)
        return patch.rect.adjusted(-1.5, -lane, 1.5, 1 + lane * self._sizes.lane)

    def _fill(self, patch: Patch, annotation: Annotation, box: QRectF) -> None:
        self._thin(annotation)
        self._painter.setBrush(self._inks.ground(annotation.label))
        if patch.opens and patch.closes:
            self._painter.drawRoundedRect(box, self._sizes.corner, self._sizes.corner)
            return
        corners = (patch.opens, patch.closes, patch.closes, patch.opens)
        self._painter.drawPath(rounded(box, self._sizes.corner, corners))

    def _underline(self, annotation: Annotation, box: QRectF) -> None:
        height = box.bottom() - self._sizes.line / 2
        start, end = QPointF(box.left() + 1, height), QPointF(box.right() - 1, height)
        self._strokes.across(annotation, start, end, self._opacity(annotation))


def bar_x(lane: int) -> float:
    """Return where the bar of a quote at this depth of nesting stands, in pixels from the page's left edge."""
    return 8.0 + min(lane, DEEPEST) * _BAR_STEP


def _bars(quotes: list[Patch]) -> Iterator[tuple[Patch, float, float]]:
    """Yield each quote's part of the bar beside a line: quotes that share a line share its height, from the left."""
    by_line: dict[tuple[int, float], list[Patch]] = {}
    for patch in quotes:
        by_line.setdefault((patch.lane, patch.rect.top()), []).append(patch)
    for sharing in by_line.values():
        height = sharing[0].rect.height() / len(sharing)
        for place, patch in enumerate(sorted(sharing, key=lambda each: each.rect.left())):
            top = patch.rect.top() + place * height
            yield patch, top + 2.0 * patch.opens, top + height - 2.0 * patch.closes
