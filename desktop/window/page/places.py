"""Where the pieces of annotations lie on the page: rectangles in the document's own pixels."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QTextBlock, QTextDocument

from desktop.annotation import Segment
from desktop.window.page.sheet import Piece, Sheet, size
from desktop.window.page.typography import LINE_HEIGHT

_KEPT_PARTS = 4000
_PART_LINES = 24
"""Lines of a paragraph whose patches are found together."""
_QUOTE_PADDING = 5


@dataclass(frozen=True, slots=True)
class Patch:
    """One painted rectangle of an annotation: of its part in one line. `baseline` is the line's.

    `length` and `start` are those of the whole piece in the paragraph.
    """

    id: int
    rect: QRectF
    baseline: float
    lane: int
    opens: bool
    closes: bool
    length: int
    start: int


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
    """The patches of a paragraph, or of a part of it, in the order they are painted."""

    names: tuple[Patch, ...] = ()
    quotes: tuple[Patch, ...] = ()


class Places:
    """Finds and keeps the patches of paragraphs as long as neither the layout nor the annotations change."""

    def __init__(self, document: QTextDocument, sheet: Sheet) -> None:
        self._document = document
        self._layout = document.documentLayout()
        self._sheet = sheet
        self._kept: dict[tuple[int, int], Placed] = {}

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

    def of(self, block: QTextBlock, top: float, bottom: float) -> Placed:
        """Return the patches of one paragraph, as far as its lines are near to those between two heights."""
        parts = [self._part(block, number) for number in self._parts(block, top, bottom)]
        if len(parts) == 1:
            return parts[0]
        names = sorted((patch for part in parts for patch in part.names), key=_rank)
        quotes = sorted((patch for part in parts for patch in part.quotes), key=_rank)
        return Placed(tuple(names), tuple(quotes))

    def between(self, top: float, bottom: float) -> list[Patch]:
        """Return the patches that show between two heights of the document, quotes before names in a paragraph."""
        found = (self.of(block, top, bottom) for block in self.blocks(top, bottom))
        patches = (patch for placed in found for patch in (*placed.quotes, *placed.names))
        return [patch for patch in patches if patch.rect.bottom() > top and patch.rect.top() < bottom]

    def at(self, point: QPointF) -> list[int]:
        """Return the annotations painted under a point of the document, the smallest first."""
        under = set()
        for block in self.blocks(point.y(), point.y()):
            placed = self.of(block, point.y(), point.y())
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
        """Return those patches of some stretches of the text whose lines show between two heights."""
        offsets = self._sheet.offsets
        bounds = [(offsets.start(each.start), offsets.end(each.end)) for each in segments]
        found = (patch for block in self.blocks(top, bottom) for patch in self._in_block(block, bounds, (top, bottom)))
        return [patch for patch in found if patch.rect.bottom() > top and patch.rect.top() < bottom]

    def extent(self, top: float, bottom: float) -> Segment:
        """Return the stretch of the text whose lines show between two heights of the document."""
        blocks = list(self.blocks(top, bottom))
        if not blocks:
            return Segment(0, 0)
        start = self._paragraph(blocks[0]).span(top, bottom)[0] + blocks[0].position()
        end = self._paragraph(blocks[-1]).span(top, bottom)[1] + blocks[-1].position()
        points = self._sheet.offsets.point
        return Segment(points(start), points(end))

    def line_of(self, point: int) -> QRectF:
        """Return the place of the line that holds a code point."""
        return line_rect(self._document, self._sheet.offsets.start(point))

    def _in_block(
        self, block: QTextBlock, bounds: Sequence[tuple[int, int]], between: tuple[float, float] | None = None
    ) -> Iterator[Patch]:
        first, last = block.position(), block.position() + block.length() - 1
        here = [(max(start, first) - first, min(end, last) - first) for start, end in bounds]
        pieces = [Piece(0, low, high, True, True) for low, high in here if low < high]
        if pieces:
            paragraph = self._paragraph(block)
            lines = paragraph.near(*between) if between else range(paragraph.count)
            yield from (patch for piece in pieces for patch in paragraph.names(piece, lines))

    def _parts(self, block: QTextBlock, top: float, bottom: float) -> range:
        """Return the numbers of the parts of a paragraph that hold the lines near to those between two heights."""
        if block.layout().lineCount() <= _PART_LINES:
            return range(1)
        near = self._paragraph(block).near(top, bottom)
        return range(near.start // _PART_LINES, (near.stop - 1) // _PART_LINES + 1)

    def _part(self, block: QTextBlock, number: int) -> Placed:
        key = block.blockNumber(), number
        if key not in self._kept:
            if len(self._kept) > _KEPT_PARTS:
                self._kept.clear()
            self._kept[key] = self._place(block, number)
        return self._kept[key]

    def _place(self, block: QTextBlock, number: int) -> Placed:
        """Find the patches of one part of a paragraph: a long one costs no more than what is seen of it."""
        paragraph = self._paragraph(block)
        lines = range(number * _PART_LINES, min((number + 1) * _PART_LINES, paragraph.count))
        if not lines:
            return Placed()
        whole = paragraph.count <= _PART_LINES
        part = None if whole else (paragraph.line(lines[0]).start, paragraph.line(lines[-1]).end)
        pieces = self._sheet.row(block.position(), block.length(), part)
        row = pieces.names, pieces.quotes
        low, high = part or (0, block.length())
        names, quotes = ([piece for piece in each if piece.start <= high and piece.end >= low] for each in row)
        return Placed(
            tuple(patch for piece in names for patch in paragraph.names(piece, lines)),
            tuple(patch for piece in quotes for patch in paragraph.quotes(piece, lines)),
        )

    def _paragraph(self, block: QTextBlock) -> "_Paragraph":
        return _Paragraph(self._document, block)


def _rank(patch: Patch) -> tuple[int, int, int]:
    """Sort key of painting: longer pieces first, as in a row of the sheet."""
    return -patch.length, patch.start, patch.id


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
    """The lines of one paragraph, laid out; none is looked at that is not asked for."""

    def __init__(self, document: QTextDocument, block: QTextBlock) -> None:
        rect = document.documentLayout().blockBoundingRect(block)
        self._layout = block.layout()
        self._top, self._left, self._right = rect.top(), rect.left(), rect.right()
        metrics = QFontMetricsF(document.defaultFont())
        self._ascent, self._descent = metrics.ascent(), metrics.descent()
        self._lead = metrics.height() * (LINE_HEIGHT - 1)
        self._length = block.length()
        self.count = self._layout.lineCount()
        self._lines: dict[int, Line] = {}

    def line(self, number: int) -> Line:
        """Return a line by its number."""
        if number not in self._lines:
            line = self._layout.lineAt(number)
            start, baseline = line.textStart(), self._top + line.y() + line.ascent()
            upper, lower = self._edge(number), self._edge(number + 1)
            self._lines[number] = Line(start, start + line.textLength(), upper, lower, baseline)
        return self._lines[number]

    def near(self, top: float, bottom: float) -> range:
        """Return the numbers of the lines between two heights, and of one on either side: boxes stand out of theirs."""
        first = bisect_right(range(self.count), top, key=self._edge) - 2
        last = bisect_right(range(self.count), bottom, key=self._edge) + 1
        return range(max(min(first, self.count - 1), 0), max(min(last, self.count), 1))

    def span(self, top: float, bottom: float) -> tuple[int, int]:
        """Return the positions from the paragraph's start that the lines near to those between two heights hold."""
        near = self.near(top, bottom)
        if not self.count:
            return 0, self._length
        return self.line(near[0]).start, self._length if near[-1] == self.count - 1 else self.line(near[-1]).end

    def names(self, piece: Piece, lines: range) -> Iterator[Patch]:
        """Yield boxes as high as the letters, as wide as the words."""
        for number, line, left, right in self._stretches(piece, lines):
            if right <= left:
                continue
            top, bottom = round(line.baseline - self._ascent), round(line.baseline + self._descent)
            yield self._patch(piece, number, line, QRectF(left, top, right - left, bottom - top))

    def quotes(self, piece: Piece, lines: range) -> Iterator[Patch]:
        """Yield grounds as high as the lines; where the quote goes on they run from edge to edge of the column."""
        for number, line, left, right in self._stretches(piece, lines):
            begins = left > self._left
            ends = piece.closes and line.end >= piece.end
            start = left - 1 if begins else self._left - _QUOTE_PADDING
            edge = right + 1 if ends else max(self._right, right) + _QUOTE_PADDING
            yield self._patch(piece, number, line, QRectF(start, line.top, edge - start, line.bottom - line.top))

    def line_rect(self, place: int) -> QRectF:
        """Return the whole line that holds a position of the paragraph."""
        line = self.line(self._number(place))
        return QRectF(self._left, line.top, self._right - self._left, line.bottom - line.top)

    def _edge(self, number: int) -> int:
        """Return the height between a line and the one before it."""
        if number < self.count:
            return round(self._top + self._layout.lineAt(number).y() - self._lead / 2)
        last = self._layout.lineAt(self.count - 1)
        return round(self._top + last.y() + last.height() + self._lead / 2)

    def _number(self, place: int) -> int:
        """Return the number of the line that holds a position."""
        starts = bisect_right(range(self.count), place, key=lambda number: self._layout.lineAt(number).textStart())
        return max(starts - 1, 0)

    def _patch(self, piece: Piece, number: int, line: Line, rect: QRectF) -> Patch:
        opens = piece.opens and line.start <= piece.start
        closes = piece.closes and (line.end >= piece.end or number == self.count - 1)
        length = piece.end - piece.start
        return Patch(piece.id, rect, line.baseline, piece.lane, opens, closes, length, piece.start)

    def _stretches(self, piece: Piece, lines: range) -> Iterator[tuple[int, Line, float, float]]:
        start, end = self._whole(piece)
        for number in range(max(self._number(start), lines.start), lines.stop):
            line = self.line(number)
            if line.start >= end and line.start > start:
                return
            low, high = max(start, line.start), min(end, line.end)
            yield number, line, *self._across(number, low, high)

    def _whole(self, piece: Piece) -> tuple[int, int]:
        """Return the piece's bounds, moved outwards where they would tear a character apart."""
        start, end = piece.start, min(piece.end, self.line(self.count - 1).end if self.count else piece.end)
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
