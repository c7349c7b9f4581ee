"""The lines of annotations: dashed while suggested, whole once accepted, two thin ones where the user corrected."""

from dataclasses import dataclass

from PySide6.QtCore import QLineF, QPointF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPen

from desktop.annotation import LOW_CONFIDENCE, Annotation, Status
from desktop.window.label_colours import LabelColours

PenKey = tuple[str, bool, int, int]
"""A label, whether the line is dashed, its width, and where in its pattern it begins."""


@dataclass(frozen=True, slots=True)
class Measures:
    """Sizes in pixels: how much lower each further lane lies, lines, bars, dashes and gaps, a box's corners."""

    lane: int
    line: int
    bar: int
    dash: int
    gap: int
    corner: float


def measures(text: int) -> Measures:
    """Return the sizes for a text of so many pixels: letters, lanes and lines grow together."""
    return Measures(
        lane=max(3, round(text * 0.22)),
        line=max(1, round(text * 0.115)),
        bar=max(2, round(text * 0.18)),
        dash=max(4, round(text * 0.31)),
        gap=max(3, round(text * 0.19)),
        corner=text * 0.22,
    )


def doubtful(annotation: Annotation) -> bool:
    """Tell whether an annotation is a quote the machine is not sure of."""
    return annotation.quote is not None and annotation.quote.confidence < LOW_CONFIDENCE


class Inks:
    """Colours and pens of one theme and one size of text, each made once."""

    def __init__(self, colours: LabelColours, sizes: Measures) -> None:
        self.colours = colours
        self.sizes = sizes
        self._grounds: dict[str, QBrush] = {}
        self._pens: dict[PenKey, QPen] = {}

    def ground(self, label: str) -> QBrush:
        """Return what lies under a label's words."""
        if label not in self._grounds:
            self._grounds[label] = QBrush(QColor(self.colours.of(label).ground))
        return self._grounds[label]

    def choice(self) -> QColor:
        """Return the colour of what is selected."""
        return QColor(self.colours.page.choice)

    def faint(self, colour: QColor, share: float) -> QColor:
        """Return a colour through which `share` hides what is below, from 0 to 1."""
        paler = QColor(colour)
        paler.setAlphaF(share)
        return paler

    def pen(self, label: str, dashed: bool, width: int, offset: int) -> QPen:
        """Return the pen of a label's lines; `offset` is where in its pattern a dashed one begins."""
        key = (label, dashed, width, offset)
        if key not in self._pens:
            self._pens[key] = self._new_pen(*key)
        return self._pens[key]

    def _new_pen(self, label: str, dashed: bool, width: int, offset: int) -> QPen:
        pen = QPen(QColor(self.colours.of(label).line), width)
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        if dashed:
            pen.setDashPattern([self.sizes.dash / width, self.sizes.gap / width])
            pen.setDashOffset(offset / width)
        return pen


class Strokes:
    """Collects lines and draws those of one pen together; to be sharp they want a painter without antialiasing."""

    def __init__(self, painter: QPainter, inks: Inks) -> None:
        self._painter = painter
        self._inks = inks
        self._lines: dict[tuple[float, PenKey], list[QLineF]] = {}

    def across(self, annotation: Annotation, start: QPointF, end: QPointF, opacity: float) -> None:
        """Take a line under words."""
        self._take(annotation, QLineF(start, end), self._inks.sizes.line, 0, opacity)

    def down(self, annotation: Annotation, start: QPointF, end: QPointF, opacity: float) -> None:
        """Take a bar beside a line of text; its dashes keep step with those of the line above."""
        sizes = self._inks.sizes
        step = round(start.y()) % (sizes.dash + sizes.gap)
        self._take(annotation, QLineF(start, end), sizes.bar, step, opacity)

    def draw(self) -> None:
        """Draw all that was taken."""
        for (opacity, pen), lines in self._lines.items():
            self._painter.setOpacity(opacity)
            self._painter.setPen(self._inks.pen(*pen))
            self._painter.drawLines(lines)
        self._lines.clear()

    def _take(self, annotation: Annotation, line: QLineF, width: int, step: int, opacity: float) -> None:
        if doubtful(annotation):
            width = max(1, width // 2)
        if annotation.status is Status.CORRECTED:
            thin = (annotation.label, False, max(1, width // 2), 0)
            self._lines.setdefault((opacity, thin), []).extend(_doubled(line, width))
        else:
            pen = (annotation.label, annotation.status is Status.SUGGESTED, width, step)
            self._lines.setdefault((opacity, pen), []).append(line)


def _doubled(line: QLineF, width: int) -> tuple[QLineF, QLineF]:
    """Return the two thin lines that stand for one of this width."""
    apart = max(1, round(width * 0.6))
    aside = QPointF(apart, 0) if line.x1() == line.x2() else QPointF(0, apart)
    return line.translated(-aside), line.translated(aside)
