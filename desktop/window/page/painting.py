"""Paints annotations under the text. States differ by the line and its weight, never by colour alone."""

from collections.abc import Iterator
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
    def lane(self) -> int:
        """How much lower each further lane lies."""
        return max(3, round(self.text * 0.22))

    @property
    def line(self) -> int:
        """Thickness of an accepted annotation's line."""
        return max(1, round(self.text * 0.115))

    @property
    def bar(self) -> int:
        """Thickness of an accepted quote's bar."""
        return max(2, round(self.text * 0.18))

    @property
    def dash(self) -> tuple[int, int]:
        """Length of a suggested annotation's dashes and of the gaps between them."""
        return max(4, round(self.text * 0.31)), max(3, round(self.text * 0.19))

    @property
    def corner(self) -> float:
        """Radius of a box's corners."""
        return self.text * 0.22


def doubtful(annotation: Annotation) -> bool:
    """Tell whether an annotation is a quote the machine is not sure of."""
    return annotation.quote is not None and annotation.quote.confidence < LOW_CONFIDENCE


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
        for patch, upper, lower in _bars(quotes):
            self._bar(patch, upper, lower)

    def outline(self, patches: list[Patch]) -> None:
        """Outline the selected annotation, each run of touching patches as one shape."""
        pen = QPen(QColor(self._colours.page.choice), max(2, self._measures.line))
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        self._painter.setPen(pen)
        self._painter.setBrush(Qt.BrushStyle.NoBrush)
        for shape in self._shapes(patches):
            self._painter.drawPath(shape)

    def point_out(self, patches: list[Patch]) -> None:
        """Underline words that belong to the selected quote: its cue and its speaker."""
        self._painter.setPen(QPen(QColor(self._colours.page.choice), self._measures.line, Qt.PenStyle.DotLine))
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
        if patch.opens or patch.closes:
            corners = (patch.opens, patch.opens and patch.closes, patch.closes, patch.opens and patch.closes)
            self._painter.setPen(Qt.PenStyle.NoPen)
            self._painter.setBrush(colour)
            self._painter.drawPath(_rounded(patch.rect, self._measures.corner, corners))
        else:
            self._painter.fillRect(patch.rect, colour)

    def _bar(self, patch: Patch, top: float, bottom: float) -> None:
        across = bar_x(patch.lane)
        self._stroke(self._sheet[patch.id], QPointF(across, top), QPointF(across, bottom), self._measures.bar)

    def _box(self, patch: Patch) -> QRectF:
        lane = min(patch.lane, DEEPEST)
        return patch.rect.adjusted(-1.5, -lane, 1.5, 1 + lane * self._measures.lane)

    def _fill(self, patch: Patch) -> None:
        annotation = self._sheet[patch.id]
        self._painter.setPen(Qt.PenStyle.NoPen)
        self._painter.setBrush(QColor(self._colours.of(annotation.label).ground))
        corners = (patch.opens, patch.closes, patch.closes, patch.opens)
        self._painter.drawPath(_rounded(self._box(patch), self._measures.corner, corners))

    def _underline(self, patch: Patch) -> None:
        box = self._box(patch)
        height = box.bottom() - self._measures.line / 2
        left, right = QPointF(box.left() + 1, height), QPointF(box.right() - 1, height)
        self._stroke(self._sheet[patch.id], left, right, self._measures.line)

    def _stroke(self, annotation: Annotation, start: QPointF, end: QPointF, width: int) -> None:
        """Draw an annotation's line: dashed, solid, or two thin ones where the user has corrected it."""
        self._painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        if doubtful(annotation):
            width = max(1, width // 2)
        if annotation.status is Status.CORRECTED:
            self._double(annotation, start, end, width)
        else:
            self._painter.setPen(self._pen(annotation, width, start.y()))
            self._painter.drawLine(start, end)
        self._painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)

    def _double(self, annotation: Annotation, start: QPointF, end: QPointF, width: int) -> None:
        self._painter.setPen(self._pen(annotation, max(1, width // 2), start.y()))
        apart = max(1, round(width * 0.6))
        aside = QPointF(apart, 0) if start.x() == end.x() else QPointF(0, apart)
        self._painter.drawLine(start - aside, end - aside)
        self._painter.drawLine(start + aside, end + aside)

    def _pen(self, annotation: Annotation, width: int, begins: float) -> QPen:
        """Return the pen of an annotation's line: dashed while suggested, solid once decided.

        Dashes that go on from line to line keep step when each says at which height it `begins`.
        """
        pen = QPen(QColor(self._colours.of(annotation.label).line), width)
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        if annotation.status is Status.SUGGESTED:
            dash, gap = self._measures.dash
            pen.setDashPattern([dash / width, gap / width])
            pen.setDashOffset(begins % (dash + gap) / width)
        return pen


def bar_x(lane: int) -> float:
    """Return where the bar of a quote at this depth of nesting stands, in pixels from the page's left edge."""
    return 8.0 + min(lane, DEEPEST) * BAR_STEP


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


def _joined(runs: list[QPainterPath], path: QPainterPath) -> list[QPainterPath]:
    """Join a path to the last run where they touch."""
    if runs and runs[-1].boundingRect().adjusted(0, 0, 0, 1).intersects(path.boundingRect()):
        return [*runs[:-1], runs[-1].united(path)]
    return [*runs, path]


def _rounded(box: QRectF, radius: float, corners: tuple[bool, bool, bool, bool]) -> QPainterPath:
    """Return a box with those corners round that are asked for, clockwise from the upper left one."""
    path = QPainterPath()
    path.setFillRule(Qt.FillRule.WindingFill)
    path.addRoundedRect(box, radius, radius)
    right, bottom = box.right() - radius, box.bottom() - radius
    places = ((box.left(), box.top()), (right, box.top()), (right, bottom), (box.left(), bottom))
    for (left, top), is_round in zip(places, corners, strict=True):
        if not is_round:
            path.addRect(QRectF(left, top, radius, radius))
    return path
