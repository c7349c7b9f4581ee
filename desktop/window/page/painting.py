"""Paints annotations under the text. States differ by the line and its weight, never by colour alone."""

from dataclasses import dataclass
from itertools import groupby

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen

from desktop.annotation import LOW_CONFIDENCE, Annotation, Status
from desktop.window.label_colours import LabelColours
from desktop.window.page.places import Patch, Placed
from desktop.window.page.sheet import Sheet

DEEPEST = 3
"""The deepest lane that is painted apart: four in all."""

BAR_STEP = 5


@dataclass(frozen=True, slots=True)
class Measures:
    """Sizes in pixels for a text of `text` pixels: letters, lanes and lines grow together."""

    text: int

    @property
    def lane(self) -> float:
        """How much lower each further lane lies."""
        return max(3.0, self.text * 0.19)

    @property
    def line(self) -> float:
        """Thickness of an accepted annotation's line."""
        return max(1.5, self.text * 0.115)

    @property
    def corner(self) -> float:
        """Radius of a box's corners."""
        return self.text * 0.22


def doubtful(annotation: Annotation) -> bool:
    """Tell whether an annotation is a quote the machine is not sure of."""
    return annotation.quote is not None and annotation.quote.confidence < LOW_CONFIDENCE


def line_pen(annotation: Annotation, colours: LabelColours, width: float) -> QPen:
    """Return the pen of an annotation's line: dashed while suggested, solid once decided, thinner in doubt."""
    pen = QPen(QColor(colours.of(annotation.label).line), width * (0.5 if doubtful(annotation) else 1.0))
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    if annotation.status is Status.SUGGESTED:
        pen.setDashPattern([5 / pen.widthF(), 3 / pen.widthF()])
    return pen


class AnnotationPainter:
    """Paints the patches of one paragraph with a painter that stands in the document's pixels."""

    def __init__(self, painter: QPainter, sheet: Sheet, colours: LabelColours, measures: Measures) -> None:
        self._painter = painter
        self._sheet = sheet
        self._colours = colours
        self._measures = measures

    def paint(self, placed: Placed, clip: QRectF) -> None:
        """Paint quotes, then boxes, then their lines, so that no box hides another's line."""
        quotes = [patch for patch in placed.quotes if patch.rect.intersects(clip)]
        names = [patch for patch in placed.names if self._box(patch).intersects(clip)]
        for patch in quotes:
            self._ground(patch)
        for patch in names:
            self._fill(patch)
        for patch in names:
            self._underline(patch)
        for patch in quotes:
            self._bar(patch)

    def outline(self, patches: list[Patch]) -> None:
        """Outline the selected annotation, each run of touching patches as one shape."""
        pen = QPen(QColor(self._colours.page.choice), max(2.0, self._measures.line))
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        self._painter.setPen(pen)
        self._painter.setBrush(Qt.BrushStyle.NoBrush)
        for shape in self._shapes(patches):
            self._painter.drawPath(shape)

    def point_out(self, patches: list[Patch], colour: str) -> None:
        """Underline words that belong to the selected quote: its cue and its speaker."""
        self._painter.setPen(QPen(QColor(colour), self._measures.line, Qt.PenStyle.DotLine))
        for patch in patches:
            height = patch.rect.bottom() + 1
            self._painter.drawLine(QPointF(patch.rect.left(), height), QPointF(patch.rect.right(), height))

    def _shapes(self, patches: list[Patch]) -> list[QPainterPath]:
        boxes = [self._rect(patch) for patch in patches]
        runs: list[QPainterPath] = []
        for touching, group in groupby(zip(patches, boxes, strict=True), lambda pair: self._is_quote(pair[0])):
            for _, box in group:
                path = QPainterPath()
                path.addRect(box)
                runs = _joined(runs, path) if touching else [*runs, path]
        return runs

    def _rect(self, patch: Patch) -> QRectF:
        return patch.rect if self._is_quote(patch) else self._box(patch)

    def _is_quote(self, patch: Patch) -> bool:
        return self._sheet[patch.id].quote is not None

    def _ground(self, patch: Patch) -> None:
        annotation = self._sheet[patch.id]
        colour = QColor(self._colours.of(annotation.label).ground)
        if patch.lane:
            colour = QColor(self._colours.of(annotation.label).line)
            colour.setAlphaF(0.10)
        elif doubtful(annotation):
            colour.setAlphaF(0.5)
        self._painter.fillRect(patch.rect, colour)

    def _bar(self, patch: Patch) -> None:
        annotation = self._sheet[patch.id]
        pen = line_pen(annotation, self._colours, self._measures.line * 1.6)
        self._painter.setPen(pen)
        across = bar_x(patch.lane)
        self._painter.drawLine(QPointF(across, patch.rect.top()), QPointF(across, patch.rect.bottom()))

    def _box(self, patch: Patch) -> QRectF:
        lane = min(patch.lane, DEEPEST)
        return patch.rect.adjusted(-1.5, -0.5 - lane, 1.5, 1 + lane * self._measures.lane)

    def _fill(self, patch: Patch) -> None:
        annotation = self._sheet[patch.id]
        tone = self._colours.of(annotation.label)
        colour = QColor(tone.ground)
        self._painter.setPen(Qt.PenStyle.NoPen)
        self._painter.setBrush(colour)
        self._painter.drawPath(_rounded(self._box(patch), self._measures.corner, patch.opens, patch.closes))

    def _underline(self, patch: Patch) -> None:
        annotation = self._sheet[patch.id]
        box = self._box(patch)
        width = self._measures.line
        self._painter.setPen(line_pen(annotation, self._colours, width))
        height = box.bottom() - width / 2
        self._painter.drawLine(QPointF(box.left() + 1, height), QPointF(box.right() - 1, height))


def bar_x(lane: int) -> float:
    """Return where the bar of a quote at this depth of nesting stands, in pixels from the page's left edge."""
    return 8.0 + min(lane, DEEPEST) * BAR_STEP


def _joined(runs: list[QPainterPath], path: QPainterPath) -> list[QPainterPath]:
    """Join a path to the last run where they touch."""
    if runs and runs[-1].boundingRect().adjusted(0, 0, 0, 1).intersects(path.boundingRect()):
        return [*runs[:-1], runs[-1].united(path)]
    return [*runs, path]


def _rounded(box: QRectF, radius: float, opens: bool, closes: bool) -> QPainterPath:
    """Return a box with round corners where the annotation begins and ends, square ones where it goes on."""
    path = QPainterPath()
    path.addRoundedRect(box, radius, radius)
    path.setFillRule(Qt.FillRule.WindingFill)
    if not opens:
        path.addRect(QRectF(box.left(), box.top(), radius, box.height()))
    if not closes:
        path.addRect(QRectF(box.right() - radius, box.top(), radius, box.height()))
    return path
