"""Where the pieces of annotations lie on the page: rectangles in the document's own pixels."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QTextBlock, QTextDocument, QTextLayout

from desktop.annotation import Segment
from desktop.window.page.sheet import Piece, Sheet, size
from desktop.window.page.typography import LINE_HEIGHT

_KEPT_BLOCKS = 4000
_QUOTE_PADDING = 5


@dataclass(frozen=True, slots=True)
class Patch:
    """One painted rectangle of an annotation: of its part in one line. `baseline` is the line's."""

    id: int
    rect: QRectF
    baseline: float
    lane: int
    opens: bool
    closes: bool


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a paragraph: [start, end) in positions from the paragraph's start, and where it lies.

    Lines touch: the bottom of one is the top of the next.
    """

    start: int
    end: int
    top: int
    bottom: int
    baseline: float


@dataclass(frozen=True, slots=True)
class Placed:
    """The patches of one paragraph in the order they are painted."""

    names: tuple[Patch, ...] = ()
    quotes: tuple[Patch, ...] = ()


class Places:
    """Finds and keeps the patches of paragraphs as long as neither the layout nor the annotations change."""

    def __init__(self, document: QTextDocument, sheet: Sheet) -> None:
        self._document = document
        self._layout = document.documentLayout()
        self._sheet = sheet
        self._kept: dict[int, Placed] = {}

    def forget(self) -> None:
        """Find all patches anew when they are next asked for."""
        self._kept.clear()

    def blocks(self, top: float, bottom: float) -> Iterator[QTextBlock]:
        """Yield the paragraphs between two heights of the document, in order."""
        block = self._document.findBlock(position_at(self._document, top)).previous()
        if not block.isValid():
            block = self._document.firstBlock()
        while block.isValid() and self._layout.blockBoundingRect(block).top() <= bottom:
            yield block
            block = block.next()

    def of(self, block: QTextBlock) -> Placed:
        """Return the patches of one paragraph."""
        number = block.blockNumber()
        if number not in self._kept:
            if len(self._kept) > _KEPT_BLOCKS:
                self._kept.clear()
            self._kept[number] = self._place(block)
        return self._kept[number]

    def between(self, top: float, bottom: float) -> list[Patch]:
        """Return the patches that show between two heights of the document, quotes before names in a paragraph."""
        found = (self.of(block) for block in self.blocks(top, bottom))
        patches = (patch for placed in found for patch in (*placed.quotes, *placed.names))
        return [patch for patch in patches if patch.rect.bottom() > top and patch.rect.top() < bottom]

    def at(self, point: QPointF) -> list[int]:
        """Return the annotations painted under a point of the document, the smallest first."""
        under = set()
        for block in self.blocks(point.y(), point.y()):
            placed = self.of(block)
            under |= {patch.id for patch in (*placed.names, *placed.quotes) if patch.rect.contains(point)}
        return sorted(under, key=lambda each: size(self._sheet[each]))

    def of_segment(self, segment: Segment) -> list[Patch]:
        """Return the patches of any stretch of the text, annotated or not: words of a quote, a selection."""
        start, end = self._sheet.offsets.start(segment.start), self._sheet.offsets.end(segment.end)
        block = self._document.findBlock(start)
        patches: list[Patch] = []
        while block.isValid() and block.position() < end:
            patches += self._in_block(block, [(start, end)])
            block = block.next()
        return patches

    def of_segments(self, segments: Sequence[Segment], top: float, bottom: float) -> list[Patch]:
        """Return those patches of some stretches of the text that stand in paragraphs between two heights."""
        offsets = self._sheet.offsets
        bounds = [(offsets.start(each.start), offsets.end(each.end)) for each in segments]
        return [patch for block in self.blocks(top, bottom) for patch in self._in_block(block, bounds)]

    def extent(self, top: float, bottom: float) -> Segment:
        """Return the stretch of the text whose paragraphs show between two heights of the document."""
        blocks = list(self.blocks(top, bottom))
        if not blocks:
            return Segment(0, 0)
        points = self._sheet.offsets.point
        return Segment(points(blocks[0].position()), points(blocks[-1].position() + blocks[-1].length()))

    def line_of(self, point: int) -> QRectF:
        """Return the place of the line that holds a code point."""
        return line_rect(self._document, self._sheet.offsets.start(point))

    def _in_block(self, block: QTextBlock, bounds: Sequence[tuple[int, int]]) -> Iterator[Patch]:
        first, last = block.position(), block.position() + block.length() - 1
        here = [(max(start, first) - first, min(end, last) - first) for start, end in bounds]
        pieces = [Piece(0, low, high, True, True) for low, high in here if low < high]
        if pieces:
            paragraph = _Paragraph(self._document, block)
            yield from (patch for piece in pieces for patch in paragraph.names(piece))

    def _place(self, block: QTextBlock) -> Placed:
        row = self._sheet.row(block.position(), block.length())
        if not row.names and not row.quotes:
            return Placed()
        paragraph = _Paragraph(self._document, block)
        names = tuple(patch for piece in row.names for patch in paragraph.names(piece))
        return Placed(names, tuple(patch for piece in row.quotes for patch in paragraph.quotes(piece)))


def position_at(document: QTextDocument, height: float) -> int:
    """Return the position at the left of the line at a height; above the text Qt would answer with its end."""
    margin = document.documentMargin()
    point = QPointF(margin, max(height, margin))
    return max(document.documentLayout().hitTest(point, Qt.HitTestAccuracy.FuzzyHit), 0)


def line_rect(document: QTextDocument, position: int) -> QRectF:
    """Return the place of the line that holds a position of the document."""
    block = document.findBlock(position)
    return _Paragraph(document, block).line_rect(position - block.position())


class _Paragraph:
    """The lines of one paragraph, laid out."""

    def __init__(self, document: QTextDocument, block: QTextBlock) -> None:
        rect = document.documentLayout().blockBoundingRect(block)
        self._layout = block.layout()
        self._left = rect.left()
        self._right = rect.right()
        metrics = QFontMetricsF(document.defaultFont())
        self._ascent, self._descent = metrics.ascent(), metrics.descent()
        self._lines = _lines(self._layout, rect.top(), metrics.height() * (LINE_HEIGHT - 1))
        self._starts = [line.start for line in self._lines]

    def names(self, piece: Piece) -> Iterator[Patch]:
        """Yield boxes as high as the letters, as wide as the words."""
        for number, line, left, right in self._stretches(piece):
            if right <= left:
                continue
            top, bottom = round(line.baseline - self._ascent), round(line.baseline + self._descent)
            yield self._patch(piece, number, line, QRectF(left, top, right - left, bottom - top))

    def quotes(self, piece: Piece) -> Iterator[Patch]:
        """Yield grounds as high as the lines; where the quote goes on they run from edge to edge of the column."""
        for number, line, left, right in self._stretches(piece):
            begins = left > self._left
            ends = piece.closes and line.end >= piece.end
            start = left - 1 if begins else self._left - _QUOTE_PADDING
            edge = right + 1 if ends else max(self._right, right) + _QUOTE_PADDING
            yield self._patch(piece, number, line, QRectF(start, line.top, edge - start, line.bottom - line.top))

    def line_rect(self, place: int) -> QRectF:
        """Return the whole line that holds a position of the paragraph."""
        line = self._lines[max(bisect_right(self._starts, place) - 1, 0)]
        return QRectF(self._left, line.top, self._right - self._left, line.bottom - line.top)

    def _patch(self, piece: Piece, number: int, line: Line, rect: QRectF) -> Patch:
        opens = piece.opens and line.start <= piece.start
        closes = piece.closes and (line.end >= piece.end or number == len(self._lines) - 1)
        return Patch(piece.id, rect, line.baseline, piece.lane, opens, closes)

    def _stretches(self, piece: Piece) -> Iterator[tuple[int, Line, float, float]]:
        start, end = self._whole(piece)
        first = max(bisect_right(self._starts, start) - 1, 0)
        for number in range(first, len(self._lines)):
            line = self._lines[number]
            if line.start >= end and line.start > start:
                return
            low, high = max(start, line.start), min(end, line.end)
            yield number, line, *self._across(number, low, high)

    def _whole(self, piece: Piece) -> tuple[int, int]:
        """Return the piece's bounds, moved outwards where they would tear a character apart."""
        start, end = piece.start, min(piece.end, self._lines[-1].end if self._lines else piece.end)
        if not self._layout.isValidCursorPosition(start):
            start = self._layout.previousCursorPosition(start)
        if not self._layout.isValidCursorPosition(end):
            end = self._layout.nextCursorPosition(end)
        return start, end

    def _across(self, number: int, low: int, high: int) -> tuple[float, float]:
        line = self._layout.lineAt(number)
        one, other = sorted((_x(line.cursorToX(low)), _x(line.cursorToX(high))))
        return self._left + one, self._left + min(other, max(one, line.naturalTextRect().right()))


def _x(answer: object) -> float:
    """Return the x of QTextLine.cursorToX, which answers with a pair although its stub says a number."""
    return float(answer[0]) if isinstance(answer, tuple) else float(answer)  # type: ignore[arg-type]


def _lines(layout: QTextLayout, top: float, lead: float) -> list[Line]:
    lines = [layout.lineAt(number) for number in range(layout.lineCount())]
    if not lines:
        return []
    edges = [round(top + line.y() - lead / 2) for line in lines]
    edges.append(round(top + lines[-1].y() + lines[-1].height() + lead / 2))
    return [
        Line(line.textStart(), line.textStart() + line.textLength(), upper, lower, top + line.y() + line.ascent())
        for line, (upper, lower) in zip(lines, pairwise(edges), strict=True)
    ]
