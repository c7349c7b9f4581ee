"""Which annotations stand in a stretch of the text, found without walking through all of them."""

from collections import defaultdict
from collections.abc import Iterable

from desktop.annotation import Annotation, Segment, reading_order

_CELL_BITS = 10
_LONG_CELLS = 64


class SegmentIndex:
    """Annotations by the cells of 1,024 code points that their segments touch; very long segments lie apart."""

    def __init__(self, annotations: Iterable[Annotation] = ()) -> None:
        self._cells: defaultdict[int, list[Annotation]] = defaultdict(list)
        self._long: list[Annotation] = []
        for annotation in annotations:
            self.add(annotation)

    def add(self, annotation: Annotation) -> None:
        """Take an annotation in."""
        for segment in annotation.segments:
            first = segment.start >> _CELL_BITS
            last = (segment.end - 1) >> _CELL_BITS
            if first == last:
                self._cells[first].append(annotation)
            else:
                self._add_wide(annotation, first, last)

    def discard(self, annotation: Annotation) -> None:
        """Take out an annotation that was added."""
        for segment in annotation.segments:
            for shelf in self._shelves(segment):
                shelf[:] = [kept for kept in shelf if kept is not annotation]

    def within(self, start: int, end: int) -> list[Annotation]:
        """Return the annotations with a segment that shares a character with [start, end), in reading order."""
        near = list(self._long)
        for cell in range(start >> _CELL_BITS, ((end - 1) >> _CELL_BITS) + 1):
            near += self._cells.get(cell, ())
        found = {id(each): each for each in near if _stands_in(each, start, end)}
        return sorted(found.values(), key=reading_order)

    def _add_wide(self, annotation: Annotation, first: int, last: int) -> None:
        if last - first >= _LONG_CELLS:
            self._long.append(annotation)
            return
        for cell in range(first, last + 1):
            self._cells[cell].append(annotation)

    def _shelves(self, segment: Segment) -> list[list[Annotation]]:
        first = segment.start >> _CELL_BITS
        last = (segment.end - 1) >> _CELL_BITS
        if last - first >= _LONG_CELLS:
            return [self._long]
        return [self._cells[cell] for cell in range(first, last + 1)]


def _stands_in(annotation: Annotation, start: int, end: int) -> bool:
    segments = annotation.segments
    if len(segments) == 1:
        # Nearly always: thousands are asked for one frame of a crowded paragraph.
        return segments[0].start < end and start < segments[0].end
    return any(segment.start < end and start < segment.end for segment in segments)
